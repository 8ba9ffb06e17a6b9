import Model

@testable import Triage

extension Sights {
    private static let block = "incident/missing"

    private static func away(_ incident: String, daysAgo: Int) -> Chronology.Contact {
        contact(incident, daysAgo: daysAgo, reasons: []).but { $0.kind = .missingFromCare }
    }

    static let missing: [Row] = [
        (
            "missingNow",
            [
                .yes("subjects[1]/whereNow") { $0.subjects[0].whereNow = "missing" },
                .yes("subjects[1]/whereNow") {
                    $0.subjects[0].whereNow = "missing"
                    $0.absence.missingNow = "no"
                },
                .yes(block + "/missingNow") {
                    $0.absence.missingNow = "yes"
                    $0.absence.found = "2026-11-20"
                },
                .yes(block + "/missingNow") {
                    $0.absence.missingNow = "yes"
                    $0.absence.absenceType = "A"
                },
                .yes(block) { $0.absence.episodes90Days = "2" },
                .yes(block) {
                    $0.absence.missingNow = "notKnown"
                    $0.subjects[0].whereNow = "atLarge"
                },
                .yes(block) { $0.absence.found = "later" },
                .yes("header/messageType") { $0.header.messageType = "MISSING_FROM_HOME" },
                .yes("header/messageType") {
                    $0.header.messageType = "MISSING_FROM_HOME"
                    $0.subjects[0].whereNow = "somewhere"
                },
                .no(block + "/missingNow") {
                    $0.header.messageType = "MISSING_FROM_CARE"
                    $0.absence.missingNow = "no"
                },
                .no(block + "/found") { $0.absence.found = "2026-11-23T08:00:00Z" },
                .no(block + "/absenceType") {
                    $0.header.messageType = "MISSING_FROM_CARE"
                    $0.absence.absenceType = "A"
                },
                .no("subjects[1]/whereNow") {
                    $0.subjects[0].whereNow = "school"
                    $0.subjects.append(child("c2"))
                    $0.absence.missingNow = "yes"
                },
                .unknown("subjects[1]/whereNow") {
                    // Another child is the one who is missing, so far as is told.
                    $0.subjects.append(child("c2") { $0.whereNow = "missing" })
                    $0.absence.missingNow = "yes"
                },
                .unknown("subjects[1]/whereNow") {
                    // Somebody is missing, and the only child is at home.
                    $0.subjects[0].whereNow = "home"
                    $0.absence.missingNow = "yes"
                },
                .unknown("concerns[1]/code") { $0.concerns = [concern("repeatedMissing")] },
                .unknown("subjects[1]/whereNow") { $0.subjects[0].whereNow = "notKnown" },
                .unknown(nil),
            ]
        ),
        (
            "mayBeUnder13",
            [
                .yes("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "2013-11-24" },
                .no("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "2013-11-23" },
                .yes("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "?" },
            ]
        ),
        (
            "stillMissing",
            [
                .yes(block + "/from") { $0.absence.from = "2026-11-23T04:00:00Z" },
                .yes("incident/occurredFrom") {
                    $0.subjects[0].whereNow = "missing"
                    $0.what.occurredFrom = "2026-11-22"
                },
                .no(block + "/from") { $0.absence.from = "2026-11-23T04:00:01Z" },
                .no(block + "/found") {
                    $0.absence.from = "2026-11-22T04:00:00Z"
                    $0.absence.found = "2026-11-23T09:00:00Z"
                },
                .unknown(block + "/from") { $0.absence.missingNow = "yes" },
                .unknown(nil) { $0.what.occurredFrom = "2026-11-22" },
            ]
        ),
        (
            "missingEpisodes90Days",
            [
                .number(
                    3, history: known(away("a", daysAgo: 2), away("b", daysAgo: 90))
                ) { $0.header.messageType = "MISSING_FROM_CARE" },
                .number(
                    2,
                    history: known(
                        contact("a", daysAgo: 2, reasons: [.missingIncident]),
                        contact("b", daysAgo: 2, reasons: [.neglect]))
                ) { $0.absence.missingNow = "no" },
                .number(
                    1,
                    history: known(
                        away("a", daysAgo: 91), away("b", daysAgo: 3).but { $0.isCopy = true },
                        away("c", daysAgo: 3).but { $0.person = 2 },
                        away("7", daysAgo: 0))
                ) {
                    $0.what.policeReference = "7"
                    $0.concerns = [concern("missingIncident")]
                },
                .number(5, history: known(away("a", daysAgo: 2))) {
                    $0.absence.episodes90Days = "5"
                },
                .number(1, history: known(away("a", daysAgo: 2), away("a", daysAgo: 3))),
                .number(0),
                .atLeast(4, history: .unavailable) { $0.absence.episodes90Days = "4" },
                .atLeast(1) { $0.absence.episodes90Days = "many" },
                .atLeast(0, history: .unavailable),
            ]
        ),
    ]

    private static func flagged(_ code: ConcernCode) -> History {
        known(contact("a", daysAgo: 3000, reasons: [code]))
    }

    static let missingDangers: [Row] = [
        (
            "missingSuicideRisk",
            [
                .yes(block + "/suicideRisk") { $0.absence.suicideRisk = "yes" },
                .yes("subjects[1]/selfHarm/suicidalTalk") {
                    $0.subjects[0].ownHarm.suicidalTalk = "yes"
                },
                .yes("subjects[1]/selfHarm/ligature") {
                    $0.absence.suicideRisk = "no"
                    $0.subjects[0].ownHarm.ligature = "yes"
                },
                .yes("concerns[1]/code") { $0.concerns = [concern("suicideRisk")] },
                .no(block + "/suicideRisk") { $0.absence.suicideRisk = "no" },
                .unknown(block + "/suicideRisk") { $0.absence.suicideRisk = "notKnown" },
                .unknown(block + "/suicideRisk") {
                    $0.header.messageType = "MISSING_FROM_HOME"
                    $0.subjects[0].ownHarm.suicidePlan = "no"
                },
                .unknown(nil),
            ]
        ),
        (
            "exploitationFlag",
            [
                .yes("incident/exploitation") { $0.exploited.kind = "county lines" },
                .yes("incident/exploitation") {
                    $0.subjects.append(child("c2"))
                    $0.exploited.kind = "county lines"
                    $0.concerns = [concern("exploitation", about: "c2"), concern("trafficking")]
                },
                .yes("concerns[1]/code") { $0.concerns = [concern("trafficking", about: "c1")] },
                .yes("indicatedFactors[1]") { $0.indicatedFactors = ["24A"] },
                .yes("nationalReferral") { $0.trafficked.aboutLocalRef = "c1" },
                .yes("history", history: flagged(.criminalExploitation)),
                .unknown(nil, history: flagged(.neglect)),
                .unknown(nil) {
                    $0.subjects.append(child("c2"))
                    $0.exploited.kind = "county lines"
                    $0.concerns = [concern("exploitation", about: "c2")]
                    $0.trafficked.aboutLocalRef = "c2"
                    $0.indicatedFactors = ["10A"]
                },
                .unknown("incident/exploitation") { $0.absence.missingNow = "yes" },
                .unknown("history", history: .unavailable) { $0.absence.missingNow = "yes" },
            ]
        ),
        (
            "medicationNeeded",
            [
                .yes(block + "/medicationNeeded") { $0.absence.medicationNeeded = "yes" },
                .no(block + "/medicationNeeded") { $0.absence.medicationNeeded = "no" },
                .unknown(block + "/medicationNeeded") { $0.absence.missingNow = "yes" },
                .unknown(nil),
            ]
        ),
        (
            "takenOrLured",
            [
                .yes(block + "/takenOrLured") { $0.absence.takenOrLured = "yes" },
                .yes("concerns[1]/code") {
                    $0.absence.takenOrLured = "no"
                    $0.concerns = [concern("abduction")]
                },
                .no(block + "/takenOrLured") { $0.absence.takenOrLured = "no" },
                .unknown(block + "/takenOrLured") {
                    $0.header.messageType = "MISSING_FROM_CARE"
                },
                .unknown(nil) {
                    $0.subjects.append(child("c2"))
                    $0.concerns = [concern("abduction", about: "c2")]
                },
            ]
        ),
    ]
}
