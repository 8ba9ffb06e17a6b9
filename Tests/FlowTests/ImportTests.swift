import Files
import HouseKit
import Linkage
import Model
import Store
import TestKit
import Testing

@testable import Flow

/// What an import takes, and how it goes on after it was killed.
@Suite struct ImportTests {
    private static let birth = PartialDate(reading: "2017-05-03")

    private static func key(_ given: String) -> BlockingKey? {
        .nameAndBirth(given: given, family: "Reeve", birth: birth)
    }

    private static func persons(_ numbers: ClosedRange<Int>) -> [String] {
        numbers.map {
            Extract.line(
                .persons, ["person_id": "p\($0)", "household_id": "h\($0)", "given_name": "Ida"])
        }
    }

    @Test func `every column of a person is kept`() throws {
        let extract = try Extract()
        let line = Extract.line(
            .persons,
            [
                "person_id": "p1", "nhs_number": "999 000 0018", "given_name": "Ida",
                "middle_name": "May", "known_as": "Idie", "former_surname": "Marsh", "sex": "f",
                "dob": "2017-05-03", "address": "\"3, Cobble \"\"Old\"\" Street\"",
                "town": "Hartlepool", "postcode": "ts24 8qp", "previous_address": "1 Lantern Hill",
                "previous_postcode": "TS24 0XB", "upn": "B801200005001",
                "telephone": "01632 960123; 07700 900456", "protected": "yes",
            ])
        let report = try extract.run(.persons, [line])
        #expect((report.added, report.badCount, report.noteCount) == (1, 0, 0))
        let record = try #require(try extract.persons(by: Self.key("Ida")).first).record
        #expect(record.sourceID == "p1")
        #expect(record.role == .child)
        #expect(record.nhsNumber == NHSNumber(reading: "9990000018"))
        #expect(record.pupilNumber == UniquePupilNumber(reading: "B801200005001"))
        #expect(record.sex == .female)
        #expect(record.isProtected)
        #expect(record.telephones == ["01632 960123", "07700 900456"])
        #expect(record.names.map(\.kind) == [.current, .alias, .former])
        #expect(record.names.map(\.given) == ["Ida", "Idie", "Ida"])
        #expect(record.names.map(\.family) == ["Reeve", "Reeve", "Marsh"])
        #expect(record.addresses.map(\.line) == ["3, Cobble \"Old\" Street", "1 Lantern Hill"])
        #expect(record.addresses.map(\.postcode?.text) == ["TS24 8QP", "TS24 0XB"])
        #expect(record.addresses.map(\.town) == ["Hartlepool", ""])
    }

