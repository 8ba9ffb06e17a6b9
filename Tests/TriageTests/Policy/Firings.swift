import Model

@testable import Triage

/// For rows of the house's policy, a message that makes it fire and one that just misses. Whole
/// messages that make each row of the policy fire are in `Tests/Scenarios/Cases`.
enum Firings {
    static let all = injury + domesticAbuse + past + history + sender

    static func atLarge(_ notification: inout Notification) {
        notification.adults = [
            adult {
                $0.suspected = "yes"
                $0.whereabouts = "atLarge"
            }
        ]
    }

    static func inCustody(_ notification: inout Notification) {
        notification.adults = [
            adult {
                $0.suspected = "yes"
                $0.whereabouts = "inCustody"
                $0.arrestedAt = "2026-11-22T23:00:00Z"
            }
        ]
    }

    private static let injury = [
        Firing(
            row: "F01-injury",
            fires: {
                $0.subjects[0].dateOfBirth = "2026-09-30"
                $0.subjects[0].mobility = "rolling"
                $0.subjects[0].injuries = [minorBruise]
            }, misses: { $0.subjects[0].mobility = "crawling" }),
        Firing(
            row: "F07-protection", fires: { $0.subjects[0].hurt.policeProtection = "yes" },
            misses: { $0.subjects[0].hurt.policeProtection = "no" }),
        Firing(
            row: "F07-discussion", fires: { $0.view.requestsStrategyDiscussion = "yes" },
            misses: { $0.view.requestsStrategyDiscussion = "notKnown" }),
        Firing(
            row: "F07-death", fires: { $0.concerns = [concern("childDeath")] },
            misses: { $0.concerns = [concern("abandonment")] }),
        Firing(
            row: "F07-injury",
            fires: { $0.subjects[0].injuries = [wound { $0.lifeThreatening = "yes" }] },
            misses: { $0.subjects[0].injuries[0].lifeThreatening = "no" }),
        Firing(
            row: "F09-treatment",
            fires: {
                $0.subjects[0].injuries = [
                    wound {
                        $0.suspectedNonAccidental = "yes"
                        $0.needsTreatment = "yes"
                    }
                ]
            }, misses: { $0.subjects[0].injuries[0].needsTreatment = "no" }),
        Firing(
            row: "F09-under2",
            fires: {
                $0.subjects[0].dateOfBirth = "2024-11-24"
                $0.subjects[0].injuries = [wound { $0.suspectedNonAccidental = "yes" }]
            }, misses: { $0.subjects[0].dateOfBirth = "2024-11-23" }),
        Firing(
            row: "F10-physical",
            fires: { $0.subjects[0].hurt.disclosedPhysicalAbuse = "yes" },
            misses: { $0.subjects[0].hurt.disclosedPhysicalAbuse = "refused" }),
        Firing(
            row: "F10-sexual", fires: { $0.subjects[0].hurt.disclosedSexualAbuse = "yes" },
            misses: { $0.subjects[0].hurt.disclosedSexualAbuse = "no" }),
        Firing(
            row: "F10-injury",
            fires: { $0.subjects[0].injuries = [wound { $0.suspectedNonAccidental = "yes" }] },
            misses: { $0.subjects[0].injuries[0].suspectedNonAccidental = "notKnown" }),
    ]

