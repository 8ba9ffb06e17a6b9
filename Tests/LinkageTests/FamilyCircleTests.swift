import Model
import Testing

@testable import Linkage

/// Whose history counts, and who is told of as family.
@Suite struct FamilyCircleTests {
    // MARK: - One address at one time

    @Test(arguments: [
        ("2024-02-01", nil, true), ("2024-02-01", "2026-10-15", true),
        ("2024-02-01", "2026-09-01", true), ("2024-02-01", "2026-08-31", false),
        (nil, nil, true), (nil, "2026-07", false), ("2026-12-01", nil, false),
        ("2026-11-24", nil, true),
    ])
    func `those who live at the address at one time are family, an earlier tenant is not`(
        from: String?, to: String?, isFamily: Bool
    ) {
        let theo = Dweller("Theo", from: "2026-09-01")
        let family = Family([theo.subject], [[Dweller("Perdita", from: from, to: to).person(1)]])
        #expect(family.circle.households == (isFamily ? [1] : []))
        #expect(family.circle.earlierTenants == (isFamily ? 0 : 1))
        #expect(family.members().map(\.person.id) == (isFamily ? [1] : []))
    }

    @Test func `of a child whose stay has no beginning only who lives there now is family`() {
        let theo = Dweller("Theo").subject
        let left = Dweller("Perdita", from: "2024-02-01", to: "2026-11-23").person(1)
        #expect(Family([theo], [[left]]).members() == [])
        let stays = Dweller("Perdita", from: "2024-02-01", to: "2026-11-24").person(1)
        #expect(Family([theo], [[stays]]).members().map(\.person.id) == [1])
    }

    @Test func `an address of before with no end told makes no family`() {
        let theo = Dweller("Theo", from: "2026-09-01").subject
        let before = Dweller("Perdita", kind: .previous).person(1)
        #expect(Family([theo], [[before]]).members() == [])
        let ended = Dweller("Perdita", to: "2026-10-15", kind: .previous).person(1)
        #expect(Family([theo], [[ended]]).members().map(\.person.id) == [1])
    }

    @Test func `the property's number tells one flat of a house from another`() {
        let theo = Dweller("Theo", uprn: "100110990019").subject
        let upstairs = Dweller("Perdita", uprn: "100110990020").person(1)
        #expect(Family([theo], [[upstairs]]).members() == [])
        let same = Dweller("Perdita", line: "Flat Four", uprn: "100110990019").person(1)
        #expect(Family([theo], [[same]]).members().map(\.person.id) == [1])
        // Where one of them has no number, the line and the postcode tell.
        #expect(Family([theo], [[Dweller("Perdita").person(1)]]).members().count == 1)
    }

