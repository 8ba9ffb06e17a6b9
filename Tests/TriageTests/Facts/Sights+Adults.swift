import Model

@testable import Triage

extension Sights {
    static let adults: [Row] = [
        (
            "dangerousPersonWithChild",
            [
                .yes("adults[1]/offenderFlags[1]") {
                    $0.adults = [
                        adult {
                            $0.offenderFlags = ["registeredSexOffender"]
                            $0.livesWithChild = "yes"
                        }
                    ]
                },
                .yes("adults[1]/offenderFlags[2]") {
                    $0.adults = [
                        adult {
                            $0.role = "partner"
                            $0.offenderFlags = ["mappa1", "mappa2"]
                        }
                    ]
                },
                .yes("adults[1]/offenderFlags[1]") {
                    $0.adults = [
                        adult {
                            $0.role = "relative"
                            $0.whereabouts = "home"
                            $0.offenderFlags = ["findingInCareProceedings"]
                        }
                    ]
                },
                .yes("publicProtection/level") {
                    // The only adult is the one that the record is about.
                    $0.adults = [adult { $0.role = "other" }]
                    $0.managed.level = "2"
                    $0.managed.contactWithChildren = "yes"
                },
                .yes("publicProtection/level") {
                    $0.adults = [
                        adult { $0.localRef = "a1" },
                        adult {
                            $0.localRef = "a2"
                            $0.role = "father"
                        },
                    ]
                    $0.managed.personLocalRef = "a2"
                    $0.managed.level = "3"
                },
                .yes("publicProtection/livesWithChild") {
                    $0.managed.level = "2"
                    $0.managed.livesWithChild = "yes"
                },
                .no("adults[1]/livesWithChild") {
                    $0.adults = [
                        adult {
                            $0.role = "father"
                            $0.offenderFlags = ["sexualRiskOrder"]
                            $0.livesWithChild = "no"
                        }
                    ]
                },
                .no("adults[1]/livesWithChild") {
                    $0.adults = [adult { $0.role = "father" }]
                    $0.managed.level = "2"
                    $0.managed.livesWithChild = "no"
                },
                .unknown("adults[1]/livesWithChild") {
                    $0.adults = [
                        adult {
                            $0.role = "exPartner"
                            $0.offenderFlags = ["offenceAgainstChild"]
                        }
                    ]
                },
                .unknown("adults[1]/offenderFlags[1]") {
                    $0.adults = [
                        adult {
                            $0.offenderFlags = ["other"]
                            $0.livesWithChild = "yes"
                        }
                    ]
                },
                .unknown("publicProtection/level") {
                    $0.adults = [adult { $0.role = "partner" }]
                    $0.managed.level = "high"
                },
                .unknown("publicProtection/livesWithChild") { $0.managed.level = "3" },
                .unknown(nil) {
                    $0.adults = [
                        adult {
                            $0.offenderFlags = ["mappa1", "domesticAbusePerpetrator"]
                            $0.livesWithChild = "yes"
                        }
                    ]
                },
            ]
        ),
        (
            "newPartnerInHome",
            [
                .yes("adults[1]/newToHousehold") {
                    $0.adults = [
                        adult {
                            $0.role = "partner"
                            $0.newToHousehold = "yes"
                        }
                    ]
                },
                .yes("adults[1]/newToHousehold") {
                    $0.adults = [
                        adult {
                            $0.role = "unknownMale"
                            $0.newToHousehold = "yes"
                        }
                    ]
                },
                .yes("adults[1]/newToHousehold", under: strangerAtHome) {
                    $0.adults = [adult { $0.role = "partner" }]
                },
                .no("adults[1]/newToHousehold", under: strangerAtHome) {
                    $0.adults = [
                        adult {
                            $0.role = "partner"
                            $0.newToHousehold = "no"
                        }
                    ]
                },
                .no("adults[1]/newToHousehold", under: strangerAtHome) {
                    $0.adults = [
                        adult {
                            $0.role = "partner"
                            $0.livesWithChild = "no"
                        }
                    ]
                },
                .unknown("adults[1]/newToHousehold") {
                    $0.adults = [adult { $0.role = "partner" }]
                },
                .unknown("adults[1]/newToHousehold", under: strangerAtHome) {
                    $0.adults = [adult { $0.role = "householdMember" }]
                },
                .unknown("adults[1]/role") { $0.adults = [adult { $0.newToHousehold = "yes" }] },
                .unknown(nil) {
                    $0.adults = [
                        adult {
                            $0.role = "mother"
                            $0.newToHousehold = "yes"
                        }
                    ]
                },
            ]
        ),
    ]

