package import Files
package import Logging
import Model
import Spelling
package import Store
import Synchronization

/// `rejections.jsonl`: one line for each rejection, for log collectors. Nothing of a message is in
/// it: references, codes, places and expectations.
///
/// It follows the ledger: what a crash left out is written by the next pass, each line once.
package final class RejectionLog: Sendable {
    /// Lines of one pass at most.
    static let passLimit = 1_000
    /// Bytes at the end of the file in which its last line is looked for.
    private static let tailBytes = 65_536

    private let ledger: Ledger
    private let file: AtomicFile
    private let path: Path
    private let disk: Disk
    private let logger: Logger
    /// The number of the last rejection in the file; nil until it was looked for.
    private let last = Mutex<Int64?>(nil)

    package init?(in folder: Path, on disk: Disk, ledger: Ledger, logger: Logger) {
        guard let file = AtomicFile("rejections.jsonl", in: folder, on: disk) else { return nil }
        self.file = file
        self.path = folder / "rejections.jsonl"
        self.disk = disk
        self.ledger = ledger
        self.logger = logger
    }

    /// Writes the rejections that are not in the file yet.
    package func pass() {
        do {
            let number = try last.withLock { $0 } ?? lastNumber()
            for rejection in try ledger.rejections(after: number, limit: Self.passLimit) {
                try file.append(line: RejectionEvent(rejection).json.span)
                last.withLock { $0 = rejection.number }
            }
        } catch {
            logger.error("rejections.not-logged", metadata: ["reason": "\(error)"])
        }
    }

    /// The number in the last whole line of the file.
    private func lastNumber() throws(DiskError) -> Int64 {
        let tail: [UInt8]
        do {
            let size = try disk.status(path).sizeBytes
            let open = try disk.open(path, .reading)
            tail = try disk.read(open, max(0, size - Int64(Self.tailBytes)), Self.tailBytes)
        } catch {
            guard error.isMissing else { throw error }
            return 0
        }
        let lines = tail.split(separator: UInt8(ascii: "\n"))
        for line in lines.reversed() {
            if let event = RejectionEvent(json: Array(line)), event.number > 0 {
                return Int64(event.number)
            }
        }
        return 0
    }
}

/// One line of the file.
struct RejectionEvent: Spelled {
    var schema = "gatehouse/rejection/1"
    var number = 0
    var at = Timestamp(milliseconds: 0)
    var reference = ""
    var partner = ""
    var door = ""
    var spelling = ""
    var sizeBytes = 0
    var namesDanger = false
    var fault: FaultText?

    init() {}

    init(_ rejection: Rejection) {
        number = Int(rejection.number)
        at = rejection.at
        reference = rejection.reference.text
        partner = rejection.partner.text
        door = rejection.door.rawValue
        spelling = rejection.spelling.rawValue
        sizeBytes = rejection.size
        namesDanger = rejection.namesDanger
        fault = FaultText(json: Array(rejection.findings.utf8))
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.leaf("number", &number)
        speller.leaf("at", &at)
        speller.leaf("reference", &reference)
        speller.leaf("partner", &partner)
        speller.leaf("door", &door)
        speller.leaf("spelling", &spelling)
        speller.leaf("sizeBytes", &sizeBytes)
        speller.leaf("namesDanger", &namesDanger)
        speller.record("fault", &fault)
    }
}
