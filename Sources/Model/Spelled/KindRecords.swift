import Spelling

extension Notification {
    /// The names of the records that a kind of message brings (`health`, `pregnancy`, …) and that this
    /// message has. Taken from the list of fields, so that a record which is added later is none that
    /// nobody minds.
    package var kindRecords: [String] {
        var found = KindRecords()
        var notification = self
        notification.spell(with: &found)
        return found.names
    }

    /// Records of every kind of message.
    package static let commonRecords: Set = ["incident", "senderAssessment", "consent"]
}

/// Looks at a notification's own fields alone.
private struct KindRecords: Speller {
    private(set) var names: [String] = []

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        guard value != nil, !Notification.commonRecords.contains(name.description) else { return }
        names.append(name.description)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {}
    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {}
    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {}
    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {}
    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {}
}
