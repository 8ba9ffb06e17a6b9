import Model
import Spelling

/// A key or an element's name as a fault tells it.
///
/// A sender's own name may hold somebody's name or date of birth, so one that is none of ours and no
/// plain word with a small first letter is told as `*`; line and column say where it stands.
enum ShownName {
    /// Letters of a name that is told.
    static let byteLimit = 40

    static func shown(_ name: some StringProtocol) -> String {
        // An attribute, as paths in XML have it.
        if name.hasPrefix("@") { return "@" + shown(name.dropFirst()) }
        let known = String(name)
        if ours.contains(known.lowercased()) { return known }
        guard let first = name.utf8.first, isSmallLetter(first), name.utf8.count <= byteLimit,
            name.utf8.allSatisfy(isLetterOrDigit)
        else { return "*" }
        return known
    }

    private static func isSmallLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isSmallLetter(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// The names of the published structure, in small letters.
    private static let ours: Set<String> = {
        var names = Names()
        names.add(Notification.self)
        return names.all.union(["notification"])
    }()
}

/// Collects the names of a record's fields and items.
private struct Names: Speller {
    private(set) var all: Set<String> = []

    mutating func add<Record: Spelled>(_ type: Record.Type) {
        var record = Record()
        record.spell(with: &self)
    }

    private mutating func note(_ names: StaticString...) {
        for name in names { all.insert(name.description.lowercased()) }
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) { note(name) }
    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) { note(name) }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        note(name, item)
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        note(name)
        add(Record.self)
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        note(name)
        add(Record.self)
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        note(name, item)
        add(Record.self)
    }
}
