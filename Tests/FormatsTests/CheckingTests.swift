import HouseKit
import Model
import Testing

@testable import Formats

@Suite struct CheckingTests {
    /// A change for which one warning is told, and where.
    struct Case: Sendable, CustomStringConvertible {
        let code: Warning.Code
        let xml: String
        let json: String
        let change: @Sendable (inout Notification) -> Void

        init(
            _ code: Warning.Code, _ xml: String, _ json: String,
            _ change: @escaping @Sendable (inout Notification) -> Void
        ) {
            self.code = code
            self.xml = xml
            self.json = json
            self.change = change
        }

        var description: String { code.rawValue }
    }

    private static let subject = "/notification/subjects/subject[1]"
    private static let address = "/addresses/address[1]"

    static let values: [Case] = [
        Case(.badDate, subject + "/dateOfBirth", "/subjects/0/dateOfBirth") {
            $0.subjects[0].dateOfBirth = Stated(written: "2017-02-30")
        },
        Case(.noOffset, "/notification/header/sentAt", "/header/sentAt") {
            $0.header.sentAt = Stated(written: "2026-11-23T09:50:00")
        },
        Case(
            .badIdentifier, subject + "/identifiers/identifier[1]/value",
            "/subjects/0/identifiers/0/value"
        ) {
            var identifier = Notification.Identifier()
            identifier.scheme = Stated(written: "nhsNumber")
            identifier.value = "9434765918"
            $0.subjects[0].identifiers = [identifier]
        },
        Case(.unknownCode, subject + "/sex", "/subjects/0/sex") {
            $0.subjects[0].sex = Stated(written: "boy")
        },
        Case(.badNumber, subject + "/age", "/subjects/0/age") {
            $0.subjects[0].age = Stated(written: "nine")
        },
        Case(.badPostcode, subject + address + "/postcode", "/subjects/0/addresses/0/postcode") {
            $0.subjects[0].addresses[0].postcode = Stated(written: "TS25")
        },
    ]

    private static func missing(_ change: (inout Notification.Missing) -> Void)
        -> Notification.Incident
    {
        var missing = Notification.Missing()
        change(&missing)
        var incident = Notification.Incident()
        incident.missing = missing
        return incident
    }

    private static let incident = "/notification/incident"

    static let contradictions: [Case] = [
        Case(.contradiction, subject + "/dateOfBirth", "/subjects/0/dateOfBirth") {
            $0.subjects[0].dateOfBirth = Stated(written: "2026-12")
        },
        Case(.contradiction, subject + "/age", "/subjects/0/age") {
            $0.subjects[0].age = Stated(written: "12")
        },
        Case(.contradiction, subject + "/disabilities", "/subjects/0/disabilities") {
            $0.subjects[0].disabilities = ["NONE", "LD"].map(Stated.init(written:))
        },
        Case(.contradiction, subject + address + "/to", "/subjects/0/addresses/0/to") {
            $0.subjects[0].addresses[0].from = Stated(written: "2026-03")
            $0.subjects[0].addresses[0].to = Stated(written: "2026-02")
        },
        Case(.contradiction, subject + "/presentAtIncident", "/subjects/0/presentAtIncident") {
            $0.subjects[0].presentAtIncident = Stated(written: "elsewhere")
            var harm = Notification.Harm()
            harm.intervenedInViolence = Stated(written: "yes")
            $0.subjects[0].harm = harm
        },
        Case(.contradiction, incident + "/occurredTo", "/incident/occurredTo") {
            $0.incident = Notification.Incident()
            $0.incident?.occurredFrom = Stated(written: "2026-11-22T20:00:00Z")
            $0.incident?.occurredTo = Stated(written: "2026-11-22T20:30:00+01:00")
        },
        Case(.contradiction, incident + "/missing/found", "/incident/missing/found") {
            $0.incident = missing {
                $0.from = Stated(written: "2026-11-22")
                $0.found = Stated(written: "2026-11-21T09:00:00Z")
            }
        },
        Case(.contradiction, incident + "/missing/missingNow", "/incident/missing/missingNow") {
            $0.incident = missing {
                $0.missingNow = Stated(written: "yes")
                $0.found = Stated(written: "2026-11-21T09:00:00Z")
            }
        },
        Case(.contradiction, "/notification/adults/adult[1]/localRef", "/adults/0/localRef") {
            var adult = Notification.Adult()
            adult.localRef = "c1"
            $0.adults = [adult]
        },
    ]

