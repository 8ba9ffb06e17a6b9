import Model
import Pages
import Spelling

/// What a message tells, field by field, in the order of its structure: so that nothing which was sent
/// is only in the files beside the page.
struct FieldWords: Speller {
    /// One record: what it is called, and its fields.
    private struct Part {
        let title: String
        var fields: [(name: String, text: String)] = []
    }

    private let notification: Notification
    private var parts: [Part] = []
    /// Names of the records that the field stands in, as the structure spells them.
    private var path: [String] = []

    init(of notification: Notification) {
        self.notification = notification
        var walked = notification
        walked.spell(with: &self)
    }

    /// What stands word for word or by itself elsewhere on the page, and what is for programs only.
    private static let apart: Set = [
        "narrative", "professionalOpinion", "incident/reported", "incident/witnessed",
        "subjects/voice/words", "header/messageId", "header/schemaVersion", "header/digest",
        "header/signature", "header/codeListVersion", "attachments/content", "indicatedFactors",
        "senderAssessment/primaryNeed",
    ]

    var html: HTML {
        "\(each: parts.filter { !$0.fields.isEmpty }, part(_:))"
    }

    private func part(_ part: Part) -> HTML {
        "<div><h3>\(part.title)</h3> <dl>\(each: part.fields, field(_:))</dl></div>\n"
    }

    private func field(_ field: (name: String, text: String)) -> HTML {
        "<dt>\(field.name)</dt><dd>\(field.text)</dd> "
    }

    private mutating func add(_ name: StaticString, _ text: String) {
        let whole = (path + [name.description]).joined(separator: "/")
        guard !text.trimmed.isEmpty, !Self.apart.contains(whole) else { return }
        // The first step is the part's title already.
        let words = (path.dropFirst() + [name.description]).map(Self.words)
        if path.isEmpty { begin("More") }
        parts[parts.count - 1].fields.append((words.joined(separator: ", "), text))
    }

    /// A part of its own; fields that stand by themselves share one.
    private mutating func begin(_ title: String) {
        if parts.last?.title != title { parts.append(Part(title: title)) }
    }

    /// `presentingComplaint` as `Presenting complaint`.
    private static func words(_ name: String) -> String {
        let words = name.reduce(into: "") { words, letter in
            words += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// What an item of a list of the message is called.
    private func title(_ item: StaticString, _ index: Int) -> String {
        switch item.description {
        case "subject": "Child \(index + 1): \(notification.subjects[index].displayName)"
        case "adult": "Adult \(index + 1): \(notification.adults[index].displayName)"
        default: "\(Self.words(item.description)) \(index + 1)"
        }
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
        if path.isEmpty {
            begin(name.description == "header" ? "Message" : Self.words(name.description))
        }
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
            if path.isEmpty {
                begin(title(item, index))
                path.append(name.description)
            } else {
                path.append("\(item) \(index + 1)")
            }
            values[index].spell(with: &self)
            path.removeLast()
        }
    }
}
