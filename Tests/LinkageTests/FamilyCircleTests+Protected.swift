import Model
import Testing

@testable import Linkage

extension FamilyCircleTests {
    // MARK: - Protected records

    @Test func `of several protected records that a child may be the likeliest alone counts`() {
        let theo = Dweller("Theo")
        var (one, other) = (theo.person(1), theo.person(2))
        (one.record.isProtected, other.record.isProtected) = (true, true)
        let open = theo.person(3)
        let family = Family(
            [theo.subject], [[one], [other], [open]], possible: [.subject(0): [3, 2, 1]])
        #expect(family.circle.children == [0: 2])
        #expect(family.circle.persons == [2])
        #expect(family.circle.isProtected)
        // The other of the two may be the same child, and is no sibling of it.
        #expect(family.members().map(\.person.id) == [3])
    }

    @Test func `nobody is told of beside another identity of the same child`() {
        let theo = Dweller("Theo")
        let household = [theo.person(1), Dweller("Tess").person(2), Dweller("Ned").person(3)]
        let family = Family([theo.subject], [household], linked: [.subject(0): 1])
        #expect(family.members().map(\.person.id) == [2, 3])
        #expect(family.members(apart: [1: [2], 2: [1]]).map(\.person.id) == [3])
        // Two others of whom each is the other are not told of together either.
        #expect(family.members(apart: [2: [3], 3: [2]]).map(\.person.id) == [2])
        let link = Chronology.Relative(person: 9, to: 1, kind: .sibling)
        let tess = Dweller("Tamsin").person(9, in: 9)
        #expect(
            family.members([link], declared: [tess], apart: [9: [2], 2: [9]]).map(\.person.id)
                == [2, 3])
    }

    @Test func `who is to be hidden is told of as such`() {
        let theo = Dweller("Theo")
        var tess = Dweller("Tess").person(2)
        tess.record.isProtected = true
        var ned = Dweller("Ned").person(3)
        ned.record.addresses[0].isConfidential = true
        let household = [theo.person(1), tess, ned, Dweller("Una").person(4)]
        let family = Family([theo.subject], [household], linked: [.subject(0): 1])
        #expect(family.members().map(\.isHidden) == [true, true, false])
        #expect(family.circle.isProtected)
    }

    @Test func `everybody of whom somebody may be another identity is asked after`() {
        let theo = Dweller("Theo")
        let family = Family(
            [theo.subject], [[theo.person(1), Dweller("Ned").person(2)]],
            linked: [.subject(0): 1])
        #expect(family.circle.everybody(with: [9]) == [1, 2, 9])
    }
}
