import Model

extension Facts {
    static let family: [Fact] = [
        Fact(
            "pregnancy", definition: "an adult is pregnant, or an unborn child is listed",
            question: "Is anybody in the household pregnant?",
            phrase: "somebody in the household were pregnant", .household(pregnancy)),
        Fact(
            "babyMayBeUnder12Months",
            definition: "a child listed is under 12 months, or of no known age",
            question: "Is there a baby under 12 months in the household?",
            phrase: "there were a baby under 12 months",
            .household { scene in mayBeUnder(scene, months: scene.thresholds[.babyMonths]) }),
        Fact(
            "childMayBeUnder5",
            definition: "a child listed is under 5, or of no known age",
            question: "Is there a child under 5 in the household?",
            phrase: "there were a child under 5",
            .household { scene in mayBeUnder(scene, months: 12 * scene.thresholds[.smallChildYears])
            }),
        Fact(
            "childInHome", definition: "a child that is born is listed",
            question: "Which children live in the home?", phrase: "children lived in the home",
            .household(childInHome)),
        Fact(
            "childInjured",
            definition: "a child is injured, this incident or the last 14 days; one minor bruise "
                + "over bone in a mobile child, well explained and suspected by nobody, is not it",
            question: "Was a child injured?", phrase: "a child had been injured",
            .household(childInjured)),
        Fact(
            "childIntervened",
            definition: "a child tried to stop the violence, or stood in its way",
            question: "Did a child try to stop it?",
            phrase: "a child had come between", .household(childIntervened)),
    ]

    @Sendable private static func pregnancy(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let adults = scene.notification.adults
        for index in adults.indices {
            let answer = adults[index].isPregnant
            guard answer != nil || adults[index].pregnant != nil else { continue }
            gathering.add(answer, at: "adults[\(index + 1)]/pregnant")
        }
        for child in scene.children where child.isUnborn && child.subject != nil {
            gathering.add(true, at: child.place)
        }
        return gathering.finding(
            silence: scene.tellsOfViolence ? .unknown(at: "adults/pregnant") : .silent)
    }

    private static func mayBeUnder(_ scene: Scene, months: Int) -> Finding {
        var gathering = Gathering()
        for child in scene.children {
            guard let subject = child.subject else { continue }
            if child.isUnborn {
                let expected = scene.notification.subjects[subject].expectedDeliveryDate?.value
                guard let expected, expected.earliest <= scene.today else { continue }
            }
            gathering.add(
                child.mayBeUnder(months: months, on: scene.today),
                at: "\(child.place)/dateOfBirth")
        }
        return gathering.finding(
            silence: scene.notification.subjects.isEmpty && scene.tellsOfViolence
                ? .unknown(at: "subjects") : .silent)
    }

    @Sendable private static func childInHome(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        for child in scene.children where child.subject != nil {
            gathering.add(!child.isUnborn, at: child.place)
        }
        return gathering.finding(
            silence: scene.tellsOfViolence ? .unknown(at: "subjects") : .silent)
    }

    @Sendable private static func childInjured(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let subjects = scene.notification.subjects
        for number in subjects.indices where !subjects[number].injuries.isEmpty {
            let isMinor = subjects[number].hasOneMinorBruise(among: scene.coded)
            for (index, injury) in subjects[number].injuries.enumerated() {
                gathering.add(
                    !isMinor && injury.isRecent(in: scene),
                    at: "subjects[\(number + 1)]/injuries[\(index + 1)]")
            }
        }
        return gathering.finding()
    }

    @Sendable private static func childIntervened(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let subjects = scene.notification.subjects
        for child in scene.children {
            guard let index = child.subject else { continue }
            let place = "\(child.place)/harm/intervenedInViolence"
            if let stated = subjects[index].harm?.intervenedInViolence {
                gathering.add(stated.truth, at: place)
            } else if subjects[index].presentAtIncident?.value == .elsewhere {
                gathering.add(false, at: "\(child.place)/presentAtIncident")
            } else if scene.tellsOfViolence, !child.isUnborn {
                gathering.addUnknown(at: place)
            }
        }
        return gathering.finding()
    }
}

extension Notification.Injury {
    /// Whether it is at most 14 days old, or of no known age.
    fileprivate func isRecent(in scene: Scene) -> Bool {
        guard let occurredAt else { return scene.isRecent }
        guard let day = occurredAt.value?.latestDay else { return true }
        return scene.today - day <= scene.thresholds[.recentDays]
    }
}

extension Notification.Subject {
    /// One bruise over bone on a child known to move about, with an explanation that fits, nobody
    /// suspecting harm and no treatment needed: a fact of level 1. All of it has to be known.
    func hasOneMinorBruise(among coded: [Coded]) -> Bool {
        guard injuries.count == 1, let injury = injuries.first, let mobility = mobility?.value,
            !coded.contains(where: { $0.code == .nonAccidentalInjury })
        else { return false }
        return injury.kind?.value == .bruise && injury.overBone.isYes
            && injury.explanationConsistent.isYes
            && injury.suspectedNonAccidental?.truth == false
            && !injury.needsTreatment.isYes && !injury.lifeThreatening.isYes
            && [.crawling, .cruising, .walking].contains(mobility)
    }
}
