import Model

@testable import Triage

extension Sights {
    /// An expected child, and its mother, who is pregnant and was born on a day.
    private static func mother(
        _ notification: inout Notification, born date: Stated<PartialDate>?
    ) {
        notification.expect("2027-06-01")
        notification.subjects[0].motherLocalRef = "a1"
        notification.adults = [
            adult {
                $0.localRef = "a1"
                $0.pregnant = "yes"
                $0.dateOfBirth = date
            }
        ]
    }

    private static func active(
        _ notification: inout Notification, born date: Stated<PartialDate>?
    ) {
        notification.subjects[0].dateOfBirth = date
        notification.subjects[0].sexuallyActive = "yes"
    }

    static let sexualActivity: [Row] = [
        (
            "sexuallyActive",
            [
                .yes("subjects[1]/sexuallyActive") { $0.subjects[0].sexuallyActive = "yes" },
                .yes("subjects[1]/pregnant") { $0.subjects[0].pregnant = "yes" },
                .yes("concerns[1]/code") { $0.concerns = [concern("underageSexualActivity")] },
                .yes("subjects[1]") {
                    $0.subjects.append(
                        child("u") {
                            $0.legalStatus = "unborn"
                            $0.motherLocalRef = "c1"
                        })
                },
                .yes("subjects[1]") { $0.expected.aboutLocalRef = "c1" },
                .yes("adults[1]/dateOfBirth") { mother(&$0, born: "2008-11-24") },
                .no("subjects[1]/sexuallyActive") { $0.subjects[0].sexuallyActive = "no" },
                .unknown("subjects[1]/pregnant") { $0.subjects[0].pregnant = "notKnown" },
                .unknown("adults[1]/dateOfBirth") { mother(&$0, born: nil) },
                .unknown(nil) { mother(&$0, born: "2008-11-23") },
                .unknown(nil) {
                    $0.subjects = []
                    $0.adults = [adult { $0.pregnant = "yes" }]
                },
                .unknown(nil),
            ]
        ),
        (
            "sexuallyActiveUnder13",
            [
                .yes("subjects[1]/dateOfBirth") { active(&$0, born: "2013-11-24") },
                .yes("subjects[1]/dateOfBirth") { active(&$0, born: nil) },
                .yes("subjects[1]/dateOfBirth") {
                    active(&$0, born: "2013-11-01")
                    $0.what.occurredFrom = "2026-10-31T20:00:00Z"
                },
                .yes("subjects[1]/dateOfBirth") {
                    // Thirteen now, and twelve when the pregnancy began.
                    $0.subjects[0].dateOfBirth = "2013-10-01"
                    $0.subjects[0].pregnant = "yes"
                    $0.expected.gestationWeeks = "14"
                },
                .yes("adults[1]/dateOfBirth") { mother(&$0, born: "2013-11-24") },
                .no("subjects[1]/dateOfBirth") { active(&$0, born: "2013-11-23") },
                .no("adults[1]/dateOfBirth") { mother(&$0, born: "2010-01-01") },
                .no("subjects[1]/sexuallyActive") {
                    active(&$0, born: "2020-01-01")
                    $0.subjects[0].sexuallyActive = "no"
                },
                .unknown("subjects[1]/sexuallyActive") {
                    active(&$0, born: "2014-05-03")
                    $0.subjects[0].sexuallyActive = "refused"
                },
                .unknown(nil) { $0.subjects[0].dateOfBirth = "2015-01-01" },
            ]
        ),
        (
            "sexuallyActiveUnder14",
            [
                .yes("subjects[1]/dateOfBirth") { active(&$0, born: "2012-11-24") },
                .yes("adults[1]/dateOfBirth") {
                    mother(&$0, born: nil)
                    $0.adults[0].age = "13"
                },
                .no("subjects[1]/dateOfBirth") { active(&$0, born: "2012-11-23") },
                .unknown(nil),
            ]
        ),
        (
            "sexualPartnerOlder",
            [
                .yes("subjects[1]/partnerYearsOlder") {
                    active(&$0, born: "2011-01-01")
                    $0.subjects[0].partnerYearsOlder = "3"
                },
                .yes("subjects[1]/partnerYearsOlder") {
                    $0.subjects[0].partnerYearsOlder = "10"
                },
                .no("subjects[1]/partnerYearsOlder") {
                    active(&$0, born: "2011-01-01")
                    $0.subjects[0].partnerYearsOlder = "2"
                },
                .no("subjects[1]/sexuallyActive") {
                    $0.subjects[0].sexuallyActive = "no"
                    $0.subjects[0].partnerYearsOlder = "5"
                },
                .unknown("subjects[1]/partnerYearsOlder") { active(&$0, born: "2011-01-01") },
                .unknown("subjects[1]/partnerYearsOlder") {
                    $0.subjects[0].partnerYearsOlder = "a few"
                },
                .unknown(nil),
            ]
        ),
    ]

