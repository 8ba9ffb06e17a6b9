import GRDB
import HouseKit
import Linkage
import Model
import TestKit
import Testing

@testable import Store

/// What keeps persons of the register apart, and what joins them.
@Suite struct RegisterActTests {
    private static let number = NHSNumber(reading: "9990000018")
    private static let otherNumber = NHSNumber(reading: "9991112227")

    private static func person(
        _ id: String, _ given: String, number: NHSNumber? = nil, in household: String? = nil,
        other: String? = nil
    ) -> ImportedPerson {
        var record = Bench.record(given)
        record.sourceID = id
        record.nhsNumber = number
        return ImportedPerson(
            sourceID: id, householdID: household ?? "h-\(id)", record: record, otherID: other)
    }

    /// Everybody of a given name, with the household.
    private static func found(_ given: String, _ bench: Bench) throws -> Person {
        try #require(
            try bench.ledger.snapshot(bench.question("m", of: [Bench.record(given)]))
                .candidates.households.flatMap(\.members)
                .first { $0.record.names[0].given == given })
    }

    /// How many persons a number leads to.
    private static func led(by number: NHSNumber?, _ bench: Bench) throws -> Int? {
        let key = BlockingKey(.nhs, try #require(number).text)
        var question = try bench.question("m")
        question.keys = [key]
        return try bench.ledger.snapshot(question).candidates.counts[key]
    }

    private static func link(
        _ id: String, _ from: String, _ kind: RelationshipKind?, of to: String
    ) -> ImportedRelationship {
        ImportedRelationship(sourceID: id, fromID: from, toID: to, kind: kind)
    }

    // MARK: - Numbers

    @Test func `a number that two persons give leads to neither, and both keep it as claimed`()
        throws
    {
        try Bench.open { bench in
            #expect(try bench.put([Self.person("p1", "Ida", number: Self.number)]).remarks == [])
            #expect(try Self.led(by: Self.number, bench) == 1)
            let later = try bench.put([
                Self.person("p2", "Jude"), Self.person("p3", "Callum", number: Self.number),
            ])
            #expect(later.added == 2)
            #expect(later.remarks == [.init(1, .sharedNumber)])
            #expect(try Self.led(by: Self.number, bench) == 0)
            for given in ["Ida", "Callum"] {
                let record = try Self.found(given, bench).record
                #expect(record.nhsNumber == nil)
                #expect(record.claimedNumber == Self.number)
            }
        }
    }

    @Test func `a third who gives it has it no more than the first two, in any order of import`()
        throws
    {
        try Bench.open { bench in
            let all = ["Ida", "Jude", "Callum"].map {
                Self.person("p-\($0)", $0, number: Self.number)
            }
            try bench.put(all)
            try bench.put(all.reversed())
            #expect(try Self.led(by: Self.number, bench) == 0)
        }
    }

    @Test func `the last who gives a number has it for its own again`() throws {
        try Bench.open { bench in
            try bench.put([
                Self.person("p1", "Ida", number: Self.number),
                Self.person("p2", "Jude", number: Self.number),
            ])
            let mended = try bench.put([Self.person("p2", "Jude", number: Self.otherNumber)])
            #expect(mended.remarks == [])
            #expect(try Self.led(by: Self.number, bench) == 1)
            #expect(try Self.found("Ida", bench).record.nhsNumber == Self.number)
            #expect(try Self.found("Ida", bench).record.claimedNumber == nil)
            #expect(try Self.found("Jude", bench).record.nhsNumber == Self.otherNumber)
        }
    }

    @Test func `the same person twice is no other`() throws {
        try Bench.open { bench in
            let person = Self.person("p1", "Ida", number: Self.number)
            try bench.put([person])
            #expect(try bench.put([person]).remarks == [])
            #expect(try Self.led(by: Self.number, bench) == 1)
        }
    }

    // MARK: - Identities

    @Test(arguments: [true, false])
    func `both identities of a child are protected, whichever comes first`(isNewFirst: Bool) throws
    {
        try Bench.open { bench in
            let old = Self.person("old", "Ida")
            let new = Self.person("new", "Jude", other: "old")
            try bench.put(isNewFirst ? [new, old] : [old, new])
            #expect(try Self.found("Ida", bench).record.isProtected)
            #expect(try Self.found("Jude", bench).record.isProtected)
            let stranger = Self.person("p3", "Callum")
            try bench.put([stranger])
            #expect(try !Self.found("Callum", bench).record.isProtected)
        }
    }

    @Test func `the two are of two households, and nothing joins them`() throws {
        try Bench.open { bench in
            let count = try bench.put([
                Self.person("old", "Ida", in: "h1"),
                Self.person("new", "Jude", in: "h1", other: "old"),
            ])
            #expect(count.added == 1)
            #expect(count.remarks == [.init(1, .sharedHousehold)])
            try bench.put([
                Self.person("new", "Jude", in: "h2", other: "old"), Self.person("x", "Callum"),
            ])
            let links = try bench.link([
                Self.link("r1", "old", .sibling, of: "new"), Self.link("r2", "new", nil, of: "old"),
                Self.link("r3", "x", .sibling, of: "new"),
            ])
            #expect(links.added == 1)
            #expect(links.remarks == [0, 1].map { .init($0, .otherIdentity) })
        }
    }

    @Test func `a link that was there before it was known is taken away`() throws {
        try Bench.open { bench in
            try bench.put([Self.person("old", "Ida"), Self.person("new", "Jude")])
            #expect(try bench.link([Self.link("r1", "old", .twin, of: "new")]).added == 1)
            try bench.put([Self.person("new", "Jude", other: "old")])
            let old = try Self.found("Ida", bench).id
            #expect(try bench.ledger.chronology(persons: [old], households: []).relatives == [])
        }
    }

    // MARK: - Links

    @Test func `links are told of persons and of everybody in their households`() throws {
        try Bench.open { bench in
            try bench.put([
                Self.person("p1", "Ida", in: "h1"), Self.person("p2", "Jude", in: "h1"),
                Self.person("p3", "Callum"),
            ])
            var link = Self.link("r1", "p3", .grandparent, of: "p2")
            link.from = PartialDate(reading: "2020")
            link.to = PartialDate(reading: "2024-05")
            #expect(try bench.link([link]).added == 1)
            #expect(try bench.link([link]).updated == 1)
            let one = try Self.found("Ida", bench)
            let other = try Self.found("Jude", bench).id
            let third = try Self.found("Callum", bench).id
            let expected = Chronology.Relative(
                person: third, to: other, kind: .grandparent, began: PartialDate(reading: "2020"),
                ended: PartialDate(reading: "2024-05"))
            let ledger = bench.ledger
            #expect(try ledger.chronology(persons: [other], households: []).relatives == [expected])
            #expect(try ledger.chronology(persons: [third], households: []).relatives == [expected])
            #expect(
                try ledger.chronology(persons: [one.id], households: [one.household]).relatives
                    == [expected])
            #expect(try ledger.chronology(persons: [one.id], households: []).relatives == [])
        }
    }

    @Test func `nobody is the forebear of its own forebear`() throws {
        try Bench.open { bench in
            try bench.put(["a", "b", "c", "d"].map { Self.person($0, "Ida-\($0)") })
            let count = try bench.link([
                Self.link("r1", "a", .mother, of: "b"), Self.link("r2", "b", .father, of: "a"),
                Self.link("r3", "b", .parent, of: "c"), Self.link("r4", "c", .grandparent, of: "a"),
                Self.link("r5", "c", .sibling, of: "a"), Self.link("r6", "a", .parent, of: "c"),
                Self.link("r7", "d", .parent, of: "x"),
            ])
            #expect(count.added == 4)
            #expect(
                count.remarks == [
                    .init(1, .circle), .init(3, .circle), .init(6, .unknownPerson),
                ])
            // Told again, a link is no circle with itself; turned round, it is mended.
            #expect(try bench.link([Self.link("r1", "a", .mother, of: "b")]).updated == 1)
            #expect(try bench.link([Self.link("r3", "b", .friend, of: "c")]).updated == 1)
            #expect(try bench.link([Self.link("r6", "c", .parent, of: "a")]).updated == 1)
        }
    }

    @Test func `forebears beyond the cap are not looked through`() throws {
        try Bench.open { bench in
            let ids = (0...Ledger.forebearCap + 1).map { "p\($0)" }
            try bench.put(ids.map { Self.person($0, "Ida-\($0)") })
            let links = zip(ids, ids.dropFirst()).map {
                Self.link("r-\($0.0)", $0.0, .parent, of: $0.1)
            }
            let count = try bench.link(links)
            #expect(count.added == Ledger.forebearCap)
            #expect(count.remarks == [.init(Ledger.forebearCap, .tooManyForebears)])
        }
    }

    // MARK: - Addresses

    private static func address(
        _ person: String, _ line: String, kind: AddressKind = .home, from: String? = nil,
        to: String? = nil
    ) -> ImportedAddress {
        var residence = Person.Residence()
        residence.line = line
        residence.postcode = Postcode(reading: "TS24 8QP")
        residence.kind = kind
        residence.from = from.flatMap(PartialDate.init(reading:))
        residence.to = to.flatMap(PartialDate.init(reading:))
        return ImportedAddress(personID: person, residence: residence)
    }

    @Test func `addresses are kept once, brought up to date, and lead to the person`() throws {
        try Bench.open { bench in
            try bench.put([Self.person("p1", "Ida")])
            let first = Self.address("p1", "3 Cobble Street", from: "2020-01-01")
            #expect(try bench.live([first]).added == 1)
            let ended = Self.address("p1", "3 COBBLE STREET", from: "2020-01-01", to: "2024-02-01")
            #expect(try bench.live([ended]).updated == 1)
            #expect(
                try bench.live([
                    Self.address("p1", "9 Lantern Hill", from: "2024-02-01"),
                    Self.address("p9", "9 Lantern Hill"),
                ]).remarks == [.init(1, .unknownPerson)])
            // The list of persons comes again, and knows nothing of them.
            try bench.put([Self.person("p1", "Ida")])
            let record = try Self.found("Ida", bench).record
            #expect(record.addresses.map(\.line) == ["3 COBBLE STREET", "9 Lantern Hill"])
            #expect(record.addresses.map(\.to?.text) == ["2024-02-01", nil])
            var asked = Person.Record()
            asked.addresses = [first.residence]
            let led = try bench.ledger.snapshot(bench.question("m", of: [asked])).candidates
            #expect(led.households.flatMap(\.members).map(\.record.sourceID) == ["p1"])
        }
    }

    @Test func `a person has no more addresses than the cap`() throws {
        try Bench.open { bench in
            try bench.put([Self.person("p1", "Ida")])
            let count = try bench.live(
                (0...Ledger.addressCap).map { Self.address("p1", "\($0 + 1) Cobble Street") })
            #expect(count.added == Ledger.addressCap)
            #expect(count.remarks == [.init(Ledger.addressCap, .tooManyAddresses)])
        }
    }

    // MARK: - Involvements

    @Test func `involvements are told of the whole household, with who holds the case`() throws {
        try Bench.open { bench in
            try bench.put([
                Self.person("p1", "Ida", in: "h1"), Self.person("p2", "Jude", in: "h1"),
            ])
            let from = try #require(PartialDate(reading: "2026-03-01"))
            let plan = ImportedInvolvement(
                sourceID: "i1", personID: "p2", kind: .childProtectionPlan, from: from,
                team: "Safeguarding 2", holder: "R. Canary")
            let nobody = ImportedInvolvement(
                sourceID: "i2", personID: "p9", kind: .openCase, from: from)
            let count = try bench.involve([plan, nobody])
            #expect(count.added == 1)
            #expect(count.remarks == [.init(1, .unknownPerson)])
            var closed = plan
            closed.to = PartialDate(reading: "2026-10")
            closed.closure = "RC9"
            #expect(try bench.involve([closed]).updated == 1)
            let one = try Self.found("Ida", bench)
            let other = try Self.found("Jude", bench)
            let expected = Chronology.Involvement(
                person: other.id, kind: .childProtectionPlan, from: from,
                to: PartialDate(reading: "2026-10"), team: "Safeguarding 2", holder: "R. Canary",
                closure: "RC9")
            let ledger = bench.ledger
            #expect(
                try ledger.chronology(persons: [one.id], households: [one.household]).involvements
                    == [expected])
            #expect(
                try ledger.chronology(persons: [other.id], households: [other.household])
                    .involvements == [expected])
            #expect(try ledger.chronology(persons: [one.id], households: []).involvements == [])
            let clear = try ledger.pool.read {
                try Int.fetchOne(
                    $0, sql: "SELECT count(*) FROM involvement WHERE instr(holder_sealed, 'Canary')"
                )
            }
            #expect(clear == 0)
        }
    }
}

