import Model
import Spelling

/// A key or an element's name as a fault tells it.
///
/// A sender's own name may hold somebody's name or date of birth, so only published names are told,
/// some that others use for the same, and long ones that miss a published one by a letter (a short one
/// may be a first name: `Rose` is nearly `role`); any other as `*`. Line and column say where it stands,
/// and ``meant(by:)`` which of ours was probably meant.
enum ShownName {
    /// Letters of a name that is compared.
    static let byteLimit = 40

    /// Letters of a name that is told although it is not quite ours.
    static let nearlyOursLength = 8

    static func shown(_ name: some StringProtocol) -> String {
        // An attribute, as paths in XML have it.
        if name.hasPrefix("@") { return "@" + shown(name.dropFirst()) }
        let small = name.lowercased()
        guard name.utf8.count <= byteLimit, name.utf8.allSatisfy(isLetterOrDigit) else {
            return "*"
        }
        if ours[small] != nil || usual[small] != nil { return String(name) }
        guard name.utf8.count >= nearlyOursLength, let meant = meant(by: name),
            distance(Array(small.unicodeScalars), Array(meant.lowercased().unicodeScalars)) == 1
        else { return "*" }
        return String(name)
    }

    /// The published name that a name of the sender's was probably meant to be; nil where none is near.
    static func meant(by name: some StringProtocol) -> String? {
        let small = name.lowercased()
        if let known = ours[small] ?? usual[small] { return known }
        let name = Array(small.unicodeScalars.prefix(byteLimit))
        guard name.count > 2 else { return nil }
        let near = ours.values.map { ($0, distance(name, Array($0.lowercased().unicodeScalars))) }
            .filter { $0.1 <= min(2, name.count / 3) }
        return near.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x30...0x39).contains(byte)
    }

    /// Names that other structures use for what stands under one of ours.
    private static let usual = [
        "dob": "dateOfBirth", "birthdate": "dateOfBirth", "birthday": "dateOfBirth",
        "edd": "expectedDeliveryDate", "surname": "family", "lastname": "family",
        "familyname": "family", "forename": "given", "firstname": "given", "givenname": "given",
        "nickname": "knownAs", "postalcode": "postcode", "zip": "postcode", "phone": "telephones",
        "mobile": "telephones", "gp": "generalPractice", "child": "subjects",
        "children": "subjects", "person": "subjects", "persons": "subjects",
        "nhsnumber": "identifiers", "upn": "identifiers", "type": "messageType",
        "referral": "notification", "report": "notification", "message": "notification",
    ]

    /// Letters to be put in, left out, changed or swapped with the next, to come from one name to the
    /// other.
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        guard abs(one.count - other.count) <= 2 else { return .max }
        var rows = [Array(0...other.count)]
        for index in one.indices {
            var row = [index + 1]
            for place in other.indices {
                let changed = rows[index][place] + (one[index] == other[place] ? 0 : 1)
                var least = min(changed, rows[index][place + 1] + 1, row[place] + 1)
                if index > 0, place > 0, one[index] == other[place - 1],
                    one[index - 1] == other[place]
                {
                    least = min(least, rows[index - 1][place - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }

    /// The names of the published structure, by their small letters.
    private static let ours: [String: String] = {
        var names = Names()
        names.add(Notification.self)
        return Dictionary(
            names.all.union(["notification"]).map { ($0.lowercased(), $0) },
            uniquingKeysWith: { one, _ in one })
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
        for name in names { all.insert(name.description) }
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
