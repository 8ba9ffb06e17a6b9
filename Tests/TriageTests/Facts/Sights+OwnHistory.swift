import Model

@testable import Triage

extension Sights {
    private static func register(_ involvements: Chronology.Involvement...) -> History {
        .read(Chronology(involvements: involvements))
    }

    private static let partly = History.partly(Chronology(contacts: [contact("a", daysAgo: 9)]))

    static let ownHistory: [Row] = [
        (
            "neglectWeeks12Months",
            [
                .number(0),
                // Monday and Sunday of one week; Sunday and Monday of two.
                .number(1, history: known(contact("a", daysAgo: 7), contact("b", daysAgo: 1))),
                .number(2, history: known(contact("a", daysAgo: 8), contact("b", daysAgo: 7))),
                .number(1, history: known(contact("a", daysAgo: 365))),
                .number(0, history: known(contact("a", daysAgo: 366))),
                .number(0, history: known(contact("a", daysAgo: 9, reasons: [.poorHousing]))),
                .number(0, history: known(contact("a", daysAgo: 9, person: 2))),
                .number(2, history: known(contact("a", daysAgo: 9))) {
                    $0.concerns = [concern("neglect")]
                },
                .number(1) { $0.careless.dentalDecay = "yes" },
                .number(1) { $0.grade("2", "4") },
                .number(0) {
                    $0.grade("3")
                    $0.careless.hunger = "no"
                },
                .number(0) {
                    $0.subjects.append(child("c2"))
                    $0.concerns = [concern("neglect", about: "c2")]
                },
                .atLeast(1, history: partly),
                .unknown("history", history: .unavailable) {
                    $0.concerns = [concern("neglect")]
                },
            ]
        ),
        (
            "section47In24Months",
            [
                .number(0),
                .number(
                    2,
                    history: register(
                        involvement(.section47, from: "2024-11-23"),
                        involvement(.strategyDiscussion, from: "2026-01-10"))),
                .number(
                    1,
                    history: register(
                        involvement(.section47, from: "2024-11-22"),
                        involvement(.strategyDiscussion, from: "2026-01-10"))),
                .number(
                    1,
                    history: register(
                        involvement(.strategyDiscussion, from: "2026-03-02"),
                        involvement(.section47, from: "2026-03-16"))),
                .number(
                    2,
                    history: register(
                        involvement(.strategyDiscussion, from: "2026-03-02"),
                        involvement(.section47, from: "2026-03-17"))),
                .number(
                    2,
                    history: register(
                        involvement(.strategyDiscussion, from: "2026-03-02"),
                        involvement(.strategyDiscussion, from: "2026-03-09"),
                        involvement(.section47, from: "2026-03-09"))),
                // Of two months nobody knows that they are within 14 days.
                .number(
                    2,
                    history: register(
                        involvement(.strategyDiscussion, from: "2026-03"),
                        involvement(.section47, from: "2026-03"))),
                .number(
                    0,
                    history: register(
                        involvement(.section47, from: "2026-01-10", person: 2),
                        involvement(.childInNeed, from: "2026-01-10"))),
                .number(0) { $0.view.requestsStrategyDiscussion = "yes" },
                .atLeast(0, history: partly),
                .unknown("history", history: .unavailable),
            ]
        ),
        (
            "sameReasonAfterClosure",
            [
                .yes("history", history: closed("noFurtherAction", "2025-11-23"), absent),
                .no("history", history: closed("noFurtherAction", "2025-11-22"), absent),
                .yes("history", history: closed("stepDownToEarlyHelp", "2026-06-30"), absent),
                .yes("history", history: closed("RC8", "2026-06-30"), absent),
                .yes("history", history: closed("RC9", "2026-06-30"), absent),
                .no("history", history: closed("RC5", "2026-06-30"), absent),
                .no("history", history: closed("assessmentRequired", "2026-06-30"), absent),
                .no("history", history: closed("RC8", "2026-06-30", [.bullying]), absent),
                // A reason that is not known is not taken to be another.
                .yes("history", history: closed("RC8", "2026-06-30", []), absent),
                .yes("history", history: closed("noFurtherAction", nil, daysAgo: 365), absent),
                .no("history", history: closed("noFurtherAction", nil, daysAgo: 366), absent),
                .yes(
                    "history",
                    history: register(
                        involvement(.assessment, to: "2026-06-30", closure: "RC8")), absent),
                .no(
                    "history",
                    history: register(
                        involvement(.assessment, to: "2026-06-30", closure: "RC5")), absent),
                .unknown("concerns", history: closed("RC8", "2026-06-30")) {
                    $0.access("noPlan")
                },
                .unknown("history", history: partly, absent),
                .unknown("history", history: .unavailable, absent),
            ]
        ),
        (
            "contactsNeverAssessed",
            [
                .number(1),
                .number(3, history: known(contact("a", daysAgo: 9), contact("b", daysAgo: 4000))),
                .number(2, history: known(contact("a", daysAgo: 9), contact("a", daysAgo: 8))),
                .number(2, history: known(contact("a", daysAgo: 9, isConcern: false))),
                .number(1, history: known(contact("a", daysAgo: 9) { $0.isCopy = true })),
                .number(1, history: known(contact("a", daysAgo: 9, person: 2))),
                .number(1, history: known(contact("NP-1", daysAgo: 1))) {
                    $0.what.policeReference = "NP-1"
                },
                .number(
                    0,
                    history: known(contact("a", daysAgo: 9) { $0.outcome = "assessmentRequired" })),
                .number(0, history: known(contact("a", daysAgo: 9) { $0.outcome = "RC1" })),
                .number(
                    2, history: known(contact("a", daysAgo: 9) { $0.outcome = "noFurtherAction" })),
                .number(0, history: register(involvement(.openCase, to: "2021-01-01"))),
                .number(1, history: register(involvement(.earlyHelp))),
                .atLeast(2, history: partly),
                .unknown("history", history: .unavailable),
            ]
        ),
    ]

