import Model

@testable import Triage

extension Sights {
    /// What is said of a second child and of nobody else.
    private static func aboutSister(_ notice: inout Notification) -> String {
        notice.subjects.append(child("c2"))
        return "c2"
    }

    static let care: [Row] = [
        (
            "homeUnfit",
            [
                .yes("neglect/poorHomeConditions") { $0.careless.poorHomeConditions = "yes" },
                .no("neglect/poorHomeConditions") { $0.careless.poorHomeConditions = "no" },
                .unknown("neglect/poorHomeConditions") {
                    $0.careless.poorHomeConditions = "notKnown"
                },
                .unknown(nil) { $0.careless.hunger = "yes" },
            ]
        ),
        (
            "gradedCare",
            [
                .number(4) { $0.grade("3", "4", "2") },
                .number(0) { $0.careless.hunger = "no" },
                .atLeast(2) { $0.grade("2", "poor") },
                .atLeast(0) { $0.grade("poor") },
                .unknown(nil),
                .unknown(nil) {
                    $0.grade("5")
                    $0.careless.aboutLocalRef = aboutSister(&$0)
                },
            ]
        ),
        (
            "recurrentHunger",
            [
                .yes("neglect/hunger") { $0.careless.hunger = "yes" },
                .no("neglect/hunger") { $0.careless.hunger = "no" },
                .unknown("neglect/hunger") { $0.careless.hunger = "now and then" },
                .unknown(nil) {
                    $0.careless.hunger = "yes"
                    $0.careless.aboutLocalRef = aboutSister(&$0)
                },
            ]
        ),
        (
            "fabricatedIllness",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("fabricatedIllness")] },
                .unknown(nil) {
                    $0.concerns = [concern("fabricatedIllness", about: aboutSister(&$0))]
                },
            ]
        ),
        (
            "treatmentRefused",
            [
                .yes("health/treatmentRefused") { $0.visit.treatmentRefused = "yes" },
                .no("health/treatmentRefused") { $0.visit.treatmentRefused = "no" },
                .unknown("health/treatmentRefused") { $0.visit.treatmentRefused = "notKnown" },
                .unknown(nil) { $0.visit.presentingComplaint = "A cough." },
                .unknown(nil) {
                    $0.visit.treatmentRefused = "yes"
                    $0.visit.aboutLocalRef = aboutSister(&$0)
                },
            ]
        ),
        (
            "nowhereSafeTonight",
            [
                .yes("homelessness/nowhereSafeTonight") {
                    $0.roofless.nowhereSafeTonight = "yes"
                },
                .yes("header/messageType") { $0.header.messageType = "HOMELESS_16_17" },
                .yes("homelessness/nowhereSafeTonight") {
                    $0.header.messageType = "HOMELESS_16_17"
                    $0.roofless.nowhereSafeTonight = "notKnown"
                },
                .no("homelessness/nowhereSafeTonight") {
                    $0.header.messageType = "HOMELESS_16_17"
                    $0.roofless.nowhereSafeTonight = "no"
                },
                .unknown("homelessness/nowhereSafeTonight") {
                    $0.concerns = [concern("homelessness")]
                },
                .unknown("homelessness/nowhereSafeTonight") {
                    $0.roofless.whereTonight = "Perhaps at a friend's."
                },
                .unknown(nil) {
                    $0.header.messageType = "HOMELESS_16_17"
                    $0.roofless.aboutLocalRef = aboutSister(&$0)
                },
                .unknown(nil),
            ]
        ),
        (
            "privateFostering",
            [
                .yes("privateFostering") {
                    $0.privateFostering = Notification.PrivateFostering()
                },
                .yes("header/messageType") { $0.header.messageType = "PRIVATE_FOSTERING" },
                .yes("subjects[1]/legalStatus") {
                    $0.subjects[0].legalStatus = "privatelyFostered"
                },
                .no("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "none" },
                .unknown("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "S8?" },
                .unknown(nil) {
                    var record = Notification.PrivateFostering()
                    record.aboutLocalRef = aboutSister(&$0)
                    $0.header.messageType = "PRIVATE_FOSTERING"
                    $0.privateFostering = record
                },
            ]
        ),
        (
            "youngCarer",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("youngCarer")] },
                .yes("indicatedFactors[2]") { $0.indicatedFactors = ["4B", "7A"] },
                .unknown(nil) { $0.indicatedFactors = ["4B"] },
            ]
        ),
    ]
}
