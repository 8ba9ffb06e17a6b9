import Model
import Testing

@testable import Triage

@Suite struct PastTests {
    private func count(
        _ contacts: Chronology.Contact..., persons: [Person.ID] = [1]
    ) -> Int {
        Past(Chronology(contacts: contacts)).count(of: persons) { $0.contact.isConcern }
    }

    @Test func `contacts of one incident count once, whoever told of it`() {
        #expect(count(contact("a", daysAgo: 1), contact("a", daysAgo: 2, person: 2)) == 1)
        #expect(count(contact("a", daysAgo: 1), contact("b", daysAgo: 1)) == 2)
    }

    @Test func `incidents of the household count for the child, and so do its own elsewhere`() {
        #expect(
            count(contact("a", daysAgo: 1, person: nil), contact("b", daysAgo: 2, person: 9)) == 2)
        #expect(
            count(
                contact("a", daysAgo: 1), contact("b", daysAgo: 2, person: 1, household: 7),
                contact("c", daysAgo: 3, person: 9, household: 7)) == 3)
    }

    @Test func `incidents of two families are not added up`() {
        #expect(
            count(
                contact("a", daysAgo: 1, person: 8, household: 1),
                contact("b", daysAgo: 2, person: 9, household: 2), persons: []) == 1)
    }

    @Test func `at a communal address a contact counts for its own child alone`() {
        #expect(count(contact("a", daysAgo: 1, person: 8, household: nil)) == 0)
        #expect(count(contact("a", daysAgo: 1, person: 1, household: nil)) == 1)
    }

    @Test func `what is no concern does not count`() {
        #expect(count(contact("a", daysAgo: 1, isConcern: false)) == 0)
    }

    @Test func `a contact dated after it was received is dated by when it was received`() {
        var late = contact("a", daysAgo: 30)
        late.occurred = received + .days(4000)
        let past = Past(Chronology(contacts: [late]))
        #expect(past.events.map(\.day) == [LondonTime(late.received).day])
    }

    @Test func `a long history is counted in one pass for each child and household`() {
        let contacts = (0..<1000).map {
            contact("i\($0 % 400)", daysAgo: $0 % 80, person: Person.ID($0 % 5))
        }
        let past = Past(Chronology(contacts: contacts))
        #expect(past.count(of: [1, 2, 3]) { _ in true } == 400)
    }
}
