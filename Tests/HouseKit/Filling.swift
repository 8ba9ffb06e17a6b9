package import Model
package import Spelling
package import TestKit

/// Fills every field that a record names, by the same one list that reads and writes it.
package struct Filling: Speller {
    /// What a text is filled with, and how many items a list gets.
    package struct Texts: Sendable {
        /// A text for a field of this path.
        package var text: @Sendable (_ path: String, inout SeededRandom) -> String
        package var items: ClosedRange<Int>
        /// How many of a hundred fields that may be absent are present.
        package var presence: Int

        package init(
            items: ClosedRange<Int> = 1...3, presence: Int = 100,
            _ text: @escaping @Sendable (_ path: String, inout SeededRandom) -> String
        ) {
            self.text = text
            self.items = items
            self.presence = presence
        }
    }

    private let texts: Texts
    package private(set) var random: SeededRandom
    private var path: [String] = []

    package init(_ texts: Texts, seed: UInt64) {
        self.texts = texts
        random = SeededRandom(seed: seed)
    }

    /// A record with every field filled.
    package static func record<Record: Spelled>(
        _ type: Record.Type = Record.self, _ texts: Texts, seed: UInt64
    ) -> Record {
        var filling = Filling(texts, seed: seed)
        var record = Record()
        record.spell(with: &filling)
        return record
    }

    /// What a leaf that is more than text can be read from.
    private static let readable = [
        "7", "true", "B2", "2026-11-23T10:00:00Z", "2026-11-23", "GR-2611-000123", "9434765919",
        "TS24 8AY", "child", "current", "household", "start", "new",
    ]

    private mutating func value<Value: Leaf>() -> Value? {
        if let code = Value.self as? any Code.Type {
            return written(code).flatMap(Value.init(written:))
        }
        return Value(written: texts.text(path.joined(separator: "/"), &random))
            ?? Self.readable.lazy.compactMap(Value.init(written:)).first
    }

    private mutating func written<Listed: Code>(_ type: Listed.Type) -> String? {
        Array(type.allCases).randomElement(using: &random)?.rawValue
    }

    private mutating func isPresent() -> Bool {
        Int.random(in: 1...100, using: &random) <= texts.presence
    }

    package mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        path.append(name.description)
        if let new: Value = self.value() { value = new }
        path.removeLast()
    }

    package mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        guard isPresent() else { return }
        path.append(name.description)
        value = self.value()
        path.removeLast()
    }

    package mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        guard isPresent() else { return }
        path.append(name.description)
        for number in 0..<Int.random(in: texts.items, using: &random) {
            path.append("\(number)")
            if let new: Value = value() { values.append(new) }
            path.removeLast()
        }
        path.removeLast()
    }

    package mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        path.append(name.description)
        value.spell(with: &self)
        path.removeLast()
    }

    package mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        guard isPresent() else { return }
        var new = Record()
        record(name, &new)
        value = new
    }

    package mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        guard isPresent() else { return }
        path.append(name.description)
        for number in 0..<Int.random(in: texts.items, using: &random) {
            path.append("\(number)")
            var new = Record()
            new.spell(with: &self)
            values.append(new)
            path.removeLast()
        }
        path.removeLast()
    }
}

extension Filling {
    /// A notification with every field of the list filled.
    package static func notification(_ texts: Texts, seed: UInt64) -> Notification {
        record(Notification.self, texts, seed: seed)
    }
}
