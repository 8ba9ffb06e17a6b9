import Enrichment
import Flow
import HouseKit
import Model
import Spelling
import Store
import TestKit
import Testing

/// Who is told of as family beside the children of a message.
@Suite struct FamilyTests {
    private static func person(
        _ id: String, _ given: String, in household: String, at line: String = "7 Pebble Close",
        until: String? = nil, isProtected: Bool = false, otherID: String? = nil
    ) -> ImportedPerson {
        var record = Person.Record()
        record.sourceID = "case-system:\(id)"
        record.names = [.init(given: given, family: given == "Callum" ? "Reeve" : "Quill")]
        record.dateOfBirth = PartialDate(reading: given == "Callum" ? "2017-05-03" : "2018-10-10")
        record.isProtected = isProtected
        var home = Person.Residence()
        home.line = line
        home.postcode = Postcode(reading: "TS25 2HB")
        home.kind = .home
        home.to = until.flatMap(PartialDate.init(reading:))
        record.addresses = [home]
        return ImportedPerson(
            sourceID: id, householdID: household, record: record, otherID: otherID)
    }

    private static func register(
        _ persons: [ImportedPerson], plans: [String] = [], siblings: [(String, String)] = [],
        in house: SmallHouse
    ) throws {
        let ledger = house.ledger
        _ = try ledger.wait {
            ledger.importPersons(persons, of: "p", upTo: 9, actor: "t", then: $0)
        }
        let links = siblings.map { from, to in
            ImportedRelationship(
                sourceID: "\(from)-\(to)", fromID: from, toID: to, kind: .sibling)
        }
        _ = try ledger.wait {
            ledger.importRelationships(links, of: "r", upTo: 9, actor: "t", then: $0)
        }
        let from = try #require(PartialDate(reading: "2026-05-01"))
        let involvements = plans.map {
            ImportedInvolvement(
                sourceID: "plan \($0)", personID: $0, kind: .childProtectionPlan, from: from,
                team: "Safeguarding Team 1")
        }
        _ = try ledger.wait {
            ledger.importInvolvements(involvements, of: "i", upTo: 9, actor: "t", then: $0)
        }
    }

    /// The newest document of a notice's referral, as its lead has it, with its route and page.
    private static func told(
        of notice: Notification = Specimen.notice("m"), _ house: SmallHouse
    ) throws -> (document: ReferralDocument, route: String, page: String) {
        let referral = try house.referral(of: notice)
        for entry in try house.allEntries() where entry.hasSuffix(referral.reference.text) {
            guard
                let document = ReferralDocument(json: try house.file("referral.json", of: entry)),
                entry.hasPrefix(document.lead + "/"), !document.lead.isEmpty
            else { continue }
            let page = try house.file("referral.html", of: entry)
            return (document, document.lead, String(decoding: page, as: UTF8.self))
        }
        throw Missing(what: "the entry of the lead")
    }

    @Test func `another child with a plan at the address stands by name on the page`() throws {
        try SmallHouse.running { house in
            try Self.register(
                [
                    Self.person("p1", "Callum", in: "h1"), Self.person("p2", "Perdita", in: "h2"),
                    Self.person("p3", "Una", in: "h3", at: "9 Other Close"),
                ], plans: ["p2"], in: house)
            let told = try Self.told(house)
            #expect(told.document.household.map(\.name) == ["Quill, Perdita"])
            let member = try #require(told.document.household.first)
            #expect(member.age == "8" && member.why == "same address as Callum")
            #expect(member.known.map(\.kind) == [.childProtectionPlan])
            #expect(told.page.contains("<strong>Quill, Perdita, 8</strong>"))
            #expect(told.page.contains("Safeguarding Team 1"))
            #expect(told.route != "restricted")
        }
    }

    @Test func `who lived there before is told of nowhere`() throws {
        try SmallHouse.running { house in
            try Self.register(
                [
                    Self.person("p1", "Callum", in: "h1"),
                    Self.person("p2", "Perdita", in: "h2", until: "2026-07-31"),
                ], plans: ["p2"], in: house)
            let told = try Self.told(house)
            #expect(told.document.household == [])
            #expect(!told.page.contains("Perdita"))
        }
    }

    @Test(arguments: [false, true])
    func `a declared sister elsewhere is told of, on the restricted route where she is protected`(
        isProtected: Bool
    ) throws {
        try SmallHouse.running { house in
            try Self.register(
                [
                    Self.person("p1", "Callum", in: "h1"),
                    Self.person(
                        "p2", "Perdita", in: "h2", at: "4 Far Lane", isProtected: isProtected),
                ], siblings: [("p2", "p1")], in: house)
            let told = try Self.told(house)
            #expect(told.document.household.map(\.why) == ["declared: sibling of Callum"])
            #expect(told.page.contains("Quill, Perdita"))
            #expect((told.route == "restricted") == isProtected)
            #expect(told.document.flags.contains("protectedRecord") == isProtected)
            for entry in try house.allEntries() where isProtected {
                guard !entry.hasPrefix("restricted/") else { continue }
                let json = String(
                    decoding: try house.file("referral.json", of: entry), as: UTF8.self)
                #expect(!json.contains("Perdita"), "\(entry)")
            }
        }
    }

    @Test func `the other identity of a child is told of nowhere, its siblings are`() throws {
        try SmallHouse.running { house in
            try Self.register(
                [
                    Self.person("p1", "Tamsin", in: "h1"),
                    Self.person("p2", "Callum", in: "h2", otherID: "p1"),
                    Self.person("p3", "Ned", in: "h1"),
                ], in: house)
            let told = try Self.told(house)
            #expect(told.route == "restricted")
            #expect(told.document.household.map(\.name) == ["Quill, Ned"])
            #expect(!told.page.contains("Tamsin"))
        }
    }

    @Test func `whom messages alone have made known is not told of as another person`() throws {
        try SmallHouse.running { house in
            let notices = ["m1", "m2"].map { id in
                Specimen.notice(id) { notice in
                    var adult = Notification.Adult()
                    adult.name = Specimen.name("Morgan", "Reeve")
                    adult.role = Stated(written: "mother")
                    notice.adults = [adult]
                }
            }
            _ = try house.referral(of: notices[0])
            #expect(try house.ledger.figures().persons == 2)
            #expect(try Self.told(of: notices[1], house).document.household == [])
            // Another child of the family is told of the first, and of the mother.
            let sister = Specimen.notice("m3", given: "Ida") { notice in
                notice.subjects[0].dateOfBirth = Stated(written: "2015-02-01")
            }
            let names = try Self.told(of: sister, house).document.household.map(\.name)
            #expect(names == ["Reeve, Callum", "Reeve, Morgan"])
        }
    }
}
