import Model

@testable import Triage

extension Sights {
    /// The register of a child with these plans and no contacts.
    private static func register(_ involvements: Chronology.Involvement...) -> History {
        .read(Chronology(involvements: involvements))
    }

    static let status: [Row] = [
        (
            "planOrLookedAfter",
            [
                .yes("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "lookedAfter" },
                .yes("history", history: register(involvement(.childProtectionPlan))),
                .yes("history", history: register(involvement(.lookedAfter))) {
                    $0.subjects[0].legalStatus = "none"
                },
                .no("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "section47" },
                .no("history", history: register(involvement(.lookedAfter, person: 2))),
                .no("history", history: register(involvement(.lookedAfter, to: "2026-11-22"))),
                .unknown("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "CPP" },
                .unknown("history", history: .unavailable),
                .unknown("history", history: .partly(Chronology())) {
                    $0.subjects[0].legalStatus = "none"
                },
            ]
        ),
        (
            "currentPlan",
            [
                .yes("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "section47" },
                .yes("history", history: register(involvement(.careProceedings))),
                // Until its last day it is current.
                .yes("history", history: register(involvement(.section47, to: "2026-11-23"))),
                .no("history", history: register(involvement(.section47, to: "2026-11-22"))),
                .no("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "childInNeed" },
                .unknown("history", history: .unavailable),
            ]
        ),
        (
            "planOrSection47",
            [
                .yes("education/planStatus") { $0.schooling.planStatus = "section47" },
                .yes("history", history: register(involvement(.childProtectionPlan))) {
                    $0.schooling.planStatus = "none"
                },
                .no("education/planStatus") { $0.schooling.planStatus = "none" },
                .no("history", history: register(involvement(.lookedAfter))),
                .unknown("education/planStatus") { $0.schooling.planStatus = "on a plan" },
                .no("history") {
                    $0.subjects.append(child("c2"))
                    $0.schooling.planStatus = "section47"
                    $0.schooling.aboutLocalRef = "c2"
                },
            ]
        ),
        (
            "childInNeedOrRecentConcern",
            [
                .yes("education/planStatus") { $0.schooling.planStatus = "childInNeed" },
                .yes("history", history: register(involvement(.openCase))),
                // Exactly 12 months ago, and a day more.
                .yes("history", history: known(contact("a", daysAgo: 365))),
                .no("history", history: known(contact("a", daysAgo: 366))),
                .no("history", history: known(contact("a", daysAgo: 9) { $0.isCopy = true })),
                .no("history", history: known(contact("a", daysAgo: 9, person: 2))),
                .no("history", history: known(contact("NP-1", daysAgo: 1))) {
                    $0.what.policeReference = "NP-1"
                },
                .no("history", history: register(involvement(.earlyHelp))),
                .unknown("history", history: .unavailable),
            ]
        ),
        (
            "planEndedRecently",
            [
                .yes("history", history: register(involvement(.lookedAfter, to: "2025-11-23"))),
                .no("history", history: register(involvement(.lookedAfter, to: "2025-11-22"))),
                .no("history", history: register(involvement(.childProtectionPlan))),
                .no("history", history: register(involvement(.openCase, to: "2026-06-30"))),
                .yes("unscheduledCare/planType") { $0.walkIn.planType = "endedWithin12Months" },
                .yes("unscheduledCare/planEnded") { $0.walkIn.planEnded = "2025-11" },
                .no("unscheduledCare/planEnded") { $0.walkIn.planEnded = "2025-11-22" },
                .unknown("unscheduledCare/planEnded") { $0.walkIn.planEnded = "in summer" },
                .unknown("unscheduledCare/planType") { $0.walkIn.planType = "notKnown" },
                .unknown("history", history: .unavailable),
            ]
        ),
    ]

    static let accesses: [Row] = [
        (
            "accessOnPlan",
            [
                .yes("unscheduledCare/planType") {
                    $0.access("childProtection")
                },
                .yes("unscheduledCare/planType") { $0.access("unbornChildProtection") },
                .yes("history", history: register(involvement(.childProtectionPlan))) {
                    $0.access("noPlan")
                },
                .yes("subjects[1]/legalStatus") {
                    $0.access(nil)
                    $0.subjects[0].legalStatus = "childProtectionPlan"
                },
                .no("unscheduledCare/planType") { $0.access("lookedAfter") },
                .unknown("unscheduledCare/planType") { $0.access(nil) },
                .unknown("unscheduledCare/planType") { $0.access("CP") },
                .unknown(nil) { $0.walkIn.planType = "childProtection" },
                .unknown(nil) {
                    $0.subjects.append(child("c2"))
                    $0.access("childProtection")
                    $0.walkIn.aboutLocalRef = "c2"
                },
            ]
        ),
        (
            "accessLookedAfterOnly",
            [
                .yes("unscheduledCare/planType") { $0.access("lookedAfter") },
                .yes("history", history: register(involvement(.lookedAfter))) {
                    $0.access("notKnown")
                },
                .no(
                    "unscheduledCare/planType", history: register(involvement(.childProtectionPlan))
                ) {
                    $0.access("lookedAfter")
                },
                .no("unscheduledCare/planType") { $0.access("noPlan") },
                .unknown("unscheduledCare/planType") { $0.access("notKnown") },
                .unknown(nil),
            ]
        ),
        (
            "accesses90Days",
            [
                .number(3, history: known(visited("a", 90), visited("b", 42))) {
                    $0.access("childProtection")
                },
                .number(2, history: known(visited("a", 91), visited("b", 42))) {
                    $0.access("childProtection")
                },
                .number(1, history: known(contact("a", daysAgo: 9))) { $0.access("noPlan") },
                .number(1, history: known(visited("a", 9, person: 2))) { $0.access("noPlan") },
                .atLeast(1, history: .unavailable) { $0.access("childProtection") },
                .atLeast(
                    2, history: .partly(Chronology(contacts: [visited("a", 9)]))
                ) {
                    $0.access("childProtection")
                },
                .unknown(nil),
            ]
        ),
    ]

    private static func visited(
        _ incident: String, _ daysAgo: Int, person: Person.ID = 1
    ) -> Chronology.Contact {
        contact(incident, daysAgo: daysAgo, person: person, reasons: []) {
            $0.kind = .childProtectionInformationSharing
        }
    }
}

extension Notification {
    /// A notice that the record of the child was opened, with the plan that the NHS holds.
    mutating func access(_ plan: Stated<PlanType>?) {
        header.messageType = "CPIS_ACCESS"
        walkIn.planType = plan
    }
}
