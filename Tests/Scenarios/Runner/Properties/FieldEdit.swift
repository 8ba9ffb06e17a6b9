import Model
import Spelling

/// Changes fields of a record by their path: `subjects/*/harm/unattendedNow`.
///
/// In a list `*` is every item, `+` a new one, `$` the last, and a number one of them, from 1. What
/// is not there is made, if something is to be written into it.
struct FieldEdit: Speller {
    private let path: [Substring]
    private let change: (String?) -> String?
    private var depth = 0
    /// How many fields were changed.
    private(set) var count = 0

    init(_ path: String, _ change: @escaping (String?) -> String?) {
        self.path = path.split(separator: "/")
        self.change = change
    }

    private func isNext(_ name: StaticString) -> Bool { name.description == path[depth] }

    private func isLast(_ name: StaticString) -> Bool {
        depth == path.count - 1 && isNext(name)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        guard isLast(name), let text = change(value.written), text != value.written,
            let new = Value(written: text)
        else { return }
        value = new
        count += 1
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        guard isLast(name) else { return }
        let text = change(value?.written)
        guard text != value?.written else { return }
        value = text.flatMap(Value.init(written:))
        count += 1
    }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        guard depth == path.count - 2, isNext(name) else { return }
        if path[depth + 1] == "+" {
            guard let new = change(nil).flatMap(Value.init(written:)) else { return }
            values.append(new)
            count += 1
        } else {
            let before = values.map(\.written)
            values = values.compactMap { change($0.written).flatMap(Value.init(written:)) }
            if values.map(\.written) != before { count += 1 }
        }
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        guard depth < path.count - 1, isNext(name) else { return }
        depth += 1
        value.spell(with: &self)
        depth -= 1
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        guard depth < path.count - 1, isNext(name) else { return }
        let before = count
        var changed = value ?? Record()
        record(name, &changed)
        if count > before { value = changed }
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        guard depth < path.count - 2, isNext(name) else { return }
        let which = path[depth + 1]
        let before = count
        if which == "+" { values.append(Record()) }
        depth += 2
        for index in values.indices where isMeant(which, index, of: values.count) {
            values[index].spell(with: &self)
        }
        depth -= 2
        if which == "+", count == before { values.removeLast() }
    }

    private func isMeant(_ which: Substring, _ index: Int, of count: Int) -> Bool {
        switch which {
        case "*": true
        case "+", "$": index == count - 1
        default: Int(which) == index + 1
        }
    }
}

extension Notification {
    /// Changes the fields of a path, and says how many were changed. Of a field that is not there
    /// nil is given, and nil leaves it out.
    @discardableResult
    mutating func edit(_ path: String, _ change: @escaping (String?) -> String?) -> Int {
        var edit = FieldEdit(path, change)
        spell(with: &edit)
        return edit.count
    }

    @discardableResult
    mutating func set(_ path: String, to text: String?) -> Int { edit(path) { _ in text } }
}

/// The paths of all fields that take an answer, in the order of the record.
struct AnswerFields: Speller {
    private(set) var paths: [String] = []
    private var path: [String] = []

    /// Those of a notification of which nothing is left out.
    static func all(of notification: Notification) -> [String] {
        var fields = AnswerFields()
        var notification = notification
        notification.spell(with: &fields)
        return fields.paths.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        guard Value.self == Stated<Answer>.self else { return }
        paths.append((path + [name.description]).joined(separator: "/"))
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        guard var present = value else { return }
        leaf(name, &present)
    }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {}

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        path.append(name.description)
        value.spell(with: &self)
        path.removeLast()
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        guard var present = value else { return }
        record(name, &present)
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        path += [name.description, "*"]
        for index in values.indices { values[index].spell(with: &self) }
        path.removeLast(2)
    }
}
