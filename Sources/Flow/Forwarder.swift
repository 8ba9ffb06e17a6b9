import Enrichment
package import Files
package import Logging
package import Model
package import Queue
import Spelling
package import Store
import Synchronization
import Threads

/// Puts committed entries into the queue directory, most urgent first, in batches with one flush.
package final class Forwarder: Sendable {
    /// Entries of one batch at most.
    static let batchLimit = 64
    /// Bytes of files that are held in memory while they wait; others are made again from the ledger.
    static let heldBytes = 16 << 20
    /// Originals that go with one item of the safety net.
    static let originalLimit = 20

    private let ledger: Ledger
    private let queue: QueueDirectory
    private let logger: Logger
    private let figures: FlowFigures
    /// A lane for each band.
    private let waiting = Mailbox<Outgoing>(lanes: Band.allCases.count)
    private let held = Atomic<Int>(0)
    private let later = Mutex<[Int64: Outgoing]>([:])
    private let thread = Mutex<OwnThread?>(nil)
    /// What keeps entries from each route at present.
    private let troubles = Mutex<[Referral.Route: DiskError]>([:])
    /// Referrals of which a later number went first, with that number: what is still to come of
    /// the earlier ones is moved away as soon as it is in the queue.
    private let overtaken = Mutex<[Reference: Int]>([:])

    /// An entry on its way.
    private struct Outgoing: Sendable {
        let id: Int64
        let band: Band
        /// The folder, where that is still in memory.
        var folder: ReferralFolder?

        var heldBytes: Int { folder?.files.reduce(0) { $0 + $1.bytes.count } ?? 0 }
    }

    package init(ledger: Ledger, queue: QueueDirectory, logger: Logger, figures: FlowFigures) {
        self.ledger = ledger
        self.queue = queue
        self.logger = logger
        self.figures = figures
    }

    /// What keeps entries from the queue directory at present; nil where nothing does.
    package var failure: DiskError? { troubles.withLock { $0.values.first } }

    /// What keeps entries from these routes: found by trying, since it may be long until the next.
    func trouble(at routes: [Referral.Route]) -> DiskError? {
        if let failure { return failure }
        do throws(DiskError) {
            try queue.tryOut(routes)
            return nil
        } catch {
            return error
        }
    }

    package func start() {
        thread.withLock { thread in
            thread = OwnThread("forwarder") { [waiting, self] in
                while case let batch = waiting.take(upTo: Self.batchLimit), !batch.isEmpty {
                    self.put(batch)
                }
            }
        }
    }

    package func stop() {
        _ = waiting.discard()
        thread.withLock { $0 }?.join()
    }

    /// Forwards what was just committed.
    func forward(_ decision: Decision, entries ids: [Int64]) {
        for (id, entry) in zip(ids, decision.decided.entries) {
            var outgoing = Outgoing(id: id, band: entry.band)
            if held.load(ordering: .relaxed) < Self.heldBytes {
                outgoing.folder = decision.files[entry.content].map {
                    ReferralFolder(entry: entry, files: $0.map { ($0.name, $0.bytes) })
                }
                held.add(outgoing.heldBytes, ordering: .relaxed)
            }
            post(outgoing)
        }
    }

    /// Forwards entries that are in the ledger.
    package func forward(stored ids: [Int64], band: Band) {
        for id in ids { post(Outgoing(id: id, band: band)) }
    }

    /// Forwards what an earlier run had committed and not forwarded.
    package func resume() throws(LedgerFailure) -> Int {
        let entries = try ledger.entriesToForward(limit: .max)
        for record in entries { forward(stored: [record.id], band: record.entry.band) }
        return entries.count
    }

    /// Tries again what the disk refused; called by the upkeep at its interval.
    package func tryAgain() {
        let again = later.withLock { later in
            defer { later = [:] }
            return later
        }
        let inOrder = again.values.sorted { ($0.band.number, $0.id) < ($1.band.number, $1.id) }
        for outgoing in inOrder {
            post(outgoing)
        }
    }

    private func post(_ outgoing: Outgoing) {
        waiting.post(outgoing, lane: outgoing.band.number - 1)
    }

    private func put(_ batch: [Outgoing]) {
        figures.timed(.forward) {
            var folders: [(Outgoing, Made)] = []
            for outgoing in batch {
                do {
                    if let folder = try folder(of: outgoing) { folders.append((outgoing, folder)) }
                } catch {
                    logger.error("entry.waits", metadata: ["reason": "\(error)"])
                    wait(outgoing.id, outgoing.band)
                }
            }
            let failures = queue.put(folders.map(\.1.folder))
            var done: [EntryDone] = []
            for ((outgoing, made), failure) in zip(folders, failures) {
                let entry = made.folder.entry
                if let failure {
                    report(failure, at: entry.route)
                    wait(outgoing.id, outgoing.band)
                } else {
                    done.append(
                        EntryDone(
                            id: outgoing.id, entry: entry,
                            isStored: outgoing.folder == nil, isPlain: made.isPlain))
                }
            }
            troubles.withLock { troubles in
                for entry in done { troubles[entry.entry.route] = nil }
            }
            finish(done)
        }
        held.subtract(batch.reduce(0) { $0 + $1.heldBytes }, ordering: .relaxed)
    }

    private struct EntryDone: Sendable {
        let id: Int64
        let entry: Referral.Entry
        /// Read from the ledger, so that an earlier run may have forwarded a later number.
        let isStored: Bool
        let isPlain: Bool
    }

    private struct Made {
        let folder: ReferralFolder
        /// Made of the message alone: it does not carry what earlier entries say.
        var isPlain = false
    }

    /// Moves the entries away that these took the place of, then notes both.
    private func finish(_ done: [EntryDone]) {
        guard !done.isEmpty else { return }
        var superseded: [Int64] = []
        for entry in done {
            do {
                if try isOvertaken(entry) {
                    if try queue.supersede(entry.entry) { superseded.append(entry.id) }
                } else if entry.entry.number > 1, !entry.isPlain {
                    superseded += try supersedeEarlier(than: entry.entry)
                }
            } catch {
                // Both stay visible to the readers; the earlier one is moved at the next number.
                logger.error("entry.not-superseded", metadata: ["reason": "\(error)"])
            }
        }
        // Nothing of an earlier number is held any more; what is read from the ledger tells itself.
        if waiting.count == 0 { overtaken.withLock { $0 = [:] } }
        ledger.noteForwarded(done.map(\.id), superseding: superseded) { [self] result in
            switch result {
            case .success:
                for entry in done { figures.forwarded(entry.entry.band) }
            case .failure(let failure):
                // It is in the queue: tried again, it is found there and noted.
                logger.error("entry.not-noted", metadata: ["reason": "\(failure)"])
                for entry in done { wait(entry.id, entry.entry.band) }
            }
        }
    }

    private func isOvertaken(_ done: EntryDone) throws(LedgerFailure) -> Bool {
        let number = overtaken.withLock { $0[done.entry.reference] }
        if let number, number > done.entry.number { return true }
        guard done.isStored else { return false }
        return try ledger.isOvertaken(done.id)
    }

    /// Moves the earlier entries of a referral away that nobody has claimed. One that the ledger
    /// has as decided may lie in `new/` all the same: the note follows the rename.
    ///
    /// An entry goes when the new one is in the same route; where that has none, when the new one is
    /// in every route that it is for: so that at no time a route shows neither.
    private func supersedeEarlier(than entry: Referral.Entry) throws -> [Int64] {
        var superseded: [Int64] = []
        let all = try ledger.entries(of: entry.reference)
        let latest = all.filter { $0.entry.number == entry.number }
        let missing = try latest.filter { try queue.place(of: $0.entry) == nil }
        for earlier in all where earlier.entry.number < entry.number {
            guard earlier.state == .forwarded || earlier.state == .decided else { continue }
            let hasOwn = latest.contains { $0.entry.route == earlier.entry.route }
            let isAwaited = missing.contains {
                !hasOwn || $0.entry.route == earlier.entry.route
            }
            guard !isAwaited else { continue }
            if try queue.supersede(earlier.entry) {
                superseded.append(earlier.id)
            } else if try queue.place(of: earlier.entry) == nil {
                overtaken.withLock { $0[entry.reference] = entry.number }
            }
        }
        return superseded
    }

    private func wait(_ id: Int64, _ band: Band) {
        later.withLock { $0[id] = Outgoing(id: id, band: band) }
    }

    private func report(_ error: DiskError, at route: Referral.Route) {
        // Each entry fails at a path of its own: that is one trouble, told once.
        let isNew = troubles.withLock { troubles in
            defer { troubles[route] = error }
            return troubles[route]?.number != error.number
        }
        if isNew { logger.critical("queue.not-writable", metadata: ["reason": "\(error)"]) }
    }
}

