import Model
import Testing

@testable import Enrichment

/// What is asked first.
@Suite struct QuestionsTests {
    private static func questions(
        _ change: (inout ReferralDocument) -> Void
    ) -> [String] {
        let document = PageSpecimen.document(change)
        return Questions(of: document.verdict, document.notification).first(9)
    }

    private static func gap(_ fact: String, _ rules: String...) -> Verdict.Gap {
        Verdict.Gap(fact: fact, question: "\(fact)?", rules: rules)
    }

    private static func change(_ band: Band, _ rule: String) -> Verdict.Change {
        Verdict.Change(band: band, rule: rule, condition: "so")
    }

    @Test func `questions come by the band that an answer would give, of all children`() {
        let questions = Self.questions { document in
            document.verdict.children[0].gaps = [Self.gap("a", "R3", "R4", "R5")]
            document.verdict.children[0].changes = [Self.change(.within24Hours, "R3")]
            document.verdict.children[1].gaps = [Self.gap("z", "R1"), Self.gap("y", "R2")]
            document.verdict.children[1].changes = [
                Self.change(.immediate, "R1"), Self.change(.sameDay, "R2"),
            ]
        }
        #expect(questions == ["z?", "y?", "a?"])
    }

    @Test func `a gap whose band nobody tells keeps its place among the child's`() {
        let questions = Self.questions { document in
            document.verdict.children[0].gaps = [Self.gap("x", "R9"), Self.gap("y", "R1")]
            document.verdict.children[0].changes = [Self.change(.immediate, "R1")]
            document.verdict.children[1].gaps = [Self.gap("a", "R2")]
            document.verdict.children[1].changes = [Self.change(.sameDay, "R2")]
        }
        #expect(questions == ["x?", "y?", "a?"])
    }

    @Test func `what rules ask comes first, of the most urgent child, and nothing twice`() {
        let questions = Self.questions { document in
            document.verdict.children[0].band = .advice
            document.verdict.children[0].asks = ["late?", "both?"]
            document.verdict.children[1].asks = ["soon?", "both?"]
            document.verdict.children[1].gaps = [Self.gap("soon", "R1")]
        }
        #expect(questions == ["soon?", "both?", "late?"])
    }

    @Test(arguments: ["disclosedSexualAbuse", "disclosedPhysicalAbuse", "sexualAbuseRecent"])
    func `whether a child told is not asked under the child's own words`(fact: String) {
        let isAnswered = fact.hasPrefix("disclosed")
        func questions(_ words: String?) -> [String] {
            Self.questions { document in
                document.notification.subjects[0].voice = Notification.Voice()
                document.notification.subjects[0].voice?.words = words
                document.verdict.children[0].gaps = [Self.gap(fact, "R1")]
            }
        }
        #expect(questions("He touched me.") == (isAnswered ? [] : ["\(fact)?"]))
        #expect(questions(" ") == ["\(fact)?"])
        #expect(questions(nil) == ["\(fact)?"])
    }

    @Test func `another child's words answer for that child alone`() {
        let questions = Self.questions { document in
            document.notification.subjects[0].voice = Notification.Voice()
            document.notification.subjects[0].voice?.words = "He touched me."
            document.verdict.children[1].gaps = [Self.gap("disclosedSexualAbuse", "R1")]
        }
        #expect(questions == ["disclosedSexualAbuse?"])
    }
}
