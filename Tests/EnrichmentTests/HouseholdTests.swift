import Flow
import HouseKit
import Model
import Spelling
import Testing
import Triage

@testable import Enrichment

/// Who else belongs to a child's household, in words for staff.
@Suite struct HouseholdTests {
    private static func person(
        _ id: Person.ID, _ given: String, born: String? = "2018-10-10",
        _ change: (inout Person.Record) -> Void = { _ in }
    ) -> Person {
        var record = Person.Record()
        record.names = [.init(given: given, family: "Quill")]
        record.dateOfBirth = born.flatMap(PartialDate.init(reading:))
        change(&record)
        return Person(id: id, household: 1, record: record)
    }

    private static func household(
        _ members: [FamilyMember], _ involvements: [Chronology.Involvement] = []
    ) throws -> [ReferralDocument.Member] {
        let notice = Specimen.notice("m") { notice in
            notice.subjects.append(Specimen.child("Ida", "Reeve"))
            var adult = Notification.Adult()
            adult.name = Specimen.name("Lee", "Marsh")
            notice.adults = [adult]
        }
        let bytes = notice.bytes(.xml)
        let delivery = Delivery(
            id: 1, reference: Reference(.delivery, year: 2026, month: 11, number: 9),
            partner: try Deployed.partner().id, door: .web, receivedAt: HandClock.morning,
            spelling: .xml, isTest: false, digest: "d1", size: bytes.count, bytes: bytes)
        let history = History.read(Chronology(involvements: involvements))
        let stages = try Deployed.stages()
        let verdict = stages.decider.decide(
            notice, history: history, persons: [:], receivedAt: HandClock.morning)
        let links = [Link.Mention.subject(0): 91, .adult(0): 92].map { mention, person in
            Link(mention: mention, answer: .linked(person, confidence: .certain(by: "NHS number")))
        }
        let material = Enricher.Material(
            delivery: delivery, partnerName: "Hatch Police", notification: notice, warnings: [],
            links: links, history: history, verdict: verdict,
            reference: Reference(.referral, year: 2026, month: 11, number: 7), number: 1,
            attaches: .new, formerBand: nil, members: members, now: HandClock.morning)
        return stages.enricher.enrich(material).document.household
    }

    private static func date(_ text: String) throws -> PartialDate {
        try #require(PartialDate(reading: text))
    }

