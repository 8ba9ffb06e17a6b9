import Model

@testable import Triage

extension Sights {
    private static let before = "senderAssessment/mustActBefore"

    /// Somebody who is suspected, with this role and at this place.
    private static func suspect(
        _ role: Stated<AdultRole>?, _ whereabouts: Stated<Whereabouts>?
    ) -> [Notification.Adult] {
        [
            adult {
                $0.suspected = "yes"
                $0.role = role
                $0.whereabouts = whereabouts
            }
        ]
    }

    static let deadlines: [Row] = [
        ("mustActSoon", ahead + homeTimes), ("mustActPast", past), ("actionTimePast", pastAny),
    ]

    private static let ahead: [Sight] = [
        .yes(before) { $0.mustAct("2026-11-23T11:59:59Z", "travel") },
        .no(before) { $0.mustAct("2026-11-23T12:00:00Z", "travel") },
        // What has come is past.
        .no(before) { $0.mustAct("2026-11-23T10:00:00Z", "travel") },
        .yes(before, under: Conditions(now: received + .hours(1))) {
            $0.mustAct("2026-11-23T12:00:00Z", "travel")
        },
        .yes(before) { $0.mustAct("2026-11-23", "orderExpires") },
        .no(before) { $0.mustAct("2026-11-24", "orderExpires") },
        .yes(before) { $0.mustAct("2026-11-23T11:00:00Z", "she may leave") },
        .unknown("senderAssessment/mustActReason") {
            $0.mustAct("2026-11-23T11:00:00Z", nil)
        },
        .unknown(before) { $0.mustAct("before lunch", "travel") },
        .yes("health/dischargeAt") { $0.visit.dischargeAt = "2026-11-23T11:30:00Z" },
        .no("health/dischargeAt") { $0.visit.dischargeAt = "2026-11-23T18:00:00Z" },
        .unknown(nil),
    ]

    private static let homeTimes: [Sight] = [
        .yes("education/homeTimeToday") {
            $0.schooling.homeTimeToday = "2026-11-23T11:30:00Z"
            $0.adults = suspect("relative", "home")
        },
        .yes(before) {
            $0.mustAct("2026-11-23T11:30:00Z", "homeTime")
            $0.adults = suspect("partner", "notKnown")
        },
        .yes(before) {
            $0.mustAct("2026-11-23T11:30:00Z", "homeTime")
            $0.adults = suspect("other", nil)
            $0.adults[0].livesWithChild = "yes"
        },
        .no(before) {
            $0.mustAct("2026-11-23T11:30:00Z", "homeTime")
            $0.adults = suspect("partner", "inCustody")
            $0.adults[0].arrestedAt = "2026-11-23T07:00:00Z"
        },
        .no(before) {
            $0.mustAct("2026-11-23T11:30:00Z", "homeTime")
            $0.adults = suspect("partner", "inHospital")
        },
        .no(before) {
            $0.mustAct("2026-11-23T11:30:00Z", "homeTime")
            $0.adults = suspect("partner", "home")
            $0.adults[0].suspected = "no"
        },
        .unknown("adults") { $0.mustAct("2026-11-23T11:30:00Z", "homeTime") },
        .unknown("adults[1]/suspected") {
            $0.mustAct("2026-11-23T11:30:00Z", "homeTime")
            $0.adults = [adult { $0.role = "father" }]
        },
        .unknown("adults[1]/whereabouts") {
            $0.mustAct("2026-11-23T11:30:00Z", "homeTime")
            $0.adults = suspect("relative", nil)
        },
    ]

    private static let past: [Sight] = [
        .yes(before) { $0.mustAct("2026-11-23T10:00:00Z", "release") },
        .no(before) { $0.mustAct("2026-11-23T10:00:01Z", "release") },
        .yes(before, under: Conditions(now: received + .hours(1))) {
            $0.mustAct("2026-11-23T11:00:00Z", "release")
        },
        .no(before) {
            $0.mustAct("2026-11-23T09:30:00Z", "release")
            $0.subjects[0].whereNow = "safePlace"
        },
        .yes(before) {
            $0.mustAct("2026-11-23T09:30:00Z", "release")
            $0.subjects[0].whereNow = "safePlace"
            $0.subjects.append(child("c2"))
        },
        .yes(before) {
            $0.mustAct("2026-11-23T09:30:00Z", "release")
            $0.subjects[0].whereNow = "safePlace"
            $0.adults = suspect("partner", "notKnown")
        },
        .no(before) {
            $0.mustAct("2026-11-23T09:30:00Z", "homeTime")
            $0.subjects[0].whereNow = "home"
            $0.adults = suspect("partner", "inHospital")
        },
        .yes(before) {
            $0.mustAct("2026-11-23T09:30:00Z", "discharge")
            $0.subjects[0].whereNow = "inHospital"
            $0.adults = suspect("partner", "inHospital")
        },
        .no(before) {
            $0.mustAct("2026-11-23T09:30:00Z", "discharge")
            $0.subjects[0].whereNow = "inHospital"
            $0.adults = suspect("partner", "home")
        },
        .yes(before) {
            $0.mustAct("2026-11-23T09:30:00Z", "homeTime")
            $0.adults = suspect("partner", "home")
        },
        .yes(before) { $0.mustAct("2026-11-23T09:30:00Z", "homeTime") },
        .no(before) { $0.mustAct("2026-11-23", "release") },
        .yes(before) { $0.mustAct("2026-11-22", "release") },
        .unknown("senderAssessment/mustActReason") {
            $0.mustAct("2026-11-23T09:30:00Z", nil)
        },
        .unknown(before) { $0.mustAct("yesterday", "release") },
        .unknown(nil),
    ]

