package import Spelling

// A person's record as the ledger seals it, by the same one list of fields that everything uses.

extension Person.Role: Leaf {}
extension NameKind: Leaf {}
extension Sex: Leaf {}
extension AddressKind: Leaf {}
extension RelationshipKind: Leaf {}
extension MessageType: Leaf {}
extension ConcernCode: Leaf {}
extension Chronology.Involvement.Kind: Leaf {}

extension Person.Record: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("role", &role)
        speller.leaf("sourceID", &sourceID)
        speller.leaf("nhsNumber", &nhsNumber)
        speller.leaf("claimedNumber", &claimedNumber)
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
        speller.leaf("kind", &kind)
        speller.leaf("from", &from)
        speller.leaf("to", &to)
        speller.leaf("isConfidential", &isConfidential)
    }
}
