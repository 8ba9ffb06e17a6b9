import Model

extension Facts {
    static let perpetrator: [Fact] = [
        Fact(
            "perpetratorMayReachChild",
            definition: "nobody is suspected, or one who is is not known to be kept from child or "
                + "unborn: in custody for under 24 hours, or kept away by bail conditions",
            question: "Where is the suspected person now, arrested when, and on what conditions?",
            phrase: "the suspected person could reach the child, as after release",
            .household(perpetratorMayReachChild))
    ]

    /// The child's own whereabouts do not count: a safe place may be known to the perpetrator.
    @Sendable private static func perpetratorMayReachChild(_ scene: Scene) -> Finding {
        var free: [String] = []
        var kept: [String] = []
        let isBreached = scene.violence?.breachOfOrder.isYes ?? false
        let adults = scene.notification.adults
        for index in adults.indices where adults[index].suspected.isYes {
            let isKept = adults[index].isKeptAway(in: scene, despite: isBreached)
            let place = "adults[\(index + 1)]/whereabouts"
            if isKept { kept.append(place) } else { free.append(place) }
        }
        if scene.violence?.perpetratorReleased.isYes ?? false {
            free.append("incident/thisIncident/perpetratorReleased")
        }
        if scene.violence?.perpetratorReturned.isYes ?? false {
            free.append("incident/thisIncident/perpetratorReturned")
        }
        return kept.isEmpty || !free.isEmpty ? Finding(.yes, at: free) : Finding(.no, at: kept)
    }
}

extension Notification.Adult {
    func isFlagged(_ flag: OffenderFlag) -> Bool {
        offenderFlags.contains { $0.value == flag }
    }

    /// Whether it is known that this person cannot come to the child. Custody is over 24 hours
    /// after the arrest unless bail conditions keep the person away, and an arrest at no known time
    /// may be over. Bail counts only for somebody known to be where it sends them.
    func isKeptAway(in scene: Scene, despite isBreached: Bool) -> Bool {
        let bail = bailKeepsAway.isYes && !isBreached
        switch whereabouts?.value {
        case .deceased: return true
        case .inHospital, .withRelative: return bail
        case .inCustody:
            guard !bail else { return true }
            guard let arrest = arrestedAt?.value?.earliestInstant, arrest <= scene.now
            else { return false }
            return scene.now < arrest + .hours(scene.thresholds[.custodyHours])
        default: return false
        }
    }
}
