extension Notification {
    /// A child that the message is about: born, or expected.
    package struct Subject: Hashable, Sendable {
        /// The sender's name for this person inside this message.
        package var localRef: String?
        package var identifiers: [Identifier] = []
        package var name: PersonName?
        package var aliases: [PersonName] = []
        package var dateOfBirth: Stated<PartialDate>?
        package var datePrecision: Stated<DatePrecision>?
        /// Where no date is known: years as told or estimated.
        package var age: Stated<Int>?
        /// Of an unborn child.
        package var expectedDeliveryDate: Stated<PartialDate>?
        /// The local reference of an unborn child's mother.
        package var motherLocalRef: String?
        package var sex: Stated<Sex>?
        package var gender: String?
        package var ethnicity: Stated<CensusCode<Ethnicity>>?
        package var disabilities: [Stated<CensusCode<Disability>>] = []
        package var firstLanguage: String?
        package var interpreterNeeded: Stated<Answer>?
        package var addresses: [Address] = []
        package var telephones: [String] = []
        package var school: School?
        package var generalPractice: GeneralPractice?
        package var legalStatus: Stated<LegalStatus>?
        package var presentAtIncident: Stated<Presence>?
        package var whereNow: Stated<Whereabouts>?
        package var mobility: Stated<Mobility>?
        package var spokenTo: Stated<SpokenTo>?
        package var spokenToAlone: Stated<Answer>?
        package var voice: Voice?
        package var demeanour: String?
        package var injuries: [Injury] = []
        package var harm: Harm?
        package var upnUnknownReason: Stated<CensusCode<UPNUnknownReason>>?
        package var disposition: Stated<Disposition>?
        package var selfHarm: SelfHarm?
        package var sexuallyActive: Stated<Answer>?
        package var pregnant: Stated<Answer>?
        /// By how many years the sexual partner is older.
        package var partnerYearsOlder: Stated<Int>?

        package init() {}
    }

    /// What a child said, word for word.
    package struct Voice: Hashable, Sendable {
        package var words: String?
        package var saidTo: String?
        package var saidAt: Stated<Moment>?
        /// Who passes on the words, where it is not the child.
        package var speaker: String?
        package var verbatim: Stated<Answer>?
        package var othersPresent: String?

        package init() {}
    }

    /// One injury or mark seen on a child.
    package struct Injury: Hashable, Sendable {
        package var kind: Stated<InjuryKind>?
        package var site: String?
        package var overBone: Stated<Answer>?
        package var size: String?
        package var occurredAt: Stated<Moment>?
        package var explanation: String?
        package var explanationConsistent: Stated<Answer>?
        package var suspectedNonAccidental: Stated<Answer>?
        package var needsTreatment: Stated<Answer>?
        package var lifeThreatening: Stated<Answer>?
        package var seenBy: String?

        package init() {}
    }

    /// What happened to this child in this incident, each an answer of its own.
    package struct Harm: Hashable, Sendable {
        package var childDead: Stated<Answer>?
        package var policeProtection: Stated<Answer>?
        package var disclosedPhysicalAbuse: Stated<Answer>?
        package var disclosedSexualAbuse: Stated<Answer>?
        package var suspectedSexualAbuse: Stated<Answer>?
        package var intervenedInViolence: Stated<Answer>?
        package var usedAsTool: Stated<Answer>?
        package var unattendedNow: Stated<Answer>?
        package var unattendedOvernight: Stated<Answer>?
        package var unattendedDistressed: Stated<Answer>?
        package var unattendedInDanger: Stated<Answer>?

        package init() {}
    }

    /// What a child did to itself, or speaks of doing.
    package struct SelfHarm: Hashable, Sendable {
        package var suicidePlan: Stated<Answer>?
        package var suicideAttempt: Stated<Answer>?
        package var overdose: Stated<Answer>?
        package var ligature: Stated<Answer>?
        package var suicidalTalk: Stated<Answer>?
        package var needsCare: Stated<Answer>?
        package var superficial: Stated<Answer>?
        package var occurredAt: Stated<Moment>?
        package var somebodyWithChild: Stated<Answer>?
        package var mentalHealthServiceOpen: Stated<Answer>?

        package init() {}
    }

    /// An adult in the child's life. An unknown man is an entry, not an omission.
    package struct Adult: Hashable, Sendable {
        package var localRef: String?
        package var role: Stated<AdultRole>?
        package var identifiers: [Identifier] = []
        package var name: PersonName?
        package var aliases: [PersonName] = []
        package var dateOfBirth: Stated<PartialDate>?
        package var age: Stated<Int>?
        package var sex: Stated<Sex>?
        package var addresses: [Address] = []
        package var telephones: [String] = []
        package var parentalResponsibility: Stated<Answer>?
        package var suspected: Stated<Answer>?
        package var whereabouts: Stated<Whereabouts>?
        package var arrestedAt: Stated<Moment>?
        package var bailConditions: String?
        package var bailKeepsAway: Stated<Answer>?
        package var pregnant: Stated<Answer>?
        package var weeksGestation: Stated<Int>?
        package var expectedDeliveryDate: Stated<PartialDate>?
        package var substanceUse: Stated<Answer>?
        package var mentalHealth: Stated<Answer>?
        package var learningDisability: Stated<Answer>?
        package var offenderFlags: [Stated<OffenderFlag>] = []
        package var relationshipToChild: String?
        package var crisis: Crisis?
        /// Lives with, is moving in with, or is alone with a child of the message.
        package var livesWithChild: Stated<Answer>?
        /// Came to the household within the last twelve months.
        package var newToHousehold: Stated<Answer>?

        package init() {}
    }

    /// A crisis of an adult: each an answer of its own.
    package struct Crisis: Hashable, Sendable {
        package var suicideAttempt: Stated<Answer>?
        package var overdose: Stated<Answer>?
        package var psychosis: Stated<Answer>?
        package var delusionAboutChild: Stated<Answer>?
        package var intoxicated: Stated<Answer>?
        package var collapsed: Stated<Answer>?
        package var childInTheirCare: Stated<Answer>?
        package var soleCarer: Stated<Answer>?
        package var occurredAt: Stated<Moment>?

        package init() {}
    }

    /// A name as written: no script, order or number of parts is assumed.
    package struct PersonName: Hashable, Sendable {
        package var given: String?
        package var middle: String?
        package var family: String?
        package var knownAs: String?
        package var kind: Stated<NameKind>?

        package init() {}

        package var isEmpty: Bool {
            [given, middle, family, knownAs].allSatisfy { $0?.trimmed.isEmpty ?? true }
        }
    }

    /// A number that names a person, and the list it is from.
    package struct Identifier: Hashable, Sendable {
        package var scheme: Stated<IdentifierScheme>?
        package var value = ""
        package var verified: Stated<Answer>?

        package init() {}
    }

    /// A place, and when somebody lived or was there.
    package struct Address: Hashable, Sendable {
        package var kind: Stated<AddressKind>?
        package var uprn: String?
        package var lines: [String] = []
        package var town: String?
        package var postcode: Stated<Postcode>?
        package var from: Stated<PartialDate>?
        package var to: Stated<PartialDate>?
        package var confidential: Stated<Answer>?

        package init() {}

        package var isEmpty: Bool {
            ([uprn, town, postcode?.written] + lines).allSatisfy { $0?.trimmed.isEmpty ?? true }
        }
    }

    package struct School: Hashable, Sendable {
        package var urn: String?
        package var laestab: String?
        package var name: String?

        package init() {}
    }

    package struct GeneralPractice: Hashable, Sendable {
        package var odsCode: String?
        package var name: String?

        package init() {}
    }
}
