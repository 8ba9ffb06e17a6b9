import Model

// Children whom nobody minds as the message is sent. Age and hazard have to be those of one and the
// same child.

extension Facts {
    static let unattended: [Fact] = [
        Fact(
            "unattendedUnder8",
            definition: "nobody minds a child now who is under 8, or of no known age",
            question: "Is a child under 8 alone now?", phrase: "a child under 8 were alone now",
            .household { scene in alone(scene, under: .unattendedYoungYears) }),
        Fact(
            "unattendedUnder12",
            definition: "nobody minds a child now who is under 12, or of no known age",
            question: "Is a child under 12 alone now?", phrase: "a child under 12 were alone now",
            .household { scene in alone(scene, under: .unattendedYears) }),
        Fact(
            "unattendedUnder12Overnight",
            definition: "nobody minds a child now who may be under 12, and it is for the night, or "
                + "the time of the incident or of receipt is at night",
            question: "Is a child under 12 alone for the night?",
            phrase: "a child under 12 were alone for the night",
            .household { scene in
                let night = placeOfNight(scene)
                return alone(
                    scene, under: .unattendedYears, and: "unattendedOvernight", alsoBy: night
                ) { $0.unattendedOvernight }
            }),
        Fact(
            "unattendedUnder12Distressed",
            definition: "nobody minds a child now who may be under 12, and they are distressed",
            question: "Is a child under 12 who is alone now frightened or crying?",
            phrase: "a child under 12 who is alone were distressed",
            .household { scene in
                alone(scene, under: .unattendedYears, and: "unattendedDistressed") {
                    $0.unattendedDistressed
                }
            }),
        Fact(
            "unattendedInDanger",
            definition: "nobody minds a child of any age now, and they are in danger",
            question: "Is a child who is alone now in danger?",
            phrase: "a child who is alone were in danger",
            .household { scene in
                alone(scene, under: nil, and: "unattendedInDanger") { $0.unattendedInDanger }
            }),
        Fact(
            "abandoned", definition: "a child has been abandoned",
            question: "Has a child been abandoned?", phrase: "a child had been abandoned",
            .household { scene in
                var gathering = Gathering()
                for coded in scene.coded where coded.code == .abandonment {
                    gathering.add(true, at: coded.place)
                }
                return gathering.finding()
            }),
        Fact(
            "carerCollapsed",
            definition: "an adult who has a child in their care has collapsed or died; one who "
                + "collapsed and is a mother, a father or a carer has, unless told otherwise",
            question: "Has anybody collapsed or died who had a child in their care?",
            phrase: "somebody with a child in their care had collapsed or died",
            .household(carerCollapsed)),
    ]

    /// Whether a child whom nobody minds now may be so young.
    private static func alone(_ scene: Scene, under age: Threshold) -> Finding {
        var gathering = Gathering()
        for child in scene.children {
            if let place = scene.placeOfAloneSibling(child), scene.mayBeUnder(age, child) {
                gathering.add(true, at: place)
            }
            guard let harm = scene.harm(of: child) else { continue }
            let place = "\(child.place)/harm/unattendedNow"
            let isYoung = scene.mayBeUnder(age, child)
            if let stated = harm.unattendedNow {
                gathering.add(
                    isYoung ? stated.truth : false,
                    at: isYoung ? place : "\(child.place)/dateOfBirth")
            } else if harm.tellsOfBeingAlone, isYoung {
                gathering.addUnknown(at: place)
            }
        }
        return gathering.finding()
    }

    /// Whether of a child whom nobody minds now something more is so.
    ///
    /// - Parameter place: Where the message shows that it is so of any child, whatever is answered.
    private static func alone(
        _ scene: Scene, under age: Threshold?, and field: String, alsoBy place: String? = nil,
        _ read: (Notification.Harm) -> Stated<Answer>?
    ) -> Finding {
        var gathering = Gathering()
        for child in scene.children {
            guard let harm = scene.harm(of: child) else { continue }
            guard harm.unattendedNow != nil || read(harm) != nil else { continue }
            let now = harm.unattendedNow.flatMap(\.truth)
            let more = place == nil ? read(harm).flatMap(\.truth) : true
            let harmPlace = "\(child.place)/harm/"
            if let age, !scene.mayBeUnder(age, child) {
                gathering.add(false, at: "\(child.place)/dateOfBirth")
            } else if now == false || now == nil && more != false {
                gathering.add(now, at: harmPlace + "unattendedNow")
            } else {
                gathering.add(more, at: place ?? harmPlace + field)
            }
        }
        return gathering.finding()
    }

