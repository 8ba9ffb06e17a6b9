import Model
import Spelling

extension Ledger {
    static func personContext(_ id: Person.ID) -> String { "person/\(id)" }

    func personRecord(
        _ sealed: [UInt8], of id: Person.ID
    ) throws(LedgerFailure) -> Person.Record {
        let bytes = try open(sealed, as: Self.personContext(id))
        guard let record = Person.Record(json: bytes) else {
            throw .unreadable(Self.personContext(id))
        }
        return record
    }
}
