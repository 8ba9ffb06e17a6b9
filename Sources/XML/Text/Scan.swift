/// One pass over a UTF-8 text before libxml2 sees it.
///
/// It knows where tags, attributes, comments, CDATA sections and processing instructions begin
/// and end, so that nothing inside one is taken for another, and it counts. What it lets through
/// is valid UTF-8, has no document type declaration and is within the limits. Whether tags match,
/// references are known and namespaces are declared is left to libxml2.
package struct Scan {
    let limits: Limits

    /// Work done: one for each byte looked at and one for each run of bytes. A test bounds it by
    /// the length of the text.
    package internal(set) var steps = 0
    /// Elements begun so far; so an element's ordinal, from 1, while its start tag is read.
    package internal(set) var elements = 0
    /// Whether a comment, CDATA section or processing instruction stands inside the root.
    private(set) var hasInnerSections = false

    /// The next byte to look at.
    var offset = 0
    /// Elements that are open.
    var depth = 0
    var attributesInAll = 0
    var namespacesInScope = 0
    /// How many namespaces the open elements declare, innermost last; of those that declare any.
    var scopes: [(depth: Int, count: Int)] = []
    private var sections = 0

    /// Elements whose places are wanted, by ordinal, the next one last.
    private var wanted: [Int] = []
    private var nextWanted = Int.max
    private var found: [Int] = []

    package init(within limits: Limits) {
        self.limits = limits
    }

    /// Reads a whole text from its first byte, the byte order mark left out.
    ///
    /// - Parameter encoding: How the text was written; a declaration in it has to agree.
    package mutating func read(
        _ text: borrowing Span<UInt8>, writtenIn encoding: Encoding = .utf8
    ) throws(XMLError) {
        try readDeclaration(text, encoding)
        try skip(to: UInt8(ascii: "<"), in: text)
        while offset < text.count {
            switch byte(offset + 1, of: text) {
            case UInt8(ascii: "/"): try readEndTag(text)
            case UInt8(ascii: "!"): try readSection(text)
            case UInt8(ascii: "?"): try readInstruction(text)
            default: try readStartTag(text)
            }
            try skip(to: UInt8(ascii: "<"), in: text)
        }
        guard elements > 0 else { throw nothing(in: text) }
    }

    /// The places of elements in a text that has been read before without an error.
    ///
    /// - Parameters:
    ///   - ordinals: Which elements, counted from 1 in document order; ascending.
    ///   - bytes: The text as it arrived.
    /// - Returns: A place for each ordinal; fewer if the text has not so many elements.
    static func places(
        ofElements ordinals: [Int], written bytes: borrowing Span<UInt8>, within limits: Limits
    ) -> [Place] {
        var scan = Scan(within: limits)
        scan.wanted = ordinals.reversed()
        scan.nextWanted = scan.wanted.popLast() ?? .max
        let places = try? Encoding.decode(bytes) { text, encoding throws(XMLError) in
            try scan.read(text, writtenIn: encoding)
            var place = Place.start
            var from = 0
            return scan.found.map { offset in
                place = place.moved(over: from..<offset, of: text)
                from = offset
                return place
            }
        }
        return places ?? []
    }

    /// Keeps the place of the element that begins here, if it is wanted.
    @inline(__always)
    mutating func notePlace() {
        while nextWanted == elements {
            nextWanted = wanted.popLast() ?? .max
            found.append(offset)
        }
    }

    func error(
        _ code: XMLError.Code, _ text: borrowing Span<UInt8>, at offset: Int? = nil,
        expected: String
    ) -> XMLError {
        let offset = offset ?? self.offset
        let place = Place(ofByte: offset, in: text)
        // A zero stands nowhere in XML; it tells of UTF-16 or UTF-32 that does not say so.
        if offset < text.count, text[offset] == 0 {
            return XMLError(.encoding, at: place, expected: Encoding.expectation)
        }
        return XMLError(code, at: place, expected: expected)
    }

    private func nothing(in text: borrowing Span<UInt8>) -> XMLError {
        for index in text.indices where !Self.isSpace(text[index]) {
            return error(.malformed, text, at: index, expected: "one root element")
        }
        return error(.empty, text, at: 0, expected: "a document with one root element")
    }
}

// MARK: - Sections

extension Scan {
    /// Reads from `<!` on: a comment or a CDATA section; any declaration is refused.
    private mutating func readSection(_ text: borrowing Span<UInt8>) throws(XMLError) {
        if hasBytes("<!--", text) {
            try countSection(text)
            try skipSection(text, opening: 4, closing: "--", expected: "the end of the comment")
            // XML has no other double hyphen in a comment, so the first one has to end it.
            guard byte(offset, of: text) == UInt8(ascii: ">") else {
                throw error(.malformed, text, expected: "no double hyphen inside a comment")
            }
            offset += 1
        } else if hasBytes("<![CDATA[", text) {
            try countSection(text)
            try skipSection(text, opening: 9, closing: "]]>", expected: "the end of the CDATA")
        } else if hasBytes("<!DOCTYPE", text) {
            throw error(.doctype, text, expected: "no document type declaration")
        } else {
            throw error(.malformed, text, expected: "a comment or a CDATA section after <!")
        }
    }

    /// Reads a processing instruction from `<?` to `?>`. None is ever obeyed.
    private mutating func readInstruction(_ text: borrowing Span<UInt8>) throws(XMLError) {
        try countSection(text)
        offset += 2
        try skipName(text)
        try skipSection(
            text, opening: 0, closing: "?>", expected: "the end of the processing instruction")
    }

    /// Reads `<?xml … ?>` where a text begins with it.
    private mutating func readDeclaration(
        _ text: borrowing Span<UInt8>, _ encoding: Encoding
    ) throws(XMLError) {
        guard hasBytes("<?xml", text), Self.isSpace(byte(5, of: text)) else { return }
        try skipSection(
            text, opening: 5, closing: "?>", expected: "the end of the XML declaration")
        guard encoding.agrees(withDeclaration: text.extracting(0..<offset)) else {
            throw error(
                .encoding, text, at: 0, expected: "a declaration that names \(encoding.name)")
        }
    }

    /// Moves past the next `closing`, which no byte of the section may hold.
    private mutating func skipSection(
        _ text: borrowing Span<UInt8>, opening: Int, closing: StaticString, expected: String
    ) throws(XMLError) {
        offset += opening
        let first = closing.withUTF8Buffer { unsafe $0[0] }
        while true {
            try skip(to: first, in: text)
            guard offset < text.count else { throw error(.malformed, text, expected: expected) }
            if hasBytes(closing, text) { break }
            offset += 1
        }
        offset += closing.utf8CodeUnitCount
    }

    private mutating func countSection(_ text: borrowing Span<UInt8>) throws(XMLError) {
        sections += 1
        hasInnerSections = hasInnerSections || depth > 0
        guard sections <= limits.sections else {
            throw error(
                .tooManySections, text,
                expected: "at most \(limits.sections) comments, CDATA sections and instructions")
        }
    }
}
