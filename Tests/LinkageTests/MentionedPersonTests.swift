import Linkage
import Model
import Testing

@Suite struct MentionedPersonTests {
    @Test func `aliases and the name a child is known by are names of its own`() throws {
        var subject = Known(given: "William", family: "Reed").subject
        subject.name?.knownAs = "Bill"
        var alias = Notification.PersonName()
        alias.family = "Old"
        alias.given = "William"
        alias.kind = Stated(written: "former")
        subject.aliases = [alias, Notification.PersonName()]
        let person = try #require(MentionedPerson.all(in: notification([subject])).first)
        #expect(person.record.names.map(\.given) == ["William", "Bill", "William"])
        #expect(person.record.names.map(\.kind) == [.current, .alias, .former])
    }

    @Test func `an identifier that fails its check is not used`() throws {
        let subject = Known(nhs: "9434765918", upn: "X").subject
        let person = try #require(MentionedPerson.all(in: notification([subject])).first)
        #expect(person.record.nhsNumber == nil)
        #expect(person.record.pupilNumber == nil)
    }

    @Test func `a child that is expected is unborn, until a date of birth is told`() throws {
        var subject = Known(born: nil).subject
        subject.expectedDeliveryDate = Stated(written: "2027-02")
        #expect(MentionedPerson.all(in: notification([subject])).map(\.record.role) == [.unborn])
        subject.dateOfBirth = Stated(written: "2027-02-01")
        #expect(MentionedPerson.all(in: notification([subject])).map(\.record.role) == [.child])
    }

    @Test(arguments: [("mother", true), ("partner", true), ("exPartner", false), ("lodger", false)])
    func `who lives with the child is told by the role`(role: String, belongs: Bool) throws {
        let all = MentionedPerson.all(in: notification([], [Known().adult(role)]))
        #expect(all.map(\.belongsToHousehold) == [belongs])
    }

    @Test func `an address that is marked confidential is so in the record`() {
        var subject = Known().subject
        subject.addresses[0].confidential = Stated(written: "yes")
        let marked = MentionedPerson.all(in: notification([subject]))
        #expect(marked.first?.record.addresses.map(\.isConfidential) == [true])
    }
}
