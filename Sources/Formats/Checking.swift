import Model
import Spelling

/// Walks through a notification by the same list of fields that reads it, and collects what is
/// wrong in values. Nothing that it finds rejects a message.
struct Checking: Speller {
    private let places: Delivery.Spelling
    private let sendsControls: Bool
    private var path: [Step] = []
    private(set) var warnings: [Warning] = []
    private(set) var omitted = 0

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

    mutating func check(_ notification: consuming Notification) -> Reading {
        // Spelled where it is: a copy would be one of every list in it.
        notification.spell(with: &self)
        checkPersons(of: notification)
        checkWhole(notification)
        return Reading(
            notification: notification, warnings: warnings, warningsOmitted: omitted)
    }

    mutating func warn(_ code: Warning.Code, at path: String?, expected: String) {
        guard warnings.count < Reading.warningLimit else {
            omitted += 1
            return
        }
        warnings.append(Warning(code, at: Place(path: path), expected: expected))
    }

    /// The place of a field as the sender's spelling tells it.
    func place(_ steps: [(StaticString, index: Int?, item: StaticString)]) -> String {
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
        if sendsControls, field.written.utf8.contains(where: isControl) {
            warn(.unusualCharacter, at: place(of: step), expected: "no control characters")
        }
    }

    private func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        look(at: value, .name(name))
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        if let field = value { look(at: field, .name(name)) }
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
