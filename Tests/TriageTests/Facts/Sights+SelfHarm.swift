import Model

@testable import Triage

extension Sights {
    private static let record = "subjects[1]/selfHarm"

    static let selfHarm: [Row] = [
        (
            "suicidePlanOrAttempt",
            [
                .yes(record + "/suicidePlan") { $0.subjects[0].ownHarm.suicidePlan = "yes" },
                .yes(record + "/overdose") {
                    $0.subjects[0].ownHarm.suicidePlan = "no"
                    $0.subjects[0].ownHarm.overdose = "yes"
                    $0.subjects[0].ownHarm.occurredAt = "2026-11-16"
                },
                .yes(record + "/ligature") {
                    $0.subjects[0].ownHarm.ligature = "yes"
                    $0.subjects[0].ownHarm.occurredAt = "a while ago"
                },
                .no(record + "/occurredAt") {
                    $0.subjects[0].ownHarm.suicideAttempt = "yes"
                    $0.subjects[0].ownHarm.occurredAt = "2026-11-15"
                },
                .no(record + "/suicidePlan") { $0.subjects[0].ownHarm.suicidePlan = "no" },
                .unknown(record + "/suicidePlan") {
                    $0.subjects[0].ownHarm.suicidePlan = "refused"
                },
                .unknown(record) { $0.subjects[0].ownHarm.superficial = "yes" },
                .unknown(record) { $0.concerns = [concern("selfHarm")] },
                .unknown(nil),
            ]
        ),
        (
            "suicidalTalk",
            [
                .yes(record + "/suicidalTalk") { $0.subjects[0].ownHarm.suicidalTalk = "yes" },
                .yes("concerns[1]/code") { $0.concerns = [concern("suicideRisk", about: "c1")] },
                .no(record + "/suicidalTalk") { $0.subjects[0].ownHarm.suicidalTalk = "no" },
                .unknown(record + "/suicidalTalk") { $0.concerns = [concern("selfHarm")] },
                .unknown(nil),
            ]
        ),
        (
            "selfHarmNeedsCare",
            [
                .yes(record + "/needsCare") { $0.subjects[0].ownHarm.needsCare = "yes" },
                .no(record + "/needsCare") { $0.subjects[0].ownHarm.needsCare = "no" },
                .no(record + "/occurredAt") {
                    $0.subjects[0].ownHarm.needsCare = "yes"
                    $0.subjects[0].ownHarm.occurredAt = "2026-11-01"
                },
                .unknown(record + "/needsCare") { $0.subjects[0].ownHarm.needsCare = "??" },
                .unknown(nil),
            ]
        ),
        (
            "superficialSelfHarm",
            [
                .yes(record + "/superficial") {
                    $0.subjects[0].ownHarm.superficial = "yes"
                    $0.subjects[0].ownHarm.somebodyWithChild = "yes"
                    $0.subjects[0].ownHarm.mentalHealthServiceOpen = "yes"
                },
                .no(record + "/mentalHealthServiceOpen") {
                    $0.subjects[0].ownHarm.superficial = "yes"
                    $0.subjects[0].ownHarm.mentalHealthServiceOpen = "no"
                },
                .no(record + "/superficial") { $0.subjects[0].ownHarm.superficial = "no" },
                .unknown(record + "/somebodyWithChild") {
                    $0.subjects[0].ownHarm.superficial = "yes"
                    $0.subjects[0].ownHarm.mentalHealthServiceOpen = "yes"
                },
                .unknown(nil),
            ]
        ),
    ]

    static let selfHarmGuards: [Row] = [
        (
            "notKnownToBeSafe",
            [
                .yes("subjects[1]/whereNow"),
                .yes(record + "/somebodyWithChild") { $0.subjects[0].whereNow = "home" },
                .yes(record + "/somebodyWithChild") {
                    $0.subjects[0].whereNow = "safePlace"
                    $0.subjects[0].ownHarm.somebodyWithChild = "notKnown"
                },
                .yes("subjects[1]/whereNow") {
                    $0.subjects[0].whereNow = "atAddress"
                    $0.subjects[0].ownHarm.somebodyWithChild = "yes"
                },
                .yes("subjects[1]/whereNow") {
                    $0.subjects[0].whereNow = "missing"
                    $0.subjects[0].disposition = "admittedOvernight"
                },
                .yes("subjects[1]/whereNow") {
                    $0.subjects[0].whereNow = "inHospital"
                    $0.subjects[0].disposition = "leftUnseen"
                },
                .yes("subjects/whereNow") { $0.subjects = [] },
                .no("subjects[1]/whereNow") { $0.subjects[0].whereNow = "inHospital" },
                .no("subjects[1]/disposition") {
                    $0.subjects[0].disposition = "admittedOvernight"
                },
                .no("subjects[1]/whereNow") {
                    $0.subjects[0].whereNow = "withRelative"
                    $0.subjects[0].ownHarm.somebodyWithChild = "yes"
                },
            ]
        ),
        (
            "notAdmittedBeyondToday",
            [
                .yes("subjects[1]/disposition"),
                .yes("subjects[1]/disposition") { $0.subjects[0].disposition = "discharged" },
                .yes("health/dischargeAt") {
                    $0.subjects[0].disposition = "admittedOvernight"
                    $0.visit.dischargeAt = "2026-11-23T23:59:00Z"
                },
                .yes("health/dischargeAt") {
                    $0.subjects[0].disposition = "admittedOvernight"
                    $0.visit.dischargeAt = "soon"
                },
                .yes("subjects[1]/whereNow") {
                    $0.subjects[0].disposition = "admittedOvernight"
                    $0.subjects[0].whereNow = "missing"
                },
                .no("subjects[1]/disposition") {
                    $0.subjects[0].disposition = "admittedOvernight"
                },
                .no("health/dischargeAt") {
                    $0.subjects[0].disposition = "admittedOvernight"
                    $0.visit.dischargeAt = "2026-11-24T00:00:00Z"
                },
                .no("subjects[1]/disposition") {
                    // The one who goes home today is another child.
                    $0.subjects.append(child("c2"))
                    $0.subjects[0].disposition = "admittedOvernight"
                    $0.visit.aboutLocalRef = "c2"
                    $0.visit.dischargeAt = "2026-11-23"
                },
            ]
        ),
        (
            "admittedOvernight",
            [
                .yes("subjects[1]/disposition") {
                    $0.subjects[0].disposition = "admittedOvernight"
                },
                .no("subjects[1]/disposition") { $0.subjects[0].disposition = "discharged" },
                .unknown("subjects[1]/disposition") { $0.subjects[0].disposition = "notKnown" },
                .unknown("subjects[1]/disposition") { $0.subjects[0].ownHarm.overdose = "yes" },
                .unknown(nil),
            ]
        ),
    ]
}
