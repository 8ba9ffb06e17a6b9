import CXML

/// One thing that libxml2 has against an element: a ``Finding`` that does not know its place yet.
@safe struct Complaint {
    let kind: Finding.Kind
    let expected: String
    /// The element; none if libxml2 only gives a line.
    let node: xmlNodePtr?
    let line: Int
    /// The attribute of the element, as a path shows it.
    let attribute: String?

    init(
        _ kind: Finding.Kind, expected: String, node: xmlNodePtr?, line: Int = 0,
        attribute: String? = nil
    ) {
        self.kind = kind
        self.expected = expected
        unsafe self.node = node
        self.line = line
        self.attribute = attribute
    }

    init(_ error: xmlError, _ vocabulary: Vocabulary) {
        let node = unsafe Self.element(of: error)
        let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
        let subject = unsafe error.str1.map { unsafe String(cString: $0) } ?? ""
        let code = unsafe xmlParserErrors(rawValue: UInt32(error.code))
        let expectation = Expectation(
            code, message: message, subject: subject, vocabulary: vocabulary)
        unsafe self.init(
            expectation.kind, expected: expectation.text, node: node, line: Int(error.line),
            attribute: node.flatMap { unsafe Self.attribute(of: Element($0), in: message) })
    }

    /// The element that an error is about; libxml2 gives the element for an attribute as well.
    static func element(of error: xmlError) -> xmlNodePtr? {
        let node = unsafe error.node?.assumingMemoryBound(to: xmlNode.self)
        guard let node = unsafe node, unsafe node.pointee.type == XML_ELEMENT_NODE else {
            return nil
        }
        return unsafe node
    }

    /// Whether the complaint is about this element, or may be as far as its line tells.
    func isAbout(_ element: Element) -> Bool {
        guard let node = unsafe node else { return element.line == line }
        return unsafe node == element.node
    }

    /// The attribute that a message is about, found by trying those that the element has.
    private static func attribute(of element: Element, in message: String) -> String? {
        let start = "Element '\(qualified(element.name, element.namespace))', attribute '"
        guard message.utf8.starts(with: start.utf8) else { return nil }
        let rest = message.utf8.dropFirst(start.utf8.count)
        var attribute = unsafe element.node.pointee.properties
        while let candidate = unsafe attribute {
            let name = unsafe String(cString: candidate.pointee.name)
            let href = unsafe candidate.pointee.ns?.pointee.href
            let namespace = unsafe href.map { unsafe String(cString: $0) }
            if rest.starts(with: (qualified(name, namespace) + "': ").utf8) {
                return unsafe Element.shown(candidate.pointee.name)
            }
            unsafe attribute = candidate.pointee.next
        }
        return nil
    }

    /// A name as libxml2 writes it in a message.
    private static func qualified(_ name: String, _ namespace: String?) -> String {
        namespace.map { "{\($0)}\(name)" } ?? name
    }
}
