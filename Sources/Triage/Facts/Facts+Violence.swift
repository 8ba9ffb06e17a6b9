import Model

// Hazards of this incident, and of ever. A hazard with a window stands for this incident or the
// fourteen days before receipt; told of an older incident, it counts as one of ever.

extension Facts {
    static let violence: [Fact] = [
        recent(
            "strangulation",
            definition: "somebody was strangled or suffocated, this incident or the last 14 days",
            question: "Was anybody strangled, choked or suffocated?",
            phrase: "there had been strangulation"
        ) { $0.strangulation },
        recent(
            "weapon", definition: "a weapon was used or shown, this incident or the last 14 days",
            question: "Was a weapon, or a thing as a weapon, used or shown?",
            phrase: "a weapon had been used or shown"
        ) { $0.weapon },
        recent(
            "threatsToKill",
            definition: "somebody threatened to kill, this incident or the last 14 days",
            question: "Did anybody threaten to kill?",
            phrase: "there had been a threat to kill"
        ) { $0.threatsToKill },
        Fact(
            "severeViolenceEver",
            definition: "strangulation, a weapon or a threat to kill at any time before",
            question: "Has there ever been strangulation, a weapon or a threat to kill?",
            phrase: "there had ever been strangulation, a weapon or a threat to kill",
            .household(severeViolenceEver)),
        Fact(
            "physicalViolence", definition: "there was physical violence; strangulation is one",
            question: "Was there physical violence?", phrase: "there had been physical violence",
            .household(physicalViolence)),
        hazard(
            "stalking", definition: "stalking", question: "Has there been stalking?",
            phrase: "there had been stalking"
        ) { $0.stalking },
        hazard(
            "coerciveControl", definition: "coercive or controlling behaviour",
            question: "Is there coercive or controlling behaviour?",
            phrase: "there were coercive control"
        ) { $0.coerciveControl },
        hazard(
            "recentSeparation", definition: "the couple have separated recently",
            question: "Have they separated recently?", phrase: "they had separated recently"
        ) { $0.recentSeparation },
        hazard(
            "breachOfOrder", definition: "an order, or a condition of bail, was breached",
            question: "Was an order or a condition of bail breached?",
            phrase: "an order had been breached"
        ) { $0.breachOfOrder },
        hazard(
            "perpetratorReleased", definition: "the perpetrator has just been released",
            question: "Has the perpetrator just been released?",
            phrase: "the perpetrator had just been released"
        ) { $0.perpetratorReleased },
    ]

    private typealias Read = @Sendable (Notification.Violence) -> Stated<Answer>?

    private static func hazard(
        _ name: String, definition: String, question: String, phrase: String, _ read: @escaping Read
    ) -> Fact {
        let place = "incident/thisIncident/\(name)"
        return Fact(
            name, definition: definition, question: question, phrase: phrase,
            .household { scene in stated(scene, place, read) })
    }

    private static func recent(
        _ name: String, definition: String, question: String, phrase: String, _ read: @escaping Read
    ) -> Fact {
        let place = "incident/thisIncident/\(name)"
        return Fact(
            name, definition: definition, question: question, phrase: phrase,
            .household { scene in
                let finding = stated(scene, place, read)
                guard finding.answer == .yes, !scene.isRecent else { return finding }
                return .no(at: place, "incident/occurredFrom")
            })
    }

    /// What was answered; a question left out of a message about violence is worth putting.
    private static func stated(_ scene: Scene, _ place: String, _ read: Read) -> Finding {
        guard let answer = scene.violence.flatMap(read) else {
            return scene.tellsOfViolence ? .unknown(at: place) : .silent
        }
        switch answer.truth {
        case true?: return .yes(at: place)
        case false?: return .no(at: place)
        case nil: return .unknown(at: place)
        }
    }

    @Sendable private static func severeViolenceEver(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let ever = scene.notification.incident?.ever
        gathering.add(ever?.strangulation, at: "incident/ever/strangulation")
        gathering.add(ever?.weapon, at: "incident/ever/weapon")
        gathering.add(ever?.threatsToKill, at: "incident/ever/threatsToKill")
        if !scene.isRecent, let violence = scene.violence {
            let past = [
                ("strangulation", violence.strangulation), ("weapon", violence.weapon),
                ("threatsToKill", violence.threatsToKill),
            ]
            for (name, answer) in past where answer.isYes {
                gathering.add(true, at: "incident/thisIncident/\(name)")
            }
        }
        return gathering.finding(
            silence: scene.tellsOfViolence ? .unknown(at: "incident/ever") : .silent)
    }

    @Sendable private static func physicalViolence(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let place = "incident/thisIncident/physicalViolence"
        gathering.add(scene.violence?.physicalViolence, at: place)
        if scene.violence?.strangulation.isYes ?? false {
            gathering.add(true, at: "incident/thisIncident/strangulation")
        }
        return gathering.finding(silence: scene.tellsOfViolence ? .unknown(at: place) : .silent)
    }
}
