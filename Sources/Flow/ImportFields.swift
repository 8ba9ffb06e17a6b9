import Model

/// Why one line cannot be taken. Nothing of what it says.
package struct RowMistake: Error, Sendable, Equatable {
    package let reason: String
}

/// The columns of one file, by the names in its first line.
struct ImportHeader {
    private let places: [String: Int]
    private let count: Int
    /// Columns that are not read, counted from 1.
    let unread: [Int]

    init(_ names: [String], of kind: Import.Kind) throws(RowMistake) {
        var places: [String: Int] = [:]
        var unread: [Int] = []
        for (index, name) in names.map(\.trimmed).enumerated() {
            guard kind.columns.contains(where: { $0.name == name }) else {
                unread.append(index + 1)
                continue
            }
            guard places[name] == nil else {
                throw RowMistake(reason: "the column \(name) is there twice")
            }
            places[name] = index
        }
        for column in kind.columns where column.isNeeded && places[column.name] == nil {
            throw RowMistake(reason: "the column \(column.name) is missing")
        }
        self.places = places
        self.unread = unread
        count = names.count
    }

    func fields(_ values: [String], now: Timestamp) throws(RowMistake) -> ImportFields {
        guard values.count == count else {
            throw RowMistake(reason: "\(count) fields are expected, \(values.count) are there")
        }
        return ImportFields(places: places, values: values, now: now)
    }
}

/// The fields of one line, each read by its column's name.
struct ImportFields {
    /// Bytes of one field at most, and of an id.
    static let fieldLimit = 1_000
    static let idLimit = 100
    /// Entries of a field that holds several.
    static let listLimit = 20

    fileprivate let places: [String: Int]
    fileprivate let values: [String]
    let now: Timestamp
    /// What is wrong with a line that is taken all the same.
    private(set) var notes: [String] = []

    fileprivate init(places: [String: Int], values: [String], now: Timestamp) {
        self.places = places
        self.values = values
        self.now = now
    }

    mutating func note(_ text: String) { notes.append(text) }

    /// Nil where the field is empty, or the file has no such column.
    func text(_ column: String, limit: Int = fieldLimit) throws(RowMistake) -> String? {
        guard let place = places[column] else { return nil }
        let text = values[place].trimmed
        guard text.utf8.count <= limit else {
            throw RowMistake(reason: "\(column): longer than \(limit) bytes")
        }
        return text.isEmpty ? nil : text
    }

    func id(_ column: String) throws(RowMistake) -> String? {
        try text(column, limit: Self.idLimit)
    }

    func needed<Value>(_ column: String, _ value: Value?) throws(RowMistake) -> Value {
        guard let value else { throw RowMistake(reason: "\(column): is needed") }
        return value
    }

    func value<Value: Readable>(
        _ type: Value.Type, _ column: String
    ) throws(RowMistake) -> Value? {
        guard let text = try text(column) else { return nil }
        guard let value = Value(reading: text) else {
            throw RowMistake(reason: "\(column): expected \(Value.expectation)")
        }
        return value
    }

    /// What tells a person or place is left out where it is wrong, and the line is kept: a child
    /// of whom one number is wrong is known all the same.
    mutating func valueIfRight<Value: Readable>(
        _ type: Value.Type, _ column: String
    ) throws(RowMistake) -> Value? {
        guard let text = try text(column) else { return nil }
        let value = Value(reading: text)
        if value == nil {
            note("\(column): expected \(Value.expectation); the line is taken without it")
        }
        return value
    }

    func list(_ column: String) throws(RowMistake) -> [String] {
        let items = (try text(column) ?? "").split(separator: ";").map { String($0).trimmed }
            .filter { !$0.isEmpty }
        guard items.count <= Self.listLimit else {
            throw RowMistake(reason: "\(column): more than \(Self.listLimit) entries")
        }
        return items
    }

    func flag(_ column: String) throws(RowMistake) -> Bool {
        guard let text = try text(column) else { return false }
        switch Answer(reading: text) {
        case .yes: return true
        case .no: return false
        default: throw RowMistake(reason: "\(column): expected yes or no")
        }
    }

    // MARK: - Dates

    /// The latest day that it is by any clock of the country.
    private var today: Day { (now + .seconds(3600)).day }

    /// A date that is not after today.
    func pastDate(_ column: String) throws(RowMistake) -> PartialDate? {
        let date = try value(PartialDate.self, column)
        if let date, date.earliest > today {
            throw RowMistake(reason: "\(column): lies in the future")
        }
        return date
    }

    /// A date that is not more than so many days from now.
    func date(_ column: String, ahead days: Int) throws(RowMistake) -> PartialDate? {
        let date = try value(PartialDate.self, column)
        if let date, date.earliest > today + days {
            throw RowMistake(reason: "\(column): more than \(days) days ahead")
        }
        return date
    }

    /// The end of a span. It may lie ahead, and never before the beginning.
    func end(_ column: String, of from: PartialDate?) throws(RowMistake) -> PartialDate? {
        let to = try value(PartialDate.self, column)
        if let from, let to, to.latest < from.earliest {
            throw RowMistake(reason: "\(column): before from")
        }
        return to
    }

    /// A moment that is not after now.
    func pastMoment(_ column: String) throws(RowMistake) -> Moment? {
        guard let moment = try value(Moment.self, column) else { return nil }
        guard moment.instant != nil || moment.date.day != nil else {
            throw RowMistake(reason: "\(column): expected a whole date")
        }
        guard moment.instant.map({ $0 <= now }) ?? (moment.date.earliest <= today) else {
            throw RowMistake(reason: "\(column): lies in the future")
        }
        return moment
    }

    /// Of a date alone, noon: it falls on that day by any clock of the country.
    func timestamp(_ moment: Moment) -> Timestamp {
        if let instant = moment.instant { return instant }
        let noon = Timestamp(
            milliseconds: (Int64(moment.date.earliest.number) * 24 + 12) * 3_600_000)
        return min(noon, now)
    }
}