    /// An answer of the record of a pregnancy: yes, no, refused and left out; of a child that is
    /// born; and where nobody is listed who is expected.
    private static func answer(
        _ name: String, _ place: String,
        _ field: WritableKeyPath<Notification.Pregnancy, Stated<Answer>?>
    ) -> Row {
        (
            name,
            [
                .yes(place) {
                    $0.expect("2027-02-01")
                    $0.expected[keyPath: field] = "yes"
                },
                .yes(place) {
                    $0.subjects = []
                    $0.expected[keyPath: field] = "yes"
                },
                .yes(place) {
                    $0.expect("2027-02-01")
                    $0.subjects.append(child("c2"))
                    $0.expected.aboutLocalRef = "c2"
                    $0.expected[keyPath: field] = "yes"
                },
                .no(place) {
                    $0.expect("2027-02-01")
                    $0.expected[keyPath: field] = "no"
                },
                .unknown(place) {
                    $0.expect("2027-02-01")
                    $0.expected[keyPath: field] = "refused"
                },
                .unknown(place) { $0.expect("2027-02-01") },
                .unknown(nil) {
                    $0.subjects = []
                    $0.adults = [adult { $0.pregnant = "yes" }]
                },
                Sight(
                    notification: notice {
                        $0.subjects.append(child("u") { $0.legalStatus = "unborn" })
                        $0.expected[keyPath: field] = "yes"
                    }, history: known(), answer: .no, places: []),
            ]
        )
    }

    static let unbornChild: [Row] = [
        answer("previousRemoval", "pregnancy/previousRemovals", \.previousRemovals),
        answer("concealedPregnancy", "pregnancy/concealed", \.concealed),
        answer("mayLeaveArea", "pregnancy/mayLeaveArea", \.mayLeaveArea),
        answer(
            "substanceAffectsBaby", "pregnancy/substanceUseAffectsBaby",
            \.substanceUseAffectsBaby),
        (
            "latePregnancy",
            [
                .yes("subjects[1]/expectedDeliveryDate") { $0.expect("2027-01-04") },
                .yes("subjects[1]/expectedDeliveryDate") { $0.expect("2026-11-01") },
                .yes("pregnancy/gestationWeeks") {
                    $0.expect("2027-02-01")
                    $0.expected.gestationWeeks = "34"
                },
                .yes("pregnancy/booked") {
                    $0.expect("2027-06-01")
                    $0.expected.booked = "no"
                },
                .yes("adults[1]/weeksGestation") {
                    $0.subjects = []
                    $0.adults = [adult { $0.weeksGestation = "36" }]
                },
                .yes("adults[1]/expectedDeliveryDate") {
                    $0.subjects = []
                    $0.adults = [adult { $0.expectedDeliveryDate = "2026-12" }]
                },
                .no("subjects[1]/expectedDeliveryDate") { $0.expect("2027-01-05") },
                .no("pregnancy/gestationWeeks") {
                    $0.expect("2027-02-01")
                    $0.expected.gestationWeeks = "33"
                    $0.expected.booked = "yes"
                },
                .unknown("pregnancy/booked") {
                    $0.expect("2027-06-01")
                    $0.expected.booked = "notKnown"
                },
                .unknown("subjects[1]/expectedDeliveryDate") { $0.expect("in spring") },
                .unknown("pregnancy/gestationWeeks") {
                    $0.subjects[0].legalStatus = "unborn"
                    $0.expected.booked = "yes"
                },
                .unknown(nil) {
                    $0.subjects = []
                    $0.adults = [adult { $0.pregnant = "yes" }]
                },
                Sight(notification: notice(), history: known(), answer: .no, places: []),
            ]
        ),
    ]
}
