import Files
import HouseKit
import Linkage
import Model
import Store
import TestKit
import Testing

@testable import Flow

/// One line that is not taken, and the reason that is told of it.
struct Refused: Sendable, CustomTestStringConvertible {
    let kind: Import.Kind
    let fields: [String: String]
    let reason: String

    init(_ kind: Import.Kind, _ fields: [String: String], _ reason: String) {
        self.kind = kind
        self.fields = fields
        self.reason = reason
    }

    var testDescription: String { "\(kind): \(reason)" }
}

/// What is wrong in an extract is told with its line and reason, and the rest is taken.
@Suite struct ImportRefusalTests {
    private static let date = "expected a date: YYYY-MM-DD, YYYY-MM or YYYY"
    private static let long = String(repeating: "x", count: 1001)

    private static let persons: [Refused] = [
        Refused(.persons, ["person_id": ""], "person_id: is needed"),
        Refused(
            .persons, ["role": "cousin"],
            "role: expected one of: child, unborn, mother, father, adult, grandparent"),
        Refused(.persons, ["role": ""], "role: is needed"),
        Refused(.persons, ["sex": "X"], "sex: expected one of: F, M, U"),
        Refused(.persons, ["dob": "2017-02-31"], "dob: \(date)"),
        Refused(.persons, ["dob": "2026-11-24"], "dob: lies in the future"),
        Refused(.persons, ["dob": "2027"], "dob: lies in the future"),
        Refused(.persons, ["edd": "31/02/2027"], "edd: \(date)"),
        Refused(.persons, ["edd": "2027-09-14"], "edd: more than 294 days ahead"),
        Refused(
            .persons, ["dob": "2026-02-13", "edd": "2026-01-01"],
            "dob: more than 42 days after edd"),
        Refused(
            .persons, ["dob": "2025-01-01", "edd": "2025-10-23"],
            "dob: more than 294 days before edd"),
        Refused(.persons, ["protected": "maybe"], "protected: expected yes or no"),
        Refused(.persons, ["identity_of": "bad"], "identity_of: the same id as person_id"),
        Refused(.persons, ["surname": long], "surname: longer than 1000 bytes"),
        Refused(
            .persons, ["household_id": String(repeating: "h", count: 101)],
            "household_id: longer than 100 bytes"),
        Refused(
            .persons, ["telephone": (0...20).map { "01632 9601\($0)" }.joined(separator: ";")],
            "telephone: more than 20 entries"),
    ]

    private static let links: [Refused] = [
        Refused(
            .addresses, ["person_id": "p9"], "the person or household is not in the register"),
        Refused(.addresses, ["person_id": ""], "person_id: is needed"),
        Refused(
            .addresses, ["address": "", "postcode": ""],
            "address or postcode: one of them is needed"),
        Refused(
            .addresses, ["kind": "school"],
            "kind: expected one of: home, temporary, previous, other"),
        Refused(
            .addresses, ["kind": "house"],
            "kind: expected one of: home, found, temporary, school, previous, incident, other"),
        Refused(.addresses, ["from": "2024-05-02", "to": "2024-05-01"], "to: before from"),
        Refused(.addresses, ["from": "2024-06", "to": "2024-05"], "to: before from"),
        Refused(.addresses, ["from": "2023-02-29"], "from: \(date)"),
        Refused(.addresses, ["confidential": "2"], "confidential: expected yes or no"),
        Refused(
            .relationships, ["to_person_id": "p9"],
            "the person or household is not in the register"),
        Refused(
            .relationships, ["to_person_id": "p1"], "to_person_id: the same id as from_person_id"),
        Refused(
            .relationships, ["kind": "cousin"],
            "kind: expected one of: mother, father, parent, stepParent, partner, exPartner, "
                + "sibling, twin, grandparent, relative, carer, fosterCarer, … (see the code list)"),
        Refused(.relationships, ["from": "2026-11-24"], "from: lies in the future"),
        Refused(.relationships, ["from": "2024", "to": "2023-12-31"], "to: before from"),
        Refused(
            .involvements, ["person_id": "p9"], "the person or household is not in the register"),
        Refused(.involvements, ["kind": ""], "kind: is needed"),
        Refused(
            .involvements, ["kind": "plan"],
            "kind: expected one of: openCase, childProtectionPlan, lookedAfter, section47, "
                + "strategyDiscussion, careProceedings, childInNeed, earlyHelp, assessment"),
        Refused(.involvements, ["from": ""], "from: is needed"),
        Refused(.involvements, ["from": "2026-11-24"], "from: lies in the future"),
        Refused(.involvements, ["to": "2026-01-04"], "to: before from"),
        Refused(.involvements, ["closure": "RC10"], "closure: expected RC1 to RC9"),
    ]

