import HouseKit
import Linkage
import Model
import Testing

@testable import Store

/// A child whom messages told of before the register's extract did: one child, one history.
@Suite struct RegisterActAdoptionTests {
    private static let number = NHSNumber(reading: "9990000018")

    private static func record(
        number: NHSNumber? = nil, postcode: String? = nil
    ) -> Person.Record {
        var record = Bench.record("Callum")
        record.nhsNumber = number
        if let postcode {
            var home = Person.Residence()
            home.line = "7 Pebble Close"
            home.postcode = Postcode(reading: postcode)
            record.addresses = [home]
        }
        return record
    }

    private static func put(
        _ record: Person.Record, other: String? = nil, into bench: Bench
    ) throws -> ImportCount {
        let row = ImportedPerson(
            sourceID: "p1", householdID: "h1", record: record, otherID: other)
        return try bench.ledger.wait {
            bench.ledger.importPersons([row], of: "p", upTo: 2, actor: "t", then: $0)
        }
    }

    private static func persons(_ bench: Bench) throws -> Int {
        try bench.ledger.figures().persons
    }

    /// How many contacts the register has of whom its extract calls p1.
    private static func contacts(_ record: Person.Record, _ bench: Bench) throws -> Int {
        let members = try bench.ledger.snapshot(bench.question("m", of: [record]))
            .candidates.households.flatMap(\.members)
        let person = try #require(members.first { $0.record.sourceID == "p1" })
        return try bench.ledger.chronology(
            persons: [person.id], households: [person.household]
        ).contacts.count
    }

    @Test(arguments: [
        record(number: number), record(postcode: "TS25 2HB"),
        record(number: number, postcode: "TS25 2HB"),
    ])
    func `the same number, or name, birth and place: what messages told is the child's history`(
        record: Person.Record
    ) throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1", about: record)
            #expect(try Self.persons(bench) == 1)
            var row = record
            row.sourceID = "p1"
            let count = try Self.put(row, into: bench)
            #expect((count.added, count.updated) == (0, 1))
            #expect(try Self.persons(bench) == 1)
            #expect(try Self.contacts(record, bench) == 1)
            // Whoever decided on it before looks again.
            let looks = try bench.ledger.toLookAgain(at: bench.clock.now, limit: 9)
            #expect(looks.map(\.why) == [.imported])
            let time = bench.clock.now - .days(3)
            let contact = ImportedContact(
                sourceID: "c1", personID: "p1", householdID: nil, occurred: time, received: time,
                source: "6", reasons: [.neglect], reference: nil, outcome: nil)
            _ = try bench.ledger.wait {
                bench.ledger.importContacts([contact], of: "c", upTo: 2, actor: "t", then: $0)
            }
            #expect(try Self.contacts(record, bench) == 2)
            #expect(try Self.put(row, into: bench).added == 0)
            #expect(try Self.persons(bench) == 1)
        }
    }

    @Test func `name and birth alone are not enough`() throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1", about: Self.record())
            var row = Self.record(postcode: "TS25 2HB")
            row.sourceID = "p1"
            #expect(try Self.put(row, into: bench).added == 1)
            #expect(try Self.persons(bench) == 2)
            #expect(try Self.contacts(row, bench) == 0)
        }
    }

    @Test func `one that is protected is taken for nobody`() throws {
        let record = Self.record(number: Self.number, postcode: "TS25 2HB")
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1", about: record)
            var row = record
            row.sourceID = "p1"
            row.isProtected = true
            #expect(try Self.put(row, into: bench).added == 1)
            #expect(try Self.persons(bench) == 2)
        }
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1", about: record)
            var row = record
            row.sourceID = "p1"
            #expect(try Self.put(row, other: "p2", into: bench).added == 1)
            #expect(try Self.persons(bench) == 2)
        }
    }

    @Test func `of two who may be it neither is taken`() throws {
        let record = Self.record(postcode: "TS25 2HB")
        try Bench.open { bench in
            for id in ["m1", "m2"] {
                try bench.accept("<\(id)/>", messageId: id, about: record) { decided in
                    decided.household = .new
                    decided.persons[0].linked = nil
                }
            }
            #expect(try Self.persons(bench) == 2)
            var row = record
            row.sourceID = "p1"
            #expect(try Self.put(row, into: bench).added == 1)
            #expect(try Self.persons(bench) == 3)
        }
    }
}