    /// Whatever the reason, and whoever is where.
    private static let pastAny: [Sight] = [
        .yes(before) { $0.mustAct("2026-11-23T10:00:00Z", "release") },
        .no(before) { $0.mustAct("2026-11-23T10:00:01Z", "release") },
        .yes(before, under: Conditions(now: received + .hours(1))) {
            $0.mustAct("2026-11-23T11:00:00Z", "release")
        },
        .yes(before) { $0.mustAct("2026-11-23T09:30:00Z", nil) },
        .yes(before) {
            $0.mustAct("2026-11-23T09:30:00Z", "homeTime")
            $0.subjects[0].whereNow = "safePlace"
            $0.adults = suspect("partner", "inHospital")
        },
        .yes("health/dischargeAt") {
            $0.mustAct("2026-11-24T10:00:00Z", "release")
            $0.visit.dischargeAt = "2026-11-23T09:30:00Z"
        },
        .yes("education/homeTimeToday") { $0.schooling.homeTimeToday = "2026-11-22T15:15:00Z" },
        .no(before) { $0.mustAct("2026-11-23", "release") },
        .unknown(nil) { $0.mustAct("yesterday", "release") },
        .unknown(nil),
    ]

    static let kindsOfContent: [Row] = [
        (
            "notificationOnly",
            [
                .yes("header/messageType") { $0.header.messageType = "OP_ENCOMPASS" },
                .yes("unscheduledCare/planType") { $0.access("noPlan") },
                .no("unscheduledCare/planType") { $0.access("lookedAfter") },
                .no("unscheduledCare/planType") { $0.access(nil) },
                .no("unscheduledCare/planType") {
                    $0.access("noPlan")
                    $0.walkIn.planEnded = "2026-01"
                },
                .yes("concerns[1]/code") { $0.concerns = [concern("minorOffence")] },
                .no("history", history: known(contact("a", daysAgo: 9, reasons: [.minorOffence]))) {
                    $0.concerns = [concern("minorOffence")]
                },
                .no("header/messageType", history: .unavailable) {
                    $0.concerns = [concern("minorOffence")]
                },
                .no("header/messageType"),
            ]
        ),
        (
            "needTold",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("bullying")] },
                .yes("concerns[2]/code") {
                    $0.concerns = [concern("minorOffence"), concern("other")]
                },
                .yes("narrative") { $0.narrative = "Something was seen." },
                .no("concerns") { $0.concerns = [concern("minorOffence")] },
                // What the register has is not told by the message.
                .no("concerns", history: known(involvements: [involvement(.lookedAfter)])) {
                    $0.concerns = [concern("minorOffence")]
                },
                .no("concerns"),
                // That a child was seen is not yet a need, whatever plan it has.
                .no("header/messageType") { $0.access("childProtection") },
                .yes("concerns[1]/code") {
                    $0.access("lookedAfter")
                    $0.concerns = [concern("neglect")]
                },
            ]
        ),
        (
            "newConcern",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("bullying")] },
                .yes("concerns"),
                .no("concerns") { $0.concerns = [concern("minorOffence")] },
                .no("header/messageType") { $0.access("childProtection") },
                .no("header/messageType") { $0.access("noPlan") },
                .yes("concerns[1]/code") {
                    $0.access("lookedAfter")
                    $0.concerns = [concern("neglect")]
                },
            ]
        ),
    ]
}

extension Notification {
    /// The time that the sender gives to act before, and why.
    fileprivate mutating func mustAct(_ time: Stated<Moment>, _ reason: Stated<MustActReason>?) {
        view.mustActBefore = time
        view.mustActReason = reason
    }
}
