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
    /// How often the folders are looked through, whatever the watch tells.
    static let rescan: Duration = .seconds(2)
    /// How long a file must stay as it is, unless it was seen to be closed or renamed.
    static let settling: Duration = .seconds(2)
    /// How long a file waits that the flow could not take.
    static let pause: Duration = .seconds(1)
    static let folderMode: UInt32 = 0o770

    private let root: Path
    private let disk: Disk
    private let pipeline: Pipeline
    private let logger: Logger
    private let claims = Mailbox<Claimed>()
    private let state = Mutex(State())
    private let threads = Mutex<[OwnThread]>([])

    private struct State {
        var folders: [Partner.ID: PartnerFolder] = [:]
        /// Files in `work/` that some thread carries.
        var carried: Set<FileName> = []
        var watch: FolderWatch?
        var isStopping = false
    }

    /// A file that was claimed, to be carried.
    private struct Claimed: Sendable {
        let partner: Partner.ID
        let name: FileName
    }

    package init(at root: Path, on disk: Disk, pipeline: Pipeline, logger: Logger) {
        self.root = root
        self.disk = disk
        self.pipeline = pipeline
        self.logger = logger
    }

    /// Makes the folders of all partners, takes up what was claimed before, and watches.
    package func start() throws {
        let partners = pipeline.current.partners.partners
        for partner in partners { try prepare(partner.id) }
        threads.withLock { threads in
            for number in 0..<Self.inFlight {
                threads.append(
                    OwnThread("folder-\(number)") { [claims, self] in
                        while let claimed = claims.take() { carry(claimed) }
                    })
            }
        }
        try resume()
        let incoming = partners.map { self.folder(of: $0.id) / "in" }
        let watch = try FolderWatch(incoming, rescanEvery: Self.rescan) { [self] change in
            look(change)
        }
        state.withLock { $0.watch = watch }
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
            settling: Self.settling, limitBytes: WebDoor.ceilingBytes)
        let drop = DropFolder(rules, on: disk) { UInt64.random(in: .min ... .max) }
        state.withLock { $0.folders[partner] = PartnerFolder(drop: drop, path: folder) }
    }

    private func folder(of partner: Partner.ID) -> Path {
        guard let name = FileName(partner.text) else {
            preconditionFailure("a partner's id is a file name")
        }
        return root / name
    }

    /// Files that an earlier run had claimed and not finished.
    private func resume() throws {
        let folders = state.withLock { $0.folders }
        for (partner, folder) in folders {
            for name in try folder.drop.unfinished() { post(Claimed(partner: partner, name: name)) }
        }
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
            for refusal in look.refusals { report(refusal, partner) }
            for name in look.settled { try claim(name, partner, drop) }
        } catch {
            logger.error(
                "folder.not-read", metadata: ["partner": "\(partner)", "reason": "\(error)"])
        }
    }

    private func claim(
        _ name: FileName, _ partner: Partner.ID, _ drop: DropFolder
    ) throws(DiskError) {
        switch try drop.claim(name) {
        case .claimed(let claim): post(Claimed(partner: partner, name: claim.name))
        case .refused(let refusal): report(refusal, partner)
        case .gone: break
        }
    }

    private func report(_ refusal: Refusal, _ partner: Partner.ID) {
        logger.warning(
            "folder.refused",
            metadata: ["partner": "\(partner)", "reason": "\(refusal.reason)"])
    }

    private func post(_ claimed: Claimed) {
        let isNew = state.withLock { $0.carried.insert(claimed.name).inserted }
        if isNew { claims.post(claimed) }
    }

    // MARK: - Carrying

    private func carry(_ claimed: Claimed) {
        guard let folder = state.withLock({ $0.folders[claimed.partner] }),
            let partner = pipeline.current.partners[claimed.partner]
        else { return }
        while !state.withLock({ $0.isStopping }) {
            do {
                if try carry(claimed, from: partner, folder) { break }
            } catch {
                logger.error(
                    "folder.waits",
                    metadata: ["partner": "\(claimed.partner)", "reason": "\(error)"])
            }
            rest()
        }
        state.withLock { _ = $0.carried.remove(claimed.name) }
    }

    /// Carries one file to its receipt; false where it has to wait.
    private func carry(
        _ claimed: Claimed, from partner: Partner, _ folder: PartnerFolder
    ) throws(DiskError) -> Bool {
        switch try folder.drop.resume(claimed.name) {
        case .gone: return true
        case .refused(let refusal) where refusal.reason == .size:
            return try carryBeginning(of: refusal, as: claimed, from: partner, folder)
        case .refused(let refusal):
            report(refusal, claimed.partner)
            return true
        case .claimed(let claim):
            let receipt = ReceiptFile(for: claim.name, in: folder.path / "receipts")
            // Answered before a crash, and not yet removed.
            if try receipt.exists(on: disk) {
                try claim.finish()
                return true
            }
            guard let bytes = try claim.read() else { return false }
            let spelling = Delivery.Spelling(of: bytes, named: claim.partnersName)
            guard let answer = answer(to: bytes, of: bytes.count, spelling, partner) else {
                return false
            }
            try receipt.write(ReceiptDocument(answer).bytes(spelling, isPretty: true), on: disk)
            try claim.finish()
            return true
        }
    }

    /// A file too large even to be read whole: its beginning is kept and rejected, so that its
    /// sender is told and somebody sees it. The file itself stays in `refused/`.
    private func carryBeginning(
        of refusal: Refusal, as claimed: Claimed, from partner: Partner, _ folder: PartnerFolder
    ) throws(DiskError) -> Bool {
        report(refusal, claimed.partner)
        let receipt = ReceiptFile(for: claimed.name, in: folder.path / "receipts")
        let file = try disk.open(folder.path / "refused" / refusal.keptAs, .reading)
        let bytes = try disk.read(file, 0, MessageLimit.keptBytes)
        let spelling = Delivery.Spelling(of: bytes, named: "")
        // It has left work/: what is not answered now is tried until it is.
        while !state.withLock({ $0.isStopping }) {
            if let answer = answer(to: bytes, of: Int(refusal.sizeBytes), spelling, partner) {
                try receipt.write(
                    ReceiptDocument(answer).bytes(spelling, isPretty: true), on: disk)
                break
            }
            rest()
        }
        return true
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

    private func rest() {
        let lock = Lock()
        _ = lock.held { lock.wait(atMost: Self.pause) }
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
