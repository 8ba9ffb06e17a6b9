import Doors
import Files
import Flow
import Glibc
import HouseKit
import Model
import Spelling
import Store
import TestKit

/// A small house with its folder door open, and partners who put files into it.
final class FolderHouse: Sendable {
    let house: SmallHouse
    let door: FolderDoor
    private let others = Turns()

    /// What a test changes before the door is opened.
    struct Plan: Sendable {
        var house = SmallHouse.Plan()
        /// The disk on which the drop folders are.
        var disk = Disk.real
        var pauses = FolderHouse.quick
        /// Something that lies there before the door is opened.
        var before: @Sendable (SmallHouse) throws -> Void = { _ in }
    }

    /// All is tried again at once.
    static let quick: FolderDoor.Pauses = {
        var pauses = FolderDoor.Pauses()
        pauses.rescan = .milliseconds(20)
        pauses.settling = .milliseconds(50)
        return pauses
    }()

    private init(_ house: SmallHouse, _ plan: Plan) {
        self.house = house
        door = FolderDoor(
            at: house.folder.path / "drop", on: plan.disk, pipeline: house.pipeline,
            logger: house.logs.logger, pauses: plan.pauses)
    }

    /// Runs a test with the door open. After it another partner's good file is taken.
    static func running(
        _ plan: Plan = Plan(), in folder: TemporaryFolder? = nil,
        _ body: (FolderHouse) throws -> Void
    ) throws {
        try SmallHouse.running(in: folder, plan.house) { house in
            try plan.before(house)
            let doors = FolderHouse(house, plan)
            try doors.door.start()
            defer { doors.door.stop() }
            try body(doors)
            try doors.takesAnother()
        }
    }

    /// Puts a good file into the health trust's folder, and expects it to be taken.
    func takesAnother() throws {
        let before = try receipts(of: "northside-health").count
        try drop(
            Specimen.healthNotice("other-\(others.next())").bytes(.xml), "other.xml",
            of: "northside-health")
        let receipts = try receipts(of: "northside-health", count: before + 1)
        guard receipts.contains(where: { $0.document.state == "kept" }) else {
            throw Missing(what: "a receipt of another partner's good file")
        }
    }

    /// Waits until the folders are watched: from then on a file that is renamed or closed is told of
    /// as whole, and need not settle.
    func watches() throws {
        try Deadline.wait(for: "the watch") {
            let name = "watched-\(others.next()).xml"
            try drop(Array(name.utf8), name, of: "northside-health")
            return try !receipts(of: "northside-health").isEmpty
        }
    }

    func path(_ place: String, of partner: String = "hatch-police") -> String {
        house.folder.text("drop/\(partner)/\(place)")
    }

    /// Puts a whole file into a partner's folder as partners do: written elsewhere, then renamed.
    func drop(
        _ bytes: [UInt8], _ name: String, of partner: String = "hatch-police"
    ) throws {
        try drop(bytes, Array(name.utf8), of: partner)
    }

    func drop(_ bytes: [UInt8], _ name: [UInt8], of partner: String = "hatch-police") throws {
        guard let incoming = Path(path("in", of: partner)), let name = FileName(name),
            let outside = FileName("whole-\(others.next())")
        else { throw Missing(what: "a name") }
        let made = house.folder.path / outside
        let file = try Disk.real.open(made, .creating(mode: 0o640))
        try Disk.real.write(file, bytes.span)
        try Disk.real.rename(made, incoming / name)
    }

    /// A receipt and the name of its file.
    struct Receipted {
        let name: String
        let document: ReceiptText
        let bytes: [UInt8]
    }

    func receipts(of partner: String = "hatch-police") throws -> [Receipted] {
        let folder = "drop/\(partner)/receipts"
        // One that is still being written has the name of a temporary.
        return try house.folder.names(in: folder).filter { !$0.hasPrefix(".") }.map { name in
            let bytes = try house.folder.bytes(of: "\(folder)/\(name)")
            return Receipted(name: name, document: try Self.read(bytes), bytes: bytes)
        }
    }

    private static func read(_ bytes: [UInt8]) throws -> ReceiptText {
        var answer = HTTPAnswer()
        answer.headers["content-type"] = bytes.first == UInt8(ascii: "<") ? "xml" : "json"
        answer.body = bytes
        return try answer.receipt()
    }

    /// Waits until a partner has so many receipts.
    func receipts(of partner: String = "hatch-police", count: Int) throws -> [Receipted] {
        var found: [Receipted] = []
        try Deadline.wait(for: "\(count) receipts") {
            found = try receipts(of: partner)
            return found.count >= count
        }
        return found
    }

    /// Waits for the one receipt of a partner, and until nothing of its file is in `work/`.
    func receipt(of partner: String = "hatch-police") throws -> Receipted {
        let found = try receipts(of: partner, count: 1)
        guard found.count == 1 else { throw Missing(what: "one receipt, not \(found.count)") }
        try Deadline.wait(for: "work/ to be empty") { try names("work", of: partner).isEmpty }
        return found[0]
    }

    func names(_ place: String, of partner: String = "hatch-police") throws -> [String] {
        try house.folder.names(in: "drop/\(partner)/\(place)")
    }
}
