import Files
import Flow
import Formats
import HouseKit
import JSON
import Model
import Queue
import Spelling
import Testing
import XML

@testable import Enrichment

/// Every document of a queue entry is of the structure that is published for it.
@Suite struct ReferralSchemaTests {
    private static let xmlSchema = Result {
        try XML.Schema(compiling: PublishedFile.referralXML.bytes)
    }
    private static let jsonSchema = Result {
        try JSON.Schema(
            compiling: JSON.Document(
                parsing: PublishedFile.referralJSON.bytes, within: .ownFile))
    }

    /// What is wrong in a document by its schema.
    private static func findings(
        _ document: [UInt8], _ spelling: Delivery.Spelling
    ) throws -> [String] {
        switch spelling {
        case .xml:
            let read = try XML.Document(parsing: document.span, within: .ruleFile)
            return try xmlSchema.get().validate(read, written: document.span).map { "\($0)" }
        case .json:
            let read = try JSON.Document(parsing: document, within: .ownFile)
            return try jsonSchema.get().validate(read.root).map { "\($0)" }
        }
    }

    // MARK: - Documents with every field

    private static let full = Filling.Texts(items: 1...2) { path, _ in text(at: path) }

    /// What a text is that the schema does not leave open.
    private static func text(at path: String) -> String {
        let names = path.split(separator: "/").filter { Int($0) == nil }
        return switch names.last.map(String.init) {
        case "delivery", "attempts": "GN-2611-000177"
        case "level": "3"
        case "policy", "sha256": String(repeating: "9f", count: 32)
        case "door": "web"
        case "spelling": "json"
        case "date": "2026-08-30"
        case "scope": "child"
        default: "x"
        }
    }

    private static func referral(seed: UInt64 = 1) -> [EntryFile] {
        let document = Filling.record(ReferralDocument.self, full, seed: seed)
        return document.files(for: .full, json: document.json, original: [])
    }

    private static func unread(seed: UInt64) -> [EntryFile] {
        Filling.record(UnreadDocument.self, full, seed: seed).files(originals: [])
    }

    private static func bytes(
        of files: [EntryFile], _ spelling: Delivery.Spelling
    ) throws -> [UInt8] {
        try #require(files.first { $0.name == "referral.\(spelling.rawValue)" }).bytes
    }

