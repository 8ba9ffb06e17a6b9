/// The code lists of our own that a notification uses, each spelled as it is sent.
///
/// Those of the census are ``CensusList``s. Both are published together, as `code-lists-1.json`.
package enum CodeLists {
    /// The version of these lists, as a message's `codeListVersion` names it.
    package static let version = "2026-11"
}

/// Yes, no, or why there is no answer. Nothing but `yes` and `no` is known.
package enum Answer: String, Code {
    case yes, no, notKnown, notAsked, refused, notApplicable

    package init?(reading text: String) {
        let text = text.trimmed
        if text.equalsFoldingCase("true") || text == "1" {
            self = .yes
        } else if text.equalsFoldingCase("false") || text == "0" {
            self = .no
        } else if text.equalsFoldingCase("unknown") {
            self = .notKnown
        } else if let exact = Self.allCases.first(where: { text.equalsFoldingCase($0.rawValue) }) {
            self = exact
        } else {
            return nil
        }
    }
}

package enum MessageType: String, Code {
    case policeChild = "POLICE_PPN_CHILD"
    case policeDomesticAbuse = "POLICE_PPN_DA"
    case policeAdult = "POLICE_PPN_ADULT"
    case operationEncompass = "OP_ENCOMPASS"
    case missingFromHome = "MISSING_FROM_HOME"
    case missingFromCare = "MISSING_FROM_CARE"
    case exploitationScreen = "EXPLOITATION_SCREEN"
    case nationalReferralMechanismCopy = "NRM_COPY"
    case femaleGenitalMutilationReport = "FGM_REPORT"
    case childProtectionInformationSharing = "CPIS_ACCESS"
    case healthConcern = "HEALTH_CONCERN"
    case maternityUnborn = "MATERNITY_UNBORN"
    case schoolConcern = "SCHOOL_CONCERN"
    case electiveHomeEducation = "EHE_NOTICE"
    case childMissingEducation = "CME_NOTICE"
    case homeless16To17 = "HOMELESS_16_17"
    case privateFostering = "PRIVATE_FOSTERING"
    case onlineHarm = "ONLINE_HARM"
    case generalReferral = "GENERAL_REFERRAL"
    case probation = "PROBATION_MAPPA"
    case allegationAgainstStaff = "ALLEGATION_STAFF"
    case prevent = "PREVENT"
    case selfReferral = "SELF_REFERRAL"
    case publicContact = "PUBLIC"
    case anonymous = "ANONYMOUS"
    case withdrawal = "WITHDRAWAL"
    case correction = "CORRECTION"

    /// Whether it takes back or corrects an earlier message: every partner may.
    package var isAboutAnother: Bool { self == .withdrawal || self == .correction }
}

package enum OrganisationScheme: String, Code {
    case ods, urn, homeOfficeForce, localAuthority, other
}

package enum ReferenceKind: String, Code {
    case policeIncident, crime, event, caseNumber, earlyHelp, other
}

package enum Sex: String, Code {
    case female = "F"
    case male = "M"
    case unknown = "U"
}

package enum DatePrecision: String, Code { case day, month, year, estimated }

package enum NameKind: String, Code { case current, former, alias, professional }

package enum IdentifierScheme: String, Code {
    case nhsNumber, upn, pncId, croNumber, laChildId, caseNumber, other
}

package enum AddressKind: String, Code {
    case home, found, temporary, school, previous, incident, other
}

package enum LegalStatus: String, Code {
    case none, childInNeed, childProtectionPlan, section47, careProceedings, lookedAfter
    case policeProtection, emergencyProtectionOrder, privatelyFostered, unborn
}

/// Where a child was when it happened.
package enum Presence: String, Code { case present, inHouse, elsewhere, notKnown }

/// Where a person is now.
package enum Whereabouts: String, Code {
    case home, atAddress, inCustody, inHospital, inCare, withRelative, safePlace, school
    case atLarge, missing, deceased, notKnown
}

/// How far a child can move: an injury to one that cannot is never explained away.
package enum Mobility: String, Code {
    case notMobile, rolling, crawling, cruising, walking, immobileByDisability, notKnown
}

