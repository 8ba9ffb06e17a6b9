import Linkage
import Model
import TestKit
import Testing

@Suite struct LinkerTests {
    @Test func `name, date of birth and postcode together are the same person`() {
        #expect(
            answer(Known(), among: [Known().person(1)])
                == .linked(1, confidence: .likely(by: "name, date of birth and postcode")))
    }

    @Test func `name, date of birth and telephone together are the same person`() {
        let known = Known(postcode: nil, telephone: "01642 555123")
        #expect(
            answer(known, among: [known.person(1)])
                == .linked(1, confidence: .likely(by: "name, date of birth and telephone")))
    }

    @Test func `an NHS number and a name are the same person, wherever it lives now`() {
        let number = Known.numbers[0]
        let mentioned = Known(born: nil, nhs: number, postcode: "TS18 1AB", line: "2 Far Road")
        #expect(
            answer(mentioned, among: [Known(nhs: number).person(1)])
                == .linked(1, confidence: .certain(by: "NHS number")))
    }

    @Test func `name and date of birth alone are possible, never a link`() {
        let elsewhere = Known(postcode: "TS18 1AB", line: "2 Far Road")
        #expect(answer(elsewhere, among: [Known().person(1)]) == .possible([1]))
    }

    @Test func `an NHS number that differs forbids the link that all else would give`() {
        let mentioned = Known(nhs: Known.numbers[0])
        let known = Known(nhs: Known.numbers[1]).person(1)
        #expect(answer(mentioned, among: [known]) == .possible([1]))
    }

    @Test func `the number of a relative on a child's record is only possible`() {
        let mother = Known(given: "Joan", born: "1990-01-09", nhs: Known.numbers[0])
        let child = Known(born: "2017-05-03", nhs: Known.numbers[0])
        #expect(answer(child, among: [mother.person(1)]) == .possible([1]))
        // Nothing known of the birth speaks for the mother's child either.
        let ageless = Known(born: nil, nhs: Known.numbers[0])
        #expect(answer(ageless, among: [mother.person(1)]) == .possible([1]))
    }

    @Test func `a new person in a known family is new there`() {
        let sister = Known(given: "Ida", born: "2015-02-01").person(1, in: 8)
        let household = Household(id: 8, members: [sister])
        #expect(answers(notification([Known().subject]), [household]) == [.new(household: 8)])
    }

    @Test func `a family that two households could be is not guessed`() {
        let one = Household(id: 1, members: [Known(given: "Ida").person(1, in: 1)])
        let two = Household(id: 2, members: [Known(given: "Eve").person(2, in: 2)])
        #expect(
            answers(notification([Known(given: "Zoe").subject]), [one, two]) == [
                .new(household: nil)
            ])
    }

    @Test func `an adult who does not live with the child is not of its family`() {
        let household = Household(id: 8, members: [Known(given: "Ida").person(1, in: 8)])
        let notification = notification(
            [Known(given: "Zoe").subject], [Known(given: "Karl").adult("professional")])
        #expect(
            answers(notification, [household]) == [.new(household: 8), .new(household: nil)])
    }

    @Test func `two mentions that claim one person are both possible`() {
        let household = Household(id: 1, members: [Known().person(1)])
        let twice = notification([Known().subject, Known().subject])
        #expect(answers(twice, [household]) == [.possible([1]), .possible([1])])
    }

    @Test func `two persons who agree alike are both possible, and at most five are offered`() {
        let same = (1...7).map { Known().person($0) }
        #expect(answer(Known(), among: Array(same[..<2])) == .possible([1, 2]))
        #expect(answer(Known(), among: same)?.possible.count == Linker.possibleLimit)
    }

    @Test func `nobody is linked where nothing was told`() {
        var blank = Known(given: "", family: "", born: nil, postcode: nil)
        blank.line = ""
        #expect(
            answer(blank, among: [Known().person(1), blank.person(2)])
                == .unsearched(household: nil))
    }

    @Test func `every mention has one answer, children first`() {
        let mixed = notification(
            [Known().subject], [Known(given: "Joan").adult("mother"), Notification.Adult()])
        let links = Linker().link(mixed, among: Candidates())
        #expect(links.map(\.mention) == [.subject(0), .adult(0), .adult(1)])
        #expect(links.allSatisfy { $0.person == nil })
    }
}
