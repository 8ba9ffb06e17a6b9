/// Somebody in the register: what was known before, and what notifications added.
package struct Person: Hashable, Sendable {
    package typealias ID = Int64

    package let id: ID
    package let household: Household.ID
    package var record: Record

    package init(id: ID, household: Household.ID, record: Record) {
        self.id = id
        self.household = household
        self.record = record
    }

    package enum Role: String, Code {
        case child, unborn, mother, father, adult, grandparent
    }

    /// What is known of a person. It is kept sealed.
    package struct Record: Hashable, Sendable {
        package var role: Role = .child
        /// The person's id at the source of the register: `case-system:4711`.
        package var sourceID: String?
        package var nhsNumber: NHSNumber?
        /// An NHS number that another person of the register gives as well: it is kept as it was
        /// claimed, and nothing is linked by it.
        package var claimedNumber: NHSNumber?
        package var pupilNumber: UniquePupilNumber?
        package var names: [Name] = []
        package var sex: Sex?
        package var dateOfBirth: PartialDate?
        package var expectedDeliveryDate: PartialDate?
        package var addresses: [Residence] = []
        package var telephones: [String] = []
        /// A protected record counts for deciding and is shown on the restricted route only.
        package var isProtected = false

        package init() {}
    }

    /// One of a person's names.
    package struct Name: Hashable, Sendable {
        package var given = ""
        package var middle = ""
        package var family = ""
        package var kind: NameKind = .current

        package init(
            given: String = "", middle: String = "", family: String = "",
            kind: NameKind = .current
        ) {
            self.given = given
            self.middle = middle
            self.family = family
            self.kind = kind
        }
    }

    /// An address, and from when to when.
    package struct Residence: Hashable, Sendable {
        package var line = ""
        package var town = ""
        package var postcode: Postcode?
        package var uprn: String?
        /// What it is to the person, where the register lists addresses apart from persons.
        package var kind: AddressKind?
        package var from: PartialDate?
        package var to: PartialDate?
        package var isConfidential = false

        package init() {}
    }
}

extension RelationshipKind {
    /// Whether it is of somebody of an earlier generation: such links never go round.
    package var isAscending: Bool {
        switch self {
        case .mother, .father, .parent, .stepParent, .grandparent: true
        case .partner, .exPartner, .sibling, .twin, .relative, .carer, .fosterCarer, .friend,
            .other:
            false
        }
    }
}

/// People who belong together in the register, by a shared address or a declared link.
package struct Household: Hashable, Sendable {
    package typealias ID = Int64

    package let id: ID
    package let members: [Person]

    package init(id: ID, members: [Person]) {
        self.id = id
        self.members = members
    }
}
