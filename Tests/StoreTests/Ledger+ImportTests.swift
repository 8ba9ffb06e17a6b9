import HouseKit
import Linkage
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerImportTests {
    private static func person(
        _ id: String, in household: String = "h1", given: String = "Callum"
    ) -> ImportedPerson {
        ImportedPerson(sourceID: id, householdID: household, record: Bench.record(given))
    }

    private static func contact(
        _ id: String, person: String? = nil, household: String? = nil,
        reasons: [ConcernCode] = [.neglect]
    ) -> ImportedContact {
        let time = HandClock.morning - .days(3)
        return ImportedContact(
            sourceID: id, personID: person, householdID: household, occurred: time, received: time,
            source: "6", reasons: reasons, reference: nil, outcome: "8")
    }

    @discardableResult
    private static func put(
        _ persons: [ImportedPerson], upTo line: Int = 2, _ bench: Bench
    ) throws -> ImportCount {
        try bench.ledger.wait {
            bench.ledger.importPersons(persons, of: "f", upTo: line, actor: "t", then: $0)
        }
    }

    private static func put(_ contacts: [ImportedContact], _ bench: Bench) throws -> ImportCount {
        try bench.ledger.wait {
            bench.ledger.importContacts(contacts, of: "c", upTo: 2, actor: "t", then: $0)
        }
    }

    private static func members(_ bench: Bench, given: String = "Callum") throws -> [Person] {
        try bench.ledger.snapshot(bench.question("m", of: [Bench.record(given)]))
            .candidates.households.flatMap(\.members)
    }

    @Test func `persons are added, and those of a known source id brought up to date`() throws {
        try Bench.open { bench in
            let first = try Self.put([Self.person("p1"), Self.person("p2", given: "Ida")], bench)
            #expect(first.added == 2)
            let second = try Self.put(
                [Self.person("p1", given: "Calum"), Self.person("p3")], bench)
            #expect((second.added, second.updated) == (1, 1))
            #expect(try bench.ledger.figures().persons == 3)
            let found = try Self.members(bench, given: "Calum")
            #expect(found.map { $0.record.names[0].given }.contains("Calum"))
        }
    }

    @Test func `a former key leads to the person still`() throws {
        try Bench.open { bench in
            try Self.put([Self.person("p1")], bench)
            try Self.put([Self.person("p1", given: "Calum")], bench)
            #expect(
                try Self.members(bench).map(\.id) == Self.members(bench, given: "Calum").map(\.id))
        }
    }

    @Test func `a person that moves house is of the new household alone`() throws {
        try Bench.open { bench in
            try Self.put([Self.person("p1"), Self.person("p2", given: "Ida")], bench)
            try Self.put([Self.person("p1", in: "h2")], bench)
            let households = try bench.ledger.snapshot(
                bench.question("m", of: [Bench.record("Callum"), Bench.record("Ida")])
            ).candidates.households
            #expect(households.map(\.members.count) == [1, 1])
        }
    }

    @Test func `contacts are added once, of a person or of a household`() throws {
        try Bench.open { bench in
            try Self.put([Self.person("p1")], bench)
            let contacts = [Self.contact("c1", person: "p1"), Self.contact("c2", household: "h1")]
            #expect(try Self.put(contacts, bench).added == 2)
            #expect(try Self.put(contacts, bench).updated == 2)
            let person = try #require(try Self.members(bench).first)
            let chronology = try bench.ledger.chronology(
                persons: [person.id], households: [person.household])
            #expect(chronology.contacts.count == 2)
            #expect(chronology.contacts.map(\.outcome) == ["8", "8"])
        }
    }

    @Test func `a contact of nobody in the register is an orphan, told by its place`() throws {
        try Bench.open { bench in
            try Self.put([Self.person("p1")], bench)
            let count = try Self.put(
                [
                    Self.contact("c1", person: "p1"), Self.contact("c2", person: "p9"),
                    Self.contact("c3", household: "h9"),
                    Self.contact("c4", person: "p9", household: "h1"),
                ], bench)
            #expect(count.added == 1)
            #expect(
                count.remarks == [1, 2, 3].map { ImportCount.Remarked($0, .unknownPerson) })
        }
    }

    @Test func `a contact is dated after the pregnancy began`() throws {
        try Bench.open { bench in
            // 294 days before 2026-09-10 is 2025-11-20: three days before the contact.
            var born = Self.person("p1")
            born.record.dateOfBirth = PartialDate(reading: "2026-09-10")
            var expected = Self.person("p2")
            expected.record.dateOfBirth = nil
            expected.record.expectedDeliveryDate = PartialDate(reading: "2026-09-10")
            try Self.put([born, expected], bench)
            func contact(_ id: String, of person: String, on day: Int) -> ImportedContact {
                var contact = Self.contact(id, person: person)
                contact.received = Timestamp(year: 2025, month: 11, day: day)
                return contact
            }
            let count = try Self.put(
                [
                    contact("c1", of: "p1", on: 20), contact("c2", of: "p1", on: 19),
                    contact("c3", of: "p2", on: 20), contact("c4", of: "p2", on: 19),
                ], bench)
            #expect(count.added == 2)
            #expect(count.remarks == [1, 3].map { .init($0, .beforeConception) })
        }
    }

    @Test func `what a contact was made by, tells of and came to is kept`() throws {
        try Bench.open { bench in
            try Self.put([Self.person("p1")], bench)
            var contact = Self.contact("c1", person: "p1")
            contact.kind = .exploitationScreen
            contact.indicators = 4
            contact.sender = "SN-21"
            contact.outcome = "RC8"
            contact.closed = PartialDate(reading: "2026-11")
            var copy = Self.contact("c2", person: "p1")
            copy.isCopy = true
            _ = try Self.put([contact, copy], bench)
            let person = try #require(try Self.members(bench).first)
            let kept = try bench.ledger.chronology(persons: [person.id], households: []).contacts
            let first = try #require(kept.first { $0.kind == .exploitationScreen })
            #expect(first.indicators == 4)
            #expect(first.sender == "SN-21")
            #expect(first.outcome == "RC8")
            #expect(first.closed == PartialDate(reading: "2026-11"))
            #expect(first.isConcern && !first.isCopy)
            let second = try #require(kept.first { $0.kind == nil })
            #expect(second.isCopy && !second.isConcern)
            #expect((second.indicators, second.sender, second.closed) == (0, nil, nil))
        }
    }

    @Test func `a contact of low level by every reason is no incident of concern`() throws {
        try Bench.open { bench in
            try Self.put([Self.person("p1")], bench)
            _ = try Self.put(
                [
                    Self.contact("c1", person: "p1", reasons: [.minorOffence]),
                    Self.contact("c2", person: "p1", reasons: [.minorOffence, .neglect]),
                    Self.contact("c3", person: "p1", reasons: []),
                    Self.contact("c4", person: "p1", reasons: [.other]),
                ], bench)
            let person = try #require(try Self.members(bench).first)
            let contacts = try bench.ledger.chronology(persons: [person.id], households: [])
                .contacts
            #expect(contacts.filter { !$0.isConcern }.map(\.reasons) == [[.minorOffence]])
        }
    }

    @Test func `the line up to which a file was imported is kept for each file`() throws {
        let folder = try TemporaryFolder()
        _ = try Bench.open(in: folder) { try Self.put([Self.person("p1")], upTo: 77, $0) }
        try Bench.open(in: folder) { bench throws in
            #expect(try bench.ledger.importedLine(of: "f") == 77)
            #expect(try bench.ledger.importedLine(of: "g") == 0)
        }
    }
}
