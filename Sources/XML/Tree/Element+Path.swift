import CXML

extension Element {
    /// Characters of a name that a path shows; a longer name is cut.
    static let shownNameLength = 64

    /// Where the element stands, as `/report/subjects/subject[2]/sex`.
    ///
    /// Names are without prefix, and a position stands only where siblings have the same name.
    /// Names may be the sender's own, so what is not an ASCII letter, digit, `.`, `_` or `-` is
    /// shown as `_`, and a name is cut at ``shownNameLength`` characters.
    package var path: String {
        var steps: [String] = []
        var element: Element? = self
        while let step = element {
            unsafe steps.append("/\(Self.shown(step.node.pointee.name))\(step.position)")
            element = step.parent
        }
        return steps.reversed().joined()
    }

    /// The element in which this one stands; none for the root.
    var parent: Element? {
        guard let parent = unsafe node.pointee.parent,
            unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return nil }
        return unsafe Element(parent)
    }

    /// A name of libxml2 with nothing in it that could be taken for more than a name.
    static func shown(_ name: UnsafePointer<xmlChar>) -> String {
        var shown = ""
        var index = 0
        var length = 0
        while length < shownNameLength, case let byte = unsafe name[index], byte != 0 {
            index += 1
            // The bytes of one character become one sign.
            if byte & 0xC0 == 0x80 { continue }
            length += 1
            shown.unicodeScalars.append(isPlain(byte) ? Unicode.Scalar(byte) : "_")
        }
        return shown
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// `[n]`, or nothing where no sibling has the same name.
    private var position: String {
        let before = earlierOfSameName
        if before > 0 { return "[\(before + 1)]" }
        var sibling = next
        while let candidate = sibling {
            if candidate.hasSameName(as: self) { return "[1]" }
            sibling = candidate.next
        }
        return ""
    }

    /// How many siblings of the same name stand before it.
    var earlierOfSameName: Int {
        var before = 0
        var sibling = previous
        while let candidate = sibling {
            if candidate.hasSameName(as: self) { before += 1 }
            sibling = candidate.previous
        }
        return before
    }

    private var previous: Element? {
        var node = unsafe node.pointee.prev
        while let candidate = unsafe node {
            if unsafe candidate.pointee.type == XML_ELEMENT_NODE {
                return unsafe Element(candidate)
            }
            unsafe node = candidate.pointee.prev
        }
        return nil
    }

    private func hasSameName(as other: Element) -> Bool {
        unsafe xmlStrEqual(node.pointee.name, other.node.pointee.name) == 1
    }
}
