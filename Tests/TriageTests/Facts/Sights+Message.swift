import Model

@testable import Triage

extension Sights {
    static let history: [Row] = [
        (
            "incidents90Days",
            [
                .number(3, history: known(contact("a", daysAgo: 10), contact("b", daysAgo: 90))),
                .number(2, history: known(contact("a", daysAgo: 10), contact("b", daysAgo: 91))),
                .number(2, history: known(contact("a", daysAgo: 10), contact("a", daysAgo: 11))),
                .unknown("history", history: .unavailable),
            ]
        ),
        (
            "incidents12Months",
            [
                .number(2, history: known(contact("a", daysAgo: 365))),
                .number(1, history: known(contact("a", daysAgo: 366))),
                .unknown("history", history: .unavailable),
            ]
        ),
        (
            "earlierDomesticAbuse",
            [
                .number(0),
                .number(1, history: known(contact("a", daysAgo: 900, reasons: [.verbalArgument]))),
                .number(4) { $0.before.last12Months = "4" },
                .number(1) {
                    $0.adults = [adult { $0.offenderFlags = ["domesticAbusePerpetrator"] }]
                },
                .atLeast(0) { $0.before.ever = "several" },
                .atLeast(2, history: .unavailable) { $0.before.ever = "2" },
                .atLeast(0, history: known(contact("a", daysAgo: 9, reasons: []))),
            ]
        ),
        (
            "historyWhole",
            [.yes("history"), .no("history", history: .unavailable)]
        ),
        (
            "openCase",
            [
                .yes("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "section47" },
                .yes(
                    "history",
                    history: .read(
                        Chronology(involvements: [
                            Chronology.Involvement(
                                person: 1, kind: .openCase, from: PartialDate(received.day))
                        ]))),
                .no("history"),
                .unknown("history", history: .unavailable),
                .unknown("history", history: .unavailable) {
                    $0.subjects[0].legalStatus = "none"
                },
            ]
        ),
        (
            "firstMinorOffence",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("minorOffence")] },
                .no(
                    "history",
                    history: known(contact("a", daysAgo: 800, reasons: [.minorOffence]))
                ) {
                    $0.concerns = [concern("minorOffence")]
                },
                .unknown("history", history: known(contact("a", daysAgo: 800, reasons: []))) {
                    $0.concerns = [concern("minorOffence")]
                },
                .unknown("history", history: .unavailable) {
                    $0.concerns = [concern("minorOffence")]
                },
                .unknown(nil),
            ]
        ),
    ]

    static let sender: [Row] = [
        (
            "senderImmediate",
            [
                .yes("senderAssessment/urgency") { $0.view.urgency = "immediate" },
                .no("senderAssessment/urgency") { $0.view.urgency = "red" },
                .unknown("senderAssessment/urgency") { $0.view.urgency = "asap" },
                .unknown(nil),
            ]
        ),
        (
            "senderHigh",
            [
                .yes("senderAssessment/urgency") { $0.view.urgency = "red" },
                .yes("senderAssessment/level") {
                    $0.view.urgency = "low"
                    $0.view.level = "4"
                },
                .no("senderAssessment/level") { $0.view.level = "3" },
                .unknown("senderAssessment/level") { $0.view.level = "tier 3" },
            ]
        ),
        (
            "senderMedium",
            [
                .yes("senderAssessment/urgency") { $0.view.urgency = "amber" },
                .yes("senderAssessment/level") { $0.view.level = "3" },
                .no("senderAssessment/urgency") { $0.view.urgency = "green" },
                .unknown("senderAssessment/urgency") { $0.view.urgency = "" },
            ]
        ),
    ]

    static let content: [Row] = [
        (
            "unmappedContent",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("other")] },
                .yes("concerns[1]/code") {
                    $0.concerns = [concern("worried"), concern("minorOffence")]
                },
                .yes("narrative") { $0.narrative = "Something was seen." },
                .no("concerns") {
                    $0.narrative = "Something was seen."
                    $0.concerns = [concern("bullying")]
                },
                .no("concerns"),
            ]
        ),
        (
            "publicContact",
            [
                .yes("header/messageType") { $0.header.messageType = "ANONYMOUS" },
                .no("header/messageType"),
                .no("header/messageType") { $0.header.messageType = "PHONE" },
            ]
        ),
        (
            "mappedLevel",
            [
                .number(1) { $0.concerns = [concern("minorOffence")] },
                .number(2) { $0.form.grade = "standard" },
                .number(2) { $0.form.grade = "medium" },
                .number(3) {
                    $0.form.grade = "medium"
                    $0.before.ever = "1"
                },
                .number(3) { $0.what.categories = ["domesticAbuse"] },
                .number(4) { $0.what.categories = ["sexualAbuse", "bullying"] },
                .unknown("concerns") { $0.what.categories = ["sexualAbuse", "other"] },
                .unknown("concerns"),
            ]
        ),
        (
            "incidentOfConcern",
            [
                .yes("concerns"),
                .no("concerns") { $0.concerns = [concern("minorOffence")] },
                .no("concerns") { $0.header.messageType = "CPIS_ACCESS" },
                .yes("concerns") { $0.concerns = [concern("minorOffence"), concern("??")] },
            ]
        ),
    ]
}
