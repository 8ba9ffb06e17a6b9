import Model
import Testing

@testable import Enrichment

@Suite struct InWordsTests {
    private static let day = Day(year: 2026, month: 11, day: 23)

    @Test(arguments: [
        ("2026-11-23", "0 days"), ("2026-11-10", "13 days"), ("2026-11-09", "2 weeks"),
        ("2026-08-31", "2 months"), ("2026-09-01", "11 weeks"), ("2024-11-24", "23 months"),
        ("2024-11-23", "2"), ("2017-11-24", "8"), ("2026-11-24", "date of birth is in the future"),
        ("2017-05", "born 2017-05"), ("2017", "born 2017"), ("then", "age not given"),
    ])
    func `an age is never more precise than was told`(born: String, words: String) {
        var subject = Notification.Subject()
        subject.dateOfBirth = Stated(written: born)
        #expect(subject.ageInWords(on: Self.day) == words)
    }

    @Test func `of an unborn child the due date is told, of an estimate that it is one`() {
        var subject = Notification.Subject()
        subject.age = Stated(written: "9")
        #expect(subject.ageInWords(on: Self.day) == "9, as told")
        subject.expectedDeliveryDate = Stated(written: "2027-03")
        #expect(subject.ageInWords(on: Self.day) == "unborn, due 2027-03")
        #expect(subject.displayName == "Unborn baby")
    }

    @Test func `a name stands surname first, and one name stands alone`() {
        var name = Notification.PersonName()
        name.family = "Kestrel"
        #expect(name.inWords == "Kestrel")
        name.given = "Jude"
        name.middle = "A"
        #expect(name.inWords == "Kestrel, Jude A")
        name.knownAs = "JJ"
        #expect(name.inWords == "Kestrel, Jude A (known as JJ)")
    }

    @Test(arguments: [
        (
            Link.Answer.linked(1, confidence: .certain(by: "NHS number")),
            "same person: certain (NHS number)"
        ),
        (.linked(1, confidence: .likely(by: "name")), "same person: likely (name)"),
        (.possible([1]), "possibly known: check one person"),
        (.possible([1, 2, 3]), "possibly known: check 3 persons"),
        (.new(household: nil), "not found in the register"),
        (.new(household: 1), "known family, person not found before"),
        (.unsearched(household: nil), "not searched: too little is told"),
        (.unsearched(household: 1), "known family; too little is told to search"),
    ])
    func `how surely somebody is known is told in words`(answer: Link.Answer, words: String) {
        #expect(Link(mention: .subject(0), answer: answer).inWords == words)
    }
}
