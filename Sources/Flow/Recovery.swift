package import Files
package import Logging
import Model
package import Store
import CLinux

/// What a start does before the doors open: it reads the crash note, and takes up what is
/// unfinished. Invariant 2: each delivery reaches its end without a person, quarantine apart.
package struct Recovery: Sendable {
    /// The crash note is appended to by a signal handler; this many bytes of it are read.
    static let noteLimit = 1_048_576

    let ledger: Ledger
    let logger: Logger

    package init(ledger: Ledger, logger: Logger) {
        self.ledger = ledger
        self.logger = logger
    }

    /// Counts the crashes that the note tells of, then empties it.
    package func takeCrashNote(_ note: AtomicFile) throws {
        let bytes = try Self.read(note)
        guard !bytes.isEmpty else { return }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let (signal, id) = Self.crash(in: Array(line) + [UInt8(ascii: "\n")]), id > 0
            else { continue }
            let isQuarantined = try ledger.wait {
                ledger.noteCrash(of: id, signal: signal, then: $0)
            }
            logger.critical(
                isQuarantined ? "delivery.quarantined" : "delivery.crashed",
                metadata: ["signal": "\(signal)", "delivery-number": "\(id)"])
        }
        // Only when each crash is counted durably. The signal handler's file is opened after this.
        try note.write([UInt8]().span)
    }

    private static func read(_ note: AtomicFile) throws(DiskError) -> [UInt8] {
        do {
            return try note.read(limitBytes: noteLimit)
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
    }

    private static func crash(in line: [UInt8]) -> (signal: Int32, delivery: Delivery.ID)? {
        let characters = line.map { CChar(bitPattern: $0) }
        var signal: Int32 = 0
        var delivery: Int64 = 0
        let result = gatehouse_crash_note_parse(
            characters, characters.count, &signal, &delivery)
        return result == 0 ? (signal, delivery) : nil
    }
}
