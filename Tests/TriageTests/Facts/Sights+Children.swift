import Model

@testable import Triage

extension Sights {
    static let family: [Row] = [
        (
            "pregnancy",
            [
                .yes("adults[1]/pregnant") { $0.adults = [adult { $0.pregnant = "yes" }] },
                .yes("adults[1]/pregnant") { $0.adults = [adult { $0.weeksGestation = "14" }] },
                .yes("subjects[2]") {
                    $0.subjects.append(
                        child("u") {
                            $0.dateOfBirth = nil
                            $0.expectedDeliveryDate = "2027-02"
                        })
                },
                .no("adults[1]/pregnant") { $0.adults = [adult { $0.pregnant = "no" }] },
                .unknown("adults[1]/pregnant") {
                    $0.adults = [adult { $0.pregnant = "notKnown" }]
                },
            ]
        ),
        (
            "babyMayBeUnder12Months",
            [
                .yes("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "2025-11-24" },
                .no("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "2025-11-23" },
                .yes("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "last year" },
                .unknown("subjects") {
                    $0.subjects = []
                    $0.now.physicalViolence = "yes"
                },
                .unknown(nil) { $0.subjects = [] },
            ]
        ),
        (
            "childMayBeUnder5",
            [
                .yes("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "2021-11-24" },
                .no("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "2021-11-23" },
                .yes("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = nil },
                .unknown(nil) { $0.subjects = [] },
            ]
        ),
        (
            "childInHome",
            [
                .yes("subjects[1]"),
                .no("subjects[1]") { $0.subjects[0].legalStatus = "unborn" },
                .unknown(nil) { $0.subjects = [] },
            ]
        ),
        (
            "childInjured",
            [
                .yes("subjects[1]/injuries[1]") { $0.subjects[0].injuries = [wound()] },
                .no("subjects[1]/injuries[1]") { $0.subjects[0].injuries = [minorBruise] },
                .yes("subjects[1]/injuries[2]") {
                    $0.subjects[0].injuries = [minorBruise, minorBruise]
                },
                .yes("subjects[1]/injuries[1]") {
                    $0.subjects[0].injuries = [minorBruise]
                    $0.concerns = [concern("nonAccidentalInjury")]
                },
                .unknown(nil),
            ]
        ),
        (
            "childIntervened",
            [
                .yes("subjects[1]/harm/intervenedInViolence") {
                    $0.subjects[0].hurt.intervenedInViolence = "yes"
                },
                .no("subjects[1]/harm/intervenedInViolence") {
                    $0.subjects[0].hurt.intervenedInViolence = "no"
                },
                .no("subjects[1]/presentAtIncident") {
                    $0.subjects[0].presentAtIncident = "elsewhere"
                },
                .unknown("subjects[1]/harm/intervenedInViolence") { $0.now.weapon = "no" },
                .unknown(nil),
            ]
        ),
    ]

    static let injury: [Row] = [
        (
            "injury",
            [
                .yes("subjects[1]/injuries[1]") { $0.subjects[0].injuries = [minorBruise] },
                .no("subjects[1]") { $0.subjects[0].legalStatus = "unborn" },
                .unknown(nil),
            ]
        ),
        (
            "mayNotBeMobile",
            [
                .yes("subjects[1]/mobility") {
                    $0.subjects[0].mobility = "immobileByDisability"
                },
                .no("subjects[1]/mobility") {
                    $0.subjects[0].dateOfBirth = "2026-06-01"
                    $0.subjects[0].mobility = "crawling"
                },
                .yes("subjects[1]/dateOfBirth") {
                    $0.subjects[0].dateOfBirth = "2025-05-24"
                    $0.subjects[0].mobility = "notKnown"
                },
                .no("subjects[1]/dateOfBirth") {
                    $0.subjects[0].dateOfBirth = "2025-05-23"
                    $0.subjects[0].mobility = nil
                },
                .yes("subjects[1]/mobility") {
                    $0.subjects[0].dateOfBirth = nil
                    $0.subjects[0].mobility = "can't say"
                },
            ]
        ),
        (
            "suspectedNonAccidentalInjury",
            [
                .yes("subjects[1]/injuries[1]/suspectedNonAccidental") {
                    $0.subjects[0].injuries = [
                        wound { $0.suspectedNonAccidental = "yes" }
                    ]
                },
                .yes("subjects[1]/injuries[1]/suspectedNonAccidental") {
                    $0.subjects[0].injuries = [
                        wound { $0.explanationConsistent = "no" }
                    ]
                },
                .yes("concerns[1]/code") {
                    $0.concerns = [concern("nonAccidentalInjury", about: "c1")]
                },
                .no("subjects[1]/injuries[1]/suspectedNonAccidental") {
                    $0.subjects[0].injuries = [minorBruise]
                },
                .unknown("subjects[1]/injuries[1]/suspectedNonAccidental") {
                    $0.subjects[0].injuries = [wound()]
                },
                .unknown(nil) {
                    $0.subjects.append(child("c2"))
                    $0.concerns = [concern("nonAccidentalInjury", about: "c2")]
                },
            ]
        ),
        (
            "suspectedInjuryNeedsTreatment",
            [
                .yes("subjects[1]/injuries[1]/needsTreatment") {
                    $0.subjects[0].injuries = [
                        wound {
                            $0.suspectedNonAccidental = "yes"
                            $0.needsTreatment = "yes"
                        }
                    ]
                },
                .no("subjects[1]/injuries[2]/needsTreatment") {
                    // Suspicion of one and treatment of another are not of the same injury.
                    $0.subjects[0].injuries = [
                        wound {
                            $0.suspectedNonAccidental = "yes"
                            $0.needsTreatment = "no"
                        },
                        wound {
                            $0.suspectedNonAccidental = "no"
                            $0.needsTreatment = "yes"
                        },
                    ]
                },
                .unknown("subjects[1]/injuries[1]/needsTreatment") {
                    $0.subjects[0].injuries = [
                        wound { $0.suspectedNonAccidental = "yes" }
                    ]
                },
                .unknown("subjects[1]/injuries") {
                    $0.concerns = [concern("nonAccidentalInjury")]
                },
                .unknown(nil),
            ]
        ),
        (
            "mayBeUnder2",
            [
                .yes("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "2024-11-24" },
                .no("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "2024-11-23" },
                .yes("subjects[1]/dateOfBirth") {
                    $0.subjects[0].dateOfBirth = nil
                    $0.subjects[0].age = "1"
                },
                .no("subjects[1]/dateOfBirth") {
                    $0.subjects[0].dateOfBirth = nil
                    $0.subjects[0].age = "2"
                },
                .yes("subjects[1]/dateOfBirth") { $0.subjects[0].dateOfBirth = "??" },
            ]
        ),
        (
            "lifeThreateningInjury",
            [
                .yes("subjects[1]/injuries[1]/lifeThreatening") {
                    $0.subjects[0].injuries = [wound { $0.lifeThreatening = "yes" }]
                },
                .no("subjects[1]/injuries[1]/lifeThreatening") {
                    $0.subjects[0].injuries = [wound { $0.lifeThreatening = "no" }]
                },
                .unknown("subjects[1]/injuries[1]/lifeThreatening") {
                    $0.subjects[0].injuries = [wound { $0.needsTreatment = "yes" }]
                },
                .unknown(nil),
            ]
        ),
    ]

    static let harm: [Row] = [
        (
            "policeProtection",
            [
                .yes("subjects[1]/legalStatus") {
                    $0.subjects[0].legalStatus = "policeProtection"
                },
                .no("subjects[1]/harm/policeProtection") {
                    $0.subjects[0].hurt.policeProtection = "no"
                },
                .unknown("subjects[1]/legalStatus") { $0.subjects[0].legalStatus = "s46?" },
            ]
        ),
        (
            "strategyDiscussionRequested",
            [
                .yes("senderAssessment/requestsStrategyDiscussion") {
                    $0.view.requestsStrategyDiscussion = "yes"
                },
                .yes("actionsTaken[1]/kind") {
                    $0.act("strategyDiscussionRequested", about: "c1")
                },
                .no("senderAssessment/requestsStrategyDiscussion") {
                    $0.view.requestsStrategyDiscussion = "no"
                },
                .unknown("senderAssessment/requestsStrategyDiscussion") {
                    $0.view.requestsStrategyDiscussion = "notKnown"
                },
                .unknown(nil) {
                    $0.subjects.append(child("c2"))
                    $0.act("strategyDiscussionRequested", about: "c2")
                },
            ]
        ),
        (
            "childDead",
            [
                .yes("subjects[1]/harm/childDead") { $0.subjects[0].hurt.childDead = "yes" },
                .yes("subjects[1]/whereNow") { $0.subjects[0].whereNow = "deceased" },
                .yes("incident/categories[1]") { $0.what.categories = ["childDeath"] },
                .no("subjects[1]/harm/childDead") { $0.subjects[0].hurt.childDead = "no" },
                .unknown("subjects[1]/harm/childDead") {
                    $0.subjects[0].hurt.childDead = "notKnown"
                },
            ]
        ),
        (
            "disclosedPhysicalAbuse",
            [
                .yes("subjects[1]/harm/disclosedPhysicalAbuse") {
                    $0.subjects[0].hurt.disclosedPhysicalAbuse = "yes"
                },
                .no("subjects[1]/harm/disclosedPhysicalAbuse") {
                    $0.subjects[0].hurt.disclosedPhysicalAbuse = "no"
                },
                .unknown("subjects[1]/harm/disclosedPhysicalAbuse") {
                    $0.concerns = [concern("physicalAbuse")]
                },
                .unknown(nil),
            ]
        ),
        (
            "disclosedSexualAbuse",
            [
                .yes("subjects[1]/harm/disclosedSexualAbuse") {
                    $0.subjects[0].hurt.disclosedSexualAbuse = "yes"
                },
                .no("subjects[1]/harm/disclosedSexualAbuse") {
                    $0.subjects[0].hurt.disclosedSexualAbuse = "no"
                },
                .unknown("subjects[1]/harm/disclosedSexualAbuse") {
                    $0.subjects[0].hurt.disclosedSexualAbuse = "notAsked"
                },
            ]
        ),
        (
            "unborn",
            [
                .yes("adults[1]/pregnant") {
                    $0.subjects = []
                    $0.adults = [adult { $0.pregnant = "yes" }]
                },
                .no("subjects[1]"),
            ]
        ),
    ]
}
