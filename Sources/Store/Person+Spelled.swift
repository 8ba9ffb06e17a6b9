import JSON
package import Model
import Spelling

// A person's record as it is sealed: JSON by the same one list of fields that everything uses.

extension Leaf where Self: Code {
    package init?(written: String) { self.init(rawValue: written) }
    package var written: String { rawValue }
}

extension Person.Role: Leaf {}
extension NameKind: Leaf {}
extension Sex: Leaf {}

extension PartialDate: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension NHSNumber: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension UniquePupilNumber: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension Postcode: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension Person.Record: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("role", &role)
        speller.leaf("sourceID", &sourceID)
        speller.leaf("nhsNumber", &nhsNumber)
        speller.leaf("pupilNumber", &pupilNumber)
        speller.records("names", each: "name", &names)
        speller.leaf("sex", &sex)
        speller.leaf("dateOfBirth", &dateOfBirth)
        speller.leaf("expectedDeliveryDate", &expectedDeliveryDate)
        speller.records("addresses", each: "address", &addresses)
        speller.leaves("telephones", each: "telephone", &telephones)
        speller.leaf("isProtected", &isProtected)
    }
}

extension Person.Name: Spelled {
    package init() { self.init(given: "", middle: "", family: "", kind: .current) }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("given", &given)
        speller.leaf("middle", &middle)
        speller.leaf("family", &family)
        speller.leaf("kind", &kind)
    }
}

extension Person.Residence: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("line", &line)
        speller.leaf("town", &town)
        speller.leaf("postcode", &postcode)
        speller.leaf("uprn", &uprn)
        speller.leaf("from", &from)
        speller.leaf("to", &to)
        speller.leaf("isConfidential", &isConfidential)
    }
}

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
