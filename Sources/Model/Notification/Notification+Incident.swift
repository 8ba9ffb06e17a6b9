extension Notification {
    /// What happened. What was reported and what was witnessed are kept apart, and what is true of
    /// this incident apart from what was ever so.
    package struct Incident: Hashable, Sendable {
        package var policeReference: String?
        package var occurredFrom: Stated<Moment>?
        package var occurredTo: Stated<Moment>?
        package var reportedAt: Stated<Moment>?
        package var location: Address?
        package var categories: [Stated<ConcernCode>] = []
        package var reported: String?
        package var witnessed: String?
        package var evidenceType: Stated<EvidenceType>?
        package var thisIncident: Violence?
        package var ever: EverFacts?
        package var previousIncidents: PreviousIncidents?
        package var dash: DASH?
        package var missing: Missing?
        package var exploitation: Exploitation?
        package var arrestMade: Stated<Answer>?

        package init() {}
    }

    /// Hazards of this incident or the fourteen days before it.
    package struct Violence: Hashable, Sendable {
        package var physicalViolence: Stated<Answer>?
        package var strangulation: Stated<Answer>?
        package var weapon: Stated<Answer>?
        package var threatsToKill: Stated<Answer>?
        package var stalking: Stated<Answer>?
        package var coerciveControl: Stated<Answer>?
        package var honourBased: Stated<Answer>?
        package var breachOfOrder: Stated<Answer>?
        package var recentSeparation: Stated<Answer>?
        package var perpetratorReleased: Stated<Answer>?
        package var perpetratorReturned: Stated<Answer>?

        package init() {}
    }

    /// Hazards that were so at any time: never the same as those of this incident.
    package struct EverFacts: Hashable, Sendable {
        package var strangulation: Stated<Answer>?
        package var weapon: Stated<Answer>?
        package var threatsToKill: Stated<Answer>?

        package init() {}
    }

    /// Earlier incidents that the sender knows of.
    package struct PreviousIncidents: Hashable, Sendable {
        package var last90Days: Stated<Int>?
        package var last12Months: Stated<Int>?
        package var ever: Stated<Int>?

        package init() {}
    }

    /// A domestic abuse risk form: read to raise, never to lower.
    package struct DASH: Hashable, Sendable {
        package var version: String?
        package var grade: Stated<DASHGrade>?
        package var ticks: Stated<Int>?
        package var maracReferred: Stated<Answer>?
        package var highRiskFactors: [String] = []

        package init() {}
    }

    package struct Missing: Hashable, Sendable {
        package var from: Stated<Moment>?
        package var found: Stated<Moment>?
        package var missingNow: Stated<Answer>?
        package var episodes90Days: Stated<Int>?
        package var episodes12Months: Stated<Int>?
        package var whereFound: String?
        package var withWhom: String?
        package var riskGrade: String?
        package var returnInterviewOffered: Stated<Answer>?
        package var returnInterviewAccepted: Stated<Answer>?
        package var harmWhileMissing: Stated<Answer>?
        package var absenceType: Stated<AbsenceType>?
        package var medicationNeeded: Stated<Answer>?
        package var suicideRisk: Stated<Answer>?
        package var takenOrLured: Stated<Answer>?
        package var outOfArea: Stated<Answer>?
        package var foundWithUnknownAdult: Stated<Answer>?
        package var foundWithDrugs: Stated<Answer>?
        package var foundWithMoney: Stated<Answer>?
        package var foundWithPhones: Stated<Answer>?

        package init() {}
    }

    package struct Exploitation: Hashable, Sendable {
        package var kind: String?
        package var indicators: [String] = []
        package var current: Stated<Answer>?
        package var screeningTool: String?
        package var screeningOutcome: String?
        package var foundWithUnknownAdult: Stated<Answer>?
        package var foundWithDrugs: Stated<Answer>?
        package var foundWithMoney: Stated<Answer>?
        package var sexualImage: Stated<Answer>?
        package var violenceOrDebt: Stated<Answer>?

        package init() {}
    }

    /// What the family was told and what they agreed to. Nothing here ever rejects, delays or
    /// lowers: sharing information does not rest on consent.
    package struct Consent: Hashable, Sendable {
        package var familyInformed: Stated<FamilyInformed>?
        package var informedWho: [String] = []
        package var informedAt: Stated<Moment>?
        package var informedHow: String?
        package var agreementToService: Stated<Agreement>?
        package var agreementBy: String?
        package var agreementAt: Stated<Moment>?
        package var reasonNotSought: Stated<ReasonNotSought>?
        package var reasonNotSoughtText: String?
        package var childsViews: String?
        package var lawfulBases: [Stated<LawfulBasis>] = []
        package var specialCategoryCondition: String?
        package var shareDecisionBy: String?
        package var shareDecisionAt: Stated<Moment>?
        package var rationale: String?
        package var doNotContactParentsBeforeHub: Stated<Answer>?
        package var safeContactTelephone: String?
        package var safeContactWhen: String?

        package init() {}
    }
}
