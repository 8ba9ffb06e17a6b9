import Model

@testable import Triage

extension Sights {
    private static let asked = "senderAssessment/requestsStrategyDiscussion"

    static let policeAndAbuse: [Row] = [
        (
            "strategyDiscussionByPolice",
            [
                .yes(asked) { $0.view.requestsStrategyDiscussion = "yes" },
                .yes("header/messageType") { $0.act("strategyDiscussionRequested") },
                .yes("header/sender/scheme") {
                    $0.header.messageType = "GENERAL_REFERRAL"
                    $0.from.scheme = "homeOfficeForce"
                    $0.view.requestsStrategyDiscussion = "yes"
                },
                .yes("header/sender/referralSource") {
                    $0.header.messageType = "GENERAL_REFERRAL"
                    $0.from.referralSource = "6"
                    $0.view.requestsStrategyDiscussion = "yes"
                },
                .no("header/sender/referralSource") {
                    $0.header.messageType = "HEALTH_CONCERN"
                    $0.from.referralSource = "3E"
                    $0.view.requestsStrategyDiscussion = "yes"
                },
                .no("header/sender/referralSource") {
                    $0.header.messageType = "SCHOOL_CONCERN"
                    $0.from.scheme = "urn"
                    $0.view.requestsStrategyDiscussion = "yes"
                },
                .no(asked) { $0.view.requestsStrategyDiscussion = "no" },
                .unknown("header/sender/referralSource") {
                    $0.header.messageType = "GENERAL_REFERRAL"
                    $0.view.requestsStrategyDiscussion = "yes"
                },
                .unknown(asked) { $0.view.requestsStrategyDiscussion = "notKnown" },
                .unknown(nil),
            ]
        ),
        (
            "sexualAbuse",
            [
                .yes("subjects[1]/harm/disclosedSexualAbuse") {
                    $0.subjects[0].hurt.disclosedSexualAbuse = "yes"
                },
                .yes("subjects[1]/harm/suspectedSexualAbuse") {
                    $0.subjects[0].hurt.disclosedSexualAbuse = "no"
                    $0.subjects[0].hurt.suspectedSexualAbuse = "yes"
                },
                .yes("concerns[1]/code") { $0.concerns = [concern("sexualAbuse", about: "c1")] },
                .yes("mandatoryReport/duty") { $0.duty.duty = "CSA" },
                .yes("indicatedFactors[1]") { $0.indicatedFactors = ["19C"] },
                .no("subjects[1]/harm/suspectedSexualAbuse") {
                    $0.subjects[0].hurt.suspectedSexualAbuse = "no"
                },
                .unknown("subjects[1]/harm/suspectedSexualAbuse") {
                    $0.subjects[0].hurt.suspectedSexualAbuse = "notKnown"
                },
                .unknown(nil) {
                    $0.subjects.append(child("c2"))
                    $0.concerns = [concern("sexualAbuse", about: "c2")]
                    $0.duty.duty = "FGM"
                },
            ]
        ),
        (
            "sexualAbuseRecent",
            [
                .yes("incident/occurredFrom") {
                    $0.subjects[0].hurt.suspectedSexualAbuse = "yes"
                    $0.what.occurredFrom = "2026-11-16"
                },
                .yes("incident/occurredFrom") {
                    $0.subjects[0].hurt.suspectedSexualAbuse = "yes"
                    $0.what.occurredFrom = "2026"
                },
                .no("incident/occurredFrom") {
                    $0.subjects[0].hurt.suspectedSexualAbuse = "yes"
                    $0.what.occurredFrom = "2026-11-15"
                },
                .no("subjects[1]/harm/suspectedSexualAbuse") {
                    $0.subjects[0].hurt.suspectedSexualAbuse = "no"
                    $0.what.occurredFrom = "2026-11-22"
                },
                .unknown("incident/occurredFrom") {
                    $0.subjects[0].hurt.suspectedSexualAbuse = "yes"
                },
                .unknown(nil) { $0.what.occurredFrom = "2026-11-22" },
            ]
        ),
    ]

