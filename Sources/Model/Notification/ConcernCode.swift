/// What a concern is about, and the lowest level of need it stands for by itself.
///
/// The levels follow published threshold tables of neighbouring areas; a code outside this list,
/// and `other`, are *unmapped*: they never count as low.
package enum ConcernCode: String, Code {
    // Level 1 and 2 by themselves.
    case minorOffence, antiSocialBehaviour, absence, exclusion, bullying, youngCarer
    case poorHousing, lowIncome, parentingSupport, missedHealthChecks, lowLevelMentalHealth
    case verbalArgument, missingIncident, earlySubstanceUse, earlyHelpRequested
    case underageSexualActivity
    // Level 3 by themselves.
    case neglect, emotionalHarm, parentalMentalHealth, parentalSubstanceUse, domesticAbuse
    case repeatedMissing, selfHarm, homelessness, harmfulSexualBehaviour, radicalisation
    // Level 4 by themselves.
    case physicalAbuse, sexualAbuse, exploitation, criminalExploitation, trafficking
    case femaleGenitalMutilation, forcedMarriage, honourBasedAbuse, fabricatedIllness
    case nonAccidentalInjury, suicideRisk, childDeath, abandonment
    case abduction, carryingWeapon, harmfulSexualContact, unaccompaniedAsylumSeeker
    case other

    /// Nil where nothing is said of the level: `other`.
    package var level: Int? {
        switch self {
        case .minorOffence: 1
        case .antiSocialBehaviour, .absence, .exclusion, .bullying, .youngCarer, .poorHousing,
            .lowIncome, .parentingSupport, .missedHealthChecks, .lowLevelMentalHealth,
            .verbalArgument, .missingIncident, .earlySubstanceUse, .earlyHelpRequested,
            .underageSexualActivity:
            2
        case .neglect, .emotionalHarm, .parentalMentalHealth, .parentalSubstanceUse,
            .domesticAbuse, .repeatedMissing, .selfHarm, .homelessness, .harmfulSexualBehaviour,
            .radicalisation:
            3
        case .physicalAbuse, .sexualAbuse, .exploitation, .criminalExploitation, .trafficking,
            .femaleGenitalMutilation, .forcedMarriage, .honourBasedAbuse, .fabricatedIllness,
            .nonAccidentalInjury, .suicideRisk, .childDeath, .abandonment, .abduction,
            .carryingWeapon, .harmfulSexualContact, .unaccompaniedAsylumSeeker:
            4
        case .other: nil
        }
    }
}