    @Test func `persons of whom no family is told are each a family of their own`() throws {
        let extract = try Extract()
        let lines = ["p1", "p2"].map {
            Extract.line(
                .persons,
                [
                    "person_id": $0, "household_id": "", "given_name": "Ida",
                    "dob": "2017-05-03",
                ])
        }
        let report = try extract.run(.persons, lines)
        #expect((report.added, report.badCount) == (2, 0))
        let persons = try extract.persons(by: Self.key("Ida"))
        #expect(persons.compactMap(\.record.sourceID).sorted() == ["p1", "p2"])
        #expect(Set(persons.map(\.household)).count == 2)
        // The same lines again move nobody.
        #expect(try extract.run(.persons, lines).added == 0)
        #expect(
            try Set(extract.persons(by: Self.key("Ida")).map(\.household))
                == Set(persons.map(\.household)))
    }

    @Test func `the files of a folder are imported in the order in which they build`() throws {
        let extract = try Extract()
        try extract.write(
            .involvements,
            [Extract.line(.involvements, ["involvement_id": "i1", "holder": "R. Shah"])])
        try extract.write(
            .contacts,
            [
                Extract.line(
                    .contacts,
                    [
                        "contact_id": "c1", "kind": "MISSING_FROM_HOME", "indicators": "3",
                        "copy": "no", "closed": "2026-10-20", "sender": "CP-7", "outcome": "rc8",
                        "reason": "exploitation;missingIncident",
                    ])
            ])
        try extract.write(
            .relationships, [Extract.line(.relationships, ["relationship_id": "r1"])])
        try extract.write(
            .addresses, [Extract.line(.addresses, ["uprn": "100110000000", "confidential": "1"])])
        try extract.write(
            .persons,
            [
                Extract.line(
                    .persons, ["person_id": "p1", "given_name": "Ida", "dob": "2017-05-03"]),
                Extract.line(.persons, ["person_id": "p2", "household_id": "h2"]),
            ])
        var told: [Import.Kind] = []
        let files = try extract.work().runFolder(
            extract.folder.path, name: "f", progress: { kind, _ in told.append(kind) })
        #expect(files.map(\.kind) == Import.Kind.allCases)
        #expect(files.map(\.report.added) == [2, 1, 1, 1, 1])
        #expect(files.map(\.report.badLines) == [[], [], [], [], []])
        #expect(told == Import.Kind.allCases)

        let person = try #require(try extract.persons(by: Self.key("Ida")).first)
        #expect(person.record.addresses.map(\.uprn) == ["100110000000"])
        #expect(person.record.addresses.map(\.isConfidential) == [true])
        #expect(person.record.addresses.map(\.kind) == [.home])
        let history = try extract.history(of: person)
        #expect(history.relatives.map(\.kind) == [.sibling])
        #expect(history.involvements.map(\.holder) == ["R. Shah"])
        let contact = try #require(history.contacts.first)
        #expect(contact.kind == .missingFromHome)
        #expect(contact.indicators == 3)
        #expect(!contact.isCopy)
        #expect(contact.closed == PartialDate(reading: "2026-10-20"))
        #expect(contact.sender == "CP-7")
        #expect(contact.outcome == "RC8")
        #expect(contact.reasons == [.exploitation, .missingIncident])
    }

    @Test func `of a folder that holds some of them, these are imported`() throws {
        let extract = try Extract()
        try extract.write(.persons, Extract.persons("p1"))
        #expect(
            try extract.work().runFolder(extract.folder.path, name: "f").map(\.kind) == [.persons])
    }

    @Test func `run again, an import brings up to date and adds nothing`() throws {
        let extract = try Extract()
        let contact = Extract.line(.contacts, ["contact_id": "c1"])
        #expect(try extract.run(.persons, Self.persons(1...3)).added == 3)
        #expect(try extract.run(.contacts, [contact]).added == 1)
        let again = try extract.run(.persons, Self.persons(1...4))
        #expect((again.added, again.updated) == (1, 3))
        let contacts = try extract.run(.contacts, [contact])
        #expect((contacts.added, contacts.updated) == (0, 1))
    }

    @Test func `columns may be in any order, and those that may be missing be left out`() throws {
        let extract = try Extract()
        let needed = Import.Kind.persons.columns.filter(\.isNeeded).map(\.name)
        #expect(needed.count == 17)
        let values = ["person_id": "p1", "household_id": "h1", "role": "mother"]
        let line = needed.reversed().map { values[$0] ?? "" }.joined(separator: ",")
        let header = needed.reversed().joined(separator: ",")
        #expect(try extract.run(.persons, [line], header: header).added == 1)
    }

    @Test func `a byte order mark, blank lines and line ends of any system are nothing wrong`()
        throws
    {
        let extract = try Extract()
        let lines = [Extract.header(.persons)] + Extract.persons("p1") + ["", "  "]
        let text = "\u{FEFF}" + (lines + Extract.persons("p2")).joined(separator: "\r\n")
        try extract.write(.persons, bytes: Array(text.utf8))
        let report = try extract.run(.persons)
        #expect((report.added, report.badLines) == (2, []))
    }

    // MARK: - Killed

    /// Fails where it is killed, before its batch of a number is written or after it.
    private static func dying(
        at batch: Int, afterWriting: Bool, _ register: RegisterWriter, _ turns: Turns
    ) -> RegisterWriter {
        var dying = register
        dying.persons = { rows, name, line in
            let isLast = turns.next() == batch
            if isLast, !afterWriting { throw Missing(what: "life") }
            let count = try register.persons(rows, name, line)
            if isLast { throw Missing(what: "life") }
            return count
        }
        return dying
    }

    @Test(arguments: [false, true])
    func `an import that was killed goes on exactly where it was`(afterWriting: Bool) throws {
        let extract = try Extract()
        var lines = Self.persons(1...450)
        lines[120] = Extract.line(.persons, ["person_id": "bad", "role": "nobody"])
        try extract.write(.persons, lines)
        let dying = Self.dying(at: 3, afterWriting: afterWriting, extract.register, Turns())
        #expect(throws: Missing.self) { try extract.run(.persons, into: dying) }
        #expect(try extract.ledger.figures().persons == (afterWriting ? 150 : 100))
        let report = try extract.run(.persons, resuming: true)
        #expect(report.skipped == (afterWriting ? 150 : 100))
        #expect((report.added, report.updated) == (afterWriting ? 299 : 349, 0))
        #expect(report.badLines.map(\.line) == [122])
        #expect(try extract.ledger.figures().persons == 449)
    }

    @Test func `each file of a folder goes on where it was`() throws {
        let extract = try Extract()
        try extract.write(.persons, Self.persons(1...2))
        try extract.write(.contacts, [Extract.line(.contacts, ["contact_id": "c1"])])
        _ = try extract.work().runFolder(extract.folder.path, name: "f")
        try extract.write(
            .contacts,
            ["c1", "c2"].map { Extract.line(.contacts, ["contact_id": $0]) })
        let files = try extract.work().runFolder(
            extract.folder.path, name: "f", isResuming: true)
        #expect(files.map(\.report.skipped) == [2, 1])
        #expect(files.map(\.report.added) == [0, 1])
    }

    // MARK: - Size

    @Test func `no batch is longer than the writer may be held`() throws {
        let extract = try Extract()
        let wide = String(repeating: "x", count: ImportFields.fieldLimit)
        let lines = (1...60).map {
            Extract.line(
                .persons,
                [
                    "person_id": "p\($0)", "given_name": wide, "middle_name": wide,
                    "known_as": wide, "address": wide,
                ])
        }
        let sizes = Sizes()
        var register = extract.register
        register.persons = { rows, name, line in
            sizes.add(rows.count)
            return try extract.register.persons(rows, name, line)
        }
        try extract.write(.persons, lines)
        #expect(try extract.run(.persons, into: register).added == 60)
        // A line is a little over 4,000 bytes: 33 of them pass 131,072.
        #expect(sizes.all == [33, 27])
        try extract.write(.persons, Self.persons(101...501))
        #expect(try extract.run(.persons, into: register).added == 401)
        #expect(sizes.all.dropFirst(2) == [50, 50, 50, 50, 50, 50, 50, 50, 1])
    }

    @Test func `progress is told after each batch, up to the end of the file`() throws {
        let extract = try Extract()
        try extract.write(.persons, Self.persons(1...250))
        let path = try extract.path(.persons)
        var told: [Import.Progress] = []
        _ = try extract.work().run(
            path, kind: .persons, name: "p", progress: { told.append($0) })
        #expect(told.map(\.line) == [51, 101, 151, 201, 251, 251])
        let size = try Disk.real.status(path).sizeBytes
        #expect(told.last?.bytes == size)
        #expect(told.allSatisfy { $0.totalBytes == size && $0.bytes <= size })
    }
}
