import Enrichment
import Flow
import Formats
import HouseKit
import Model
import Store
import Testing

/// What partners' programs get wrong, and what they send more of than others: told in words that
/// help, or taken whole.
@Suite(.serialized) struct BadInputTests {
    @Test(arguments: ["", "urn:gatehouse:notification:2", "http://police.example/notification"])
    func `of a wrong namespace the fault says which one is expected`(
        namespace: String
    ) async throws {
        let ours = "urn:gatehouse:notification:1"
        let text = try Specimen.text(
            .xml, putting: "xmlns=\"\(namespace)\"", for: "xmlns=\"\(ours)\"")
        try await Attack(
            .xml, text, is: .wrongKind, at: Place(line: 2, column: 1, path: "/notification")
        ).isRefused { answer, _ in
            let finding = try #require(try answer.problem().receipt?.fault?.findings.first)
            #expect(finding.expected.contains("notification"))
            #expect(finding.expected.contains(ours))
        }
    }

    /// A notice of a large household: so many children and as many adults.
    private static func household(of count: Int) -> Notification {
        Specimen.notice("m") { notice in
            notice.subjects = (0..<count).map { number in
                var child = Specimen.child("Child\(number)", "Reeve")
                child.localRef = "c\(number)"
                return child
            }
            notice.adults = (0..<count).map { number in
                var adult = Notification.Adult()
                adult.localRef = "a\(number)"
                adult.name = Specimen.name("Adult\(number)", "Reeve")
                return adult
            }
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `as many children and adults as the schema allows are all in the referral`(
        spelling: Delivery.Spelling
    ) async throws {
        try await Taken.posting(Self.household(of: 50).bytes(spelling), spelling) { taken in
            #expect(taken.referral.children.map(\.subject) == Array(1...50))
            #expect(taken.referral.children.map(\.name) == (0..<50).map { "Reeve, Child\($0)" })
            #expect(taken.referral.adults.map(\.name) == (0..<50).map { "Reeve, Adult\($0)" })
            #expect(taken.referral.verdict.children.map(\.subject) == Array(0..<50))
            #expect(taken.notification.subjects.count + taken.notification.adults.count == 100)
            for number in 0..<50 {
                #expect(taken.page.contains("Reeve, Child\(number), 9<"))
                #expect(taken.page.contains("Reeve, Adult\(number),"))
            }
        }
    }

    @Test(arguments: Delivery.Spelling.allCases, [51, 250])
    func `more persons than the schema allows are refused, and the fault says where and how many`(
        spelling: Delivery.Spelling, count: Int
    ) async throws {
        let notice = Self.household(of: count)
        let bytes = notice.bytes(spelling)
        let text = String(decoding: bytes, as: UTF8.self)
        let root = spelling == .xml ? "/notification" : ""
        // The place in XML is that of the one child too many, in JSON the list's.
        let start = spelling == .xml ? "<subject>\n      <localRef>c50<" : "["
        try await Attack(
            spelling, bytes, is: .structure,
            at: try Place(of: start, in: text, path: root + "/subjects")
        ).isRefused(findings: 2) { answer, _ in
            let findings = try #require(try answer.problem().receipt?.fault?.findings)
            #expect(findings.last?.path == root + "/adults")
            #expect(findings.allSatisfy { $0.expected.contains("50") }, "\(findings)")
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `a narrative of 1 MB is whole in the original, in the referral and on the page`(
        spelling: Delivery.Spelling
    ) async throws {
        let words = (0..<100_000).map { "word \($0 + 10_000);" }.joined().prefix(1_048_576)
        #expect(words.utf8.count == 1_048_576)
        let notice = Specimen.notice("m") { $0.narrative = String(words) }
        try await Taken.posting(notice.bytes(spelling), spelling) { taken in
            #expect(taken.notification.narrative == String(words))
            #expect(taken.page.contains("<p class=\"words\">\(words)</p>"))
            #expect(String(decoding: taken.original, as: UTF8.self).contains(words))
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `of two thousand warnings of a code twenty are listed, and of the others their number`(
        spelling: Delivery.Spelling
    ) async throws {
        let notice = Specimen.notice("m") { notice in
            let address = Specimen.address("1 Quay Road", "TS24 8A")
            notice.subjects = (0..<40).map { number in
                var child = Specimen.child("Child\(number)", "Reeve")
                child.localRef = "c\(number)"
                child.addresses = Array(repeating: address, count: 50)
                return child
            }
        }
        try await Taken.posting(notice.bytes(spelling), spelling) { taken in
            let listed = taken.warnings.filter { $0 == "field.bad-postcode" }
            #expect(listed.count == Reading.warningLimitOfCode)
            #expect(taken.warnings.count == Reading.warningLimitOfCode + 1)
            let more = taken.receipt.warnings.last
            #expect(more?.code == "message.more-warnings")
            #expect(
                more?.expected.contains("1980 more field.bad-postcode") == true,
                "\(more?.expected ?? "")")
            #expect(taken.referral.warnings.count == taken.warnings.count)
            #expect(taken.page.contains("1980 more field.bad-postcode"))
            #expect(taken.referral.children.count == 40)
        }
    }

    /// The digest of `foo`, which is `Zm9v` in Base64.
    private static let digest = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"

    private static func notice(of content: String, _ digest: String, size: Int) -> Notification {
        Specimen.notice("m") { notice in
            var attachment = Notification.Attachment()
            attachment.title = "Photograph of the kitchen"
            attachment.sha256 = digest
            attachment.sizeBytes = Stated(written: "\(size)")
            attachment.content = content
            notice.attachments = [attachment]
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `an attachment that is whole has no warning`(
        spelling: Delivery.Spelling
    ) async throws {
        let notice = Self.notice(of: "Zm9v", Self.digest, size: 3)
        try await Taken.posting(notice.bytes(spelling), spelling) { taken in
            #expect(taken.warnings.isEmpty)
        }
    }

    static let broken: [(content: String, digest: String, size: Int, field: String)] = [
        ("Zm9w", digest, 3, "sha256"), ("Zm9v", String(digest.reversed()), 3, "sha256"),
        ("Zm9v", "2c26", 3, "sha256"), ("Zm9v", digest, 4, "sizeBytes"),
        ("Zm9v!", digest, 3, "content"),
    ]

    @Test(arguments: Delivery.Spelling.allCases, broken)
    func `an attachment that is not what its digest or size says is kept, with a warning`(
        spelling: Delivery.Spelling,
        broken: (content: String, digest: String, size: Int, field: String)
    ) async throws {
        let notice = Self.notice(of: broken.content, broken.digest, size: broken.size)
        try await Taken.posting(notice.bytes(spelling), spelling) { taken in
            #expect(taken.warnings == ["attachment.not-whole"])
            let place =
                spelling == .xml
                ? "/notification/attachments/attachment[1]/" : "/attachments/0/"
            #expect(taken.receipt.warnings.map(\.path) == [place + broken.field])
            #expect(taken.notification.attachments == notice.attachments)
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `a child on a form about an adult is in the referral, with a band of its own`(
        spelling: Delivery.Spelling
    ) async throws {
        let notice = Specimen.notice("m") { notice in
            notice.header.messageType = Stated(written: "POLICE_PPN_ADULT")
            var adult = Notification.Adult()
            adult.localRef = "a1"
            adult.name = Specimen.name("Dana", "Reeve")
            notice.adults = [adult]
            // Only the second of the children is in danger by itself.
            var harm = Notification.Harm()
            harm.policeProtection = Stated(written: "yes")
            var other = Specimen.child("Ola", "Reeve")
            other.localRef = "c2"
            other.harm = harm
            notice.subjects.append(other)
        }
        try await Taken.posting(notice.bytes(spelling), spelling) { taken in
            #expect(taken.referral.children.map(\.name) == ["Reeve, Callum", "Reeve, Ola"])
            let children = taken.referral.verdict.children
            #expect(children.map(\.subject) == [0, 1])
            #expect(children.last?.band == .immediate)
            #expect(children.first.map { $0.band != .immediate } == true)
            #expect(taken.referral.verdict.band == .immediate)
            #expect(children.allSatisfy { !$0.reasons.isEmpty })
            #expect(taken.referral.adults.map(\.name) == ["Reeve, Dana"])
        }
    }
}