    private static let domesticAbuse = [
        Firing(
            row: "F06-strangulation",
            fires: {
                $0.now.strangulation = "yes"
                atLarge(&$0)
            }, misses: inCustody),
        Firing(
            row: "F06-weapon", fires: { $0.now.weapon = "yes" },
            misses: { $0.what.occurredFrom = "2026-11-08T23:00:00Z" }),
        Firing(
            row: "F06-threat", fires: { $0.now.threatsToKill = "yes" },
            misses: { $0.now.threatsToKill = "notAsked" }),
        Firing(
            row: "F11-strangulation",
            fires: {
                $0.now.strangulation = "yes"
                inCustody(&$0)
            }, misses: { $0.now.strangulation = "no" }),
        Firing(
            row: "F11-weapon", fires: { $0.now.weapon = "yes" },
            misses: { $0.now.weapon = "unknown" }),
        Firing(
            row: "F11-threat", fires: { $0.now.threatsToKill = "yes" },
            misses: { $0.what.occurredTo = "2026-10" }),
        Firing(
            row: "F11-high", fires: { $0.form.grade = "high" },
            misses: { $0.form.grade = "medium" }),
        Firing(
            row: "F11-marac", fires: { $0.form.maracReferred = "yes" },
            misses: { $0.form.maracReferred = "no" }),
        Firing(
            row: "F11-honour", fires: { $0.now.honourBased = "yes" },
            misses: { $0.now.honourBased = "no" }),
        Firing(
            row: "F11-injured",
            fires: {
                $0.concerns = [concern("domesticAbuse")]
                $0.subjects[0].injuries = [minorBruise]
                $0.subjects[0].injuries[0].overBone = "no"
            }, misses: { $0.subjects[0].injuries[0].overBone = "yes" }),
        Firing(
            row: "F11-intervened",
            fires: { $0.subjects[0].hurt.intervenedInViolence = "yes" },
            misses: { $0.subjects[0].hurt.intervenedInViolence = "no" }),
        Firing(
            row: "F12-pregnancy",
            fires: {
                $0.now.physicalViolence = "yes"
                $0.adults = [adult { $0.pregnant = "yes" }]
            }, misses: { $0.adults[0].pregnant = "no" }),
        Firing(
            row: "F12-baby",
            fires: {
                $0.now.physicalViolence = "yes"
                $0.subjects[0].dateOfBirth = "2025-11-24"
            }, misses: { $0.subjects[0].dateOfBirth = "2025-11-23" }),
    ]

    private static let past = [
        Firing(
            row: "F37-stalking",
            fires: {
                $0.now.stalking = "yes"
                $0.now.recentSeparation = "yes"
            }, misses: { $0.now.recentSeparation = "no" }),
        Firing(
            row: "F37-control",
            fires: {
                $0.now.coerciveControl = "yes"
                $0.now.recentSeparation = "yes"
            }, misses: { $0.now.coerciveControl = "no" }),
        ever("separation") { $0.now.recentSeparation = $1 },
        ever("stalking") { $0.now.stalking = $1 },
        ever("breach") { $0.now.breachOfOrder = $1 },
        ever("release") { $0.now.perpetratorReleased = $1 },
        ever("pregnancy") { notification, answer in
            notification.adults = [adult { $0.pregnant = answer }]
        },
        Firing(
            row: "F37-ever", fires: { $0.ever.weapon = "yes" }, misses: { $0.ever.weapon = "no" }),
        Firing(
            row: "F40-medium", fires: { $0.form.grade = "medium" },
            misses: { $0.form.grade = "standard" }),
        Firing(
            row: "F40-repeat",
            fires: {
                $0.form.grade = "standard"
                $0.before.ever = "1"
            }, misses: { $0.before.ever = "0" }),
        Firing(
            row: "F40-under5",
            fires: {
                $0.form.grade = "standard"
                $0.now.physicalViolence = "yes"
                $0.subjects[0].dateOfBirth = "2021-11-24"
            }, misses: { $0.subjects[0].dateOfBirth = "2021-11-23" }),
    ]

    private static func ever(
        _ name: String,
        _ change: @escaping @Sendable (inout Notification, Stated<Answer>) -> Void
    ) -> Firing {
        Firing(
            row: "F37-ever-\(name)",
            fires: {
                $0.ever.strangulation = "yes"
                change(&$0, "yes")
            }, misses: { change(&$0, "no") })
    }

    private static let history = [
        Firing(
            row: "C01-90days", fires: { _ in }, misses: { _ in },
            history: known(contact("a", daysAgo: 90), contact("b", daysAgo: 5)),
            historyMisses: known(contact("a", daysAgo: 91), contact("b", daysAgo: 5))),
        Firing(
            row: "C02-12months", fires: { _ in }, misses: { _ in },
            history: known(
                contact("a", daysAgo: 365), contact("b", daysAgo: 300),
                contact("c", daysAgo: 200)),
            historyMisses: known(
                contact("a", daysAgo: 366), contact("b", daysAgo: 300),
                contact("c", daysAgo: 200))),
    ]

    private static let sender = [
        Firing(
            row: "S01-immediate", fires: { $0.view.urgency = "immediate" },
            misses: { $0.view.urgency = "high" }),
        Firing(
            row: "S01-high", fires: { $0.view.level = "4" }, misses: { $0.view.level = "3" }),
        Firing(
            row: "S01-medium", fires: { $0.view.urgency = "amber" },
            misses: { $0.view.urgency = "green" }),
        Firing(
            row: "S01-form", fires: { $0.form.grade = "medium" },
            misses: { $0.form.grade = "standard" }),
    ]
}