    private static let contacts: [Refused] = [
        Refused(.contacts, ["person_id": "p9"], "the person or household is not in the register"),
        Refused(
            .contacts, ["person_id": "", "household_id": "h9"],
            "the person or household is not in the register"),
        Refused(
            .contacts, ["person_id": "", "household_id": ""],
            "person_id or household_id: one of them is needed"),
        Refused(.contacts, ["occurred": ""], "occurred: is needed"),
        Refused(
            .contacts, ["occurred": "2026-02-30"],
            "occurred: expected a date, or a date and time with an offset"),
        Refused(.contacts, ["occurred": "2026-10"], "occurred: expected a whole date"),
        Refused(.contacts, ["occurred": "2026-11-24"], "occurred: lies in the future"),
        Refused(.contacts, ["occurred": "2026-11-23T10:00:01Z"], "occurred: lies in the future"),
        Refused(.contacts, ["received": "2026-12-01"], "received: lies in the future"),
        Refused(
            .contacts, ["occurred": "2026-10-02", "received": "2026-10-01"],
            "occurred: after received"),
        Refused(
            .contacts, ["occurred": "2026-10-01T10:00:01Z", "received": "2026-10-01T10:00:00Z"],
            "occurred: after received"),
        Refused(
            .contacts, ["occurred": "2010-01-01"],
            "received: more than 294 days before the person's birth"),
        Refused(
            .contacts, ["source": "6B"],
            "source: expected one of: 1A, 1B, 1C, 1D, 2A, 2B, 3A, 3B, 3C, 3D, 3E, 3F, … "
                + "(see the code list referralSource)"),
        Refused(
            .contacts, ["reason": "neglect;gossip"],
            "reason: a code of the list of concerns is expected"),
        Refused(
            .contacts, ["outcome": "NFA"],
            "outcome: expected one of: noFurtherAction, informationAndAdvice, earlyHelpReferral, "
                + "stepDownToEarlyHelp, assessmentRequired, strategyDiscussionOrSection47, other "
                + "or RC1 to RC9"),
        Refused(
            .contacts, ["indicators": "101"],
            "indicators: expected a whole number from 0 to 100"),
        Refused(
            .contacts, ["indicators": "-1"], "indicators: expected a whole number from 0 to 100"),
        Refused(.contacts, ["copy": "perhaps"], "copy: expected yes or no"),
        Refused(.contacts, ["closed": "2026-09-30"], "closed: before received"),
        Refused(.contacts, ["closed": "2026-11-24"], "closed: lies in the future"),
    ]

    private static func filled() throws -> Extract {
        let extract = try Extract()
        let report = try extract.run(
            .persons,
            ["p1", "p2"].map {
                Extract.line(
                    .persons,
                    [
                        "person_id": $0, "household_id": "h-\($0)", "given_name": "Ida",
                        "dob": "2017-05-03",
                    ])
            })
        #expect(report.added == 2)
        return extract
    }

    private static func named(_ kind: Import.Kind, _ id: String) -> [String: String] {
        kind.idColumn.map { [$0: id] } ?? [:]
    }

    @Test(arguments: persons + links + contacts)
    func `a line that cannot be is told with its reason, and the others are taken`(
        refused: Refused
    ) throws {
        let extract = try Self.filled()
        let bad = Self.named(refused.kind, "bad").merging(refused.fields) { $1 }
        let report = try extract.run(
            refused.kind,
            [
                Extract.line(refused.kind, Self.named(refused.kind, "good-1")),
                Extract.line(refused.kind, bad),
                Extract.line(
                    refused.kind,
                    Self.named(refused.kind, "good-2").merging(
                        refused.kind == .addresses ? ["address": "4 Cobble Street"] : [:]
                    ) { $1 }),
            ])
        #expect(report.badLines == [Import.Line(line: 3, reason: refused.reason)])
        #expect(report.badCount == 1)
        #expect(report.added == 2)
    }