package enum SpokenTo: String, Code { case yes, no, refused, tooYoung, notAsked }

package enum InjuryKind: String, Code {
    case bruise, mark, cut, scratch, fracture, burn, scald, bite, bleedNoseOrMouth, headInjury
    case internalInjury, redness, other
}

package enum AdultRole: String, Code {
    case mother, father, partner, exPartner, carer, grandparent, relative, householdMember
    case professional, unknownMale, unknownFemale, other
}

package enum OffenderFlag: String, Code {
    case registeredSexOffender, mappa1, mappa2, mappa3, sexualHarmPreventionOrder
    case sexualRiskOrder, offenceAgainstChild, findingInCareProceedings
    case domesticAbusePerpetrator, other
}

package enum RelationshipKind: String, Code {
    case mother, father, parent, stepParent, partner, exPartner, sibling, twin, grandparent
    case relative, carer, fosterCarer, friend, other
}

package enum EvidenceType: String, Code { case seen, reported, hearsay, opinion }

/// The sender's own level of need.
package enum NeedLevel: String, Code {
    case level1 = "1"
    case level2 = "2"
    case level3 = "3"
    case level4 = "4"
}

/// The sender's own urgency, in the words and colours that forces and hubs use.
package enum Urgency: String, Code {
    case immediate, high, medium, standard, low, red, amber, green, blue
}

package enum MustActReason: String, Code {
    case discharge, homeTime, bedtime, travel, release, orderExpires, other
}

package enum ActionKind: String, Code {
    case arrest, removed, medicalSought, safetyPlan, maracReferral, schoolInformed
    case earlyHelpOffered, strategyDiscussionRequested, safeAndWell, advice, other
}

package enum DASHGrade: String, Code { case standard, medium, high }

package enum FamilyInformed: String, Code { case yes, no, notSafe, notPossible }

package enum Agreement: String, Code { case given, refused, withdrawn, notSought, notApplicable }

package enum ReasonNotSought: String, Code {
    case riskToChild, riskToOther, crimeInvestigation, urgent, unableToContact, other
}

package enum LawfulBasis: String, Code {
    case publicTask, legalObligation, vitalInterests, recognisedLegitimateInterest
}

/// Why a child in care is not where it should be.
package enum AbsenceType: String, Code {
    case missing = "M"
    case awayWithoutAuthorisation = "A"
}

/// Where a child who was seen by a health service went from there.
package enum Disposition: String, Code {
    case discharged, awaitingDischarge, admittedOvernight, transferred, leftUnseen, other, notKnown
}

/// Whether female genital mutilation was done, or is feared.
package enum MutilationStatus: String, Code { case known, atRisk, notKnown }

/// The plan that the NHS holds of a child, as it tells of a visit.
package enum PlanType: String, Code {
    case childProtection, lookedAfter, unbornChildProtection, endedWithin12Months, noPlan, notKnown
}

/// Why somebody refers, as the boxes of the SAFER form have it.
package enum ReferralReason: String, Code {
    case significantHarm, inNeed, earlyHelpAssessed, wouldBenefitFromEarlyHelp, exploitation
}

/// An area of the Graded Care Profile 2.
package enum CareArea: String, Code { case physical, safety, emotional, developmental }

/// What was decided on a referral. Source: contact and referral outcomes of the Standard
/// Safeguarding Dataset.
package enum ReferralOutcome: String, Code {
    case noFurtherAction, informationAndAdvice, earlyHelpReferral, stepDownToEarlyHelp
    case assessmentRequired, strategyDiscussionOrSection47, other

    /// How far it goes in protecting the child, from 0; what is not told by a code is between.
    package var reach: Int {
        switch self {
        case .noFurtherAction: 0
        case .informationAndAdvice: 1
        case .earlyHelpReferral, .stepDownToEarlyHelp: 2
        case .other: 3
        case .assessmentRequired: 4
        case .strategyDiscussionOrSection47: 5
        }
    }
}

/// A duty in law to report.
package enum ReportingDuty: String, Code {
    case femaleGenitalMutilation = "FGM"
    case childSexualAbuse = "CSA"
}
