import Model
import Spelling
import XML

extension Format {
    /// `urn:gatehouse:notification:1` as XML.
    static func gatehouseXML() throws -> Format {
        let schema = try XML.Schema(compiling: PublishedFile.notificationXML.bytes)
        return Format(name: "notification-1.xml", spelling: .xml) { bytes throws(Fault) in
            let document: XML.Document
            do throws(XMLError) {
                document = try XML.Document(parsing: bytes.span, within: .message)
            } catch {
                throw Fault(error)
            }
            if let fault = Fault(
                schema.validate(document, written: bytes.span).map(Fault.Finding.init))
            {
                throw fault
            }
            return Content(document.withRoot { Notification(xml: $0) })
        }
    }
}

extension Fault {
    init(_ error: XMLError) {
        let code: Fault.Code =
            switch error.code {
            case .empty: .empty
            case .encoding: .encoding
            case .doctype: .forbiddenConstruct
            case .malformed, .unreadable: .malformed
            case .tooLarge: .tooLarge
            case .tooDeep: .tooDeep
            case .tooManyElements, .tooManyAttributes, .tooManyNamespaces, .tooManySections,
                .nameTooLong, .valueTooLong:
                .tooComplex
            }
        self.init(
            code, at: Place(line: error.line, column: error.column), expected: error.expected)
    }
}

extension Fault.Finding {
    init(_ finding: XML.Finding) {
        let code: Fault.Code =
            switch finding.kind {
            case .wrongRoot: .wrongKind
            case .unchecked: .tooComplex
            case .unexpectedElement, .tooManyElements, .missingElement, .unexpectedAttribute,
                .missingAttribute, .badValue, .notAllowedText, .brokenKey, .other:
                .structure
            }
        self.init(
            code,
            at: Place(
                line: finding.line, column: finding.column, path: Self.withPlainNames(finding.path)),
            expected: finding.expected + Self.hint(for: finding))
    }

    private static func hint(for finding: XML.Finding) -> String {
        guard finding.kind == .unexpectedElement, let step = finding.path.split(separator: "/").last
        else { return "" }
        let name = step.prefix { $0 != "[" }
        guard let meant = ShownName.meant(by: name) else { return "" }
        return meant == name
            ? "; \(meant) has its place elsewhere, and the order is fixed"
            : "; was \(meant) meant?"
    }

    private static func withPlainNames(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { step in
            let name = step.prefix { $0 != "[" }
            return (name.isEmpty ? "" : ShownName.shown(name)) + step.dropFirst(name.count)
        }.joined(separator: "/")
    }
}
