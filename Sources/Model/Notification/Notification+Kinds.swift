// What one kind of message needs and the others do not: one record for each, all of them optional.

extension Notification {
    /// A copy of a referral of a victim of trafficking or slavery.
    package struct NationalReferral: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var reference: String?
        package var exploitationType: String?
        package var firstResponder: String?
        package var from: Stated<PartialDate>?
        package var to: Stated<PartialDate>?
        package var riskCurrent: Stated<Answer>?

        package init() {}
    }

    /// Female genital mutilation that is known or feared; never a matter to raise with the family
    /// first.
    package struct FemaleGenitalMutilation: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var status: Stated<MutilationStatus>?
        package var occurredOn: Stated<PartialDate>?
        package var mandatoryReportMade: Stated<Answer>?
        package var travelDate: Stated<PartialDate>?
        package var travelPlace: String?
        /// Other girls of the household.
        package var sisters: Stated<Int>?
        package var sistersText: String?
        package var otherGirlAtRisk: Stated<Answer>?

        package init() {}
    }

    /// A visit without an appointment of a child who has a plan, as the NHS tells of it.
    package struct UnscheduledCare: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var setting: String?
        package var odsCode: String?
        package var attendedAt: Stated<Moment>?
        package var planType: Stated<PlanType>?
        package var planEnded: Stated<PartialDate>?

        package init() {}
    }

    /// What a health service knows of a visit, and of those before it.
    package struct Health: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var service: String?
        package var presentingComplaint: String?
        package var explanationConsistent: Stated<Answer>?
        package var delayInPresentation: Stated<Answer>?
        package var treatmentRefused: Stated<Answer>?
        package var attendances12Months: Stated<Int>?
        package var wasNotBroughtCount: Stated<Int>?
        package var dischargeAt: Stated<Moment>?

        package init() {}
    }

    /// A pregnancy: what is known of it beyond the child who is expected.
    package struct Pregnancy: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var gestationWeeks: Stated<Int>?
        package var booked: Stated<Answer>?
        package var bookedAtWeeks: Stated<Int>?
        package var bookedLate: Stated<Answer>?
        package var previousRemovals: Stated<Answer>?
        package var substanceUseAffectsBaby: Stated<Answer>?
        package var concealed: Stated<Answer>?
        package var mayLeaveArea: Stated<Answer>?
        package var partnerKnown: Stated<Answer>?
        package var partnerLocalRef: String?

        package init() {}
    }

    /// What a school or an authority knows of a child's schooling.
    package struct Education: Hashable, Sendable {
        package var aboutLocalRef: String?
        /// The sender's own tags, not codes of ours.
        package var categories: [String] = []
        package var attendancePercent: Stated<Int>?
        package var exclusions: Stated<Int>?
        package var safeguardingLead: String?
        package var homeTimeToday: Stated<Moment>?
        package var linkedIncidents: [String] = []
        /// The title or digest of an attachment.
        package var bodyMap: String?
        package var dateOffRoll: Stated<PartialDate>?
        package var reason: String?
        package var homeEducated: Stated<Answer>?
        package var whereaboutsEstablished: Stated<Answer>?
        package var planStatus: Stated<LegalStatus>?
        package var specialEducationalNeeds: String?

        package init() {}
    }

    /// A young person of 16 or 17 without a home.
    package struct Homelessness: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var whereTonight: String?
        package var nowhereSafeTonight: Stated<Answer>?
        package var reason: String?
        package var pregnantOrWithChild: Stated<Answer>?

        package init() {}
    }

    /// A child who lives with somebody who is not a close relative, by private arrangement.
    package struct PrivateFostering: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var carerLocalRef: String?
        package var relation: String?
        package var startedOn: Stated<PartialDate>?
        package var plannedDays: Stated<Int>?
        package var parentsWhereabouts: String?

        package init() {}
    }

    /// Harm that is done over the internet.
    package struct OnlineHarm: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var platform: String?
        package var offenderKnown: Stated<Answer>?
        package var images: Stated<Answer>?
        package var threats: Stated<Answer>?
        package var childsState: String?

        package init() {}
    }

    /// What the SAFER form asks beyond the child, the family and the account.
    package struct EarlyHelp: Hashable, Sendable {
        package var reasons: [Stated<ReferralReason>] = []
        package var assessmentDone: Stated<Answer>?
        package var assessmentDate: Stated<PartialDate>?
        package var whyNot: String?
        package var stepUpRequested: Stated<Answer>?
        package var chronology: String?
        package var siblingsAtRisk: Stated<Answer>?
        package var allocatedWorker: String?
        package var expectedResponse: String?

        package init() {}
    }

    /// A person who may be a danger to children.
    package struct PublicProtection: Hashable, Sendable {
        package var personLocalRef: String?
        package var level: Stated<Int>?
        package var contactWithChildren: Stated<Answer>?
        package var contactText: String?
        package var livesWithChild: Stated<Answer>?
        package var licenceConditions: String?

        package init() {}
    }

    /// An allegation against somebody who works with children: for the restricted route only.
    package struct Allegation: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var personLocalRef: String?
        package var role: String?
        package var setting: String?
        package var keptFromChildren: Stated<Answer>?
        package var tellLadoBy: Stated<Moment>?
        package var ladoTold: Stated<Answer>?

        package init() {}
    }

    /// A copy of a referral to Channel: for the restricted route only.
    package struct Prevent: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var channelReference: String?
        package var reason: String?

        package init() {}
    }

    /// Signs that a child is not cared for; yes always means that something is wrong.
    package struct Neglect: Hashable, Sendable {
        package var aboutLocalRef: String?
        package var gradedCare: [GradedArea] = []
        package var dentalDecay: Stated<Answer>?
        package var hunger: Stated<Answer>?
        package var poorHygiene: Stated<Answer>?
        package var poorHomeConditions: Stated<Answer>?
        package var poorSupervision: Stated<Answer>?

        package init() {}
    }

    /// One area of the Graded Care Profile, as it was graded; never computed here.
    package struct GradedArea: Hashable, Sendable {
        package var area: Stated<CareArea>?
        package var grade: Stated<Int>?
        package var date: Stated<PartialDate>?

        package init() {}
    }

    /// A report to which the law binds whoever makes it.
    package struct MandatoryReport: Hashable, Sendable {
        package var duty: Stated<ReportingDuty>?
        package var madeTo: String?
        package var at: Stated<Moment>?
        package var by: String?
        package var suspectLocalRef: String?
        package var reason: String?

        package init() {}
    }

    /// Which message is taken back or corrected. Nothing is deleted by it.
    package struct Withdrawal: Hashable, Sendable {
        /// The message id of the message that is taken back or corrected.
        package var of: String?
        package var reason: String?

        package init() {}
    }
}