    @Test(arguments: Delivery.Spelling.allCases, 1...5 as ClosedRange<UInt64>)
    func `a document with every field is of the published structure`(
        spelling: Delivery.Spelling, seed: UInt64
    ) throws {
        for files in [Self.referral(seed: seed), Self.unread(seed: seed)] {
            #expect(try Self.findings(Self.bytes(of: files, spelling), spelling) == [])
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `a document with no more than it must have is of the published structure`(
        spelling: Delivery.Spelling
    ) throws {
        let least = Filling.Texts(items: 1...1, presence: 0, Self.full.text)
        var document = Filling.record(ReferralDocument.self, least, seed: 1)
        #expect(document.children.isEmpty && document.notification.subjects.isEmpty)
        document.routes = ["hub/hartlepool"]
        let files = document.files(for: .full, json: document.json, original: [])
        #expect(try Self.findings(Self.bytes(of: files, spelling), spelling) == [])
        let item = Filling.record(UnreadDocument.self, least, seed: 1).files(originals: [])
        #expect(try Self.findings(Self.bytes(of: item, spelling), spelling) == [])
    }

    @Test func `a stub is of the published structure, also where nobody has the whole`() throws {
        let document = Filling.record(ReferralDocument.self, Self.full, seed: 1)
        let entry = Referral.Entry(
            reference: document.reference, number: 1,
            route: try #require(Referral.Route("hub/hartlepool")), band: .sameDay,
            dueAt: HandClock.morning, content: .stub)
        for files in [
            document.files(for: .stub, json: [], original: []),
            ReferralDocument.plainFiles(of: entry, original: nil),
        ] {
            #expect(files.map(\.name) == ["referral.json"])
            #expect(try Self.findings(Self.bytes(of: files, .json), .json) == [])
        }
    }

    @Test(
        arguments: Delivery.Spelling.allCases,
        [
            "attaches", "formerBand", "historyRead", "outOfHours", "effect", "condition", "places",
            "question", "possiblePersons", "whereabouts", "incidents90Days", "outcome", "remedy",
            "sha256", "shortened", "apartFrom", "attempts", "narrative", "lead", "purpose",
            "pattern",
            "counts", "involvements", "flags", "asks", "labels", "lookAgainAt", "newInHome", "copy",
            "household", "why", "known",
        ])
    func `a field under another name is found`(
        spelling: Delivery.Spelling, name: String
    ) throws {
        let text = String(
            decoding: try Self.bytes(of: Self.referral(), spelling), as: UTF8.self)
        let planted =
            spelling == .xml
            ? text.replacing("<\(name)>", with: "<\(name)1>")
                .replacing("</\(name)>", with: "</\(name)1>")
            : text.replacing("\"\(name)\":", with: "\"\(name)1\":")
        #expect(planted != text)
        #expect(try Self.findings(Array(planted.utf8), spelling) != [])
    }

    @Test(arguments: Delivery.Spelling.allCases, ["B0", "B7", "b1", "Immediate", ""])
    func `what is no band is found`(spelling: Delivery.Spelling, band: String) throws {
        let text = String(
            decoding: try Self.bytes(of: Self.referral(), spelling), as: UTF8.self)
        let planted =
            spelling == .xml
            ? text.replacing(#/<band>B[1-6]</band>/#, with: "<band>\(band)</band>")
            : text.replacing(#/"band": ?"B[1-6]"/#, with: "\"band\":\"\(band)\"")
        #expect(planted != text)
        #expect(try Self.findings(Array(planted.utf8), spelling) != [])
    }

    // MARK: - Names

    @Test func `both schemas describe the fields that documents list, and no others`() throws {
        var listed = ListedNames()
        listed.add(ReferralDocument.self)
        listed.add(UnreadDocument.self)
        let bytes = try PublishedFile.referralXML.bytes
        let xml = try XML.Document(parsing: bytes.span, within: .ruleFile)
        let inXML = xml.withRoot { Self.names(in: $0) }
        #expect(inXML.symmetricDifference(listed.fields.union(listed.items)) == [])
        // Stubs are written as JSON only.
        listed.add(Stub.self)
        let json = try JSON.Document(
            parsing: PublishedFile.referralJSON.bytes, within: .ownFile)
        let definitions = try #require(json.root["$defs"])
        var inJSON: Set<String> = []
        for definition in definitions.members {
            guard let properties = definition.value["properties"] else { continue }
            for property in properties.members { inJSON.insert(property.key) }
        }
        #expect(inJSON.symmetricDifference(listed.fields) == [])
        #expect(inJSON.count > 300)
    }

    /// Names of the elements that the types of an XML Schema hold.
    private static func names(in root: XML.Element) -> Set<String> {
        var names: Set<String> = []
        for type in root.children where type.isNamed("complexType") {
            guard let sequence = type.child("sequence") else { continue }
            for element in sequence.children {
                if let name = element.attribute("name") { names.insert(name) }
            }
        }
        return names
    }

    @Test(arguments: [
        ("notification-1.xsd", "referral-1.xsd", "  <xs:complexType name=\"Notification\">\n"),
        (
            "notification-1.schema.json", "referral-1.schema.json",
            "    \"Notification\": {\n"
        ),
    ])
    func `the message is described as in its own schema, to the letter`(
        message: String, referral: String, start: String
    ) throws {
        let parts = try [message, referral].map { name in
            let text = String(decoding: try Deployed.bytes("Schemas/\(name)"), as: UTF8.self)
            let place = try #require(text.firstRange(of: start))
            return text[place.lowerBound...]
        }
        #expect(parts[0].utf8.count > 50_000)
        #expect(parts[0] == parts[1])
    }

    // MARK: - Entries of a house

    /// A notice with an adult, a warning, and an incident that leaves much to ask.
    private static func notice(_ narrative: String) -> Notification {
        Specimen.notice("m") { notice in
            notice.subjects[0].sex = Stated(written: "boy")
            var adult = Notification.Adult()
            adult.name = Specimen.name("Morgan", "Reeve")
            adult.role = Stated(written: "mother")
            notice.adults = [adult]
            notice.incident = Notification.Incident()
            notice.incident?.thisIncident = Notification.Violence()
            notice.narrative = narrative
        }
    }

    /// A notice whose address not everybody may see.
    private static var restricted: Notification {
        Specimen.notice("r", family: "Okafor", given: "Ada") { notice in
            notice.subjects[0].addresses[0].confidential = Stated(written: "yes")
        }
    }

    /// Sends so that a queue has entries of all three kinds, with a past, in every state.
    private static func fill(_ house: SmallHouse) throws {
        let first = Specimen.notice("h").bytes(.xml)
        #expect(try house.receipt(Array(first.dropLast(20))).state == .rejected)
        _ = try house.receipt(first)
        try house.settle()
        house.clock.advance(by: .days(3))
        _ = try house.referral(of: notice("The first account."))
        _ = try house.referral(of: notice("More is known."))
        _ = try house.referral(of: restricted)
        #expect(try house.receipt(Array("<a>".utf8)).state == .rejected)
        house.safetyNet.pass()
        try house.settle()
    }

    @Test func `every entry in the queue of a house is of the published structure`() throws {
        try SmallHouse.running { house in
            try Self.fill(house)
            var kinds: Set<String> = []
            var texts: [String] = []
            for entry in try house.allEntries() {
                let json = try house.file("referral.json", of: entry)
                #expect(try Self.findings(json, .json) == [], "\(entry)")
                texts.append(String(decoding: json, as: UTF8.self))
                let kind = try Self.kind(of: json)
                kinds.insert(kind)
                if kind == "stub" { continue }
                let xml = try house.file("referral.xml", of: entry)
                #expect(try Self.findings(xml, .xml) == [], "\(entry)")
            }
            #expect(kinds == ["referral", "unread", "stub"])
            for part in [
                "adults", "warnings", "questions", "gaps", "changes", "facts", "contacts",
                "formerBand", "earlier", "attempts", "messages",
            ] {
                #expect(texts.contains { $0.contains("\"\(part)\":") }, "\(part)")
            }
        }
    }

    /// Which of the three a document is, as the published schema says to tell.
    private static func kind(of json: [UInt8]) throws -> String {
        let root = try JSON.Document(parsing: json, within: .ownFile).root
        let marks = [("verdict", "referral"), ("openCount", "unread"), ("heldBy", "stub")]
        let kinds = marks.filter { root[$0.0] != nil }.map { $0.1 }
        #expect(kinds.count == 1)
        return try #require(kinds.first)
    }
}

/// The names that records list: of fields in both spellings, of a list's items in XML.
private struct ListedNames: Speller {
    private(set) var fields: Set<String> = []
    private(set) var items: Set<String> = []

    mutating func add<Record: Spelled>(_ type: Record.Type) {
        var record = Record()
        record.spell(with: &self)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        fields.insert(name.description)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        fields.insert(name.description)
    }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        fields.insert(name.description)
        items.insert(item.description)
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        fields.insert(name.description)
        add(Record.self)
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        fields.insert(name.description)
        add(Record.self)
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        fields.insert(name.description)
        items.insert(item.description)
        add(Record.self)
    }
}
