extension ConcernCode {
    /// What the concern is about, named by the first code of its kind: two concerns of one theme are
    /// the same concern. Nil for `other`, which may be about anything.
    package var theme: ConcernCode? {
        switch self {
        case .domesticAbuse, .verbalArgument, .honourBasedAbuse: .domesticAbuse
        case .neglect, .missedHealthChecks, .poorHousing: .neglect
        case .physicalAbuse, .nonAccidentalInjury: .physicalAbuse
        case .sexualAbuse, .underageSexualActivity, .harmfulSexualBehaviour, .harmfulSexualContact:
            .sexualAbuse
        case .exploitation, .criminalExploitation, .trafficking, .carryingWeapon: .exploitation
        case .missingIncident, .repeatedMissing, .abduction: .missingIncident
        case .selfHarm, .suicideRisk, .lowLevelMentalHealth: .selfHarm
        case .minorOffence, .antiSocialBehaviour, .earlySubstanceUse: .antiSocialBehaviour
        case .absence, .exclusion: .absence
        case .other: nil
        case .bullying, .youngCarer, .lowIncome, .parentingSupport, .earlyHelpRequested,
            .emotionalHarm, .parentalMentalHealth, .parentalSubstanceUse, .homelessness,
            .radicalisation, .femaleGenitalMutilation, .forcedMarriage, .fabricatedIllness,
            .childDeath, .abandonment, .unaccompaniedAsylumSeeker:
            self
        }
    }
}