    /// The register knows the household, and not the first adult in it.
    private static let strangerAtHome = Conditions(newAdults: [0])

    private static func parent(_ change: (inout Notification.Crisis) -> Void) -> [Notification
        .Adult]
    {
        [
            adult {
                $0.role = "mother"
                change(&$0.trouble)
            }
        ]
    }

    private static let crisis = "adults[1]/crisis/"

    static let crises: [Row] = [
        (
            "carerInCrisis",
            [
                .yes(crisis + "overdose") {
                    $0.adults = parent {
                        $0.overdose = "yes"
                        $0.soleCarer = "yes"
                    }
                },
                .yes(crisis + "intoxicated") {
                    $0.adults = parent {
                        $0.suicideAttempt = "no"
                        $0.intoxicated = "yes"
                        $0.childInTheirCare = "yes"
                        $0.soleCarer = "notKnown"
                    }
                },
                .no(crisis + "soleCarer") {
                    $0.adults = parent {
                        $0.psychosis = "yes"
                        $0.childInTheirCare = "yes"
                        $0.soleCarer = "no"
                    }
                },
                .no(crisis + "overdose") {
                    $0.adults = parent {
                        $0.overdose = "no"
                        $0.soleCarer = "yes"
                    }
                },
                // Nothing is told of the care, and she is the mother.
                .yes(crisis + "suicideAttempt") {
                    $0.adults = parent { $0.suicideAttempt = "yes" }
                },
                .unknown(crisis + "childInTheirCare") {
                    $0.adults = parent { $0.suicideAttempt = "yes" }
                    $0.adults[0].role = "relative"
                },
                .unknown(crisis + "overdose") {
                    $0.adults = parent {
                        $0.overdose = "notKnown"
                        $0.soleCarer = "yes"
                    }
                },
                .unknown(nil) { $0.adults = parent { $0.soleCarer = "yes" } },
                .unknown(nil),
            ]
        ),
        (
            "carerInCrisisNow",
            [
                .yes(crisis + "overdose") { $0.adults = overdose(at: nil) },
                // Exactly 24 hours before receipt, and a second more.
                .yes(crisis + "overdose") { $0.adults = overdose(at: "2026-11-22T10:00:00Z") },
                .no(crisis + "occurredAt") { $0.adults = overdose(at: "2026-11-22T09:59:59Z") },
                .yes(crisis + "overdose") { $0.adults = overdose(at: "2026-11-22") },
                .yes(crisis + "overdose") { $0.adults = overdose(at: "last week") },
                .no(crisis + "childInTheirCare") {
                    $0.adults = overdose(at: nil)
                    $0.adults[0].trouble.childInTheirCare = "no"
                },
                .unknown(crisis + "childInTheirCare") {
                    $0.adults = parent { $0.intoxicated = "yes" }
                    $0.adults[0].role = "relative"
                },
            ]
        ),
        (
            "carerPsychoticNow",
            [
                .yes(crisis + "psychosis") {
                    $0.adults = parent {
                        $0.psychosis = "yes"
                        $0.soleCarer = "yes"
                    }
                },
                .no(crisis + "psychosis") {
                    $0.adults = parent {
                        $0.psychosis = "no"
                        $0.soleCarer = "yes"
                    }
                },
                .unknown(crisis + "psychosis") {
                    $0.adults = parent {
                        $0.psychosis = "refused"
                        $0.soleCarer = "yes"
                    }
                },
                .unknown(nil) { $0.adults = overdose(at: nil) },
            ]
        ),
        (
            "delusionAboutChild",
            [
                .yes(crisis + "delusionAboutChild") {
                    $0.adults = parent {
                        $0.psychosis = "yes"
                        $0.delusionAboutChild = "yes"
                    }
                },
                .no(crisis + "delusionAboutChild") {
                    $0.adults = parent { $0.delusionAboutChild = "no" }
                },
                .unknown(crisis + "delusionAboutChild") {
                    $0.adults = parent { $0.psychosis = "yes" }
                },
                .unknown(nil) {
                    $0.adults = parent {
                        $0.psychosis = "no"
                        $0.delusionAboutChild = "yes"
                    }
                },
            ]
        ),
    ]

    private static func overdose(at time: Stated<Moment>?) -> [Notification.Adult] {
        parent {
            $0.overdose = "yes"
            $0.soleCarer = "yes"
            $0.occurredAt = time
        }
    }
}
