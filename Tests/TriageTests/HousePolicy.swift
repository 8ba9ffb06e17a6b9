import Files
import Model
import Testing

@testable import Triage

/// The policy and the calendar that the house is delivered with, read from `deploy`.
enum HousePolicy {
    static let date = "2026-11-01"

    /// The files of the bundle; more than none, or the test stops.
    static func files() throws -> [(name: String, bytes: [UInt8])] {
        let folder = try path("rules", date)
        let names = try Disk.real.list(folder, .max).sorted()
        let files = try names.map { name in
            (name: try #require(name.text), bytes: try bytes(at: folder / name))
        }
        try #require(files.count > 1)
        return files
    }

    static func calendar() throws -> WorkingDays {
        try WorkingDays(yaml: bytes(at: path("calendar.yaml")))
    }

    static func policy() throws -> Policy {
        try Policy(name: date, digest: "d1", files: files(), calendar: calendar())
    }

    static func decider() throws -> Decider { try loaded.get() }

    private static let loaded = Result { Decider(policy: try policy()) }

    private static func bytes(at path: Path) throws -> [UInt8] {
        try Disk.real.readWhole(Disk.real.open(path, .reading), limitBytes: 1 << 20)
    }

    private static func path(_ names: String...) throws -> Path {
        var parts = #filePath.split(separator: "/")
        parts.removeLast(3)
        let path = "/" + (parts.map(String.init) + ["deploy"] + names).joined(separator: "/")
        return try #require(Path(path))
    }
}

extension Decider {
    /// Decides with what most tests share.
    func decide(
        _ notification: Notification, history: History = known(),
        persons: [Int: Person.ID] = [0: 1], former: Band? = nil
    ) -> Verdict {
        decide(
            notification, history: history, persons: persons, receivedAt: received,
            former: Former(band: former))
    }
}

extension Verdict.Child {
    /// The rules that are listed, with the start.
    var rules: [String] { reasons.map(\.rule).sorted() }

    func fact(_ name: String) -> Verdict.Fact? { facts.first { $0.name == name } }
}
