import CXML

/// A compiled XML Schema.
///
/// `@unchecked`: once compiled, libxml2 only reads a schema; all that a validation writes is in
/// a context of its own.
@safe package final class Schema: @unchecked Sendable {
    /// How many findings against one document are told at most, unless the caller says otherwise.
    package static let findingLimit = 50

    let compiled: xmlSchemaPtr
    let vocabulary: Vocabulary

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - main: The text of the schema.
    ///   - texts: What it imports or includes, by the `schemaLocation` written there. Nothing
    ///     else can be fetched, be it a file or an address.
    /// - Throws: ``SchemaError``, for a warning of libxml2's as well: it warns of what it skips.
    package init(
        compiling main: [UInt8], importing texts: [String: [UInt8]] = [:]
    ) throws(SchemaError) {
        var vocabulary = Vocabulary()
        try Self.add(main, named: nil, to: &vocabulary)
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            try Self.add(text, named: name, to: &vocabulary)
        }
        self.vocabulary = vocabulary
        unsafe compiled = try Self.compile(main, texts)
    }

    deinit {
        unsafe xmlSchemaFree(compiled)
    }

    /// Reads a text by itself first, so that libxml2 compiles only what is within our limits.
    private static func add(
        _ text: [UInt8], named name: String?, to vocabulary: inout Vocabulary
    ) throws(SchemaError) {
        do {
            let document = try Document(parsing: text.span, within: .ruleFile)
            document.withRoot { vocabulary.add($0, isMain: name == nil) }
        } catch {
            throw SchemaError(in: name, line: error.line, reason: "expected \(error.expected)")
        }
    }

    private static func compile(
        _ main: [UInt8], _ texts: [String: [UInt8]]
    ) throws(SchemaError) -> xmlSchemaPtr {
        var complaint: SchemaError?
        let compiled = unsafe Shelf.$texts.withValue(texts) {
            unsafe main.withUnsafeBytes { bytes in
                unsafe compile(bytes.bindMemory(to: CChar.self), &complaint)
            }
        }
        if let compiled = unsafe compiled, complaint == nil { return unsafe compiled }
        unsafe xmlSchemaFree(compiled)
        throw complaint ?? SchemaError(in: nil, line: 0, reason: "libxml2 gave no reason")
    }

    private static func compile(
        _ text: UnsafeBufferPointer<CChar>, _ complaint: inout SchemaError?
    ) -> xmlSchemaPtr? {
        let parser = unsafe xmlSchemaNewMemParserCtxt(text.baseAddress, Int32(text.count))
        guard let parser = unsafe parser else { return nil }
        defer { unsafe xmlSchemaFreeParserCtxt(parser) }
        return unsafe withUnsafeMutablePointer(to: &complaint) { complaint in
            unsafe xmlSchemaSetParserStructuredErrors(
                parser,
                { context, error in
                    let first = unsafe context?.assumingMemoryBound(to: SchemaError?.self)
                    guard let first = unsafe first, let error = unsafe error else { return }
                    // The first is the cause; what follows is often of its making.
                    if unsafe first.pointee == nil {
                        unsafe first.pointee = SchemaError(error.pointee)
                    }
                }, complaint)
            return unsafe xmlSchemaParse(parser)
        }
    }
}

extension SchemaError {
    /// What libxml2 calls a schema that it does not load by name.
    private static let mainName = "in_memory_buffer"

    fileprivate init(_ error: xmlError) {
        let name = unsafe error.file.map { unsafe String(cString: $0) }
        let isMain = name == Self.mainName
        let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
        self.init(
            in: isMain ? nil : name, line: unsafe Int(error.line),
            reason: String(message.prefix { $0 != "\n" }))
    }
}
