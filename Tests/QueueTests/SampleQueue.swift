import Files
import HouseKit
import Model
import Queue
import Seals
import TestKit
import Testing

/// Entries of two routes, and what is in a queue directory.
enum SampleQueue {
    static let root: Path = "/queue"

    static func routes() throws -> [Referral.Route] {
        try ["hub/hartlepool", "unread"].map { try #require(Referral.Route($0)) }
    }

    static func folder(
        _ number: Int, route: String = "hub/hartlepool", version: Int = 1, band: Band = .sameDay
    ) throws -> ReferralFolder {
        let entry = Referral.Entry(
            reference: Reference(.referral, year: 2026, month: 11, number: number), number: version,
            route: try #require(Referral.Route(route)), band: band, dueAt: HandClock.morning)
        return ReferralFolder(
            entry: entry,
            files: [
                ("referral.json", Array("{\"number\": \(number)}".utf8)),
                ("original.xml", Array(repeating: UInt8(number & 0xFF), count: 700)),
            ])
    }

    static func prepared(_ forgetful: ForgetfulDisk) throws -> QueueDirectory {
        let queue = QueueDirectory(at: root, on: forgetful.disk)
        try queue.prepare(routes())
        return queue
    }

    /// Every entry's folder in one place of all routes.
    static func entries(in place: FileName, of queue: QueueDirectory, on disk: Disk) throws
        -> [Path]
    {
        try routes().flatMap { route in
            let folder = queue.folder(of: route) / place
            return try disk.list(folder, .max).sorted().map { folder / $0 }
        }
    }

    /// Whether an entry is whole: its manifest names all its other files, and their digests agree.
    static func isWhole(_ entry: Path, on disk: Disk) -> Bool {
        guard let manifest = try? disk.bytes(of: entry / "MANIFEST.sha256"),
            let names = try? disk.list(entry, .max)
        else { return false }
        let lines = String(decoding: manifest, as: UTF8.self).split(separator: "\n")
        let agree = lines.allSatisfy { line in
            let parts = line.split(separator: " ", omittingEmptySubsequences: true)
            guard parts.count == 2, let name = FileName(String(parts[1])),
                let bytes = try? disk.bytes(of: entry / name)
            else { return false }
            return Digest(of: bytes.span).hexadecimal == parts[0]
        }
        return agree && lines.count == 2 && names.count == 3
    }
}
