import Model
import Pages
import Spelling

/// What a message tells in the records that its kind brings (health, pregnancy, online harm, …),
/// field by field, so that nothing which was sent is only in the files.
struct KindWords: Speller {
    /// One record: what it is called, and its fields.
    private struct Part {
        let title: String
        var fields: [(name: String, text: String)] = []
    }

    private var parts: [Part] = []
    /// Names of the records that the field stands in, below the part's own.
    private var path: [String] = []
    private var isInside = false

    init(of notification: Notification) {
        var notification = notification
        notification.spell(with: &self)
        for subject in notification.subjects {
            if var record = subject.selfHarm { tell("Self-harm: \(subject.displayName)", &record) }
        }
        for adult in notification.adults {
            if var record = adult.crisis { tell("Crisis: \(adult.displayName)", &record) }
        }
        if var record = notification.incident?.missing { tell("Missing", &record) }
        if var record = notification.incident?.exploitation { tell("Exploitation", &record) }
    }

    var html: HTML {
        "\(each: parts.filter { !$0.fields.isEmpty }, part(_:))"
    }

    private func part(_ part: Part) -> HTML {
        "<h3>\(part.title)</h3><dl>\(each: part.fields, field(_:))</dl>\n"
    }

    private func field(_ field: (name: String, text: String)) -> HTML {
        "<dt>\(field.name)</dt><dd>\(field.text)</dd>"
    }

    private mutating func tell(_ title: String, _ record: inout some Spelled) {
        parts.append(Part(title: title))
        isInside = true
        record.spell(with: &self)
        isInside = false
    }

    private mutating func add(_ name: StaticString, _ text: String) {
        guard isInside else { return }
        let name = (path + [name.description]).map(Self.words).joined(separator: ", ")
        parts[parts.count - 1].fields.append((name, text))
    }

    /// `presentingComplaint` as `Presenting complaint`.
    private static func words(_ name: String) -> String {
        let words = name.reduce(into: "") { words, letter in
            words += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        add(name, value.written)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        if let value { add(name, value.written) }
    }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        for value in values { add(name, value.written) }
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        guard isInside else { return }
        path.append(name.description)
        value.spell(with: &self)
        path.removeLast()
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        guard var inner = value else { return }
        if isInside {
            record(name, &inner)
        } else if !Notification.commonRecords.contains(name.description) {
            tell(Self.words(name.description), &inner)
        }
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        guard isInside else { return }
        for index in values.indices {
            path.append("\(item) \(index + 1)")
            values[index].spell(with: &self)
            path.removeLast()
        }
    }
}
