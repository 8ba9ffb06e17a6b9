import CXML

/// The elements of a tree, each before those inside it.
@safe struct DocumentOrder: Sequence, IteratorProtocol {
    private var upcoming: XML.Element?

    init(from root: XML.Element) {
        upcoming = root
    }

    mutating func next() -> XML.Element? {
        guard let element = upcoming else { return nil }
        upcoming = element.firstChild ?? Self.next(after: element)
        return element
    }

    private static func next(after element: XML.Element) -> XML.Element? {
        var element = element
        while true {
            if let sibling = element.next { return sibling }
            guard let parent = element.parent else { return nil }
            element = parent
        }
    }
}