    static let others: [Case] = [
        Case(.missing, "/notification/header/messageId", "/header/messageId") {
            $0.header.messageId = " "
        },
        Case(.missing, "/notification/header/messageType", "/header/messageType") {
            $0.header.messageType = Stated(written: "")
        },
        Case(.unknownCode, "/notification/header/codeListVersion", "/header/codeListVersion") {
            $0.header.codeListVersion = "2019-01"
        },
        Case(.badIdentifier, "/notification/header/sender/code", "/header/sender/code") {
            $0.header.sender?.scheme = Stated(written: "homeOfficeForce")
            $0.header.sender?.code = "177"
        },
        Case(.badIdentifier, subject + "/school/urn", "/subjects/0/school/urn") {
            $0.subjects[0].school = Notification.School()
            $0.subjects[0].school?.urn = "12345"
        },
        Case(.retiredCode, "/notification/indicatedFactors/factor[2]", "/indicatedFactors/1") {
            $0.indicatedFactors = ["7A", "8A"].map(Stated.init(written:))
        },
        Case(.tooLong, subject + "/name/given", "/subjects/0/name/given") {
            $0.subjects[0].name?.given = String(repeating: "a", count: 201)
        },
        Case(.tooLong, "/notification/narrative", "/narrative") {
            $0.narrative = String(repeating: "a", count: 100_001)
        },
        Case(
            .unknownPerson, "/notification/actionsTaken/action[1]/aboutLocalRef",
            "/actionsTaken/0/aboutLocalRef"
        ) {
            var action = Notification.Action()
            action.aboutLocalRef = "c9"
            $0.actionsTaken = [action]
        },
        Case(
            .attachmentNotWhole, "/notification/attachments/attachment[1]/sizeBytes",
            "/attachments/0/sizeBytes"
        ) {
            var attachment = Notification.Attachment()
            attachment.content = "AAAA"
            attachment.sizeBytes = Stated(written: "4")
            $0.attachments = [attachment]
        },
        Case(.missing, "/notification/pregnancy", "/pregnancy") {
            $0.header.messageType = Stated(written: "MATERNITY_UNBORN")
        },
        Case(.missing, incident + "/dash", "/incident/dash") {
            $0.header.messageType = Stated(written: "POLICE_PPN_DA")
        },
    ]

    static let wholes: [Case] = [
        Case(.contradiction, subject, "/subjects/0") {
            $0.subjects[0].expectedDeliveryDate = Stated(written: "2027-02")
        },
        Case(.missing, "/notification/header/sentAt", "/header/sentAt") {
            $0.header.sentAt = nil
        },
        Case(.missingVoice, subject + "/voice", "/subjects/0/voice") {
            $0.subjects[0].spokenTo = nil
            $0.subjects[0].voice = nil
        },
        Case(.missingVoice, subject + "/voice", "/subjects/0/voice") {
            $0.subjects[0].voice?.words = " "
        },
        Case(.missingConsent, "/notification/consent", "/consent") { $0.consent = nil },
    ]

    @Test(arguments: values + contradictions + others + wholes)
    func `each warning tells its place in the sender's own spelling, and a remedy`(
        warning: Case
    ) throws {
        let notification = Specimen.notice("m", warning.change)
        let catalogue = try Catalogue()
        for (spelling, path) in [(Delivery.Spelling.xml, warning.xml), (.json, warning.json)] {
            let reading = try catalogue.read(notification.bytes(spelling), spelled: spelling)
            #expect(reading.warnings.map(\.code) == [warning.code])
            #expect(reading.warnings.map(\.place) == [Place(path: path)])
            #expect(reading.warnings.allSatisfy { !$0.expected.isEmpty })
            #expect(reading.notification == notification)
        }
        #expect(warning.code.remedy.hasSuffix("."))
    }

