import Model

@testable import Triage

/// For each fact, messages in which it is so, is not so, and cannot be told.
enum Sights {
    typealias Row = (fact: String, sights: [Sight])

    static let all: [Row] =
        violence + domesticAbuse + family + injury + harm + history + sender + content
        + kindsOfContent + sources + deadlines + adults + crises + care + notices + status
        + accesses + ownHistory
        + unattended + unattendedMore + missing + missingDangers + selfHarm + selfHarmGuards
        + policeAndAbuse + suspects + tradition + girlsAndTravel
        + exploitation + exploitationCounts + sexualActivity + unbornChild

    private static let incident = "incident/thisIncident/"

    /// An answer of the incident's own block: yes, no, refused; left out of an account of
    /// violence; and nothing said of violence at all.
    private static func answer(
        _ name: String, _ field: WritableKeyPath<Notification.Violence, Stated<Answer>?>
    ) -> Row {
        (
            name,
            [
                .yes(incident + name) { $0.now[keyPath: field] = "yes" },
                .no(incident + name) { $0.now[keyPath: field] = "no" },
                .unknown(incident + name) { $0.now[keyPath: field] = "refused" },
                .unknown(incident + name) { $0.now[keyPath: field] = "perhaps" },
                .unknown(incident + name) { $0.form.grade = "standard" },
                .unknown(nil),
            ]
        )
    }

    static let violence: [Row] = [
        answer("strangulation", \.strangulation), answer("weapon", \.weapon),
        answer("threatsToKill", \.threatsToKill), answer("stalking", \.stalking),
        answer("coerciveControl", \.coerciveControl),
        answer("recentSeparation", \.recentSeparation),
        answer("breachOfOrder", \.breachOfOrder),
        answer("perpetratorReleased", \.perpetratorReleased),
        (
            "severeViolenceEver",
            [
                .yes("incident/ever/weapon") {
                    $0.ever.strangulation = "no"
                    $0.ever.weapon = "yes"
                },
                .no("incident/ever/threatsToKill") {
                    $0.ever.strangulation = "no"
                    $0.ever.weapon = "no"
                    $0.ever.threatsToKill = "no"
                },
                .unknown("incident/ever/strangulation") { $0.ever.strangulation = "notAsked" },
                .unknown(nil),
            ]
        ),
        (
            "physicalViolence",
            [
                .yes(incident + "physicalViolence") { $0.now.physicalViolence = "yes" },
                .yes(incident + "strangulation") {
                    $0.now.physicalViolence = "no"
                    $0.now.strangulation = "yes"
                },
                .no(incident + "physicalViolence") { $0.now.physicalViolence = "no" },
                .unknown(incident + "physicalViolence") { $0.now.physicalViolence = "notKnown" },
            ]
        ),
    ]

    static let domesticAbuse: [Row] = [
        (
            "domesticAbuse",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("verbalArgument")] },
                .yes("incident/dash") { $0.form.grade = "standard" },
                .yes("header/messageType") { $0.header.messageType = "POLICE_PPN_DA" },
                .no("incident/categories[1]") { $0.what.categories = ["neglect"] },
                .unknown("incident/categories") { $0.now.weapon = "yes" },
                .unknown(nil) { $0.what.categories = ["zzz"] },
            ]
        ),
        (
            "honourBasedAbuse",
            [
                .yes("incident/categories[1]") { $0.what.categories = ["honourBasedAbuse"] },
                .no(incident + "honourBased") { $0.now.honourBased = "no" },
                .unknown(incident + "honourBased") { $0.now.honourBased = "refused" },
            ]
        ),
        (
            "dashStandard",
            [
                .yes("incident/dash/grade") { $0.form.grade = "standard" },
                .yes("incident/dash/ticks") { $0.form.ticks = "3" },
                .unknown("incident/dash/grade") { $0.form.grade = "amberish" },
            ]
        ),
        (
            "dashMedium",
            [
                .yes("incident/dash/grade") { $0.form.grade = "medium" },
                .yes("incident/dash/ticks") {
                    $0.form.grade = "standard"
                    $0.form.ticks = "10"
                },
                .no("incident/dash/grade") { $0.form.grade = "standard" },
                .unknown("incident/dash/grade") { $0.form.ticks = "9" },
            ]
        ),
        (
            "dashHigh",
            [
                .yes("incident/dash/grade") { $0.form.grade = "high" },
                .yes("incident/dash/ticks") {
                    $0.form.grade = "medium"
                    $0.form.ticks = "14"
                },
                .no("incident/dash/grade") {
                    $0.form.grade = "medium"
                    $0.form.ticks = "13"
                },
                .unknown("incident/dash/grade") { $0.what.categories = ["domesticAbuse"] },
                .unknown(nil),
            ]
        ),
        (
            "maracReferral",
            [
                .yes("incident/dash/maracReferred") { $0.form.maracReferred = "yes" },
                .yes("actionsTaken[1]/kind") { $0.act("maracReferral") },
                .no("incident/dash/maracReferred") { $0.form.maracReferred = "no" },
                .unknown("incident/dash/maracReferred") { $0.form.maracReferred = "notKnown" },
            ]
        ),
        (
            "perpetratorMayReachChild",
            [
                .yes("adults[1]/whereabouts") {
                    $0.adults = [adult { $0.suspected = "yes" }]
                },
                .no("adults[1]/whereabouts") {
                    $0.adults = [
                        adult {
                            $0.suspected = "yes"
                            $0.whereabouts = "inCustody"
                            $0.arrestedAt = "2026-11-22T21:00:00Z"
                        }
                    ]
                },
                Sight(notification: notice(), history: .unavailable, answer: .yes, places: []),
            ]
        ),
    ]
}
