import Enrichment
import Flow
import HouseKit
import Model
import Spelling
import Store
import TestKit
import Testing

/// What is known of the people of a message, and what is made of it.
@Suite struct DecidingTests {
    private static let callum: Person.Record = {
        var record = Person.Record()
        record.names = [.init(given: "Callum", family: "Reeve")]
        record.dateOfBirth = PartialDate(reading: "2017-05-03")
        var home = Person.Residence()
        home.line = "7 Pebble Close"
        home.postcode = Postcode(reading: "TS25 2HB")
        record.addresses = [home]
        return record
    }()

    private static func register(_ sourceIDs: String..., in house: SmallHouse) throws {
        let persons = sourceIDs.map {
            ImportedPerson(sourceID: $0, householdID: $0, record: callum)
        }
        _ = try house.ledger.wait {
            house.ledger.importPersons(persons, of: "f", upTo: 2, actor: "t", then: $0)
        }
    }

    private static func low(_ id: String, _ change: (inout Notification) -> Void = { _ in })
        -> Notification
    {
        Specimen.notice(id) { notice in
            notice.concerns[0].code = Stated(written: "minorOffence")
            change(&notice)
        }
    }

    private static func document(
        of referral: ReferralRecord, _ house: SmallHouse
    ) throws -> ReferralDocument {
        let entry = try #require(
            try house.allEntries().first { $0.hasSuffix(referral.reference.text) })
        return try #require(ReferralDocument(json: try house.file("referral.json", of: entry)))
    }

    @Test func `a child known for certain, or known to nobody, may be low`() throws {
        try SmallHouse.running { house in
            try Self.register("p1", in: house)
            #expect(try house.referral(of: Self.low("m1")).band == .advice)
            let stranger = Self.low("m2") { notice in
                notice.subjects = [Specimen.child("Ada", "Okafor")]
                notice.subjects[0].addresses = [Specimen.address("31 Far Road", "TS24 8AY")]
            }
            #expect(try house.referral(of: stranger).band == .advice)
        }
    }

    @Test func `a child who may be one of several in the register is not taken for low`() throws {
        try SmallHouse.running { house in
            try Self.register("p1", "p2", in: house)
            let referral = try house.referral(of: Self.low("m"))
            #expect(referral.band == .within24Hours)
            let document = try Self.document(of: referral, house)
            #expect(document.history.read)
            #expect(!document.history.whole)
            #expect(document.children.map(\.possiblePersons) == [2])
        }
    }

    @Test func `a child who cannot be searched for is not taken for low, and that is said`() throws
    {
        try SmallHouse.running { house in
            let notice = Self.low("m") { notice in
                notice.subjects[0].dateOfBirth = nil
                notice.subjects[0].addresses = []
            }
            let referral = try house.referral(of: notice)
            #expect(referral.band == .within24Hours)
            let document = try Self.document(of: referral, house)
            #expect(document.children.map(\.link) == ["not searched: too little is told"])
        }
    }

    @Test func `a trial neither sees nor changes the register`() throws {
        var plan = SmallHouse.Plan()
        var partner = try Deployed.partner()
        partner.isTest = true
        plan.partners = [partner]
        try SmallHouse.running(plan) { house in
            try Self.register("p1", in: house)
            let bytes = Specimen.notice("m").bytes(.xml)
            let arrival = try house.receipt(bytes, .xml, from: partner)
            try house.settle()
            let referral = try house.referral(of: arrival.reference)
            #expect(referral.entries.map(\.entry.route.name) == ["test"])
            let document = try Self.document(of: referral, house)
            #expect(document.children.map(\.link).allSatisfy { !$0.contains("same person") })
            #expect(try house.ledger.figures().persons == 1)
            #expect(try house.ledger.figures().contacts == 0)
        }
    }
}
