import Model

@testable import Triage

extension Sights {
    private static let place = "subjects[1]/harm/"

    /// A child whom nobody minds now, of nine years unless told otherwise.
    private static func alone(
        _ notification: inout Notification, born date: Stated<PartialDate>? = "2017-05-03"
    ) {
        notification.subjects[0].dateOfBirth = date
        notification.subjects[0].hurt.unattendedNow = "yes"
    }

    static let unattended: [Row] = [
        (
            "unattendedUnder8",
            [
                .yes(place + "unattendedNow") { alone(&$0, born: "2018-11-24") },
                .yes(place + "unattendedNow") { alone(&$0, born: nil) },
                .yes("subjects[2]/harm/unattendedNow") {
                    alone(&$0)
                    $0.subjects.append(
                        child("c2") {
                            $0.dateOfBirth = "2025-01-01"
                            $0.hurt.unattendedNow = "yes"
                        })
                },
                .no("subjects[1]/dateOfBirth") { alone(&$0, born: "2018-11-23") },
                .no("subjects[1]/dateOfBirth") {
                    // The young one is minded: age and being alone are not of the same child.
                    alone(&$0)
                    $0.subjects.append(
                        child("c2") {
                            $0.dateOfBirth = "2025-01-01"
                            $0.hurt.unattendedNow = "no"
                        })
                },
                .unknown(place + "unattendedNow") {
                    alone(&$0, born: "2020-01-01")
                    $0.subjects[0].hurt.unattendedNow = "notKnown"
                },
                .unknown(place + "unattendedNow") {
                    $0.subjects[0].dateOfBirth = "2020-01-01"
                    $0.subjects[0].hurt.unattendedDistressed = "yes"
                },
                .unknown(nil),
            ]
        ),
        (
            "unattendedUnder12",
            [
                .yes(place + "unattendedNow") { alone(&$0, born: "2014-11-24") },
                .no("subjects[1]/dateOfBirth") { alone(&$0, born: "2014-11-23") },
                .no(place + "unattendedNow") { $0.subjects[0].hurt.unattendedNow = "no" },
                .unknown(place + "unattendedNow") { $0.subjects[0].hurt.unattendedNow = "hm" },
                .unknown(nil),
            ]
        ),
    ]

    static let unattendedMore: [Row] = [
        (
            "unattendedUnder12Overnight",
            [
                .yes(place + "unattendedOvernight") {
                    alone(&$0)
                    $0.subjects[0].hurt.unattendedOvernight = "yes"
                },
                .yes("incident/occurredFrom") {
                    alone(&$0)
                    $0.what.occurredFrom = "2026-11-22T22:00:00Z"
                },
                .yes("incident/occurredFrom") {
                    alone(&$0)
                    $0.subjects[0].hurt.unattendedOvernight = "no"
                    $0.what.occurredFrom = "2026-07-22T04:59:59Z"
                },
                .no(place + "unattendedOvernight") {
                    alone(&$0)
                    $0.subjects[0].hurt.unattendedOvernight = "no"
                    $0.what.occurredFrom = "2026-07-22T05:00:00Z"
                },
                .no("subjects[1]/dateOfBirth") {
                    alone(&$0, born: "2014-11-23")
                    $0.subjects[0].hurt.unattendedOvernight = "yes"
                },
                .no(place + "unattendedNow") {
                    $0.subjects[0].hurt.unattendedNow = "no"
                    $0.subjects[0].hurt.unattendedOvernight = "yes"
                },
                .unknown(place + "unattendedOvernight") {
                    alone(&$0)
                    $0.what.occurredFrom = "2026-11-22"
                },
                .unknown(place + "unattendedNow") {
                    $0.subjects[0].hurt.unattendedOvernight = "yes"
                },
                .unknown(nil) { $0.what.occurredFrom = "2026-11-22T23:00:00Z" },
            ]
        ),
        (
            "unattendedUnder12Distressed",
            [
                .yes(place + "unattendedDistressed") {
                    alone(&$0)
                    $0.subjects[0].hurt.unattendedDistressed = "yes"
                },
                .no(place + "unattendedDistressed") {
                    alone(&$0)
                    $0.subjects[0].hurt.unattendedDistressed = "no"
                },
                .no("subjects[1]/dateOfBirth") {
                    alone(&$0, born: "2012-01-01")
                    $0.subjects[0].hurt.unattendedDistressed = "yes"
                },
                .unknown(place + "unattendedDistressed") { alone(&$0) },
                .unknown(place + "unattendedNow") {
                    $0.subjects[0].hurt.unattendedNow = "refused"
                    $0.subjects[0].hurt.unattendedDistressed = "yes"
                },
            ]
        ),
        (
            "unattendedInDanger",
            [
                .yes(place + "unattendedInDanger") {
                    alone(&$0, born: "2010-01-01")
                    $0.subjects[0].hurt.unattendedInDanger = "yes"
                },
                .no(place + "unattendedInDanger") {
                    alone(&$0, born: "2010-01-01")
                    $0.subjects[0].hurt.unattendedInDanger = "no"
                },
                .unknown(place + "unattendedInDanger") { alone(&$0, born: "2010-01-01") },
                .unknown(place + "unattendedNow") {
                    $0.subjects[0].hurt.unattendedInDanger = "yes"
                },
                .unknown(nil),
            ]
        ),
        (
            "abandoned",
            [
                .yes("concerns[1]/code") { $0.concerns = [concern("abandonment")] },
                .yes("concerns[1]/code") {
                    $0.subjects.append(child("c2"))
                    $0.concerns = [concern("abandonment", about: "c2")]
                },
                .unknown(nil) { $0.concerns = [concern("neglect")] },
            ]
        ),
        (
            "carerCollapsed",
            [
                .yes("adults[1]/crisis/collapsed") {
                    $0.adults = [
                        adult {
                            $0.trouble.collapsed = "yes"
                            $0.trouble.childInTheirCare = "yes"
                        }
                    ]
                },
                .yes("adults[1]/crisis/collapsed") {
                    $0.adults = [
                        adult {
                            $0.role = "carer"
                            $0.trouble.collapsed = "yes"
                            $0.trouble.childInTheirCare = "notKnown"
                        }
                    ]
                },
                .yes("adults[1]/whereabouts") {
                    $0.adults = [
                        adult {
                            $0.whereabouts = "deceased"
                            $0.trouble.soleCarer = "yes"
                            $0.trouble.childInTheirCare = "no"
                        }
                    ]
                },
                .no("adults[1]/crisis/childInTheirCare") {
                    $0.adults = [
                        adult {
                            $0.role = "mother"
                            $0.trouble.collapsed = "yes"
                            $0.trouble.childInTheirCare = "no"
                        }
                    ]
                },
                .no("adults[1]/crisis/collapsed") {
                    $0.adults = [adult { $0.trouble.collapsed = "no" }]
                },
                .unknown("adults[1]/crisis/collapsed") {
                    $0.adults = [
                        adult {
                            $0.role = "father"
                            $0.trouble.collapsed = "notKnown"
                        }
                    ]
                },
                .unknown("adults[1]/crisis/childInTheirCare") {
                    $0.adults = [
                        adult {
                            $0.role = "relative"
                            $0.trouble.collapsed = "yes"
                        }
                    ]
                },
                .unknown("adults[1]/crisis/childInTheirCare") {
                    // A father may have died long ago.
                    $0.adults = [
                        adult {
                            $0.role = "father"
                            $0.whereabouts = "deceased"
                        }
                    ]
                },
                .unknown(nil) { $0.adults = [adult { $0.role = "mother" }] },
            ]
        ),
    ]
}
