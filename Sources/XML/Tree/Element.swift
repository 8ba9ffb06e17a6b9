import CXML

/// A cursor on one element of a document.
///
/// It is valid only inside the `body` of ``Document/withRoot(_:)`` from which it comes; it is not
/// to be kept. Reading it makes no copy but of the text that is asked for.
@safe package struct Element {
    let node: xmlNodePtr

    init(_ node: xmlNodePtr) {
        unsafe self.node = node
    }

    /// The name, without its prefix.
    package var name: String {
        unsafe String(cString: node.pointee.name)
    }

    /// The name of its namespace; nothing if it is in none.
    package var namespace: String? {
        guard let href = unsafe node.pointee.ns?.pointee.href else { return nil }
        return unsafe String(cString: href)
    }

    /// Whether its name, without its prefix, is `name`. No text is copied.
    package func isNamed(_ name: StaticString) -> Bool {
        unsafe node.pointee.name.isSame(as: name)
    }

    /// The text directly inside, CDATA sections included, as written and untrimmed.
    ///
    /// The text of elements inside is not part of it, nor are comments and processing
    /// instructions. Beside elements, white space alone between two tags may be missing.
    package var text: String {
        unsafe String(textOf: node.pointee.children)
    }

    /// The first element inside.
    package var firstChild: Element? {
        unsafe Self.first(from: node.pointee.children)
    }

    /// The next element in the same parent.
    package var next: Element? {
        unsafe Self.first(from: node.pointee.next)
    }

    /// The elements inside, in order.
    package var children: Children {
        Children(upcoming: firstChild)
    }

    /// The first element inside that has this name.
    package func child(_ name: StaticString) -> Element? {
        var child = firstChild
        while let candidate = child {
            if candidate.isNamed(name) { return candidate }
            child = candidate.next
        }
        return nil
    }

    /// The value of an attribute, as XML normalises it.
    ///
    /// - Parameter namespace: The attribute's namespace; none for an attribute without a prefix.
    package func attribute(_ name: StaticString, in namespace: StaticString? = nil) -> String? {
        var attribute = unsafe node.pointee.properties
        while let candidate = unsafe attribute {
            if unsafe candidate.pointee.name.isSame(as: name),
                unsafe candidate.isIn(namespace)
            {
                return unsafe String(textOf: candidate.pointee.children)
            }
            unsafe attribute = candidate.pointee.next
        }
        return nil
    }

    /// The line of its start tag, from 1; exact up to line 65,534.
    package var line: Int {
        unsafe xmlGetLineNo(node)
    }

    private static func first(from node: xmlNodePtr?) -> Element? {
        var node = unsafe node
        while let candidate = unsafe node {
            if unsafe candidate.pointee.type == XML_ELEMENT_NODE {
                return unsafe Element(candidate)
            }
            unsafe node = candidate.pointee.next
        }
        return nil
    }
}

/// The elements directly inside one element.
@safe package struct Children: Sequence, IteratorProtocol {
    fileprivate var upcoming: XML.Element?

    package mutating func next() -> XML.Element? {
        guard let element = upcoming else { return nil }
        upcoming = element.next
        return element
    }
}

// MARK: - Texts of libxml2

extension UnsafePointer<xmlChar> {
    /// Whether this text, which ends with a zero, is `text`.
    func isSame(as text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes in
            for index in 0..<bytes.count where unsafe self[index] != bytes[index] { return false }
            return unsafe self[bytes.count] == 0
        }
    }
}

extension UnsafeMutablePointer<xmlAttr> {
    func isIn(_ namespace: StaticString?) -> Bool {
        let href = unsafe pointee.ns?.pointee.href
        guard let href = unsafe href, let namespace else {
            return unsafe href == nil && namespace == nil
        }
        return unsafe href.isSame(as: namespace)
    }
}

extension String {
    /// Joins the text among `first` and its siblings.
    fileprivate init(textOf first: xmlNodePtr?) {
        var joined: String?
        var node = unsafe first
        while let candidate = unsafe node {
            if unsafe candidate.pointee.type == XML_TEXT_NODE,
                let content = unsafe candidate.pointee.content
            {
                // Nearly always there is only one.
                let text = unsafe String(cString: content)
                joined = joined.map { $0 + text } ?? text
            }
            unsafe node = candidate.pointee.next
        }
        self = joined ?? ""
    }
}
