import Linkage
import Model
import Store

/// What one file has said before, as far as its later lines are judged by it.
struct ImportedBefore {
    /// Persons at one address, beyond which it is hardly one family's.
    static let communalSize = 12

    private let idColumn: String?
    private var ids: [String: Int] = [:]
    /// The line that gave each NHS number first; 0 once it was reported.
    private var numbers: [NHSNumber: Int] = [:]
    /// Persons at each address, by the hash of its key.
    private var homes: [Int: Int] = [:]

    init(_ kind: Import.Kind) {
        idColumn = kind.idColumn
    }

    /// Takes a row, unless an earlier line has its id.
    mutating func note(
        _ row: some ImportRow, _ fields: ImportFields, on line: Int, _ report: inout Import.Report
    ) throws(RowMistake) {
        if let idColumn, let id = try fields.id(idColumn) {
            if let first = ids[id] {
                throw RowMistake(reason: "\(idColumn): the same id as line \(first)")
            }
            ids[id] = line
        }
        for text in fields.notes { report.note(line, text) }
        if let person = row as? ImportedPerson {
            note(person.record.nhsNumber, on: line, &report)
            if let home = person.record.addresses.first { note(home, on: line, &report) }
        } else if let address = row as? ImportedAddress, address.residence.kind != .previous,
            address.residence.to == nil
        {
            note(address.residence, on: line, &report)
        }
    }

    /// Of two lines with one NHS number the register tells the later; the earlier is told here.
    private mutating func note(
        _ number: NHSNumber?, on line: Int, _ report: inout Import.Report
    ) {
        guard let number else { return }
        guard let first = numbers[number] else {
            numbers[number] = line
            return
        }
        if first > 0 { report.note(first, ImportCount.Remark.sharedNumber.reason) }
        numbers[number] = 0
    }

    private mutating func note(
        _ home: Person.Residence, on line: Int, _ report: inout Import.Report
    ) {
        guard let key = BlockingKey.address(line: home.line, postcode: home.postcode) else {
            return
        }
        let count = homes[key.hashValue, default: 0] + 1
        homes[key.hashValue] = count
        if count == Self.communalSize + 1 {
            report.note(
                line,
                "address: more than \(Self.communalSize) persons at this address; "
                    + "is it a communal one?")
        }
    }
}
