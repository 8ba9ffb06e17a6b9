import Model

extension Facts {
    static let selfHarm: [Fact] = [
        Fact(
            "suicidePlanOrAttempt",
            definition: "the child plans suicide or attempted it, took an overdose or used a "
                + "ligature, and it is not known to be more than 7 days ago",
            question: "Has the child planned suicide, attempted it, taken an overdose or used a "
                + "ligature?",
            phrase: "the child had planned or attempted suicide", .child(suicidePlanOrAttempt)),
        Fact(
            "notKnownToBeSafe",
            definition: "the child is not known to be in hospital, nor in a safe place with "
                + "somebody",
            question: "Where is the child now, and is somebody with them?",
            phrase: "the child were not in a safe place with somebody",
            .child(notKnownToBeSafe)),
        Fact(
            "notAdmittedBeyondToday",
            definition: "the child is not known to stay in hospital after today",
            question: "Is the child admitted overnight, and when do they leave?",
            phrase: "the child left hospital today", .child(notAdmittedBeyondToday)),
        Fact(
            "admittedOvernight", definition: "the child is admitted to hospital beyond today",
            question: "Is the child admitted overnight?",
            phrase: "the child were admitted overnight", .child(admittedOvernight)),
        Fact(
            "suicidalTalk", definition: "the child speaks of suicide, or may be at risk of it",
            question: "Does the child speak of suicide?", phrase: "the child spoke of suicide",
            .child(suicidalTalk)),
        Fact(
            "selfHarmNeedsCare",
            definition:
                "the child harmed themselves and needs care for it, and it is not known to be "
                + "more than 7 days ago",
            question: "Does the child need care for having harmed themselves?",
            phrase: "the child needed care for having harmed itself",
            .child { scene, child in
                recent(scene, child, [("needsCare", scene.selfHarm(of: child)?.needsCare)])
            }),
        Fact(
            "superficialSelfHarm",
            definition: "the child's self-harm is superficial, somebody is with them, and a mental "
                + "health service is seeing them",
            question: "Is the self-harm superficial, is somebody with the child, and is a mental "
                + "health service seeing them?",
            phrase: "the self-harm were superficial, with support", .child(superficialSelfHarm)),
    ]

    private typealias Answers = [(field: String, answer: Stated<Answer>?)]

    @Sendable private static func suicidePlanOrAttempt(_ scene: Scene, _ child: Child) -> Finding {
        recent(scene, child, scene.selfHarm(of: child)?.attempts ?? [])
    }

    /// Whether any of these is so and not known to be over. Left out, it is worth asking of a child
    /// who is said to harm itself.
    private static func recent(_ scene: Scene, _ child: Child, _ answers: Answers) -> Finding {
        let place = "\(child.place)/selfHarm"
        var gathering = Gathering()
        for (field, answer) in answers { gathering.add(answer, at: "\(place)/\(field)") }
        let finding = gathering.finding(
            silence: scene.tellsOfSelfHarm(child) ? .unknown(at: place) : .silent)
        let occurred = scene.selfHarm(of: child)?.occurredAt?.value?.latestDay
        guard finding.answer == .yes, let occurred,
            scene.today - occurred > scene.thresholds[.selfHarmDays]
        else { return finding }
        return Finding(.no, at: finding.places + ["\(place)/occurredAt"])
    }

    /// A child who is gone, or left before it was seen, is not safe where it was.
    @Sendable private static func notKnownToBeSafe(_ scene: Scene, _ child: Child) -> Finding {
        let places = ["\(child.place)/whereNow", "\(child.place)/selfHarm/somebodyWithChild"]
        guard let subject = child.subject else { return Finding(.yes, at: places) }
        let whereNow = scene.notification.subjects[subject].whereNow?.value
        let disposition = scene.notification.subjects[subject].disposition?.value
        let isWithSomebody = scene.selfHarm(of: child)?.somebodyWithChild.isYes ?? false
        switch whereNow {
        case .missing, .atLarge: return Finding(.yes, at: places)
        case .inHospital where disposition != .leftUnseen: return .no(at: places[0])
        case .safePlace, .home, .inCare, .withRelative, .school:
            if isWithSomebody { return Finding(.no, at: places) }
        default: break
        }
        return disposition == .admittedOvernight
            ? .no(at: "\(child.place)/disposition") : Finding(.yes, at: places)
    }

