import CXML

/// What libxml2 has said against one document so far.
struct Complaints {
    private(set) var list: [Complaint] = []
    /// How many errors libxml2 has worded, those past the limit included.
    private(set) var errorCount = 0
    private var cut = TreeCut()
    private let limit: Int
    private let vocabulary: Vocabulary

    init(limit: Int, vocabulary: Vocabulary) {
        self.limit = limit
        self.vocabulary = vocabulary
    }

    /// Takes in one of libxml2's errors. From the limit on, it only ends libxml2's walk.
    mutating func take(_ error: xmlError) {
        errorCount += 1
        if list.count < limit {
            let complaint = unsafe Complaint(error, vocabulary)
            let isRepeated = complaint.kind == .unchecked && list.last?.kind == .unchecked
            if !isRepeated { list.append(complaint) }
        }
        if list.count >= limit, let element = unsafe Complaint.element(of: error) {
            unsafe cut.cut(at: element)
        }
    }

    /// Makes the tree whole again; called when libxml2 has ended its walk.
    mutating func mendTree() {
        cut.mend()
    }

    /// Refuses an attribute that libxml2 is not to see.
    mutating func refuse(_ attribute: xmlAttrPtr) {
        guard list.count < limit else { return }
        unsafe list.append(
            Complaint(
                .unexpectedAttribute, expected: "no attribute of XML Schema's own, as xsi:type",
                node: attribute.pointee.parent, attribute: Element.shown(attribute.pointee.name)))
    }

    /// Says that the document could not be checked to its end.
    mutating func giveUp() {
        if list.last?.kind == .unchecked { return }
        unsafe list.append(Complaint(.unchecked, expected: Expectation.wholeCheck, node: nil))
    }

    /// Puts a place and a path to each complaint, and them in the order of the text.
    ///
    /// libxml2 keeps no columns, so the bytes are scanned once more for the elements concerned.
    func findings(
        in root: Element, written bytes: borrowing Span<UInt8>, within limits: Limits
    ) -> [Finding] {
        let subjects = subjects(from: root)
        let ordinals = Set(subjects.map(\.ordinal)).sorted()
        let places = Scan.places(ofElements: ordinals, written: bytes, within: limits)
        let placeOf = Dictionary(zip(ordinals, places), uniquingKeysWith: { first, _ in first })
        let inOrder = list.indices.sorted {
            (subjects[$0].ordinal, $0) < (subjects[$1].ordinal, $1)
        }
        return inOrder.map { index in
            let (ordinal, element) = subjects[index]
            let complaint = list[index].asTold(of: element, by: vocabulary)
            let holder = complaint.isAboutHolder ? element.parent ?? element : element
            let attribute = complaint.attribute.map { "/@" + $0 } ?? ""
            return Finding(
                complaint.kind, at: placeOf[ordinal] ?? .start, path: holder.path + attribute,
                expected: complaint.expected)
        }
    }

    /// The element of each complaint, with its ordinal from 1 in document order.
    ///
    /// Where libxml2 gives a line alone it is the first element that begins there.
    private func subjects(from root: Element) -> [(ordinal: Int, element: Element)] {
        var subjects = [(ordinal: Int, element: Element)](repeating: (1, root), count: list.count)
        var waiting = Set(list.indices.filter { unsafe list[$0].node != nil || list[$0].line > 0 })
        var ordinal = 0
        for element in DocumentOrder(from: root) {
            if waiting.isEmpty { break }
            ordinal += 1
            for index in waiting where list[index].isAbout(element) {
                subjects[index] = (ordinal, element)
                waiting.remove(index)
            }
        }
        return subjects
    }
}
