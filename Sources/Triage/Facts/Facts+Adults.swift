import Model

extension Facts {
    static let adults: [Fact] = [
        Fact(
            "dangerousPersonWithChild",
            definition: "somebody convicted, charged, under an order, managed as dangerous or "
                + "found against in care proceedings lives with, moves in with or is alone with a "
                + "child",
            question: "Does this person live with a child, move in, or see one alone?",
            phrase: "a person who is a danger to children lived with a child or saw one alone",
            .household(dangerousPersonWithChild)),
        Fact(
            "carerInCrisis",
            definition: "somebody who alone has the care of a child attempted suicide, took an "
                + "overdose, is psychotic or intoxicated",
            question: "Is this person alone in caring for the child?",
            phrase: "a person in crisis were alone in caring for the child",
            .household { scene in crisis(scene, isNow: false) { $0.dangers } }),
        Fact(
            "carerInCrisisNow",
            definition: "the same, within 24 hours or at no known time, and the child not known "
                + "to be in other care",
            question: "Is the child in this person's care now, and when was the crisis?",
            phrase: "the crisis of the child's only carer were now",
            .household { scene in crisis(scene, isNow: true) { $0.dangers } }),
        Fact(
            "carerPsychoticNow",
            definition: "somebody who alone has the care of a child is psychotic now",
            question: "Is the child's only carer psychotic now?",
            phrase: "the child's only carer were psychotic now",
            .household { scene in
                crisis(scene, isNow: true) { [("psychosis", $0.psychosis)] }
            }),
        Fact(
            "delusionAboutChild",
            definition: "a delusion of somebody who may be psychotic concerns a child",
            question: "Is a delusion about a child?", phrase: "a delusion were about a child",
            .household(delusionAboutChild)),
        Fact(
            "newPartnerInHome",
            definition: "a partner, or somebody unknown or else of the household, is new in the "
                + "child's home",
            question: "Is anybody new in the child's home?",
            phrase: "somebody new lived in the child's home", .household(newPartnerInHome)),
    ]

    // MARK: - Dangerous persons

    @Sendable private static func dangerousPersonWithChild(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let adults = scene.notification.adults
        let record = scene.notification.publicProtection
        let person = record.flatMap { _ in scene.notification.protectedFrom }
        for index in adults.indices {
            let own = index == person ? record : nil
            guard let danger = adults[index].danger(index, own),
                adults[index].whereabouts?.value != .deceased
            else { continue }
            switch (danger.isKnown, adults[index].isWithChild(own)) {
            case (_, false?): gathering.add(false, at: "adults[\(index + 1)]/livesWithChild")
            case (true, true?): gathering.add(true, at: danger.place)
            case (true, nil): gathering.addUnknown(at: "adults[\(index + 1)]/livesWithChild")
            case (false, _): gathering.addUnknown(at: danger.place)
            }
        }
        if let record, person == nil {
            // Nobody that is listed: what the record itself tells.
            let isWith = record.answers.contains { $0.isYes }
            let place = "publicProtection/"
            if let level = record.level?.value {
                if level >= dangerousLevel {
                    gathering.add(isWith ? true : nil, at: place + "livesWithChild")
                }
            } else if isWith {
                gathering.addUnknown(at: place + "level")
            }
        }
        return gathering.finding()
    }

    /// The level of management from which a person counts as dangerous by it.
    static let dangerousLevel = 2

    // MARK: - Crises

    private static func crisis(
        _ scene: Scene, isNow: Bool,
        _ dangers: (Notification.Crisis) -> [(name: String, answer: Stated<Answer>?)]
    ) -> Finding {
        var gathering = Gathering()
        let adults = scene.notification.adults
        for index in adults.indices {
            guard let crisis = adults[index].crisis,
                let told = dangers(crisis).mostDangerous
            else { continue }
            let place = "adults[\(index + 1)]/crisis/"
            let care = crisis.isSoleCare(of: adults[index])
            if told.truth == false {
                gathering.add(false, at: place + told.name)
            } else if care == false {
                gathering.add(false, at: place + "soleCarer")
            } else if isNow, crisis.childInTheirCare?.truth == false {
                gathering.add(false, at: place + "childInTheirCare")
            } else if isNow, !crisis.mayLast(in: scene, told.name) {
                gathering.add(false, at: place + "occurredAt")
            } else if told.truth == nil {
                gathering.addUnknown(at: place + told.name)
            } else {
                gathering.add(care, at: place + (care == nil ? "childInTheirCare" : told.name))
            }
        }
        return gathering.finding()
    }

    @Sendable private static func delusionAboutChild(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let adults = scene.notification.adults
        for index in adults.indices {
            guard let crisis = adults[index].crisis, crisis.psychosis?.truth != false
            else { continue }
            let place = "adults[\(index + 1)]/crisis/delusionAboutChild"
            if let stated = crisis.delusionAboutChild {
                gathering.add(stated, at: place)
            } else if crisis.psychosis.isYes {
                gathering.addUnknown(at: place)
            }
        }
        return gathering.finding()
    }

    // MARK: - New in the home