    @Sendable private static func notAdmittedBeyondToday(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        let place = "\(child.place)/disposition"
        guard let subject = child.subject,
            scene.notification.subjects[subject].disposition?.value == .admittedOvernight
        else { return .yes(at: place) }
        let whereNow = scene.notification.subjects[subject].whereNow?.value
        if whereNow == .missing || whereNow == .atLarge {
            return .yes(at: "\(child.place)/whereNow")
        }
        guard let health = scene.notification.health, let discharge = health.dischargeAt,
            scene.isRecord(of: health.aboutLocalRef, about: child)
        else { return .no(at: place) }
        // A discharge that cannot be read may be today.
        let isLater = discharge.value.map { $0.earliestDay > scene.dayOfDeciding } ?? false
        return isLater ? .no(at: place, "health/dischargeAt") : .yes(at: "health/dischargeAt")
    }

    @Sendable private static func admittedOvernight(_ scene: Scene, _ child: Child) -> Finding {
        let place = "\(child.place)/disposition"
        let stated = child.subject.flatMap { scene.notification.subjects[$0].disposition }
        guard let stated else {
            return scene.tellsOfSelfHarm(child) ? .unknown(at: place) : .silent
        }
        switch stated.value {
        case .admittedOvernight:
            let beyond = notAdmittedBeyondToday(scene, child)
            return Finding(beyond.answer == .no ? .yes : .no, at: beyond.places)
        case .notKnown, .other, nil: return .unknown(at: place)
        case .discharged, .awaitingDischarge, .transferred, .leftUnseen: return .no(at: place)
        }
    }

    @Sendable private static func suicidalTalk(_ scene: Scene, _ child: Child) -> Finding {
        let place = "\(child.place)/selfHarm/suicidalTalk"
        var gathering = Gathering()
        gathering.add(scene.selfHarm(of: child)?.suicidalTalk, at: place)
        for place in scene.places(of: .suicideRisk, for: child) { gathering.add(true, at: place) }
        return gathering.finding(
            silence: scene.tellsOfSelfHarm(child) ? .unknown(at: place) : .silent)
    }

    /// Yes only where all of it is known.
    @Sendable private static func superficialSelfHarm(_ scene: Scene, _ child: Child) -> Finding {
        guard let harm = scene.selfHarm(of: child), let superficial = harm.superficial else {
            return .silent
        }
        let place = "\(child.place)/selfHarm/"
        let answers = [
            ("superficial", superficial), ("somebodyWithChild", harm.somebodyWithChild),
            ("mentalHealthServiceOpen", harm.mentalHealthServiceOpen),
        ]
        let missed = answers.filter { $0.1?.truth != true }
        guard !missed.isEmpty else { return Finding(.yes, at: answers.map { place + $0.0 }) }
        let denied = missed.filter { $0.1?.truth == false }
        return denied.isEmpty
            ? Finding(.unknown, at: missed.map { place + $0.0 })
            : Finding(.no, at: denied.map { place + $0.0 })
    }
}

extension Notification.SelfHarm {
    /// What the child planned or did to end its life, by field.
    var attempts: [(field: String, answer: Stated<Answer>?)] {
        [
            ("suicidePlan", suicidePlan), ("suicideAttempt", suicideAttempt),
            ("overdose", overdose), ("ligature", ligature),
        ]
    }
}

extension Scene {
    /// The day in London on which it is decided.
    var dayOfDeciding: Day { LondonTime(now).day }

    func selfHarm(of child: Child) -> Notification.SelfHarm? {
        child.subject.flatMap { notification.subjects[$0].selfHarm }
    }

    fileprivate func tellsOfSelfHarm(_ child: Child) -> Bool {
        selfHarm(of: child) != nil
            || coded.contains { coded in
                coded.isAbout(child) && (coded.code == .selfHarm || coded.code == .suicideRisk)
            }
    }
}
