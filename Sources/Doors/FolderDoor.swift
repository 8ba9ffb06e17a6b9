import Access
package import Files
package import Flow
package import Logging
import Model
import Seals
import Store
import Synchronization
import Threads

/// The way in by files: `drop/<partner>/in`, with receipts in `drop/<partner>/receipts`.
///
/// A file is claimed by rename when it is whole, taken by the flow, answered by a receipt, and
/// only then removed from `work/`: invariant 1. What is left in `work/` by a crash is taken up
/// again, and the ledger knows bytes that it has.
package final class FolderDoor: Sendable {
    /// Files carried at one time.
    static let inFlight = 8
    /// Folders of partners that are looked at.
    static let folderLimit = 10_000
    static let folderMode: UInt32 = 0o770

    /// How long is waited for what.
    package struct Pauses: Sendable {
        /// How often the folders are looked through, whatever the watch tells; also how long a file
        /// waits that could not be carried.
        package var rescan: Duration = .seconds(2)
        /// How long a file must stay as it is, unless it was seen to be closed or renamed.
        package var settling: Duration = .seconds(2)

        package init() {}
    }

    private let root: Path
    private let disk: Disk
    private let pipeline: Pipeline
    private let logger: Logger
    private let pauses: Pauses
    /// The hub's telephone number, where one is set.
    private let hub: String?
    private let claims = Mailbox<Claimed>()
    private let state = Mutex(State())
    private let threads = Mutex<[OwnThread]>([])

    private struct State {
        var folders: [Partner.ID: PartnerFolder] = [:]
        /// Files in `work/` that some thread carries.
        var carried: Set<FileName> = []
        /// Files that could not be carried to their end, with how far they came.
        var waiting: [FileName: Carrying] = [:]
        var watch: FolderWatch?
        var isStopping = false
    }

    /// A file that was claimed, to be carried.
    private struct Claimed: Sendable {
        let partner: Partner.ID
        let name: FileName
    }

    package init(
        at root: Path, on disk: Disk, pipeline: Pipeline, logger: Logger,
        pauses: Pauses = Pauses(), hub: String? = nil
    ) {
        self.root = root
        self.disk = disk
        self.pipeline = pipeline
        self.logger = logger
        self.pauses = pauses
        self.hub = hub
    }

    /// Makes the folders of all partners, takes up what was claimed before, and watches.
    package func start() throws {
        threads.withLock { threads in
            for number in 0..<Self.inFlight {
                threads.append(
                    OwnThread("folder-\(number)") { [claims, self] in
                        while let claimed = claims.take() { carry(claimed) }
                    })
            }
        }
        try openFolders()
    }

    /// Opens the folders of the partners of the moment; called again when these have changed.
    package func openFolders() throws {
        let partners = pipeline.current.partners.partners.map(\.id)
        for partner in partners { try prepare(partner) }
        try reportStrangers(besides: partners)
        resume()
        let incoming = partners.map { folder(of: $0) / "in" }
        let watch = try FolderWatch(incoming, rescanEvery: pauses.rescan) { [self] change in
            look(change)
        }
        // Two watches for a moment cost a look; none would cost a message its time.
        let former = state.withLock { state in
            defer { state.watch = watch }
            return state.watch
        }
        former?.stop()
    }

    package func stop() {
        let watch = state.withLock { state in
            state.isStopping = true
            return state.watch
        }
        watch?.stop()
        _ = claims.discard()
        for thread in threads.withLock({ $0 }) { thread.join() }
    }

    // MARK: - Finding

    private func prepare(_ partner: Partner.ID) throws(DiskError) {
        let folder = folder(of: partner)
        for path in [root, folder] + PartnerFolder.inner.map({ folder / $0 }) {
            do {
                try disk.makeFolder(path, Self.folderMode)
            } catch  where error.isAlreadyThere {
                continue
            }
        }
        let rules = DropFolder.Rules(
            incoming: folder / "in", work: folder / "work", refused: folder / "refused",
            settling: pauses.settling, limitBytes: WebDoor.ceilingBytes)
        let drop = DropFolder(rules, on: disk) { UInt64.random(in: .min ... .max) }
        state.withLock { state in
            guard state.folders[partner] == nil else { return }
            state.folders[partner] = PartnerFolder(drop: drop, path: folder)
        }
    }

    /// Tells of folders that no partner owns: what is put there is read by nobody.
    private func reportStrangers(besides partners: [Partner.ID]) throws(DiskError) {
        let known = Set(partners.map(\.text))
        for name in try disk.list(root, Self.folderLimit) where !known.contains(name.text ?? "") {
            // Only what could be a partner's id is shown.
            let shown = name.text.flatMap { Partner.ID($0) }?.text ?? "no partner's id"
            logger.warning("folder.of-nobody", metadata: ["folder": "\(shown)"])
        }
    }

    private func folder(of partner: Partner.ID) -> Path {
        guard let name = FileName(partner.text) else {
            preconditionFailure("a partner's id is a file name")
        }
        return root / name
    }

    /// Files that an earlier run had claimed and not finished.
    private func resume() {
        let folders = state.withLock { $0.folders }
        for (partner, folder) in folders { resume(folder, of: partner) }
    }

    private func resume(_ folder: PartnerFolder, of partner: Partner.ID) {
        do {
            for name in try folder.drop.unfinished() { post(Claimed(partner: partner, name: name)) }
        } catch {
            report(error, of: partner)
        }
    }

    private func report(_ error: DiskError, of partner: Partner.ID) {
        logger.error("folder.not-read", metadata: ["partner": "\(partner)", "reason": "\(error)"])
    }

    private func look(_ change: FolderWatch.Change) {
        guard !pipeline.isFull else { return }
        let found = state.withLock { state -> (Partner.ID, PartnerFolder)? in
            state.folders.first { $0.value.path / "in" == change.folder }
                .map { ($0.key, $0.value) }
        }
        guard let (partner, folder) = found else { return }
        guard pipeline.current.partners[partner]?.isPaused == false else { return }
        var drop = folder.drop
        do {
            let look = try drop.look(at: .now, whole: Set(change.whole))
            state.withLock { $0.folders[partner]?.drop = drop }
            for failure in look.failures { report(failure, of: partner) }
            for name in look.settled { claim(name, partner, drop) }
        } catch {
            report(error, of: partner)
        }
        // What was claimed and could not be carried then is tried again.
        if change.whole.isEmpty {
            resume(folder, of: partner)
            tellLaterSteps(to: partner, in: folder)
        }
    }

    /// Writes what has happened since to messages that came through this door.
    private func tellLaterSteps(to partner: Partner.ID, in folder: PartnerFolder) {
        let receipts = LaterReceipts(
            partner: partner, folder: folder.path / "receipts", disk: disk, pipeline: pipeline,
            hub: hub)
        do {
            guard let failure = try receipts.write() else { return }
            logger.error(
                "folder.receipt-not-written",
                metadata: ["partner": "\(partner)", "reason": "\(failure.name)"])
        } catch {
            logger.error(
                "folder.receipts-wait", metadata: ["partner": "\(partner)", "reason": "\(error)"])
        }
    }

    /// What fails for one file holds up no other: it is among the unfinished at the next look.
    private func claim(_ name: FileName, _ partner: Partner.ID, _ drop: DropFolder) {
        do {
            switch try drop.claim(name) {
            case .claimed(let claim): post(Claimed(partner: partner, name: claim.name))
            case .refused(let refusal): post(Claimed(partner: partner, name: refusal.keptAs))
            case .gone: break
            }
        } catch {
            report(error, of: partner)
        }
    }

    private func post(_ claimed: Claimed) {
        let isNew = state.withLock { $0.carried.insert(claimed.name).inserted }
        if isNew { claims.post(claimed) }
    }

    // MARK: - Carrying

    private func carry(_ claimed: Claimed) {
        defer { state.withLock { _ = $0.carried.remove(claimed.name) } }
        guard let folder = state.withLock({ $0.folders[claimed.partner] }),
            let partner = pipeline.current.partners[claimed.partner]
        else {
            // It stays in work/ until the partner is listed again.
            logger.error(
                "folder.waits", metadata: ["partner": "\(claimed.partner)", "reason": "not listed"])
            return
        }
        let begun = state.withLock { $0.waiting.removeValue(forKey: claimed.name) }
        var task = begun ?? Carrying(name: claimed.name, partner: partner, folder: folder)
        do {
            if try carry(&task) { return }
        } catch {
            tell(error, &task)
        }
        // No thread waits for it: others are carried, and it is taken up at the next look.
        state.withLock { [task] in $0.waiting[claimed.name] = task }
    }

    private func tell(_ error: DiskError, _ task: inout Carrying) {
        guard task.told != error.number else { return }
        task.told = error.number
        // Without its path: a receipt bears the name that the partner chose.
        logger.error(
            "folder.waits",
            metadata: [
                "partner": "\(task.partner.id)",
                "reason": "\(error.operation.rawValue): \(error.name)",
            ])
    }

    /// Carries one file to its receipt; false where it has to wait.
    private func carry(_ task: inout Carrying) throws(DiskError) -> Bool {
        switch try task.folder.drop.resume(task.name) {
        case .gone: return true
        case .refused(let refusal): return try carry(refusal, &task)
        case .claimed(let claim):
            // Answered before a crash, and not yet removed.
            if task.answer == nil, try !task.receipt.exists(on: disk) {
                guard let bytes = try claim.read() else { return false }
                task.spelling = Delivery.Spelling(of: bytes, named: claim.partnersName)
                task.answer = answer(to: bytes, of: bytes.count, task.spelling, task.partner)
                guard task.answer != nil else { return false }
            }
            try writeReceipt(of: task)
            guard claim.status.sizeBytes <= MessageLimit.bytes else {
                // Only its beginning is kept, so the file itself stays, to be looked at.
                try task.folder.drop.setAside(task.name)
                return true
            }
            try claim.finish()
            return true
        }
    }

    /// What cannot be a delivery may have been meant as one: it is rejected like one, so that its
    /// sender is told and somebody sees it. Of a file too large even to be read whole the beginning
    /// goes with it; of all else nothing, since nothing of it may be opened.
    private func carry(_ refusal: Refusal, _ task: inout Carrying) throws(DiskError) -> Bool {
        if task.answer == nil, try !task.receipt.exists(on: disk) {
            logger.warning(
                "folder.refused",
                metadata: [
                    "partner": "\(task.partner.id)", "reason": "\(refusal.reason.rawValue)",
                ])
            let isLarge = refusal.reason == .size
            let bytes =
                isLarge
                ? try task.folder.drop.beginning(of: task.name, bytes: MessageLimit.keptBytes) : []
            task.spelling = Delivery.Spelling(of: bytes, named: "")
            task.answer = answer(
                to: bytes, of: isLarge ? Int(refusal.sizeBytes) : 0, task.spelling, task.partner)
            guard task.answer != nil else { return false }
        }
        try writeReceipt(of: task)
        try task.folder.drop.setAside(task.name)
        return true
    }

    private func writeReceipt(of task: Carrying) throws(DiskError) {
        guard let answer = task.answer else { return }
        try task.receipt.write(
            ReceiptDocument(answer, hub: hub).bytes(task.spelling, isPretty: true), on: disk)
    }

    /// The flow's receipt; nil where it could not take the file now.
    private func answer(
        to bytes: [UInt8], of size: Int, _ spelling: Delivery.Spelling, _ partner: Partner
    ) -> Receipt? {
        let box = Mailbox<DoorAnswer>()
        let isTooLarge = size > MessageLimit.bytes
        let arrival = Arrival(
            partner: partner.id, door: .folder, spelling: spelling, receivedAt: pipeline.now,
            isTest: partner.isTest,
            bytes: isTooLarge ? Array(bytes.prefix(MessageLimit.keptBytes)) : bytes,
            size: size, digest: Digest(of: bytes.span))
        pipeline.take(arrival, from: partner) { box.post($0) }
        guard case .receipt(let receipt) = box.take() else { return nil }
        return receipt
    }
}

/// One file on its way to its receipt.
private struct Carrying: Sendable {
    /// In `work/`.
    let name: FileName
    let partner: Partner
    let folder: PartnerFolder
    var spelling = Delivery.Spelling.xml
    /// The flow's answer, kept while the receipt cannot be written: a rejected message that was
    /// taken again would be rejected again.
    var answer: Receipt?
    /// The error of the disk that was told last, so that each is told once.
    var told: Int32?

    var receipt: ReceiptFile {
        ReceiptFile(for: name, in: folder.path / "receipts")
    }
}

/// The folders of one partner.
private struct PartnerFolder: Sendable {
    var drop: DropFolder
    let path: Path

    static let inner: [FileName] = ["in", "work", "receipts", "refused"]
}

extension Delivery.Spelling {
    /// By the first character that is no white space, else by the name's ending, else XML.
    fileprivate init(of bytes: [UInt8], named name: String) {
        let first = bytes.prefix(64).first { byte in
            ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00].contains(byte)
        }
        switch first {
        case UInt8(ascii: "<"): self = .xml
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
        default: self = name.lowercased().hasSuffix(".json") ? .json : .xml
        }
    }
}