    @Test func `somebody has name, age, role, why it is family and what is known of it alone`()
        throws
    {
        let from = try Self.date("2026-05-01")
        let perdita = Self.person(1, "Perdita") { record in
            record.names.append(.init(given: "Perdita", family: "Shaw", kind: .former))
            record.names.append(.init(given: "Dita", family: "Quill", kind: .alias))
        }
        let member = try #require(
            try Self.household(
                [
                    FamilyMember(
                        person: perdita,
                        grounds: [
                            .address(
                                of: [.subject(0), .subject(1)], from: Self.date("2024-02-01"),
                                to: nil)
                        ])
                ],
                [
                    .init(person: 1, kind: .section47, from: from, to: Self.date("2026-06")),
                    .init(
                        person: 1, kind: .childProtectionPlan, from: from,
                        team: "Safeguarding Team 1", holder: "A. Shah"),
                    .init(person: 2, kind: .openCase, from: from),
                ]
            ).first)
        #expect(member.name == "Quill, Perdita (known as Dita)")
        #expect(member.age == "8")
        #expect(member.role == "child")
        #expect(member.why == "same address as Callum, Ida (there since 1 Feb 2024)")
        #expect(member.known.map(\.kind) == [.childProtectionPlan, .section47])
        #expect(member.known.map(\.isOpen) == [true, false])
        #expect(member.known[0].team == "Safeguarding Team 1")
    }

    @Test(arguments: [
        (RelationshipKind.sibling, Sex.female, "sister of", "sister of"),
        (.sibling, .male, "brother of", "brother of"),
        (.sibling, .unknown, "sibling of", "sibling of"), (.twin, .male, "twin of", "twin of"),
        (.mother, .female, "mother of", "child of"), (.father, .male, "father of", "child of"),
        (.parent, .male, "parent of", "child of"),
        (.stepParent, .male, "step parent of", "step child of"),
        (.grandparent, .male, "grandparent of", "grandchild of"),
        (.carer, .male, "carer of", "in the care of"),
        (.fosterCarer, .male, "foster carer of", "fostered by"),
        (.partner, .male, "partner of", "partner of"),
        (.exPartner, .male, "ex partner of", "ex partner of"),
        (.other, .male, "related to", "related to"),
    ])
    func `a declared link is told from the side of the one who is listed`(
        kind: RelationshipKind, sex: Sex, word: String, converse: String
    ) throws {
        let person = Self.person(1, "Perdita") { $0.sex = sex }
        let whys = try Self.household([
            FamilyMember(
                person: person, grounds: [.declared(.init(person: 1, to: 91, kind: kind))]),
            FamilyMember(
                person: person,
                grounds: [
                    .declared(
                        .init(person: 92, to: 1, kind: kind, ended: Self.date("2026-03")))
                ]),
        ]).map(\.why)
        #expect(
            whys == [
                "declared: \(word) Callum", "declared: \(converse) Marsh, Lee, until Mar 2026",
            ])
    }

    @Test func `grounds are told together, with whom of the household and the message`() throws {
        let whys = try Self.household([
            FamilyMember(
                person: Self.person(1, "Perdita"),
                grounds: [
                    .household(with: 91),
                    .address(of: [.subject(0)], from: nil, to: Self.date("2026-10-15")),
                ]),
            FamilyMember(
                person: Self.person(2, "Ned"), grounds: [.household(with: 1)],
                mayBe: [.subject(1)]),
            // A protected record that counts for a child without a link has no name to be told by.
            FamilyMember(person: Self.person(3, "Una"), grounds: [.household(with: 77)]),
            FamilyMember(
                person: Self.person(4, "Max"),
                grounds: [
                    .address(of: [.subject(1)], from: Self.date("2024"), to: Self.date("2026-10"))
                ]),
        ]).map(\.why)
        #expect(
            whys == [
                "one household in the register with Callum; "
                    + "same address as Callum (there until 15 Oct 2026)",
                "one household in the register with Quill, Perdita; "
                    + "may be Ida of the message: look",
                "one household in the register with a child of the message",
                "same address as Ida (there from 2024 to Oct 2026)",
            ])
    }

    @Test func `children stand before adults, and those with an open case before the others`()
        throws
    {
        let from = try Self.date("2026-05-01")
        let members = [
            Self.person(1, "Grown", born: "2008-11-23"),
            Self.person(2, "Adult", born: nil) {
                $0.role = .mother
            }, Self.person(3, "Closed"), Self.person(4, "Open"),
            Self.person(5, "Seventeen", born: "2008-11-24"),
            Self.person(6, "Held", born: nil) { $0.role = .father },
        ].map { FamilyMember(person: $0, grounds: []) }
        let household = try Self.household(
            members,
            [
                .init(person: 3, kind: .openCase, from: from, to: Self.date("2026-06")),
                .init(person: 4, kind: .lookedAfter, from: from),
                .init(person: 6, kind: .openCase, from: from),
            ])
        #expect(
            household.map(\.name) == [
                "Quill, Open", "Quill, Closed", "Quill, Seventeen", "Quill, Held", "Quill, Grown",
                "Quill, Adult",
            ])
        #expect(
            household.map(\.role) == ["child", "child", "child", "father", "grown child", "mother"])
    }

    @Test func `what is not known of somebody is said, never left out`() throws {
        let household = try Self.household([
            FamilyMember(
                person: Self.person(1, "", born: nil) { record in
                    (record.names, record.role) = ([], .unborn)
                    record.expectedDeliveryDate = PartialDate(reading: "2027-03")
                }, grounds: []),
            FamilyMember(
                person: Self.person(2, "", born: nil) { $0.names = [] }, grounds: []),
            FamilyMember(person: Self.person(3, "Ned", born: "2014"), grounds: []),
        ])
        #expect(household.map(\.name) == ["Unborn baby", "Name not known", "Quill, Ned"])
        #expect(household.map(\.age) == ["unborn, due Mar 2027", "age not known", "born 2014"])
    }

    @Test func `the household is read back from the document as it was written`() throws {
        var document = PageSpecimen.document()
        document.household = try Self.household([
            FamilyMember(person: Self.person(1, "Perdita"), grounds: [.household(with: 91)])
        ])
        #expect(document.household.count == 1)
        #expect(ReferralDocument(json: document.json)?.household == document.household)
    }
}