/// What an import tells of a family, to whoever decided on it before.
@Suite struct ImportLookAgainTests {
    private static func person(_ given: String) -> ImportedPerson {
        ImportedPerson(
            sourceID: given, householdID: "h-\(given)", record: Bench.record(given))
    }

    private static func contact(of person: String) -> ImportedContact {
        let time = HandClock.morning - .days(3)
        return ImportedContact(
            sourceID: "c-\(person)", personID: person, householdID: nil, occurred: time,
            received: time, source: "6", reasons: [.neglect], reference: nil, outcome: nil)
    }

    /// Why referrals are to be looked at again now, each of which is looked at then.
    private static func looks(_ bench: Bench) throws -> [LookReason] {
        let looks = try bench.ledger.toLookAgain(at: bench.clock.now, limit: 10)
        for look in looks {
            try bench.ledger.wait { bench.ledger.noteLooked(look, next: nil, then: $0) }
        }
        return looks.map(\.why)
    }

    @Test func `open referrals of a family are looked at again where something of it is new`()
        throws
    {
        try Bench.open { bench in
            try bench.put([Self.person("Callum"), Self.person("Ida")])
            try bench.accept("<a/>", messageId: "m1")
            _ = try Self.looks(bench)
            try bench.tell([Self.contact(of: "Ida")])
            #expect(try Self.looks(bench) == [])
            try bench.tell([Self.contact(of: "Callum")])
            #expect(try Self.looks(bench) == [.imported])
            let from = try #require(PartialDate(reading: "2026-03-01"))
            let plan = ImportedInvolvement(
                sourceID: "i1", personID: "Callum", kind: .childProtectionPlan, from: from,
                holder: "R. Shah")
            _ = try bench.involve([plan])
            #expect(try Self.looks(bench) == [.imported])
            let link = ImportedRelationship(
                sourceID: "r1", fromID: "Ida", toID: "Callum", kind: .sibling)
            _ = try bench.link([link])
            #expect(try Self.looks(bench) == [.imported])
            var home = Person.Residence()
            home.line = "3 Cobble Street"
            home.kind = .home
            let address = ImportedAddress(personID: "Callum", residence: home)
            _ = try bench.live([address])
            #expect(try Self.looks(bench) == [.imported])
            // All of it again tells nothing new.
            try bench.put([Self.person("Callum"), Self.person("Ida")])
            try bench.tell([Self.contact(of: "Callum")])
            _ = try bench.involve([plan])
            _ = try bench.link([link])
            _ = try bench.live([address])
            #expect(try Self.looks(bench) == [])
            var changed = Self.person("Callum")
            changed.record.isProtected = true
            try bench.put([changed])
            #expect(try Self.looks(bench) == [.imported])
        }
    }
}

extension Bench {
    fileprivate func tell(_ rows: [ImportedContact]) throws {
        _ = try ledger.wait {
            ledger.importContacts(rows, of: "c", upTo: 2, actor: "t", then: $0)
        }
    }

    @discardableResult
    fileprivate func put(_ rows: [ImportedPerson]) throws -> ImportCount {
        try ledger.wait { ledger.importPersons(rows, of: "p", upTo: 2, actor: "t", then: $0) }
    }

    fileprivate func live(_ rows: [ImportedAddress]) throws -> ImportCount {
        try ledger.wait { ledger.importAddresses(rows, of: "a", upTo: 2, actor: "t", then: $0) }
    }

    fileprivate func link(_ rows: [ImportedRelationship]) throws -> ImportCount {
        try ledger.wait { ledger.importRelationships(rows, of: "r", upTo: 2, actor: "t", then: $0) }
    }

    fileprivate func involve(_ rows: [ImportedInvolvement]) throws -> ImportCount {
        try ledger.wait { ledger.importInvolvements(rows, of: "i", upTo: 2, actor: "t", then: $0) }
    }
}
