import CXML

/// One thing that libxml2 has against an element: a ``Finding`` that does not know its place yet.
@safe struct Complaint {
    let kind: Finding.Kind
    let expected: String
    /// The only element that was expected, where there is only one.
    let awaited: String?
    /// Whether it is about the element in which the element stands.
    let isAboutHolder: Bool
    /// The element; none if libxml2 only gives a line.
    let node: xmlNodePtr?
    let line: Int
    /// The attribute of the element, as a path shows it.
    let attribute: String?

    init(
        _ kind: Finding.Kind, expected: String, node: xmlNodePtr?, line: Int = 0,
        attribute: String? = nil, awaited: String? = nil, isAboutHolder: Bool = false
    ) {
        self.kind = kind
        self.expected = expected
        self.awaited = awaited
        self.isAboutHolder = isAboutHolder
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
            attribute: node.flatMap { unsafe Self.attribute(of: Element($0), in: message) },
            awaited: expectation.awaited)
    }

    /// libxml2 says of the first element that does not fit that it is not expected. Where the one that
    /// it expected has to be there and is nowhere, that one is missing; and where one of its name
    /// stands before it and none may follow, there are too many.
    func asTold(of element: Element, by vocabulary: Vocabulary) -> Complaint {
        guard kind == .unexpectedElement, attribute == nil, let holder = element.parent else {
            return self
        }
        let names = holder.children.map(\.name)
        if let awaited {
            guard !names.contains(awaited), vocabulary.requires(awaited, inside: holder.name)
            else { return self }
            return unsafe Complaint(
                .missingElement, expected: expected, node: node, line: line, isAboutHolder: true)
        }
        let before = element.earlierOfSameName
        guard expected == Expectation.nothing, before > 0 else { return self }
        return unsafe Complaint(
            .tooManyElements, expected: "at most \(before) of this name", node: node, line: line,
            isAboutHolder: true)
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
