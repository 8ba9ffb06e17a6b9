package import Model
import Pages
import Spelling

/// One file of a queue entry.
package struct EntryFile: Sendable, Equatable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

extension ReferralDocument {
    /// The namespace of `referral.xml`.
    package static let namespace: StaticString = "urn:gatehouse:referral:1"

    /// The files of one entry; the manifest comes with the folder.
    ///
    /// - Parameters:
    ///   - json: This document as the ledger has it: the queue gets the same bytes.
    ///   - original: The message as it was sent.
    package func files(
        for content: Referral.Entry.Content, json: [UInt8], original: [UInt8]
    ) -> [EntryFile] {
        guard content == .full else { return [stub] }
        return [
            EntryFile(name: "referral.json", bytes: json),
            EntryFile(
                name: "referral.xml", bytes: xml(root: "referral", namespace: Self.namespace)),
            EntryFile(name: "referral.html", bytes: ReferralPage(document: self).html.utf8),
            EntryFile(name: "original.\(provenance.spelling)", bytes: original),
        ]
    }

    /// The files of an entry whose document cannot be read any more: that it is there, by when, and
    /// the message as it was sent, where the route may have it.
    package static func plainFiles(
        of entry: Referral.Entry, original: ([UInt8], Delivery.Spelling)?
    ) -> [EntryFile] {
        let stub = Stub(
            reference: entry.reference, number: entry.number, band: entry.band, dueAt: entry.dueAt,
            heldBy: "nobody: what was decided cannot be read; see the message itself")
        var files = [EntryFile(name: "referral.json", bytes: stub.json(isPretty: true))]
        if entry.content == .full, let (bytes, spelling) = original {
            files.append(EntryFile(name: spelling.originalFileName, bytes: bytes))
        }
        return files
    }

    /// All that a route without the address may know: that there is a referral, and who has it.
    private var stub: EntryFile {
        let stub = Stub(
            reference: reference, number: number, band: verdict.band, dueAt: verdict.due.at,
            heldBy: routes.first ?? "")
        return EntryFile(name: "referral.json", bytes: stub.json(isPretty: true))
    }
}
