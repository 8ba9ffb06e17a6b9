import Model

@testable import Triage

extension Sights {
    static let notices: [Row] = [
        (
            "schoolRollNotice",
            [
                .yes("header/messageType") { $0.header.messageType = "EHE_NOTICE" },
                .yes("header/messageType") { $0.header.messageType = "CME_NOTICE" },
                .yes("education/homeEducated") { $0.schooling.homeEducated = "yes" },
                .yes("education/dateOffRoll") { $0.schooling.dateOffRoll = "after Christmas" },
                .no("education/homeEducated") { $0.schooling.homeEducated = "no" },
                .unknown("education/homeEducated") { $0.schooling.homeEducated = "notKnown" },
                .unknown(nil) { $0.schooling.attendancePercent = "80" },
            ]
        ),
        (
            "homeEducationNotice",
            [
                .yes("header/messageType") { $0.header.messageType = "EHE_NOTICE" },
                .yes("education/homeEducated") { $0.schooling.homeEducated = "yes" },
                .no("education/homeEducated") { $0.schooling.homeEducated = "no" },
                .unknown("education/homeEducated") { $0.schooling.homeEducated = "perhaps" },
                .unknown(nil) { $0.header.messageType = "CME_NOTICE" },
            ]
        ),
        (
            "missingEducationUnlocated",
            [
                .yes("education/whereaboutsEstablished") {
                    $0.header.messageType = "CME_NOTICE"
                },
                .yes("education/whereaboutsEstablished") {
                    $0.header.messageType = "CME_NOTICE"
                    $0.schooling.whereaboutsEstablished = "notKnown"
                },
                .no("education/whereaboutsEstablished") {
                    $0.header.messageType = "CME_NOTICE"
                    $0.schooling.whereaboutsEstablished = "yes"
                },
                .unknown(nil) { $0.schooling.whereaboutsEstablished = "no" },
            ]
        ),
        (
            "stepUpRequested",
            [
                .yes("earlyHelp/stepUpRequested") { $0.support.stepUpRequested = "yes" },
                .yes("header/sender/referralSource") { $0.from.referralSource = "5D" },
                .yes("header/sender/referralSource") {
                    $0.from.referralSource = "5D"
                    $0.support.stepUpRequested = "notKnown"
                },
                .no("earlyHelp/stepUpRequested") {
                    $0.from.referralSource = "5D"
                    $0.support.stepUpRequested = "no"
                },
                .unknown("earlyHelp/stepUpRequested") { $0.support.stepUpRequested = "?" },
                .unknown(nil) { $0.from.referralSource = "5A" },
            ]
        ),
        (
            "accessOutOfHours",
            [
                // Sunday night; the first and the last minute of Monday, and what is just outside.
                .yes(attended, under: openOnWeekdays) { $0.visited("2026-11-22T22:10:00Z") },
                .no(attended, under: openOnWeekdays) { $0.visited("2026-11-23T08:30:00Z") },
                .yes(attended, under: openOnWeekdays) { $0.visited("2026-11-23T08:29:00Z") },
                .no(attended, under: openOnWeekdays) { $0.visited("2026-11-20T16:59:00Z") },
                .yes(attended, under: openOnWeekdays) { $0.visited("2026-11-20T17:00:00Z") },
                .yes(attended, under: openOnWeekdays) { $0.visited("2026-11-22") },
                .unknown(attended, under: openOnWeekdays) { $0.visited("2026-11-20") },
                .unknown(attended, under: openOnWeekdays) { $0.visited("at tea time") },
                .no(attended, under: openOnWeekdays) { $0.visited(nil) },
                .unknown(nil) { $0.visited("2026-11-22T22:10:00Z") },
                .unknown(nil, under: openOnWeekdays) {
                    $0.walkIn.attendedAt = "2026-11-22T22:10:00Z"
                },
            ]
        ),
    ]

    private static let attended = "unscheduledCare/attendedAt"

    private static let openOnWeekdays: Conditions = {
        let hours = WorkingDays.Hours(opens: (8 * 60 + 30) * 60, closes: 17 * 3600)
        return Conditions(
            calendar: WorkingDays(
                week: Array(repeating: hours, count: 5) + [nil, nil], holidays: [],
                knownTo: Day(year: 2027, month: 12, day: 31)))
    }()
}

extension Notification {
    fileprivate mutating func visited(_ time: Stated<Moment>?) {
        access("childProtection")
        walkIn.attendedAt = time
    }
}