    @Test func `it is told since when somebody is there, and with whom`() {
        let theo = Dweller("Theo", from: "2026-09-01").subject
        let stay = Dweller("Perdita", from: "2024-02-01", to: "2026-10-15")
        let brother = Dweller("Ned", line: "4 Far Lane").person(2)
        let members = Family([theo], [[stay.person(1), brother]]).members()
        #expect(
            members.map(\.grounds) == [
                [
                    .address(
                        of: [.subject(0)], from: PartialDate(reading: "2024-02-01"),
                        to: PartialDate(reading: "2026-10-15"))
                ], [.household(with: 1)],
            ])
    }

    // MARK: - Communal addresses

    @Test(arguments: [11, 12]) func `more than twelve at an address who are no family are communal`(
        others: Int
    ) {
        let theo = Dweller("Theo", from: "2026-09-01")
        let households = [[theo.person(1)]] + Self.strangers(others)
        let family = Family([theo.subject], households, linked: [.subject(0): 1])
        #expect(family.circle.communal == (others == 12 ? [1] : []))
        #expect(family.circle.households.count == (others == 12 ? 0 : 12))
        #expect(family.members().count == (others == 12 ? 0 : 11))
    }

    @Test func `a listed address is communal, however few live there`() {
        let theo = Dweller("Theo")
        let family = Family(
            [theo.subject], [[theo.person(1), Dweller("Ned").person(2)]] + Self.strangers(1),
            linked: [.subject(0): 1], isListed: true)
        #expect(family.circle.communal == [1] && family.circle.households == [])
        #expect(family.members() == [])
    }

    @Test func `a declared sister is family at a communal address too`() {
        let theo = Dweller("Theo")
        let family = Family(
            [theo.subject], [[theo.person(1)], [Dweller("Perdita").person(2)]],
            linked: [.subject(0): 1], isListed: true)
        let sister = Chronology.Relative(person: 2, to: 1, kind: .sibling)
        let members = family.members(
            [sister], declared: [Dweller("Perdita").person(2)])
        #expect(members.map(\.grounds) == [[.declared(sister)]])
    }

    @Test func `a large family of one name is no communal address`() {
        let theo = Dweller("Theo")
        let brothers = (2...14).map { Dweller("Given\($0)").person(Int64($0)) }
        let family = Family(
            [theo.subject], [[theo.person(1)] + brothers], linked: [.subject(0): 1])
        #expect(family.circle.households == [1] && family.circle.communal == [])
        #expect(family.members().map(\.person.id) == Array(2...14))
    }

    @Test func `those of four names and more than twelve in one household are no family`() {
        let theo = Dweller("Theo")
        let others = (2...14).map {
            Dweller("Given\($0)", family: "Name\($0 % 4)").person(Int64($0))
        }
        let family = Family(
            [theo.subject], [[theo.person(1)] + others], linked: [.subject(0): 1])
        #expect(family.circle.communal == [1] && family.members() == [])
    }

    // MARK: - Declared relatives

    @Test(arguments: RelationshipKind.allCases)
    func `whom the register declares of one household is family wherever it lives`(
        kind: RelationshipKind
    ) {
        let theo = Dweller("Theo")
        let family = Family([theo.subject], [[theo.person(1)]], linked: [.subject(0): 1])
        let near: Set<RelationshipKind> = [
            .mother, .father, .parent, .stepParent, .partner, .sibling, .twin, .carer,
        ]
        for relative in [
            Chronology.Relative(person: 9, to: 1, kind: kind),
            Chronology.Relative(person: 1, to: 9, kind: kind),
        ] {
            let found = family.circle.relatives(in: Chronology(relatives: [relative]))
            #expect(found == (near.contains(kind) ? [9] : []))
        }
        #expect(
            family.circle.relatives(
                in: Chronology(relatives: [.init(person: 8, to: 9, kind: kind)])) == [])
    }

    @Test func `a relative who is of the household as well is told of once, with both grounds`() {
        let theo = Dweller("Theo")
        let sister = Dweller("Perdita", line: "4 Far Lane").person(2)
        let family = Family(
            [theo.subject], [[theo.person(1), sister]], linked: [.subject(0): 1])
        let link = Chronology.Relative(person: 2, to: 1, kind: .sibling)
        let members = family.members([link], declared: [sister])
        #expect(members.map(\.grounds) == [[.declared(link), .household(with: 1)]])
    }

    // MARK: - Whom the message names

    @Test func `whom the message names and the register knows is not told of again`() {
        let theo = Dweller("Theo")
        let ned = Dweller("Ned")
        let family = Family(
            [theo.subject, ned.subject],
            [[theo.person(1), ned.person(2), Dweller("Perdita").person(3)]],
            linked: [.subject(0): 1, .subject(1): 2])
        #expect(family.members().map(\.person.id) == [3])
    }

    @Test func `who may be somebody of the message is told of, and that it may be`() {
        let theo = Dweller("Theo")
        var named = Dweller("Perdita").subject
        named.dateOfBirth = nil
        let perdita = Dweller("Perdita").person(2)
        let household = [theo.person(1), perdita, Dweller("Ned").person(3)]
        let byName = Family([theo.subject, named], [household], linked: [.subject(0): 1])
        #expect(byName.members().map(\.person.id) == [2, 3])
        #expect(byName.members().map(\.mayBe) == [[.subject(1)], []])
        let byLink = Family(
            [theo.subject, named], [household], linked: [.subject(0): 1],
            possible: [.subject(1): [3]])
        #expect(byLink.members().map(\.mayBe) == [[.subject(1)], [.subject(1)]])
        named.dateOfBirth = Stated(written: "2011-01-01")
        let other = Family([theo.subject, named], [household], linked: [.subject(0): 1])
        #expect(other.members().map(\.mayBe) == [[], []])
    }

    @Test func `whom messages alone have made is told of once under one name`() {
        let theo = Dweller("Theo")
        var made = Dweller("Perdita").person(2)
        made.record.sourceID = nil
        var named = Dweller("Perdita").subject
        let household = [theo.person(1), made]
        #expect(
            Family([theo.subject, named], [household], linked: [.subject(0): 1]).members() == [])
        named.name?.given = "Ida"
        #expect(
            Family([theo.subject, named], [household], linked: [.subject(0): 1]).members()
                .map(\.person.id) == [2])
        // Who is linked is not told of again by a record that messages made.
        let linked = Family([Dweller("Perdita").subject], [household], linked: [.subject(0): 1])
        #expect(linked.members().map(\.person.id) == [2])
        let same = Family(
            [Dweller("Perdita").subject], [[Dweller("Perdita").person(1), made]],
            linked: [.subject(0): 1])
        #expect(same.members() == [])
        // Made twice, or known at the source as well, it is told of once.
        let again = Person(id: 3, household: 1, record: made.record)
        let known = Dweller("Perdita").person(4)
        let registers: [([Person], told: [Person.ID])] = [
            ([made, again], [2]), ([made, again, known], [4]),
        ]
        for (persons, told) in registers {
            let family = Family(
                [theo.subject], [[theo.person(1)] + persons], linked: [.subject(0): 1])
            #expect(family.members().map(\.person.id) == told)
        }
    }

    @Test func `the family of a mother who is known is that of her child who is not`() {
        let anna = Dweller("Anna", born: "1990-01-01", line: "4 Far Lane")
        let register = [[anna.person(1), Dweller("Perdita", line: "4 Far Lane").person(2)]]
        let family = Family(
            [Dweller("Theo").subject], register, adults: [anna.adult("mother")],
            linked: [.adult(0): 1], families: [0: 1])
        #expect(family.members().map(\.person.id) == [2])
        // Of one with whom no child belongs nobody is told.
        let teacher = Family(
            [Dweller("Theo").subject], register, adults: [anna.adult("professional")],
            linked: [.adult(0): 1])
        #expect(teacher.members() == [])
    }

    @Test func `adults whom the register does not have in the household are new there`() {
        let theo = Dweller("Theo")
        let (anna, lee) = (Dweller("Anna", born: "1990-01-01"), Dweller("Lee", born: "1988-01-01"))
        let adults = [anna.adult("mother"), lee.adult("partner"), lee.adult("father")]
        let register = [
            [theo.person(1), anna.person(2)], [Dweller("Lee", line: "4 Far Lane").person(3)],
        ]
        let known = Family(
            [theo.subject], register, adults: adults,
            linked: [.subject(0): 1, .adult(0): 2, .adult(1): 3])
        #expect(known.circle.newAdults == [1, 2])
        // Where no household is known, nobody is new in it.
        let unknown = Family([Dweller("Theo", line: "9 New Row").subject], [], adults: adults)
        #expect(unknown.circle.newAdults == [])
    }

    @Test func `a child who is not born is known by a mother of whom it is known who she is`() {
        var unborn = Notification.Subject()
        unborn.expectedDeliveryDate = Stated(written: "2027-03-01")
        unborn.motherLocalRef = "a1"
        var anna = Dweller("Anna", born: "1990-01-01").adult("mother")
        anna.localRef = "a1"
        let register = [[Dweller("Anna", born: "1990-01-01").person(1)]]
        let known = Family([unborn], register, adults: [anna], linked: [.adult(0): 1])
        #expect(known.circle.unborn == [0])
        let possible = Family([unborn], register, adults: [anna], possible: [.adult(0): [1, 2]])
        #expect(possible.circle.unborn == [])
        unborn.motherLocalRef = "a2"
        #expect(
            Family([unborn], register, adults: [anna], linked: [.adult(0): 1]).circle.unborn == [])
        unborn.motherLocalRef = nil
        unborn.dateOfBirth = Stated(written: "2026-11-01")
        #expect(
            Family([unborn], register, adults: [anna], linked: [.adult(0): 1]).circle.unborn == [])
    }

    @Test func `two children of two households have the families of both`() {
        let theo = Dweller("Theo")
        let ida = Dweller("Ida", line: "4 Far Lane")
        let family = Family(
            [theo.subject, ida.subject],
            [
                [theo.person(1), Dweller("Ned").person(2)],
                [ida.person(3), Dweller("Perdita", line: "4 Far Lane").person(4)],
                [Dweller("Una", line: "5 Other Lane").person(5)],
            ], linked: [.subject(0): 1, .subject(1): 3])
        #expect(family.circle.households == [1, 2])
        #expect(family.circle.children == [0: 1, 1: 3])
        let members = family.members()
        #expect(members.map(\.person.id) == [2, 4])
        #expect(
            members.map(\.grounds) == [
                [.household(with: 1), .address(of: [.subject(0)], from: nil, to: nil)],
                [.household(with: 3), .address(of: [.subject(1)], from: nil, to: nil)],
            ])
    }

    private static func strangers(_ count: Int) -> [[Person]] {
        (0..<count).map { [Dweller("Robin", family: "Name\($0)").person(Int64(100 + $0))] }
    }
}