    private static let absent: Firing.Change = { $0.concerns = [concern("absence")] }

    private static func closed(
        _ outcome: String, _ date: String?, _ reasons: [ConcernCode] = [.exclusion],
        daysAgo: Int = 200
    ) -> History {
        known(
            contact("a", daysAgo: daysAgo, reasons: reasons) {
                $0.outcome = outcome
                $0.closed = date.flatMap(PartialDate.init(reading:))
            })
    }

    static let sources: [Row] = [("sourcesSameConcern30Days", agencies + copies)]

    private static let agencies: [Sight] = [
        .number(0),
        .number(1) { $0.concerns = [concern("neglect")] },
        // Exactly 30 days ago, and a day more.
        .number(2, history: known(told("2A", daysAgo: 30)), neglected),
        .number(1, history: known(told("2A", daysAgo: 31)), neglected),
        .number(2, history: known(told("2A", [.missedHealthChecks])), neglected),
        .number(1, history: known(told("2A", [.bullying])), neglected),
        // The police tell of it themselves.
        .number(1, history: known(told("6")), neglected),
        .number(1, history: known(told("2A") { $0.isCopy = true }), neglected),
        .number(
            1, history: known(told("2A") { $0.kind = .operationEncompass }), neglected),
        .number(1, history: known(told("2A"))) {
            $0.concerns = [concern("neglect")]
            $0.concerns[0].derivedFrom = "CP-1"
        },
        .number(2, history: known(told("3B"), told("3C"))),
        .number(
            2,
            history: known(
                told("3F") { $0.sender = "north" }, told("3F") { $0.sender = "south" })),
        .number(
            1,
            history: known(
                told("2A") { $0.sender = "north" }, told("2B") { $0.sender = "south" })),
        .number(2, history: known(told("1A"), told("1B"))),
        // Whoever sends is known by name, whatever code it gave.
        .number(
            1, history: known(told("3A") { $0.sender = "north" }),
            under: Conditions(sender: "north"), neglected),
        .atLeast(
            2, history: .partly(Chronology(contacts: [told("2A")])), neglected),
        .unknown("history", history: .unavailable, neglected),
    ]

    private static let copies: [Sight] = [
        // A school passes on what it was told seven days ago; eight days are too long ago.
        .number(1, history: known(argued, copied(daysAgo: 7)), school),
        .number(2, history: known(argued, copied(daysAgo: 8)), school),
        .number(2, history: known(argued, copied(daysAgo: 7))) {
            school(&$0)
            $0.what.occurredFrom = "2026-11-22"
        },
        .number(1, history: known(argued)) {
            school(&$0)
            $0.what.policeReference = "NP-1"
        },
        .number(2, history: known(argued)) {
            school(&$0)
            $0.what.policeReference = "NP-2"
        },
    ]

    private static let neglected: Firing.Change = { $0.concerns = [concern("neglect")] }

    private static func told(
        _ source: String, _ reasons: [ConcernCode] = [.neglect], daysAgo: Int = 9,
        _ change: (inout Chronology.Contact) -> Void = { _ in }
    ) -> Chronology.Contact {
        contact("told \(source)", daysAgo: daysAgo, reasons: reasons) {
            $0.source = source
            change(&$0)
        }
    }

    private static let argued = contact("NP-1", daysAgo: 11, reasons: [.verbalArgument])

    private static func copied(daysAgo: Int) -> Chronology.Contact {
        contact("NP-1", daysAgo: daysAgo, reasons: [.verbalArgument]) {
            $0.kind = .operationEncompass
            $0.isCopy = true
        }
    }

    private static let school: Firing.Change = {
        $0.header.messageType = "SCHOOL_CONCERN"
        $0.concerns = [concern("verbalArgument")]
    }
}
