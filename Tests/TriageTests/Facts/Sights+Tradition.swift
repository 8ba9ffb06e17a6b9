import Model

@testable import Triage

extension Sights {
    private static let record = "femaleGenitalMutilation/"

    /// Beside the child of the message, a girl whom the record is about.
    private static func sister(_ notification: inout Notification) {
        notification.subjects.append(child("c2") { $0.sex = "F" })
        notification.mutilation.aboutLocalRef = "c2"
        notification.mutilation.status = "atRisk"
    }

    static let tradition: [Row] = [
        (
            "mutilationFeared",
            [
                .yes(record + "status") { $0.mutilation.status = "atRisk" },
                .yes(record + "status") { $0.mutilation.status = "perhaps" },
                .yes(record + "status") { $0.mutilation.aboutLocalRef = "c1" },
                .yes("concerns[1]/code") { $0.concerns = [concern("femaleGenitalMutilation")] },
                .yes("concerns[1]/code") {
                    sister(&$0)
                    $0.concerns = [concern("femaleGenitalMutilation", about: "c1")]
                },
                .yes("header/messageType") { $0.header.messageType = "FGM_REPORT" },
                .yes("mandatoryReport/duty") { $0.duty.duty = "FGM" },
                .yes("indicatedFactors[1]") { $0.indicatedFactors = ["22A"] },
                .yes(record + "otherGirlAtRisk") {
                    sister(&$0)
                    $0.mutilation.status = "known"
                    $0.mutilation.otherGirlAtRisk = "yes"
                },
                .yes(record + "otherGirlAtRisk") {
                    // A woman, and a girl who is not listed.
                    $0.subjects[0].dateOfBirth = "2000-01-01"
                    $0.mutilation.status = "known"
                    $0.mutilation.otherGirlAtRisk = "yes"
                },
                .no(record + "status") {
                    $0.mutilation.status = "known"
                    $0.mutilation.otherGirlAtRisk = "yes"
                },
                .no(record + "otherGirlAtRisk") {
                    sister(&$0)
                    $0.mutilation.otherGirlAtRisk = "no"
                },
                .unknown(record + "otherGirlAtRisk") { sister(&$0) },
                .unknown(nil) {
                    sister(&$0)
                    $0.subjects[0].sex = "M"
                    $0.mutilation.otherGirlAtRisk = "yes"
                },
                .unknown(nil),
            ]
        ),
        (
            "mutilationKnown",
            [
                .yes(record + "status") { $0.mutilation.status = "known" },
                .yes(record + "status") {
                    $0.subjects[0].dateOfBirth = "2008-11-24"
                    $0.mutilation.status = "known"
                },
                .no("subjects[1]/dateOfBirth") {
                    $0.subjects[0].dateOfBirth = "2008-11-23"
                    $0.mutilation.status = "known"
                },
                .no(record + "status") { $0.mutilation.status = "atRisk" },
                .unknown(record + "status") { $0.mutilation.status = "notKnown" },
                .unknown(record + "status") {
                    $0.concerns = [concern("femaleGenitalMutilation")]
                },
                .unknown(nil) {
                    sister(&$0)
                    $0.mutilation.status = "known"
                },
            ]
        ),
        (
            "mutilationRecent",
            [
                .yes(record + "occurredOn") {
                    $0.mutilation.status = "known"
                    $0.mutilation.occurredOn = "2026-10-26"
                },
                .yes(record + "occurredOn") {
                    $0.mutilation.status = "known"
                    $0.mutilation.occurredOn = "2026"
                },
                .no(record + "occurredOn") {
                    $0.mutilation.status = "known"
                    $0.mutilation.occurredOn = "2026-10-25"
                },
                .no(record + "status") {
                    $0.mutilation.status = "atRisk"
                    $0.mutilation.occurredOn = "2026-11-20"
                },
                .unknown(record + "occurredOn") { $0.mutilation.status = "known" },
                .unknown(nil),
            ]
        ),
    ]

    static let girlsAndTravel: [Row] = [
        (
            "otherGirlAtRisk",
            [
                .yes(record + "otherGirlAtRisk") { $0.mutilation.otherGirlAtRisk = "yes" },
                .yes(record + "sisters") {
                    $0.mutilation.otherGirlAtRisk = "no"
                    $0.mutilation.sisters = "1"
                },
                .yes("subjects[2]/sex") {
                    sister(&$0)
                    $0.mutilation.aboutLocalRef = "c1"
                },
                .no(record + "otherGirlAtRisk") {
                    $0.subjects[0].sex = "F"
                    $0.mutilation.otherGirlAtRisk = "no"
                },
                .no(record + "sisters") { $0.mutilation.sisters = "0" },
                .unknown(record + "sisters") { $0.mutilation.sisters = "some" },
                .unknown(record + "otherGirlAtRisk") { $0.mutilation.status = "known" },
                .unknown(nil) { $0.subjects.append(child("c2") { $0.sex = "F" }) },
            ]
        ),
        (
            "forcedMarriageOrAbductionFeared",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("forcedMarriage")] },
                .yes("incident/categories[1]") { $0.what.categories = ["abduction"] },
                .unknown(nil) {
                    $0.subjects.append(child("c2"))
                    $0.concerns = [concern("forcedMarriage", about: "c2")]
                },
            ]
        ),
        (
            "travelSoon",
            [
                .yes(record + "travelDate") { $0.mutilation.travelDate = "2026-11-30" },
                .yes(record + "travelDate") { $0.mutilation.travelDate = "2026-11" },
                .yes(record + "travelDate") {
                    sister(&$0)
                    $0.mutilation.travelDate = "2026-11-01"
                },
                .yes("senderAssessment/mustActBefore") {
                    $0.view.mustActReason = "travel"
                    $0.view.mustActBefore = "2026-11-30T23:00:00Z"
                },
                .no(record + "travelDate") { $0.mutilation.travelDate = "2026-12-01" },
                .no("senderAssessment/mustActBefore") {
                    $0.view.mustActReason = "travel"
                    $0.view.mustActBefore = "2026-12-01T00:00:00Z"
                },
                .unknown(record + "travelDate") { $0.mutilation.travelDate = "summer" },
                .unknown(record + "travelDate") { $0.mutilation.status = "atRisk" },
                .unknown("senderAssessment/mustActBefore") {
                    $0.concerns = [concern("abduction")]
                },
                .unknown("senderAssessment/mustActBefore") { $0.view.mustActReason = "travel" },
                .unknown(nil) {
                    $0.view.mustActReason = "bedtime"
                    $0.view.mustActBefore = "2026-11-23T20:00:00Z"
                },
            ]
        ),
    ]
}
