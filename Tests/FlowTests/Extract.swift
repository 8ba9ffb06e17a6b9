import Files
import HouseKit
import Linkage
import Model
import Seals
import Store
import Synchronization
import TestKit

@testable import Flow

/// A register's extract in a folder of its own, and the ledger that it is imported into.
final class Extract: Sendable {
    static let now = HandClock.morning

    let folder: TemporaryFolder
    let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(
            at: folder.text("ledger.sqlite"), vault: SmallHouse.vault(),
            options: Ledger.Options(clock: { Extract.now }))
    }

    deinit { ledger.close() }

    /// What a line of a kind says where a test does not say otherwise.
    private static func usual(_ kind: Import.Kind) -> [String: String] {
        switch kind {
        case .persons: ["household_id": "h1", "role": "child", "surname": "Reeve"]
        case .addresses: ["person_id": "p1", "address": "3 Cobble Street", "postcode": "TS24 8QP"]
        case .relationships: ["from_person_id": "p1", "to_person_id": "p2", "kind": "sibling"]
        case .contacts: ["person_id": "p1", "occurred": "2026-10-01", "source": "6"]
        case .involvements: ["person_id": "p1", "kind": "openCase", "from": "2026-01-05"]
        }
    }

    static func header(_ kind: Import.Kind) -> String {
        kind.columns.map(\.name).joined(separator: ",")
    }

    static func line(_ kind: Import.Kind, _ fields: [String: String]) -> String {
        let fields = usual(kind).merging(fields) { $1 }
        return kind.columns.map { fields[$0.name] ?? "" }.joined(separator: ",")
    }

    /// Lines of persons of these ids.
    static func persons(_ ids: String...) -> [String] {
        ids.map { line(.persons, ["person_id": $0, "given_name": "Ida"]) }
    }

    func path(_ kind: Import.Kind) throws -> Path {
        guard let name = FileName(kind.fileName) else { throw Missing(what: "a file name") }
        return folder.path / name
    }

    /// Writes a file of a kind, in the place of an earlier one.
    func write(_ kind: Import.Kind, bytes: [UInt8]) throws {
        let path = try path(kind)
        try? Disk.real.removeFile(path)
        let file = try Disk.real.open(path, .creating(mode: 0o640))
        try Disk.real.write(file, bytes.span)
    }

    func write(_ kind: Import.Kind, _ lines: [String], header: String? = nil) throws {
        let text = ([header ?? Self.header(kind)] + lines).joined(separator: "\n") + "\n"
        try write(kind, bytes: Array(text.utf8))
    }

    var register: RegisterWriter { RegisterWriter(ledger, actor: "t") }

    func work(into register: RegisterWriter? = nil) -> Import {
        Import(into: register ?? self.register, from: .real, clock: Clock { Self.now })
    }

    /// Imports the file of a kind that was written.
    func run(
        _ kind: Import.Kind, into register: RegisterWriter? = nil, resuming: Bool = false
    ) throws -> Import.Report {
        try work(into: register).run(
            path(kind), kind: kind, name: kind.rawValue, isResuming: resuming)
    }

    func run(
        _ kind: Import.Kind, _ lines: [String], header: String? = nil
    ) throws -> Import.Report {
        try write(kind, lines, header: header)
        return try run(kind)
    }

    /// The persons that a key leads to, with all who live with them.
    func persons(by key: BlockingKey?) throws -> [Person] {
        guard let key, let partner = Partner.ID("hatch-police") else {
            throw Missing(what: "a key")
        }
        let question = Question(partner: partner, messageId: "m", incident: nil, keys: [key])
        return try ledger.snapshot(question).candidates.households.flatMap(\.members)
    }

    func history(of person: Person) throws -> Chronology {
        try ledger.chronology(persons: [person.id], households: [person.household])
    }
}

/// How many rows each batch had.
final class Sizes: Sendable {
    private let sizes = Mutex<[Int]>([])

    func add(_ size: Int) { sizes.withLock { $0.append(size) } }

    var all: [Int] { sizes.withLock { $0 } }
}
