import Model
import Spelling

/// Walks through a notification by the same list of fields that reads it, and collects what is
/// wrong in values. Nothing that it finds rejects a message.
struct Checking: Speller {
    /// Characters of a name, a reference or a line of an address.
    static let shortTextLimit = 200
    /// Characters of any other text, contents of attachments apart.
    static let longTextLimit = 100_000
    static let knownPerson = "the localRef of a child or an adult of this message"

    /// A step to a field: its name, and in a list the item's place from 0 and its name.
    typealias FieldStep = (StaticString, index: Int?, item: StaticString)

    private let places: Delivery.Spelling
    private let sendsControls: Bool
    private var path: [Step] = []
    private var type: MessageType?
    /// The local references of the message's persons.
    private var persons: Set<String> = []
    private(set) var warnings: [Warning] = []
    /// How many were found of each code.
    private var counts: [Warning.Code: Int] = [:]
    private var omitted: [Warning.Code: Int] = [:]

    private enum Step {
        case name(StaticString)
        /// An item of a list, from 0, and the name of its element.
        case item(StaticString, Int)
    }

    /// - Parameters:
    ///   - places: In which spelling's way places are told: XPath or JSON Pointer.
    ///   - sendsControls: Whether the spelling can hold characters that XML cannot.
    init(places: Delivery.Spelling, sendsControls: Bool) {
        self.places = places
        self.sendsControls = sendsControls
    }

    mutating func check(_ content: consuming Content) -> Reading {
        var notification = content.notification
        type = notification.header.messageType.value
        for index in notification.subjects.indices {
            if let reference = notification.subjects[index].localRef { persons.insert(reference) }
        }
        for index in notification.adults.indices {
            if let reference = notification.adults[index].localRef { persons.insert(reference) }
        }
        // Spelled where it is: a copy would be one of every list in it.
        notification.spell(with: &self)
        checkPersons(of: notification)
        checkHeader(notification.header)
        checkWhole(notification)
        checkNeeds(of: notification)
        checkContradictions(in: notification)
        checkAttachments(of: notification)
        if !omitted.isEmpty {
            let rest = omitted.sorted { $0.key.rawValue < $1.key.rawValue }
                .map { "\($0.value) more \($0.key.rawValue)" }.joined(separator: ", ")
            warnings.append(
                Warning(
                    .moreWarnings,
                    expected:
                        "at most \(Reading.warningLimitOfCode) warnings of a code; not listed: "
                        + rest))
        }
        return Reading(
            notification: notification, warnings: warnings.map { $0.told(at: content.place) })
    }

    /// Whether a member of the public writes, of whom nothing is asked that only a professional knows.
    var isFromOutside: Bool {
        type == .selfReferral || type == .publicContact || type == .anonymous
    }

    /// Whether the message only takes back another.
    var takesBack: Bool { type == .withdrawal }

    mutating func warn(_ code: Warning.Code, at path: String?, expected: String) {
        counts[code, default: 0] += 1
        guard warnings.count < Reading.warningLimit,
            counts[code, default: 0] <= Reading.warningLimitOfCode
        else {
            omitted[code, default: 0] += 1
            return
        }
        warnings.append(Warning(code, at: Place(path: path), expected: expected))
    }

    /// The place of a field as the sender's spelling tells it.
    func place(_ steps: [FieldStep]) -> String {
        steps.reduce(places == .xml ? "/notification" : "") { path, step in
            guard let index = step.index else { return "\(path)/\(step.0)" }
            return places == .xml
                ? "\(path)/\(step.0)/\(step.item)[\(index + 1)]" : "\(path)/\(step.0)/\(index)"
        }
    }

    /// The place of a field of the record that is being spelled.
    private func place(of last: Step) -> String {
        (path + [last]).reduce(places == .xml ? "/notification" : "") { path, step in
            switch step {
            case .name(let name): "\(path)/\(name)"
            case .item(let name, let index):
                places == .xml ? "\(path)/\(name)[\(index + 1)]" : "\(path)/\(index)"
            }
        }
    }

    private mutating func look(at field: some Leaf, _ step: Step) {
        if let misreading = field.misreading {
            let code = Warning.Code(rawValue: misreading.kind) ?? .unknownCode
            warn(code, at: place(of: step), expected: misreading.expected)
        }
        if field.written.utf8.count > Self.shortTextLimit { lookAtLength(of: field.written, step) }
        if sendsControls, field.written.utf8.contains(where: isControl) {
            warn(.unusualCharacter, at: place(of: step), expected: "no control characters")
        }
    }

    private mutating func lookAtLength(of text: String, _ step: Step) {
        let name =
            switch step {
            case .name(let name), .item(let name, _): name.description
            }
        guard name != "content" else { return }
        let limit = Self.shortTexts.contains(name) ? Self.shortTextLimit : Self.longTextLimit
        guard text.unicodeScalars.count > limit else { return }
        warn(.tooLong, at: place(of: step), expected: "at most \(limit) characters")
    }

    /// Texts that name a person, a place or a thing.
    private static let shortTexts: Set = [
        "given", "middle", "family", "knownAs", "name", "contactName", "town", "line", "localRef",
        "messageId", "correlationId", "supersedes", "telephone", "email",
    ]

    func knows(_ reference: String) -> Bool {
        reference.trimmed.isEmpty || persons.contains(reference)
    }

    /// A field whose name ends so refers to a person of the message.
    private mutating func lookAtReference(_ name: StaticString, _ reference: String) {
        let refers = name.withUTF8Buffer { unsafe $0.suffix(8).elementsEqual("LocalRef".utf8) }
        guard refers, !knows(reference) else { return }
        warn(.unknownPerson, at: place(of: .name(name)), expected: Self.knownPerson)
    }

    private func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        look(at: value, .name(name))
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        guard let field = value else { return }
        look(at: field, .name(name))
        if let reference = field as? String { lookAtReference(name, reference) }
    }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        guard !values.isEmpty else { return }
        path.append(.name(name))
        for index in values.indices { look(at: values[index], .item(item, index)) }
        path.removeLast()
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        path.append(.name(name))
        value.spell(with: &self)
        path.removeLast()
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        path.append(.name(name))
        value?.spell(with: &self)
        path.removeLast()
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        guard !values.isEmpty else { return }
        path.append(.name(name))
        for index in values.indices {
            path.append(.item(item, index))
            values[index].spell(with: &self)
            path.removeLast()
        }
        path.removeLast()
    }
}

extension Warning {
    /// The warning with its path in other words.
    fileprivate func told(at place: (String) -> String) -> Warning {
        guard let path = self.place.path else { return self }
        return Warning(code, at: Place(path: place(path)), expected: expected)
    }
}
