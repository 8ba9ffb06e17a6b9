/// What a partner tells us: the one canonical record, however it was spelled.
///
/// Shape: `urn:gatehouse:notification:1`; the same names as XML elements and as JSON keys.
/// Everything that is not structure is kept as written (``Stated``): a wrong date or code is a
/// warning, never a rejection. Source of the blocks: the fields of police, health and school forms.
package struct Notification: Hashable, Sendable {
    package var header = Header()
    package var subjects: [Subject] = []
    package var adults: [Adult] = []
    package var relationships: [Relationship] = []
    package var incident: Incident?
    package var nationalReferral: NationalReferral?
    package var femaleGenitalMutilation: FemaleGenitalMutilation?
    package var unscheduledCare: UnscheduledCare?
    package var health: Health?
    package var pregnancy: Pregnancy?
    package var education: Education?
    package var homelessness: Homelessness?
    package var privateFostering: PrivateFostering?
    package var onlineHarm: OnlineHarm?
    package var earlyHelp: EarlyHelp?
    package var publicProtection: PublicProtection?
    package var allegation: Allegation?
    package var prevent: Prevent?
    package var neglect: Neglect?
    package var mandatoryReport: MandatoryReport?
    package var withdrawal: Withdrawal?
    package var concerns: [Concern] = []
    /// Factors of the census that the sender sees: an indication, since only an assessment finds them.
    package var indicatedFactors: [Stated<CensusCode<Factor>>] = []
    package var senderAssessment: SenderAssessment?
    package var actionsTaken: [Action] = []
    package var consent: Consent?
    /// The account in the sender's words.
    package var narrative: String?
    /// What the sender makes of it: opinion, kept apart from fact.
    package var professionalOpinion: String?
    package var attachments: [Attachment] = []
    /// A test message: never to a real route.
    package var test: Stated<Answer>?
    package var extensions: [Extension] = []

    package init() {}
}

extension Notification {
    /// Who sends what, when, and how it is to be handled.
    package struct Header: Hashable, Sendable {
        /// Unique at the sender.
        package var messageId = ""
        package var messageType = Stated<MessageType>(written: "")
        package var correlationId: String?
        /// The message id of an earlier message that this one replaces.
        package var supersedes: String?
        package var codeListVersion: String?
        package var createdAt: Stated<Moment>?
        package var sentAt: Stated<Moment>?
        package var sender: Sender?
        package var references: [SourceReference] = []
        package var securityMarking: String?
        package var handling: Handling?
        package var schemaVersion: String?
        /// Of the message as the sender holds it; nothing is checked by it.
        package var digest: String?
        package var signature: String?

        package init() {}
    }

    /// The organisation and person who send.
    package struct Sender: Hashable, Sendable {
        /// Which list the code is from.
        package var scheme: Stated<OrganisationScheme>?
        package var code: String?
        package var name: String?
        package var role: String?
        package var contactName: String?
        package var telephone: String?
        package var email: String?
        package var relationshipToChild: String?
        package var address: String?
        package var referralSource: Stated<CensusCode<ReferralSource>>?

        package init() {}
    }

    /// A reference of the sender's own: incident, crime, event or case number.
    package struct SourceReference: Hashable, Sendable {
        package var kind: Stated<ReferenceKind>?
        package var value = ""

        package init() {}
    }

    /// What the sender asks to be minded.
    package struct Handling: Hashable, Sendable {
        package var doNotDiscloseTo: [String] = []
        package var addressConfidential: Stated<Answer>?
        package var intelligenceOnly: Stated<Answer>?
        /// Source grading or handling code, carried untouched.
        package var grading: String?

        package init() {}
    }

    /// How two persons of the message belong together, by their local references.
    package struct Relationship: Hashable, Sendable {
        package var from = ""
        package var to = ""
        package var kind: Stated<RelationshipKind>?

        package init() {}
    }

    /// One concern, coded or in words.
    package struct Concern: Hashable, Sendable {
        package var code: Stated<ConcernCode>?
        /// The child it is about; every child of the message where none is named.
        package var aboutLocalRef: String?
        package var evidenceType: Stated<EvidenceType>?
        package var source: String?
        /// The reference of the report that this repeats: a copy is no second source.
        package var derivedFrom: String?
        package var statedAt: Stated<Moment>?
        package var text: String?

        package init() {}
    }

    /// What the sender makes of it. It can raise a band, never lower one.
    package struct SenderAssessment: Hashable, Sendable {
        package var level: Stated<NeedLevel>?
        package var urgency: Stated<Urgency>?
        package var rationale: String?
        package var mustActBefore: Stated<Moment>?
        package var mustActReason: Stated<MustActReason>?
        package var requestsStrategyDiscussion: Stated<Answer>?
        package var requestsEarlyHelp: Stated<Answer>?
        package var primaryNeed: Stated<CensusCode<PrimaryNeed>>?

        package init() {}
    }

    /// Something already done.
    package struct Action: Hashable, Sendable {
        package var kind: Stated<ActionKind>?
        package var aboutLocalRef: String?
        package var at: Stated<Moment>?
        package var by: String?
        package var text: String?

        package init() {}
    }

    /// A document that goes with the message, by reference and digest, or inline up to a limit.
    package struct Attachment: Hashable, Sendable {
        package var title: String?
        package var mediaType: String?
        package var sha256: String?
        package var sizeBytes: Stated<Int>?
        package var location: String?
        /// Base64.
        package var content: String?

        package init() {}
    }

    /// A name and text that our structure has no place for: kept and shown.
    package struct Extension: Hashable, Sendable {
        package var name = ""
        package var value = ""

        package init() {}
    }
}
