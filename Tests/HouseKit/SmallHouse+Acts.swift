import Enrichment
package import Files
package import Flow
package import Model
package import Queue
import Seals
package import Store
import TestKit
import Threads

extension SmallHouse {
    /// Gives bytes to the flow as a door does, and waits for the answer.
    package func send(
        _ bytes: [UInt8], _ spelling: Delivery.Spelling = .xml, from partner: Partner? = nil,
        key: String? = nil
    ) throws -> DoorAnswer {
        let partner = try partner ?? Deployed.partner()
        let arrival = Arrival(
            partner: partner.id, door: .web, spelling: spelling, receivedAt: clock.now,
            isTest: partner.isTest, bytes: bytes, size: bytes.count, digest: Digest(of: bytes.span),
            idempotencyKey: key)
        let box = Mailbox<DoorAnswer>()
        pipeline.take(arrival, from: partner) { box.post($0) }
        guard let answer = box.take() else { throw Missing(what: "an answer") }
        return answer
    }

    /// The receipt of a message that the flow takes.
    package func receipt(
        _ bytes: [UInt8], _ spelling: Delivery.Spelling = .xml, from partner: Partner? = nil,
        key: String? = nil
    ) throws -> Receipt {
        guard case .receipt(let receipt) = try send(bytes, spelling, from: partner, key: key)
        else { throw Missing(what: "a receipt") }
        return receipt
    }

    package func receipt(_ notification: Notification) throws -> Receipt {
        try receipt(notification.bytes(.xml), .xml)
    }

    /// The referral of a message, once it is forwarded.
    package func referral(of notification: Notification) throws -> ReferralRecord {
        let reference = try receipt(notification).reference
        try settle()
        return try referral(of: reference)
    }

    /// The referral that a delivery belongs to.
    package func referral(of delivery: Reference) throws -> ReferralRecord {
        guard let reference = try ledger.delivery(delivery)?.referral,
            let referral = try ledger.referral(reference)
        else { throw Missing(what: "a referral of \(delivery.text)") }
        return referral
    }

    /// Says, as a program of the hub does, who has the newest entry of a delivery's referral, and what
    /// was decided.
    ///
    /// - Returns: Whether the answer was taken.
    package func answer(for delivery: String, outcome: String? = nil) throws -> Bool {
        guard let reference = Reference(reading: delivery),
            let entry = try referral(of: reference).entries.last?.entry,
            let file = AtomicFile("answer.json", in: queue.acks, on: .real)
        else { throw Missing(what: "an entry of \(delivery)") }
        let decided = outcome.map { ", \"outcome\": \"\($0)\"" } ?? ""
        let text = """
            {"reference": "\(entry.reference.text)", "route": "\(entry.route.name)",
             "number": \(entry.number), "by": "A. Shah"\(decided)}
            """
        try file.write(Array(text.utf8).span)
        readers.pass(pipeline.current.enricher.routes.all)
        return try queue.acknowledgementNames().isEmpty
    }

    /// Waits until nothing is on its way any more: neither to the ledger nor to the queue.
    package func settle() throws {
        try Deadline.wait(for: "the flow to settle") {
            // What was posted before this act is committed when it is.
            _ = try ledger.wait { ledger.noteRemoved(0, then: $0) }
            return try pipeline.unfinished == 0 && ledger.actsWaiting == 0
                && ledger.entriesToForward(limit: 1).isEmpty
        }
    }

    /// The names of the entries in a folder of a route.
    package func entries(
        of route: String, in place: QueueDirectory.Location = .new
    ) throws -> [String] {
        guard let route = Referral.Route(route), let folder = FileName(place.rawValue) else {
            throw Missing(what: "a route")
        }
        let path = queue.folder(of: route) / folder
        return try Disk.real.list(path, .max).compactMap(\.text).sorted()
    }

    /// Every entry in the queue, as `route/place/name`.
    package func allEntries() throws -> [String] {
        try pipeline.current.enricher.routes.all.flatMap { route in
            try QueueDirectory.Location.allCases.flatMap { place in
                try entries(of: route.name, in: place).map {
                    "\(route.name)/\(place.rawValue)/\($0)"
                }
            }
        }
    }

    /// How many deliveries the ledger has, in any state.
    package func deliveries() throws -> Int {
        try ledger.figures().deliveries.values.reduce(0, +)
    }

    /// A file of an entry, by the entry's name as ``allEntries`` gives it.
    package func file(_ name: String, of entry: String) throws -> [UInt8] {
        guard let path = Path(folder.text("queue/\(entry)/\(name)")) else {
            throw Missing(what: name)
        }
        return try Disk.real.bytes(of: path)
    }
}

extension Disk {
    /// All bytes of a file.
    package func bytes(of path: Path) throws -> [UInt8] {
        try readWhole(open(path, .reading), limitBytes: 1 << 24)
    }
}
