import Model
import Spelling

/// What stands at each place of a message, in words, by the paths that facts have; a yes is told by
/// its place alone, and has none. Texts are not told: they stand elsewhere, word for word.
struct ToldPlaces: Speller {
    private var words: [String: String] = [:]
    /// Names of the records that the field stands in.
    private var path: [String] = []

    /// Characters of one value.
    private static let limit = 60

    init(of notification: Notification) {
        var walked = notification
        walked.spell(with: &self)
    }

    subscript(place: String) -> String? { words[place] }

    private mutating func add<Value: Leaf>(_ name: String, _ value: Value) {
        guard (value as? Stated<Answer>)?.value != .yes else { return }
        let told = (value as? any Told)?.told ?? value.written
        guard !told.trimmed.isEmpty else { return }
        words[place(name)] = told.cut(to: Self.limit) ?? told
    }

    private func place(_ name: String) -> String {
        (path + [name]).joined(separator: "/")
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        if value is any Told { add(name.description, value) }
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        if let value, value is any Told { add(name.description, value) }
    }

    /// Each at its own place, and all of them where the list stands.
    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        for (index, value) in values.enumerated() { add("\(name)[\(index + 1)]", value) }
        let told = values.indices.compactMap { words[place("\(name)[\($0 + 1)]")] }
        if !told.isEmpty { words[place(name.description)] = told.listed }
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        path.append(name.description)
        value.spell(with: &self)
        path.removeLast()
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        if var record = value { self.record(name, &record) }
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        for index in values.indices {
            path.append("\(name)[\(index + 1)]")
            values[index].spell(with: &self)
            path.removeLast()
        }
    }
}