extension Forwarder {
    /// The entry's files; nil where it was superseded or forwarded meanwhile.
    private func folder(of outgoing: Outgoing) throws(LedgerFailure) -> Made? {
        if let folder = outgoing.folder { return Made(folder: folder) }
        guard let record = try ledger.entry(outgoing.id), record.state == .decided else {
            return nil
        }
        let written =
            switch record.kind {
            case .notification: try notificationFiles(record)
            case .unread: try unreadFiles(record.entry)
            }
        if written == nil {
            // Somebody is to see the message, though not what was made of it.
            logger.critical(
                "document.unreadable", metadata: ["referral": "\(record.entry.reference.text)"])
        }
        let files = if let written { written } else { try plainFiles(record) }
        return Made(
            folder: ReferralFolder(entry: record.entry, files: files.map { ($0.name, $0.bytes) }),
            isPlain: written == nil)
    }

    private func plainFiles(_ record: EntryRecord) throws(LedgerFailure) -> [EntryFile] {
        let original = try original(of: record)
        return ReferralDocument.plainFiles(
            of: record.entry, original: original.map { ($0.bytes, $0.spelling) })
    }

    /// Nil where the document cannot be read any more.
    private func notificationFiles(_ record: EntryRecord) throws(LedgerFailure) -> [EntryFile]? {
        guard let bytes = try document(of: record.entry),
            let document = ReferralDocument(json: bytes)
        else { return nil }
        let original = try original(of: record)
        return document.files(
            for: record.entry.content, json: bytes, original: original?.bytes ?? [])
    }

    /// Nil where the document cannot be read any more. An original that cannot is left out.
    private func unreadFiles(_ entry: Referral.Entry) throws(LedgerFailure) -> [EntryFile]? {
        guard let bytes = try document(of: entry), let document = UnreadDocument(json: bytes)
        else { return nil }
        var originals: [EntryFile] = []
        for message in document.messages {
            guard let name = message.file, let record = try ledger.delivery(message.delivery),
                let delivery = try delivery(record.id)
            else { continue }
            originals.append(EntryFile(name: name, bytes: delivery.bytes))
        }
        return document.files(originals: originals)
    }

    /// Nil where it cannot be opened any more: trying again would not help.
    private func document(of entry: Referral.Entry) throws(LedgerFailure) -> [UInt8]? {
        do {
            return try ledger.document(entry.reference, number: entry.number)
        } catch .unreadable {
            return nil
        }
    }

    private func original(of record: EntryRecord) throws(LedgerFailure) -> Delivery? {
        guard let id = record.delivery else { return nil }
        return try delivery(id)
    }

    private func delivery(_ id: Delivery.ID) throws(LedgerFailure) -> Delivery? {
        do {
            return try ledger.delivery(id)
        } catch .unreadable {
            return nil
        }
    }
}
