import Model

extension Additions {
    /// Something dangerous that is now said of children who are alone, missing, abused, exploited
    /// or expected, or who harm themselves.
    static let dangers: [(name: String, change: Change)] = [
        ("alone", { message, _ in each(&message.subjects) { $0.hurt.unattendedNow = "yes" } }),
        (
            "aloneInDanger",
            { message, _ in
                each(&message.subjects) {
                    $0.hurt.unattendedNow = "yes"
                    $0.hurt.unattendedInDanger = "yes"
                }
            }
        ),
        (
            "collapsed",
            { message, _ in
                each(&message.adults) {
                    $0.trouble.collapsed = "yes"
                    $0.trouble.soleCarer = "yes"
                }
            }
        ),
        ("missing", { message, _ in each(&message.subjects) { $0.whereNow = "missing" } }),
        ("missingNow", { message, _ in message.absence.missingNow = "yes" }),
        (
            "lured",
            { message, _ in
                message.absence.missingNow = "yes"
                message.absence.takenOrLured = "yes"
            }
        ),
        ("episodes", { message, _ in message.absence.episodes90Days = "3" }),
        ("plan", { message, _ in each(&message.subjects) { $0.ownHarm.suicidePlan = "yes" } }),
        (
            "suspectedAbuse",
            { message, _ in each(&message.subjects) { $0.hurt.suspectedSexualAbuse = "yes" } }
        ),
        ("livesThere", { message, _ in each(&message.adults) { $0.livesWithChild = "yes" } }),
        ("mutilation", { message, _ in message.mutilation.status = "atRisk" }),
        ("journey", { message, _ in message.mutilation.travelDate = "2026-11-24" }),
        ("drugs", { message, _ in message.exploited.foundWithDrugs = "yes" }),
        ("threats", { message, _ in message.online.threats = "yes" }),
        ("trafficked", { message, _ in message.trafficked.riskCurrent = "yes" }),
        ("active", { message, _ in each(&message.subjects) { $0.sexuallyActive = "yes" } }),
        (
            "removal",
            { message, _ in
                message.expected.previousRemovals = "yes"
                message.expected.booked = "no"
            }
        ),
    ]
}