    /// Where the message shows that it is night: when it happened, or now.
    private static func placeOfNight(_ scene: Scene) -> String? {
        let occurred = scene.notification.incident?.occurredFrom?.value?.instant
        if let occurred, scene.isNight(occurred) { return "incident/occurredFrom" }
        return scene.isNight(scene.receivedAt) ? "header/sentAt" : nil
    }

    @Sendable private static func carerCollapsed(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let adults = scene.notification.adults
        for index in adults.indices {
            let crisis = adults[index].crisis
            let collapsed = crisis?.collapsed
            let isDead = adults[index].whereabouts?.value == .deceased
            guard isDead || collapsed != nil else { continue }
            let place = "adults[\(index + 1)]/"
            let hasChild = adults[index].hasChildInCare(assumed: collapsed.isYes)
            if hasChild == false {
                gathering.add(false, at: place + "crisis/childInTheirCare")
            } else if isDead || collapsed.isYes {
                let event = isDead ? "whereabouts" : "crisis/collapsed"
                gathering.add(
                    hasChild, at: place + (hasChild == nil ? "crisis/childInTheirCare" : event))
            } else {
                gathering.add(collapsed, at: place + "crisis/collapsed")
            }
        }
        return gathering.finding()
    }
}

extension Notification.Harm {
    /// Whether it tells how a child fares whom nobody minds.
    fileprivate var tellsOfBeingAlone: Bool {
        unattendedOvernight.isYes || unattendedDistressed.isYes || unattendedInDanger.isYes
    }
}

extension Notification.Adult {
    /// Whether a child is in this adult's care; nil where it is not known.
    ///
    /// - Parameter isAssumed: Whether a parent or carer of whom it is not told has one.
    fileprivate func hasChildInCare(assumed isAssumed: Bool) -> Bool? {
        if crisis?.childInTheirCare.isYes ?? false || crisis?.soleCarer.isYes ?? false {
            return true
        }
        let inCare = crisis?.childInTheirCare.flatMap(\.truth)
        guard inCare == nil else { return false }
        let isSole = crisis?.soleCarer.flatMap(\.truth)
        let isCarer = [.mother, .father, .carer].contains(role?.value)
        return isAssumed && isSole == nil && isCarer ? true : nil
    }
}

extension Scene {
    /// Whether a child may be under an age of so many years on the day of receipt.
    func mayBeUnder(_ years: Threshold, _ child: Child) -> Bool {
        child.mayBeUnder(months: 12 * thresholds[years], on: today)
    }

    /// Whether clocks in London show a time of the night.
    func isNight(_ time: Timestamp) -> Bool {
        let hour = LondonTime(time).secondOfDay / 3600
        let (from, to) = (thresholds[.nightFromHour], thresholds[.nightToHour])
        return from <= to ? (from..<to).contains(hour) : hour >= from || hour < to
    }
}

extension Scene {
    /// Where it is said that another child is alone now, of one that is listed with it and is not told
    /// to be elsewhere: a baby whose sister of ten is alone is alone with her.
    fileprivate func placeOfAloneSibling(_ child: Child) -> String? {
        guard let own = child.subject, !child.isUnborn else { return nil }
        let subjects = notification.subjects
        guard subjects[own].harm?.unattendedNow == nil,
            subjects[own].presentAtIncident?.value != .elsewhere
        else { return nil }
        switch subjects[own].whereNow?.value {
        case .home, .atAddress, .notKnown, nil: break
        default: return nil
        }
        let other = subjects.indices.first {
            $0 != own && subjects[$0].harm?.unattendedNow.isYes ?? false
        }
        return other.map { "subjects[\($0 + 1)]/harm/unattendedNow" }
    }
}