    @Test func `a notice in which nothing is wrong has no warning`() throws {
        for spelling in [Delivery.Spelling.xml, .json] {
            let bytes = Specimen.notice("m").bytes(spelling)
            #expect(try Catalogue().read(bytes, spelled: spelling).warnings == [])
        }
    }

    @Test func `control characters, which only JSON can hold, are told and kept`() throws {
        let notification = Specimen.notice("m") { $0.narrative = "a\u{1B}[2Jb\u{0}" }
        let reading = try Catalogue().read(notification.bytes(.json), spelled: .json)
        #expect(reading.warnings.map(\.code) == [.unusualCharacter])
        #expect(reading.warnings.map(\.place.path) == ["/narrative"])
        #expect(reading.notification.narrative == "a\u{1B}[2Jb\u{0}")
    }

    @Test func `what may be so is no contradiction`() throws {
        let notification = Specimen.notice("m") { notice in
            notice.subjects[0].age = Stated(written: "8")
            notice.subjects[0].disabilities = ["LD", "AUT"].map(Stated.init(written:))
            notice.subjects[0].addresses[0].from = Stated(written: "2026-02")
            notice.subjects[0].addresses[0].to = Stated(written: "2026")
            notice.incident = Self.missing {
                $0.from = Stated(written: "2026-11-22T20:00:00")
                $0.found = Stated(written: "2026-11-22")
            }
            var attachment = Notification.Attachment()
            attachment.content = "AAAA\n AAAA"
            attachment.sizeBytes = Stated(written: "6")
            notice.attachments = [attachment]
        }
        let reading = try Catalogue().read(notification.bytes(.json), spelled: .json)
        #expect(reading.warnings.map(\.code) == [.noOffset])
    }

    @Test func `in JSON a place in a list counts what is null there`() throws {
        let text = """
            {"header": {"messageId": "m", "messageType": "PUBLIC", "sentAt": "2026-11-23"},
             "subjects": [null, {"name": {"given": "Am"}, "spokenTo": "no", "sex": "boy"}, null,
              {"name": {"given": "Bo"}, "spokenTo": "no", "disabilities": [null, "LD", "X1"]}],
             "consent": {"familyInformed": "yes"}}
            """
        let reading = try Catalogue().read(Array(text.utf8), spelled: .json)
        #expect(
            reading.warnings.map(\.place.path) == ["/subjects/1/sex", "/subjects/3/disabilities/2"])
        #expect(reading.notification.subjects.count == 2)
    }

    @Test func `of many warnings of one code some are listed, and those of others all`() throws {
        let notification = Specimen.notice("m") { notice in
            notice.incident = Notification.Incident()
            notice.incident?.categories = (0..<50).map { _ in Stated(written: "?") }
            notice.subjects[0].addresses = (0..<50).map { _ in
                var address = Specimen.address("1 Road", "?")
                address.kind = Stated(written: "?")
                address.from = Stated(written: "?")
                address.to = Stated(written: "?")
                return address
            }
            notice.subjects[0].expectedDeliveryDate = Stated(written: "2027-02")
        }
        let reading = try Catalogue().read(notification.bytes(.xml), spelled: .xml)
        let codes = Dictionary(grouping: reading.warnings, by: \.code).mapValues(\.count)
        #expect(
            codes == [
                .unknownCode: 20, .badPostcode: 20, .badDate: 20, .contradiction: 1,
                .moreWarnings: 1,
            ])
        #expect(
            reading.warnings.last?.expected.hasSuffix(
                "80 more field.bad-date, 30 more field.bad-postcode, 80 more field.unknown-code")
                == true)
    }
}