    @Test func `dates at their limits are taken`() throws {
        let extract = try Self.filled()
        let persons: [[String: String]] = [
            ["dob": "2026-11-23"], ["edd": "2027-09-13"],
            ["dob": "2026-02-12", "edd": "2026-01-01"], ["dob": "2025-01-01", "edd": "2025-10-22"],
        ]
        let lines = persons.enumerated().map { index, fields in
            Extract.line(.persons, fields.merging(["person_id": "n\(index)"]) { $1 })
        }
        let report = try extract.run(.persons, lines)
        #expect((report.added, report.badLines) == (4, []))
        let contacts: [[String: String]] = [
            ["occurred": "2026-11-23"], ["occurred": "2026-11-23T10:00:00Z"],
            ["occurred": "2026-10-01", "received": "2026-10-01T07:00:00Z"],
            ["occurred": "2026-10-01", "closed": "2026-10-01"], ["occurred": "2016-07-13"],
        ]
        let rows = contacts.enumerated().map { index, fields in
            Extract.line(.contacts, fields.merging(["contact_id": "c\(index)"]) { $1 })
        }
        let taken = try extract.run(.contacts, rows)
        #expect((taken.added, taken.badLines) == (5, []))
        let key = BlockingKey.nameAndBirth(
            given: "Ida", family: "Reeve", birth: PartialDate(reading: "2017-05-03"))
        let person = try #require(
            try extract.persons(by: key).first { $0.record.sourceID == "p1" })
        #expect(try extract.history(of: person).contacts.count == 5)
        #expect(
            try extract.history(of: person).contacts.allSatisfy { $0.occurred <= Extract.now })
    }

    // MARK: - Lines

    private static let count = Import.Kind.persons.columns.count

    @Test(
        arguments: [
            ("short,h1,child", "\(count) fields are expected, 3 are there"),
            (
                Extract.line(.persons, ["person_id": "long"]) + ",more",
                "\(count) fields are expected, \(count + 1) are there"
            ),
            (Extract.line(.persons, ["given_name": "I\u{0}da"]), "it holds control characters"),
        ])
    func `a line of another shape is told`(line: String, reason: String) throws {
        let extract = try Extract()
        let report = try extract.run(
            .persons, Extract.persons("p1") + [line] + Extract.persons("p2"))
        #expect(report.badLines == [Import.Line(line: 3, reason: reason)])
        #expect(report.added == 2)
    }

    @Test func `a line that is not UTF-8 is told, and the reading goes on after it`() throws {
        let extract = try Extract()
        var bytes = Array((Extract.header(.persons) + "\n").utf8)
        bytes += Array(Extract.persons("p1")[0].utf8) + [0x0A]
        bytes += Array("p2,h1,child,,Jos".utf8) + [0xE9, 0x0A]
        bytes += Array(Extract.persons("p3")[0].utf8) + [0x0A]
        try extract.write(.persons, bytes: bytes)
        let report = try extract.run(.persons)
        #expect(report.badLines == [Import.Line(line: 3, reason: "it is not UTF-8")])
        #expect(report.added == 2)
    }

    @Test func `a quote that is not closed takes the lines after it along, and says which`() throws
    {
        let extract = try Extract()
        let open = Extract.line(.persons, ["person_id": "p2", "given_name": "\"Ida"])
        let report = try extract.run(
            .persons, Extract.persons("p1") + [open] + Extract.persons("p3", "p4"))
        #expect(
            report.badLines == [Import.Line(line: 3, reason: "lines 3 to 5: a quote is not closed")]
        )
        #expect(report.added == 1)
    }

    @Test func `after a record that is too long the reading goes on at the next line`() throws {
        let extract = try Extract()
        let long = "\"" + String(repeating: "x", count: CSVReader.recordLimit)
        let report = try extract.run(
            .persons, Extract.persons("p1") + [long] + Extract.persons("p3"))
        #expect(
            report.badLines == [
                Import.Line(line: 3, reason: "longer than 65536 bytes, or a quote is not closed")
            ])
        #expect(report.added == 2)
    }

    @Test func `a quoted line break is part of its field, and later lines keep their number`()
        throws
    {
        let extract = try Extract()
        let broken = Extract.line(.persons, ["person_id": "p1", "address": "\"3 Cobble\nStreet\""])
        let report = try extract.run(.persons, [broken, "bad", Extract.persons("p2")[0]])
        #expect(report.badLines.map(\.line) == [4])
        #expect(report.added == 2)
    }

    @Test func `bad lines beyond those listed are counted`() throws {
        let extract = try Extract()
        let report = try extract.run(
            .persons, (1...150).map { "bad-\($0)" } + Extract.persons("p1"))
        #expect(report.badLines.count == Import.lineLimit)
        #expect(report.badCount == 150)
        #expect(report.added == 1)
    }

    // MARK: - Columns

    private static func header(without name: String) -> String {
        Import.Kind.persons.columns.map(\.name).filter { $0 != name }.joined(separator: ",")
    }

    @Test(
        arguments: [
            (header(without: "surname"), "the column surname is missing"),
            (header(without: "household_id"), "the column household_id is missing"),
            (Extract.header(.persons) + ",person_id", "the column person_id is there twice"),
            ("", "the file is empty: the names of its columns are expected"),
        ])
    func `without its columns nothing of a file is read`(header: String, reason: String) throws {
        let extract = try Extract()
        let lines = header.isEmpty ? [] : Extract.persons("p1")
        let report = try extract.run(.persons, lines, header: header)
        #expect(report.badLines == [Import.Line(line: 1, reason: reason)])
        #expect(report.added == 0)
    }

    @Test func `a file of another encoding is told at its first line`() throws {
        let extract = try Extract()
        let text = Array(Extract.header(.persons).utf16).flatMap {
            [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
        try extract.write(.persons, bytes: [0xFF, 0xFE] + text)
        let report = try extract.run(.persons)
        #expect(report.badLines.map(\.line) == [1])
        #expect(report.added == 0)
    }

    @Test func `a column of another name is noted`() throws {
        let extract = try Extract()
        let report = try extract.run(
            .persons, Extract.persons("p1").map { $0 + ",x" },
            header: Extract.header(.persons) + ",shoe_size")
        #expect(report.added == 1)
        let place = Self.count + 1
        #expect(report.notes == [Import.Line(line: 1, reason: "column \(place) is not read")])
    }
}
