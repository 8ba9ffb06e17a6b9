import Files
import HouseKit
import Linkage
import Model
import Store
import Testing

@testable import Flow

/// Lines that are judged by other lines, and lines that are taken although something is wrong.
@Suite struct ImportNotesTests {
    private static let shared =
        "nhs_number: another person of the register has it too; neither is linked by it"

    private static func person(_ id: String, _ fields: [String: String] = [:]) -> String {
        Extract.line(
            .persons,
            ["person_id": id, "household_id": "h-\(id)", "given_name": "Ida", "dob": "2017-05-03"]
                .merging(fields) { $1 })
    }

    private static let key = BlockingKey.nameAndBirth(
        given: "Ida", family: "Reeve", birth: PartialDate(reading: "2017-05-03"))

    @Test func `an id that comes again in a file is refused, and the line of the first is told`()
        throws
    {
        let extract = try Extract()
        let report = try extract.run(
            .persons, [Self.person("p1"), Self.person("p2"), Self.person("p1", ["sex": "F"])])
        #expect(report.added == 2)
        #expect(
            report.badLines == [Import.Line(line: 4, reason: "person_id: the same id as line 2")])
        #expect(
            try extract.persons(by: Self.key).map(\.record.sex).allSatisfy { $0 == nil })
    }

    @Test(arguments: [Import.Kind.contacts, .relationships, .involvements])
    func `an id is looked for in files of each kind`(kind: Import.Kind) throws {
        let extract = try Extract()
        _ = try extract.run(.persons, [Self.person("p1"), Self.person("p2")])
        let column = try #require(kind.idColumn)
        let line = Extract.line(kind, [column: "x1"])
        let report = try extract.run(kind, [line, line])
        #expect(report.added == 1)
        #expect(
            report.badLines == [Import.Line(line: 3, reason: "\(column): the same id as line 2")])
    }

    @Test func `a line that was refused does not take its id`() throws {
        let extract = try Extract()
        let report = try extract.run(
            .persons, [Self.person("p1", ["role": "cousin"]), Self.person("p1")])
        #expect(report.badLines.map(\.line) == [2])
        #expect(report.added == 1)
    }

    @Test func `an import that goes on knows the ids of the lines that were done`() throws {
        let extract = try Extract()
        _ = try extract.run(.persons, [Self.person("p1")])
        try extract.write(.persons, [Self.person("p1"), Self.person("p2"), Self.person("p1")])
        let report = try extract.run(.persons, resuming: true)
        #expect((report.skipped, report.added) == (1, 1))
        #expect(report.badLines.map(\.line) == [4])
    }

    @Test func `of a number that two lines give, both lines are told and both persons kept`() throws
    {
        let extract = try Extract()
        let number = ["nhs_number": "9990000018"]
        let report = try extract.run(
            .persons,
            [Self.person("p1", number), Self.person("p2"), Self.person("p3", number)])
        #expect((report.added, report.badLines) == (3, []))
        #expect(report.notes.map(\.line).sorted() == [2, 4])
        #expect(report.notes.map(\.reason) == [Self.shared, Self.shared])
        #expect(try extract.persons(by: BlockingKey(.nhs, "9990000018")) == [])
        let records = try extract.persons(by: Self.key).map(\.record)
        #expect(records.count == 3)
        #expect(records.allSatisfy { $0.nhsNumber == nil })
        #expect(records.filter { $0.claimedNumber?.text == "9990000018" }.count == 2)
    }

    @Test func `a child with a wrong number or postcode is taken without it, and that is told`()
        throws
    {
        let extract = try Extract()
        let report = try extract.run(
            .persons,
            [
                Self.person(
                    "p1",
                    [
                        "nhs_number": "9990000019", "upn": "A801200005001",
                        "address": "3 Cobble Street", "postcode": "TS2",
                    ])
            ])
        #expect((report.added, report.badCount) == (1, 0))
        let ending = "; the line is taken without it"
        #expect(
            report.notes.map(\.reason) == [
                "nhs_number: expected ten digits with a right check digit\(ending)",
                "upn: expected a check letter and twelve digits\(ending)",
                "postcode: expected a postcode, such as TS24 8AY\(ending)",
            ])
        let record = try #require(try extract.persons(by: Self.key).first).record
        #expect(record.nhsNumber == nil && record.pupilNumber == nil)
        #expect(record.addresses.map(\.line) == ["3 Cobble Street"])
        #expect(record.addresses.map(\.postcode) == [nil])
    }

    @Test func `an address of 400 persons is taken, and noted once`() throws {
        let extract = try Extract()
        let home = ["address": "1 Harbour House", "postcode": "TS24 8QP"]
        let report = try extract.run(.persons, (1...400).map { Self.person("p\($0)", home) })
        #expect((report.added, report.badCount) == (400, 0))
        #expect(
            report.notes == [
                Import.Line(
                    line: 14,
                    reason: "address: more than 12 persons at this address; is it a communal one?")
            ])
        let small = try Extract()
        #expect(
            try small.run(.persons, (1...12).map { Self.person("p\($0)", home) }).notes == [])
    }

    @Test func `the two identities of a child are protected, and no line joins them`() throws {
        let extract = try Extract()
        let persons = try extract.run(
            .persons,
            [
                Self.person("old"), Self.person("new", ["identity_of": "old"]),
                Self.person("same", ["identity_of": "old", "household_id": "h-old"]),
            ])
        #expect(persons.added == 2)
        #expect(
            persons.badLines == [
                Import.Line(
                    line: 4,
                    reason: "identity_of: the two identities of one child must be of two households"
                )
            ])
        #expect(
            try extract.persons(by: Self.key).map(\.record.isProtected) == [true, true])
        let links = try extract.run(
            .relationships,
            [
                Extract.line(
                    .relationships,
                    ["relationship_id": "r1", "from_person_id": "old", "to_person_id": "new"])
            ])
        #expect(
            links.badLines == [
                Import.Line(line: 2, reason: "the two identities of one child are never joined")
            ])
    }

    @Test func `the line that would close a circle of parents is refused`() throws {
        let extract = try Extract()
        _ = try extract.run(.persons, ["a", "b", "c"].map { Self.person($0) })
        let links = [("a", "b"), ("b", "c"), ("c", "a")].map { from, to in
            Extract.line(
                .relationships,
                [
                    "relationship_id": "r-\(from)", "from_person_id": from, "to_person_id": to,
                    "kind": "parent",
                ])
        }
        let report = try extract.run(.relationships, links)
        #expect(report.added == 2)
        #expect(
            report.badLines == [
                Import.Line(
                    line: 4, reason: "kind: it would make a person the forebear of its own forebear"
                )
            ])
    }

    @Test func `the columns are those that the README lists`() throws {
        let readme = String(
            decoding: try Disk.real.bytes(of: try #require(Path(Deployed.path("README.md")))),
            as: UTF8.self)
        for kind in Import.Kind.allCases {
            for column in kind.columns {
                let needed = column.isNeeded ? "yes" : "no"
                let row =
                    "| `\(kind.fileName)` | `\(column.name)` | \(column.meaning) | \(needed) |"
                #expect(readme.contains(row), "README.md: \(row)")
            }
        }
    }
}
