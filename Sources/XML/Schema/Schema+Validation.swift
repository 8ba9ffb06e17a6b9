import CXML

extension Schema {
    private static let instanceNamespace: StaticString = "http://www.w3.org/2001/XMLSchema-instance"

    /// Checks a document against the schema.
    ///
    /// Hints in the document to other schemas are ignored. Any other attribute of their namespace
    /// (`xsi:type`, `xsi:nil`) is refused, and then nothing else is checked.
    ///
    /// - Parameters:
    ///   - bytes: The text from which `document` was read. It is looked at only for the places of
    ///     findings.
    ///   - limit: The most findings to give.
    /// - Returns: What is wrong, in the order of the text; nothing if the document is valid. After
    ///   an unexpected element libxml2 does not check the rest of its parent.
    package func validate(
        _ document: borrowing Document, written bytes: borrowing Span<UInt8>,
        limit: Int = Schema.findingLimit
    ) -> [Finding] {
        let complaints = complaints(against: document, limit: limit)
        if complaints.list.isEmpty { return [] }
        return document.withRoot { root in
            complaints.findings(in: root, written: bytes, within: document.limits)
        }
    }

    func complaints(against document: borrowing Document, limit: Int) -> Complaints {
        var complaints = document.withRoot { refusals(in: $0, limit) }
        if complaints.list.isEmpty {
            unsafe collect(&complaints, against: document.tree)
        }
        return complaints
    }

    /// What libxml2 is not to see.
    private func refusals(in root: Element, _ limit: Int) -> Complaints {
        var complaints = Complaints(limit: limit, vocabulary: vocabulary)
        for element in DocumentOrder(from: root) {
            var attribute = unsafe element.node.pointee.properties
            while let candidate = unsafe attribute {
                if unsafe candidate.pointee.ns != nil,
                    unsafe candidate.isIn(Self.instanceNamespace),
                    unsafe !candidate.pointee.name.isSame(as: "schemaLocation"),
                    unsafe !candidate.pointee.name.isSame(as: "noNamespaceSchemaLocation")
                {
                    unsafe complaints.refuse(candidate)
                }
                unsafe attribute = candidate.pointee.next
            }
        }
        return complaints
    }

    private func collect(_ complaints: inout Complaints, against tree: xmlDocPtr) {
        guard let context = unsafe xmlSchemaNewValidCtxt(compiled) else {
            complaints.giveUp()
            return
        }
        defer { unsafe xmlSchemaFreeValidCtxt(context) }
        let result = unsafe withUnsafeMutablePointer(to: &complaints) { complaints in
            unsafe xmlSchemaSetValidStructuredErrors(
                context,
                { context, error in
                    let complaints = unsafe context?.assumingMemoryBound(to: Complaints.self)
                    guard let complaints = unsafe complaints, let error = unsafe error else {
                        return
                    }
                    unsafe complaints.pointee.take(error.pointee)
                }, complaints)
            return unsafe xmlSchemaValidateDoc(context, tree)
        }
        complaints.mendTree()
        // Never a pass unless libxml2 says so.
        if result < 0 || (result > 0 && complaints.list.isEmpty) { complaints.giveUp() }
    }
}
