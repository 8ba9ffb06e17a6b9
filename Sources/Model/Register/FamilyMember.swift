/// Somebody of the register who belongs to the household of a notification's children, and whom it
/// does not name.
package struct FamilyMember: Hashable, Sendable {
    /// Why somebody belongs to them.
    package enum Ground: Hashable, Sendable {
        /// Declared in the register; with anybody whom the notification names.
        case declared(Chronology.Relative)
        /// Of one household of the register with this person: one whom the notification names, or one
        /// who lives at the address of a child.
        case household(with: Person.ID)
        /// At the address of these children at the same time; from when to when the register has the
        /// person there.
        case address(of: [Link.Mention], from: PartialDate?, to: PartialDate?)
    }

    package let person: Person
    package let grounds: [Ground]
    /// Those of the notification, linked to nobody, who may be this person.
    package let mayBe: [Link.Mention]
    /// Whether the record, or where the person lives, is to be kept from others.
    package let isHidden: Bool

    package init(
        person: Person, grounds: [Ground], mayBe: [Link.Mention] = [], isHidden: Bool = false
    ) {
        self.person = person
        self.grounds = grounds
        self.mayBe = mayBe
        self.isHidden = isHidden
    }
}
