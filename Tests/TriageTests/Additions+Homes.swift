import Model

extension Additions {
    /// Something dangerous that is now said of the adults, the home, plans and the time to act.
    static let troubles: [(name: String, change: Change)] = [
        (
            "overdose",
            { message, _ in
                each(&message.adults) {
                    $0.trouble.overdose = "yes"
                    $0.trouble.soleCarer = "yes"
                }
            }
        ),
        (
            "delusion",
            { message, _ in
                each(&message.adults) {
                    $0.trouble.psychosis = "yes"
                    $0.trouble.delusionAboutChild = "yes"
                    $0.trouble.childInTheirCare = "yes"
                }
            }
        ),
        (
            "offender",
            { message, _ in
                message.adults.append(
                    adult {
                        $0.role = "partner"
                        $0.newToHousehold = "yes"
                        $0.offenderFlags = ["registeredSexOffender"]
                    })
            }
        ),
        ("managed", { message, _ in message.managed.level = "2" }),
        ("unfit", { message, _ in message.careless.poorHomeConditions = "yes" }),
        ("hunger", { message, _ in message.careless.hunger = "yes" }),
        ("grade", { message, _ in message.grade("2", "4") }),
        ("illness", { message, _ in message.concerns.append(concern("fabricatedIllness")) }),
        ("refused", { message, _ in message.visit.treatmentRefused = "yes" }),
        ("roofless", { message, _ in message.roofless.nowhereSafeTonight = "yes" }),
        (
            "offRoll",
            { message, _ in
                message.schooling.homeEducated = "yes"
                message.schooling.planStatus = "section47"
            }
        ),
        ("stepUp", { message, _ in message.support.stepUpRequested = "yes" }),
        ("factor", { message, _ in message.indicatedFactors = ["16A"] }),
        ("need", { message, _ in message.view.primaryNeed = "N1" }),
        ("endedPlan", { message, _ in message.walkIn.planType = "endedWithin12Months" }),
        (
            "soon",
            { message, _ in
                message.view.mustActBefore = "2026-11-23T11:00:00Z"
                message.view.mustActReason = "travel"
            }
        ),
        (
            "past",
            { message, _ in
                message.view.mustActBefore = "2026-11-23T09:00:00Z"
                message.view.mustActReason = "release"
            }
        ),
    ]
}
