package import Files
import JSON
package import Model

/// That a named person has an entry: a file in `acks/`, named `<reference>.json` or anything else
/// that ends in `.json`.
///
/// Shape: `{"reference": "GR-2611-000123", "route": "hub/stockton", "number": 1, "by": "A. Shah",
/// "at": "2026-11-23T10:20:00Z"}`. `at` may be left out, and so may `number`: the reference may carry
/// it as the folder's name does (`GR-2611-000123.2`), and without either it is the first. With an
/// `outcome`, a code of the list `referralOutcome`, it also says what was decided; with a `band` and a
/// `reason`, that this person gives the referral that band.
package struct Acknowledgement: Sendable, Equatable {
    package var reference: Reference
    package var route: String
    package var number: Int
    package var by: String
    package var at: Timestamp?
    package var outcome: Stated<ReferralOutcome>?
    package var band: Stated<Band>?
    package var reason: String?

    /// Largest file that is read.
    package static let limitBytes = 65_536
    /// Characters of a name that are kept.
    package static let nameLimit = 200
    /// Characters of a reason that are kept.
    package static let reasonLimit = 2000

    /// Nil where the file is not one: it may be half written, and is looked at again.
    package init?(json bytes: [UInt8]) {
        guard let document = try? JSON.Document(parsing: bytes, within: .ownFile),
            let parts = document.root["reference"]?.string?.split(separator: ".", maxSplits: 1),
            let reference = parts.first.flatMap({ Reference(reading: String($0)) }),
            reference.kind == .referral, let route = document.root["route"]?.string,
            let by = document.root["by"]?.string, !by.trimmed.isEmpty
        else { return nil }
        self.reference = reference
        self.route = route
        let ofFolder = parts.count > 1 ? Int(parts[1]) : 1
        guard let number = document.root["number"]?.integer ?? ofFolder else { return nil }
        self.number = number
        self.by = String(by.trimmed.prefix(Self.nameLimit))
        self.at = document.root["at"]?.string.flatMap(Timestamp.init(reading:))
        self.outcome = document.root["outcome"]?.string.map(Stated.init(written:))
        self.band = document.root["band"]?.string.map(Stated.init(written:))
        let reason = document.root["reason"]?.string?.trimmed ?? ""
        self.reason = reason.isEmpty ? nil : String(reason.prefix(Self.reasonLimit))
    }
}

extension QueueDirectory {
    /// The files in `acks/`, at most this many in one look.
    package static let ackLimit = 10_000

    /// Names of the answers that lie there.
    package func acknowledgementNames() throws(DiskError) -> [FileName] {
        try disk.list(acks, Self.ackLimit).filter { $0.bytes.suffix(5) == Array(".json".utf8)[...] }
    }

    /// Reads one answer; nil where it is none, or not whole yet.
    package func acknowledgement(_ name: FileName) throws(DiskError) -> Acknowledgement? {
        guard let file = AtomicFile(name, in: acks, on: disk) else { return nil }
        return Acknowledgement(json: try file.read(limitBytes: Acknowledgement.limitBytes))
    }

    /// Removes an answer that was recorded.
    package func removeAcknowledgement(_ name: FileName) throws(DiskError) {
        do {
            try disk.removeFile(acks / name)
        } catch  where error.isMissing {
            return
        }
    }
}