    /// One adult who is suspected.
    private static func suspect(
        _ change: @escaping (inout Notification.Adult) -> Void
    ) -> (inout Notification) -> Void {
        { notification in
            notification.adults = [
                adult {
                    $0.suspected = "yes"
                    change(&$0)
                }
            ]
        }
    }

    static let suspects: [Row] = [
        (
            "suspectWillHaveContact",
            [
                .yes("adults[1]/livesWithChild", suspect { $0.livesWithChild = "yes" }),
                .yes(
                    "adults[1]/whereabouts",
                    suspect {
                        $0.whereabouts = "home"
                        $0.livesWithChild = "no"
                    }),
                .yes("adults[1]/whereabouts", suspect { $0.role = "father" }),
                .yes("adults[1]/whereabouts", suspect { $0.whereabouts = "notKnown" }),
                .yes(
                    "adults[1]/whereabouts",
                    suspect {
                        $0.whereabouts = "inCustody"
                        $0.arrestedAt = "2026-11-22T10:00:00Z"
                    }),
                .yes("adults[1]/whereabouts", suspect { $0.bailKeepsAway = "yes" }),
                .yes("adults[1]/whereabouts") {
                    suspect { $0.whereabouts = "inHospital" }(&$0)
                    $0.subjects[0].whereNow = "inHospital"
                },
                .yes("adults[1]/whereabouts") {
                    $0.adults = [adult { $0.localRef = "a1" }]
                    $0.duty.suspectLocalRef = "a1"
                },
                .no(
                    "adults[1]/whereabouts",
                    suspect {
                        $0.role = "father"
                        $0.whereabouts = "inCustody"
                        $0.arrestedAt = "2026-11-22T10:00:01Z"
                    }),
                .no(
                    "adults[1]/whereabouts",
                    suspect {
                        $0.whereabouts = "deceased"
                        $0.livesWithChild = "yes"
                    }),
                .no("adults[1]/whereabouts", suspect { $0.whereabouts = "inHospital" }),
                .no(
                    "adults[1]/whereabouts",
                    suspect {
                        $0.whereabouts = "atAddress"
                        $0.bailKeepsAway = "yes"
                    }),
                .no("adults[1]/livesWithChild", suspect { $0.livesWithChild = "no" }),
                .no("adults[1]/suspected") {
                    suspect { $0.localRef = "a1" }(&$0)
                    $0.alleged.personLocalRef = "a1"
                    $0.alleged.keptFromChildren = "yes"
                },
                .unknown("adults[1]/suspected") {
                    $0.adults = [adult { $0.suspected = "notKnown" }]
                },
                .unknown("adults/suspected") {
                    $0.subjects[0].hurt.disclosedSexualAbuse = "yes"
                    $0.adults = [adult { $0.suspected = "no" }]
                },
                .unknown(nil) { $0.adults = [adult { $0.suspected = "no" }] },
            ]
        ),
        (
            "allegedMayReachChildren",
            [
                .yes("header/messageType") { $0.alleged.keptFromChildren = "yes" },
                .yes("allegation/keptFromChildren") {
                    $0.header.messageType = "ALLEGATION_STAFF"
                    $0.alleged.keptFromChildren = "notKnown"
                },
                .yes("allegation/keptFromChildren") {
                    $0.header.messageType = "ALLEGATION_STAFF"
                },
                .no("allegation/keptFromChildren") {
                    $0.header.messageType = "ALLEGATION_STAFF"
                    $0.alleged.keptFromChildren = "yes"
                },
            ]
        ),
        (
            "allegationAgainstStaff",
            [
                .yes("header/messageType") { $0.header.messageType = "ALLEGATION_STAFF" },
                .yes("allegation") { $0.alleged.role = "coach" },
                .unknown(nil),
            ]
        ),
    ]
}
