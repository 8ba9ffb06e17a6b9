import Model

extension Facts {
    static let perpetrator: [Fact] = [
        Fact(
            "perpetratorMayReachChild",
            definition: "nobody is suspected, or one who is is not known to be kept from child or "
                + "unborn: in custody for under 24 hours, or kept away by bail conditions",
            question: "Where is the suspected person now, arrested when, and on what conditions?",
            phrase: "the suspected person could reach the child, as after release",
            .household(perpetratorMayReachChild)),
        Fact(
            "suspectWillHaveContact",
            definition: "somebody who is suspected lives with a child or is at home, or is not "
                + "known to be kept away, to be elsewhere or to live elsewhere",
            question: "Who is suspected, and can that person come to a child?",
            phrase: "somebody who is suspected could come to a child",
            .household(suspectWillHaveContact)),
        Fact(
            "allegedMayReachChildren",
            definition: "not a case of somebody who works with children and is known to be kept "
                + "from them, with no child that may need treatment",
            question: "Is the person kept from children, and by whom?",
            phrase: "the person were not kept from children",
            .household(allegedMayReachChildren)),
        Fact(
            "allegationAgainstStaff",
            definition: "it is an allegation against somebody who works with children",
            question: "Does the person work with children?",
            phrase: "the person worked with children", .household(allegationAgainstStaff)),
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

    /// A suspected person of whom nothing is known is asked for; so is, where a child was sexually
    /// abused, who is suspected.
    @Sendable private static func suspectWillHaveContact(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let adults = scene.notification.adults
        let isBreached = scene.violence?.breachOfOrder.isYes ?? false
        let reported = scene.notification.mandatoryReport?.suspectLocalRef
        for index in adults.indices {
            let place = "adults[\(index + 1)]/"
            let isReported = reported != nil && adults[index].localRef == reported
            guard isReported || adults[index].suspected.isYes else {
                // Who is not suspected tells nothing of who is.
                if let stated = adults[index].suspected, stated.truth == nil {
                    gathering.addUnknown(at: place + "suspected")
                }
                continue
            }
            let (answer, field) = adults[index].contact(in: scene, despite: isBreached)
            gathering.add(answer, at: place + field)
        }
        return gathering.finding(
            silence: scene.tellsOfSexualAbuse ? .unknown(at: "adults/suspected") : .silent)
    }

    @Sendable private static func allegedMayReachChildren(_ scene: Scene) -> Finding {
        guard scene.notification.header.messageType.value == .allegationAgainstStaff else {
            return .yes(at: "header/messageType")
        }
        let place = "allegation/keptFromChildren"
        // Who needs treatment, or may need it, is not out of harm's way.
        let isUnhurt = scene.notification.subjects.allSatisfy { subject in
            subject.injuries.allSatisfy { $0.needsTreatment?.truth == false }
        }
        // Who lives with a child is not kept from all of them by being sent home.
        let isHome = scene.notification.adults.contains { adult in
            adult.suspected?.truth != false
                && (adult.livesWithChild.isYes || adult.hasHouseholdRole)
        }
        let isKept = scene.notification.allegation?.keptFromChildren.isYes ?? false
        return isKept && !isHome && isUnhurt ? .no(at: place) : .yes(at: place)
    }

    @Sendable private static func allegationAgainstStaff(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        if scene.notification.header.messageType.value == .allegationAgainstStaff {
            gathering.add(true, at: "header/messageType")
        }
        if scene.notification.allegation != nil { gathering.add(true, at: "allegation") }
        return gathering.finding()
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

    /// Whether this person may be where a child is, and the field that tells. Living with a child
    /// counts, and being at home, before anything that speaks against it; what is not told of
    /// somebody who is suspected is not safe.
    fileprivate func contact(in scene: Scene, despite isBreached: Bool) -> (Bool, String) {
        if whereabouts?.value == .deceased { return (false, "whereabouts") }
        if livesWithChild.isYes { return (true, "livesWithChild") }
        if whereabouts?.value == .home { return (true, "whereabouts") }
        if isElsewhere(in: scene, despite: isBreached) { return (false, "whereabouts") }
        if isKeptFromChildren(in: scene.notification) { return (false, "suspected") }
        return livesWithChild?.truth == false ? (false, "livesWithChild") : (true, "whereabouts")
    }

    /// Whether this is the person of an allegation, and known to be kept from children.
    private func isKeptFromChildren(in notification: Notification) -> Bool {
        guard let allegation = notification.allegation, allegation.keptFromChildren.isYes else {
            return false
        }
        return allegation.personLocalRef.map { $0 == localRef } ?? (notification.adults.count == 1)
    }

    /// Whether this person is known to be where no child is: kept there, or in a hospital that no
    /// child of the message is in, or on bail and known to be where it sends them.
    private func isElsewhere(in scene: Scene, despite isBreached: Bool) -> Bool {
        if isKeptAway(in: scene, despite: isBreached) { return true }
        switch whereabouts?.value {
        case .inHospital: return !scene.listed.hasPatient
        case .atAddress, .inCare, .safePlace, .school: return bailKeepsAway.isYes && !isBreached
        default: return false
        }
    }
}
