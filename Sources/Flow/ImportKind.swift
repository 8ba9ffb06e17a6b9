extension Import {
    /// What a file holds. In the order in which files build on each other.
    package enum Kind: String, Sendable, CaseIterable {
        case persons, addresses, relationships, contacts, involvements
    }

    /// One column of a file.
    package struct Column: Sendable {
        package let name: String
        /// In words for whoever makes the extract.
        package let meaning: String
        package let isNeeded: Bool

        fileprivate init(_ name: String, _ meaning: String, needed: Bool = true) {
            self.name = name
            self.meaning = meaning
            isNeeded = needed
        }
    }
}

extension Import.Kind {
    /// The file's columns, in any order. Those that are not needed may be left out of the file.
    package var columns: [Import.Column] {
        switch self {
        case .persons: Self.ofPersons
        case .addresses: Self.ofAddresses
        case .relationships: Self.ofRelationships
        case .contacts: Self.ofContacts
        case .involvements: Self.ofInvolvements
        }
    }

    /// The column by which a line is told from the others of its file and known again.
    var idColumn: String? {
        switch self {
        case .persons: "person_id"
        case .addresses: nil
        case .relationships: "relationship_id"
        case .contacts: "contact_id"
        case .involvements: "involvement_id"
        }
    }

    private static let ofPersons = [
        Import.Column("person_id", "id at the source"),
        Import.Column(
            "household_id", "id of the family at the source; empty where it is not known"),
        Import.Column("role", "child, unborn, mother, father, adult or grandparent"),
        Import.Column("nhs_number", "ten digits, or empty"),
        Import.Column("given_name", "given name"),
        Import.Column("middle_name", "middle names"),
        Import.Column("surname", "surname"),
        Import.Column("known_as", "another given name in use"),
        Import.Column("former_surname", "a former surname"),
        Import.Column("sex", "F, M or U"),
        Import.Column("dob", "date of birth, as far as it is known"),
        Import.Column("edd", "expected date of delivery of an unborn child"),
        Import.Column("address", "house and street of the home"),
        Import.Column("town", "town of the home"),
        Import.Column("postcode", "postcode of the home"),
        Import.Column("previous_address", "house and street of the home before"),
        Import.Column("previous_postcode", "postcode of the home before"),
        Import.Column("upn", "unique pupil number", needed: false),
        Import.Column("telephone", "telephone numbers, joined by ;", needed: false),
        Import.Column("protected", "yes where the record is protected", needed: false),
        Import.Column(
            "identity_of", "person_id of the same child's other identity: never joined to it",
            needed: false),
    ]

    private static let ofAddresses = [
        Import.Column("person_id", "who lives or lived there"),
        Import.Column("kind", "home (also where empty), temporary, previous or other"),
        Import.Column("address", "house and street"),
        Import.Column("town", "town"),
        Import.Column("postcode", "postcode"),
        Import.Column("uprn", "unique property reference number, or empty"),
        Import.Column("from", "first day there, or empty"),
        Import.Column("to", "last day there, or empty"),
        Import.Column("confidential", "yes where nobody outside may know it"),
    ]

    private static let ofRelationships = [
        Import.Column("relationship_id", "id at the source"),
        Import.Column("from_person_id", "who is the …"),
        Import.Column("to_person_id", "… of whom"),
        Import.Column(
            "kind",
            "mother, father, parent, stepParent, partner, exPartner, sibling, twin, grandparent, "
                + "relative, carer, fosterCarer, friend, other, or empty"),
        Import.Column("from", "since when, or empty"),
        Import.Column("to", "until when, or empty"),
    ]

    private static let ofContacts = [
        Import.Column("contact_id", "id at the source"),
        Import.Column("person_id", "whom it was about; else household_id"),
        Import.Column("household_id", "the family that it was about; else person_id"),
        Import.Column("occurred", "when it happened: a date, or a time with offset"),
        Import.Column("received", "when it was told; else as occurred"),
        Import.Column("source", "census code of the referral source; else 10"),
        Import.Column("reason", "codes of the list of concerns, joined by ;"),
        Import.Column("reference", "the sender's reference: contacts of one are one incident"),
        Import.Column("outcome", "\(outcomes), or empty"),
        Import.Column("kind", "message type that made it", needed: false),
        Import.Column("indicators", "number of indicators of exploitation", needed: false),
        Import.Column("copy", "yes where it repeats another report", needed: false),
        Import.Column("closed", "when what came of it was closed", needed: false),
        Import.Column("sender", "the agency, for telling agencies apart", needed: false),
    ]

    private static let ofInvolvements = [
        Import.Column("involvement_id", "id at the source"),
        Import.Column("person_id", "whose it is"),
        Import.Column(
            "kind",
            "openCase, childProtectionPlan, lookedAfter, section47, strategyDiscussion, "
                + "careProceedings, childInNeed, earlyHelp or assessment"),
        Import.Column("from", "first day"),
        Import.Column("to", "last day; empty while it goes on"),
        Import.Column("team", "the team that has it"),
        Import.Column("holder", "who holds the case; kept sealed"),
        Import.Column("closure", "RC1 to RC9, or empty"),
    ]

    /// What a contact can have come to, in words.
    static let outcomes =
        "noFurtherAction, informationAndAdvice, earlyHelpReferral, stepDownToEarlyHelp, "
        + "assessmentRequired, strategyDiscussionOrSection47, other or RC1 to RC9"
}
