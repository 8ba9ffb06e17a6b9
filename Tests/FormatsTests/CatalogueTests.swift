import Flow
import Formats
import HouseKit
import Model
import TestKit
import Testing
import Triage

@Suite struct CatalogueTests {
    private static let catalogue = Result { try Catalogue() }

    @Test(arguments: WrongMessage.all)
    func `each fault tells its code, its place and what was expected`(
        wrong: WrongMessage
    ) throws {
        let catalogue = try Self.catalogue.get()
        let fault = #expect(throws: Fault.self) {
            try catalogue.read(wrong.bytes, spelled: wrong.spelling)
        }
        #expect(fault?.code == wrong.code)
        #expect(fault?.first.place == wrong.place)
        #expect(fault?.first.expected.isEmpty == false)
    }

    @Test(arguments: [
        ("Jude Kestrel 2014-03-02", "*"), ("2014", "*"), ("20140302x", "*"), ("shoe", "*"),
        ("o'neil", "*"), ("Kestrel", "*"), ("9990000018", "*"), ("Sex", "Sex"),
        ("adresses", "adresses"), ("dob", "dob"),
        ("mrsPatelOf5ElmRoad", "*"), ("rose", "*"), ("Cody", "*"), ("tom", "*"), ("dale", "*"),
        ("", "*"),
        (String(repeating: "k", count: 41), "*"),
    ])
    func `a key is told only where it is ours or nearly so`(key: String, shown: String) throws {
        let text = """
            {"header": {"messageId": "m", "messageType": "t"}, "subjects": [{"\(key)": 1}]}
            """
        let fault = try #require(throws: Fault.self) {
            try Self.catalogue.get().read(Array(text.utf8), spelled: .json)
        }
        #expect(fault.first.place.path == "/subjects/0/\(shown)")
        #expect(fault.first.place.line == 1)
    }

    @Test(
        arguments: [
            ("adresses", "; was addresses meant?"), ("DateOfBirth", "; was dateOfBirth meant?"),
            ("sxe", "; was sex meant?"), ("dob", "; was dateOfBirth meant?"),
            ("shoelace", ""), ("Kestrel", ""), ("ab", ""),
        ], Delivery.Spelling.allCases)
    func `a name that is nearly one of ours is told which`(
        names: (sent: String, hint: String), spelling: Delivery.Spelling
    ) throws {
        let (name, hint) = names
        var text = String(decoding: Specimen.notice("m").bytes(spelling), as: UTF8.self)
        text = text.replacing(
            spelling == .xml ? "<sex>M</sex>" : "\"sex\": \"M\"",
            with: spelling == .xml ? "<\(name)>M</\(name)>" : "\"\(name)\": \"M\"")
        let fault = try #require(throws: Fault.self) {
            try Self.catalogue.get().read(Array(text.utf8), spelled: spelling)
        }
        let expected = fault.first.expected
        #expect(hint.isEmpty ? !expected.contains(";") : expected.hasSuffix(hint), "\(expected)")
    }

    @Test func `an element at a wrong place is told that the order is fixed`() throws {
        let text = String(decoding: Specimen.notice("m").bytes(.xml), as: UTF8.self)
            .replacing("<localRef>c1</localRef>", with: "")
            .replacing("<sex>M</sex>", with: "<sex>M</sex><localRef>c1</localRef>")
        let fault = try #require(throws: Fault.self) {
            try Self.catalogue.get().read(Array(text.utf8), spelled: .xml)
        }
        #expect(
            fault.first.expected.hasSuffix(
                "localRef has its place elsewhere, and the order is fixed"))
    }

    @Test(arguments: [
        ("shoe", "*"), ("adress", "*"), ("adresses", "adresses"), ("ethanHunter20140312", "*"),
        ("Jude-Kestrel", "*"),
        ("_x", "*"), ("J.2014", "*"), ("Jude", "*"),
    ])
    func `an element's name is told only where it is a plain word`(
        name: String, shown: String
    ) throws {
        let text = """
            <notification xmlns="urn:gatehouse:notification:1"><header><messageId>m</messageId>\
            <messageType>t</messageType></header><subjects><subject/><subject><\(name)/></subject>\
            </subjects></notification>
            """
        let fault = try #require(throws: Fault.self) {
            try Self.catalogue.get().read(Array(text.utf8), spelled: .xml)
        }
        #expect(fault.first.place.path == "/notification/subjects/subject[2]/\(shown)")
    }

    @Test func `each code has a message in both spellings, a title and a remedy`() {
        // What Access says needs a partner, and stands in the tests of the stages.
        let ofAccess: Set<Fault.Code> = [.wrongPartner, .notAllowed]
        for spelling in [Delivery.Spelling.xml, .json] {
            let told = Set(WrongMessage.all.filter { $0.spelling == spelling }.map(\.code))
            #expect(told.union(ofAccess) == Set(Fault.Code.allCases))
        }
        for code in Fault.Code.allCases {
            #expect(!code.title.isEmpty)
            #expect(code.remedy.hasSuffix("."))
        }
    }

    @Test func `a withdrawal needs no more than the message that it takes back`() throws {
        var notification = Notification()
        notification.header.messageId = "m-2"
        notification.header.messageType = Stated(written: "WITHDRAWAL")
        notification.withdrawal = Notification.Withdrawal()
        for spelling in [Delivery.Spelling.xml, .json] {
            notification.withdrawal?.of = "m-1"
            let reading = try Self.catalogue.get()
                .read(notification.bytes(spelling), spelled: spelling)
            #expect(reading.notification == notification)
            notification.withdrawal?.of = " "
            let blank = notification.bytes(spelling)
            let fault = try #require(throws: Fault.self) {
                try Self.catalogue.get().read(blank, spelled: spelling)
            }
            #expect(fault.code == .nobody)
        }
    }

    @Test func `at most fifty findings are listed, and the first names the fault`() throws {
        let subject = "<subject><shoe/></subject>"
        let xml = Specimen.notice("m").bytes(.xml)
        let text = String(decoding: xml, as: UTF8.self)
            .replacing("<subjects>", with: "<subjects>" + String(repeating: subject, count: 49))
        let fault = try #require(throws: Fault.self) {
            try Self.catalogue.get().read(Array(text.utf8), spelled: .xml)
        }
        #expect(fault.code == .structure)
        #expect(fault.findings.count <= Fault.findingLimit)
        #expect(fault.findings.count > 10)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `XML and JSON of one content give the same notification, hence the same verdict`(
        seed: UInt64
    ) throws {
        let texts = Filling.Texts(items: 0...2, presence: 50) { _, random in
            Self.plausible.randomElement(using: &random) ?? ""
        }
        var notification = Filling.notification(texts, seed: seed)
        // What would be rejected is no subject of this test.
        notification.header.messageId = "m"
        notification.subjects.append(Specimen.child("Ada", "Reeve"))
        let catalogue = try Self.catalogue.get()
        let xml = try catalogue.read(notification.bytes(.xml), spelled: .xml)
        let json = try catalogue.read(notification.bytes(.json), spelled: .json)
        #expect(xml.notification == json.notification)
        #expect(xml.warnings.map(\.code) == json.warnings.map(\.code))
        let decider = try Deployed.stages().decider
        let verdicts = [xml, json].map { reading in
            decider.decide(
                reading.notification, history: .unavailable, persons: [:],
                receivedAt: HandClock.morning)
        }
        #expect(verdicts[0] == verdicts[1])
    }

    /// Texts that rules ask about, and some that they cannot read.
    private static let plausible = [
        "yes", "no", "notKnown", "bruise", "inCustody", "home", "POLICE_PPN_CHILD", "physicalAbuse",
        "neglect", "domesticAbuse", "3", "12", "2017-05-03", "2026-11-22T20:00:00Z", "2026-11-20",
        "mother", "mappa3", "high", "urgent", "immediate", "TS25 2HB", "9434765919", "nhsNumber",
        "not readable", "", "c1", "dischargé",
    ]
}