    /// Somebody is new who is said to be, and a partner whom the register does not know in the home.
    @Sendable private static func newPartnerInHome(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let adults = scene.notification.adults
        for index in adults.indices {
            let role = adults[index].role?.value
            let place = "adults[\(index + 1)]/newToHousehold"
            let isNew = adults[index].newToHousehold?.truth
            switch role {
            case .partner:
                let isElsewhere = adults[index].livesWithChild?.truth == false
                let isKnown: Bool? = scene.newAdults.contains(index) ? true : nil
                gathering.add(isNew ?? (isElsewhere ? false : isKnown), at: place)
            case .unknownMale, .unknownFemale, .householdMember, .carer, .exPartner:
                gathering.add(isNew, at: place)
            case nil:
                // Who it is may not be known, and that it is somebody new is.
                if isNew == true { gathering.addUnknown(at: "adults[\(index + 1)]/role") }
            case .mother, .father, .grandparent, .relative, .professional, .other: break
            }
        }
        return gathering.finding()
    }
}

extension Notification {
    /// The adult whom the record of a dangerous person is about: the one it names, else the only
    /// one there is.
    fileprivate var protectedFrom: Int? {
        guard let reference = publicProtection?.personLocalRef else {
            return adults.count == 1 ? 0 : nil
        }
        let named = adults.indices.filter {
            adults[$0].localRef.map { $0.utf8.elementsEqual(reference.utf8) } ?? false
        }
        if named.count == 1 { return named[0] }
        return adults.count == 1 ? 0 : nil
    }
}

extension Notification.PublicProtection {
    fileprivate var answers: [Stated<Answer>?] { [livesWithChild, contactWithChildren] }
}

extension Notification.Adult {
    /// A role of somebody who lives with the child unless it is known otherwise.
    var hasHouseholdRole: Bool {
        switch role?.value {
        case .mother, .father, .partner, .carer, .householdMember: true
        default: false
        }
    }

    /// What makes somebody a danger to children; nil where nothing does. What cannot be read, or
    /// has no name, is not known to be one.
    fileprivate func danger(
        _ index: Int, _ record: Notification.PublicProtection?
    ) -> (place: String, isKnown: Bool)? {
        let place = { (flag: Int) in "adults[\(index + 1)]/offenderFlags[\(flag + 1)]" }
        if let flag = offenderFlags.firstIndex(where: { $0.value?.isOfChildren ?? false }) {
            return (place(flag), true)
        }
        if let record {
            guard let level = record.level?.value else { return ("publicProtection/level", false) }
            if level >= Facts.dangerousLevel { return ("publicProtection/level", true) }
        }
        return offenderFlags.firstIndex { $0.value == .other || $0.value == nil }
            .map { (place($0), false) }
    }

    /// Whether this person lives with, moves in with or is alone with a child; nil where nothing is
    /// known of it either way.
    fileprivate func isWithChild(_ record: Notification.PublicProtection?) -> Bool? {
        let told = ([livesWithChild] + (record?.answers ?? [])).compactMap { $0 }
        if whereabouts?.value == .home || newToHousehold.isYes
            || told.contains(where: { $0.value == .yes })
        {
            return true
        }
        let isDenied =
            livesWithChild?.truth == false || record?.livesWithChild?.truth == false
        if hasHouseholdRole, !isDenied { return true }
        return told.isEmpty || told.contains { $0.truth == nil } ? nil : false
    }
}

extension OffenderFlag {
    /// Whether it stands for a danger to children.
    fileprivate var isOfChildren: Bool {
        switch self {
        case .registeredSexOffender, .mappa2, .mappa3, .sexualHarmPreventionOrder,
            .sexualRiskOrder, .offenceAgainstChild, .findingInCareProceedings:
            true
        case .mappa1, .domesticAbusePerpetrator, .other: false
        }
    }
}

extension Notification.Crisis {
    /// What may happen to somebody in whose care a child is.
    fileprivate var dangers: [(name: String, answer: Stated<Answer>?)] {
        [
            ("suicideAttempt", suicideAttempt), ("overdose", overdose), ("psychosis", psychosis),
            ("intoxicated", intoxicated),
        ]
    }

    /// Whether this person alone has the care of a child; nil where that is not known.
    ///
    /// A mother, a father or a carer of whom nothing else is told has.
    fileprivate func isSoleCare(of adult: Notification.Adult) -> Bool? {
        if soleCarer.isYes { return true }
        if soleCarer?.truth == false { return false }
        if let told = childInTheirCare { return told.truth }
        switch adult.role?.value {
        case .mother, .father, .carer: return true
        default: return nil
        }
    }

    /// Whether it is not known to be longer ago than this.
    ///
    /// Who is psychotic is not well after a day.
    fileprivate func mayLast(in scene: Scene, _ danger: String) -> Bool {
        guard let occurred = occurredAt?.value else { return true }
        let hours = scene.thresholds[danger == "psychosis" ? .psychosisHours : .crisisHours]
        return occurred.latestInstant + .hours(hours) >= scene.receivedAt
    }
}

extension [(name: String, answer: Stated<Answer>?)] {
    /// The first that is so, else the first that is not known, else the first that is not so.
    fileprivate var mostDangerous: (name: String, truth: Bool?)? {
        let told = compactMap { name, answer in answer.map { (name: name, truth: $0.truth) } }
        return told.first { $0.truth == true } ?? told.first { $0.truth == nil } ?? told.first
    }
}
