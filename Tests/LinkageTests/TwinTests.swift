import Linkage
import Model
import TestKit
import Testing

/// Linking a child to its twin or sibling is the error that matters.
@Suite struct TwinTests {
    private static let lola = Known(given: "Lola", nhs: Known.numbers[0])
    private static let mia = Known(given: "Mia", nhs: Known.numbers[1])

    @Test func `a twin is never linked to the other, whoever of them is in the register`() {
        var mia = Self.mia
        for number in [Known.numbers[1], nil] {
            mia.nhs = number
            #expect(answer(mia, among: [Self.lola.person(1)])?.person == nil)
            #expect(
                answer(mia, among: [Self.lola.person(1), Known(given: "Mia").person(2)])?.person
                    == 2)
        }
    }

    @Test func `a twin with the other's number is only possible`() {
        let exchanged = Known(given: "Mia", nhs: Known.numbers[0])
        let both = [Self.lola.person(1), Self.mia.person(2)]
        #expect(answer(exchanged, among: both)?.person == nil)
        #expect(Set(answer(exchanged, among: both)?.possible ?? []) == [1, 2])
        let unnumbered = [Self.lola.person(1), Known(given: "Mia").person(2)]
        #expect(answer(exchanged, among: unnumbered)?.person == nil)
    }

    @Test func `both twins of one message are each linked to themselves`() {
        let household = Household(id: 1, members: [Self.lola.person(1), Self.mia.person(2)])
        let both = notification([Self.mia.subject, Self.lola.subject])
        #expect(answers(both, [household]).map(\.person) == [2, 1])
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `in random families nobody is linked to a sibling of another given name`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let given = ["Ann", "Ben", "Cal", "Dee", "Eve"].shuffled(using: &random)
        let dates = ["2017-05-03", "2015-01-01", "2012-09-30"]
        let family = (0..<4).map { index in
            var child = Known(given: given[index])
            // Some are twins; some have a number; one number stands on the wrong child.
            child.born = dates.randomElement(using: &random)
            child.nhs = index < 3 && Bool.random(using: &random) ? Known.numbers[index] : nil
            child.telephone = Bool.random(using: &random) ? "01642 555123" : nil
            return child
        }
        let recorded = (0..<3).map { family[$0].person(Int64($0 + 1)) }
        for (index, child) in family.enumerated() {
            var mentioned = child
            if Bool.random(using: &random) { mentioned.nhs = nil }
            if Bool.random(using: &random) { mentioned.born = nil }
            let person = answer(mentioned, among: recorded)?.person
            #expect(person == nil || person == Int64(index + 1))
        }
    }
}
