import Model

extension Facts {
    static let missing: [Fact] = [
        Fact(
            "missingNow",
            definition: "the child is missing: it is not told where they are, and a report of it "
                + "does not tell that they were found",
            question: "Is the child still missing, and if not, where are they?",
            phrase: "the child were missing now", .child(missingNow)),
        Fact(
            "mayBeUnder13", definition: "under 13 years, or of no known age",
            question: "How old is the child?", phrase: "the child were under 13",
            .child { scene, child in
                let answer = scene.mayBeUnder(.missingYears, child)
                return Finding(answer ? .yes : .no, at: ["\(child.place)/dateOfBirth"])
            }),
        Fact(
            "missingSuicideRisk",
            definition:
                "there is a risk of suicide: of a child who is missing, or by what they did "
                + "or said",
            question: "Is there a risk that the child kills themselves?",
            phrase: "there were a risk of suicide", .child(suicideRisk)),
        Fact(
            "exploitationFlag",
            definition: "the child is, or ever was, thought to be exploited, by anybody",
            question: "Has anybody ever thought that the child is exploited?",
            phrase: "somebody had thought that the child is exploited", .child(exploitationFlag)),
        told(
            "medicationNeeded", definition: "a child who is missing needs medication",
            question: "Does the child need medication?", phrase: "the child needed medication"
        ) { $0.medicationNeeded },
        Fact(
            "takenOrLured", definition: "somebody took the child, or lured them away",
            question: "Did somebody take the child, or lure them away?",
            phrase: "somebody had taken the child, or lured them away", .child(takenOrLured)),
        Fact(
            "stillMissing",
            definition: "the child is missing, and has been for 6 hours or more",
            question: "Is the child still missing, and since when?",
            phrase: "the child had been missing for 6 hours", .child(stillMissing)),
        Fact(
            "missingEpisodes90Days", .count,
            definition: "times in 90 days that the child was missing, this one among them, as the "
                + "sender or the history counts them",
            question: "How often was the child missing in the last 90 days?",
            phrase: "the child had been missing # times in 90 days", .child(missingEpisodes)),
    ]

    private static func told(
        _ name: String, definition: String, question: String, phrase: String,
        _ read: @escaping @Sendable (Notification.Missing) -> Stated<Answer>?
    ) -> Fact {
        let place = "incident/missing/\(name)"
        return Fact(
            name, definition: definition, question: question, phrase: phrase,
            .child { scene, _ in
                var gathering = Gathering()
                gathering.add(scene.notification.incident?.missing.flatMap(read), at: place)
                return gathering.finding(
                    silence: scene.isReportOfMissing ? .unknown(at: place) : .silent)
            })
    }

    // MARK: - Whether it is missing

    /// Where the child is comes before what the report says of one that it does not name.
    @Sendable private static func missingNow(_ scene: Scene, _ child: Child) -> Finding {
        let place = "\(child.place)/whereNow"
        let stated = child.subject.flatMap { scene.notification.subjects[$0].whereNow }
        if stated?.value == .missing { return .yes(at: place) }
        let reported = reportedMissing(scene, child)
        guard let stated, !stated.isBlank else {
            guard reported.answer == .yes else { return reported }
            // It is about a child who is listed, and about the one who is said to be missing.
            if child.subject == nil, !scene.notification.subjects.isEmpty { return Finding(.no) }
            return scene.listed.hasMissing ? .unknown(at: place) : reported
        }
        guard stated.isElsewhere else {
            return reported == .silent ? .unknown(at: place) : reported
        }
        guard scene.isReportOfMissing else { return Finding(.no) }
        // Somebody is missing, and nobody is left that it could be.
        let isContradicted =
            scene.notification.incident?.missing?.missingNow.isYes ?? false
            && !scene.listed.mayHaveMissing
        return isContradicted ? .unknown(at: place) : .no(at: place)
    }

    /// What is reported of whichever child is missing.
    private static func reportedMissing(_ scene: Scene, _ child: Child) -> Finding {
        let place = "incident/missing"
        if let missing = scene.notification.incident?.missing {
            if missing.missingNow.isYes { return .yes(at: place + "/missingNow") }
            if missing.missingNow?.value == .no { return .no(at: place + "/missingNow") }
            if missing.absenceType?.value == .awayWithoutAuthorisation {
                return .no(at: place + "/absenceType")
            }
            return missing.isFound(by: scene.dayOfDeciding)
                ? .no(at: place + "/found") : .yes(at: place)
        }
        if scene.isReportOfMissing { return .yes(at: "header/messageType") }
        let coded = scene.placesOfMissing(child)
        return coded.isEmpty ? .silent : Finding(.unknown, at: coded)
    }

    @Sendable private static func stillMissing(_ scene: Scene, _ child: Child) -> Finding {
        let finding = missingNow(scene, child)
        guard finding.answer == .yes else { return finding }
        let incident = scene.notification.incident
        let from = incident?.missing?.from?.value
        let place = from == nil ? "incident/occurredFrom" : "incident/missing/from"
        guard let start = (from ?? incident?.occurredFrom?.value)?.earliestInstant else {
            return .unknown(at: "incident/missing/from")
        }
        let isLong = scene.now - start >= .hours(scene.thresholds[.stillMissingHours])
        return isLong ? .yes(at: place) : .no(at: place)
    }

    // MARK: - What makes it worse

    @Sendable private static func suicideRisk(_ scene: Scene, _ child: Child) -> Finding {
        var gathering = Gathering()
        let place = "incident/missing/suicideRisk"
        if let stated = scene.notification.incident?.missing?.suicideRisk {
            gathering.add(stated.truth, at: place)
        } else if scene.isReportOfMissing {
            gathering.addUnknown(at: place)
        }
        if let harm = scene.selfHarm(of: child) {
            for (field, answer) in harm.attempts + [("suicidalTalk", harm.suicidalTalk)] {
                gathering.add(answer, at: "\(child.place)/selfHarm/\(field)")
            }
        }
        for place in scene.places(of: .suicideRisk, for: child) { gathering.add(true, at: place) }
        return gathering.finding()
    }

    /// Whoever thought so, and however long ago: what is not told of a child who is missing is
    /// worth asking, and a history that was not read may hold it.
    @Sendable private static func exploitationFlag(_ scene: Scene, _ child: Child) -> Finding {
        var gathering = Gathering()
        for place in scene.placesOfExploitation(child) { gathering.add(true, at: place) }
        let notification = scene.notification
        if notification.incident?.exploitation != nil, scene.isExploitation(about: child) {
            gathering.add(true, at: "incident/exploitation")
        }
        for (index, factor) in notification.indicatedFactors.enumerated()
        where ["11A", "12A", "13A", "24A"].contains(factor.value?.code) {
            gathering.add(true, at: "indicatedFactors[\(index + 1)]")
        }
        if let referral = notification.nationalReferral,
            scene.isRecord(of: referral.aboutLocalRef, about: child)
        {
            gathering.add(true, at: "nationalReferral")
        }
        let isKnown = scene.past?.events(of: child).contains { event in
            event.contact.reasons.contains(where: \.isExploitation)
        }
        if isKnown ?? false { gathering.add(true, at: "history") }
        guard scene.isReportOfMissing else { return gathering.finding() }
        return gathering.finding(
            silence: .unknown(
                at: scene.isHistoryWhole(of: child) ? "incident/exploitation" : "history"))
    }

    @Sendable private static func takenOrLured(_ scene: Scene, _ child: Child) -> Finding {
        var gathering = Gathering()
        let place = "incident/missing/takenOrLured"
        gathering.add(scene.notification.incident?.missing?.takenOrLured, at: place)
        for place in scene.places(of: .abduction, for: child) { gathering.add(true, at: place) }
        return gathering.finding(
            silence: scene.isReportOfMissing ? .unknown(at: place) : .silent)
    }

    // MARK: - How often

    /// The larger of what the sender counts and what is known here: neither is added to the other.
    @Sendable private static func missingEpisodes(_ scene: Scene, _ child: Child) -> Finding {
        let stated = scene.notification.incident?.missing?.episodes90Days
        let start = scene.today.adding(days: -scene.thresholds[.shortWindowDays])
        let day = scene.notification.incident?.latestDay ?? scene.today
        let isReported =
            scene.isReportOfMissing || !scene.placesOfMissing(child).isEmpty
            || missingNow(scene, child).answer == .yes
        let isCounted = isReported && day >= start
        let earlier = scene.past?.events(of: child).filter { event in
            guard event.day >= start, event.contact.isOfMissing else { return false }
            return !(isCounted && scene.own.includes(event.contact))
        }
        let known = Set(earlier?.map(\.incident) ?? []).count + (isCounted ? 1 : 0)
        let count = max(known, stated?.value ?? 0)
        let isOpen =
            !scene.isHistoryWhole(of: child) || stated.map { $0.value == nil } ?? false
        // Without a place it is not asked for: nobody speaks of a child who was missing.
        let places = isReported || count > 0 ? ["incident/missing/episodes90Days", "history"] : []
        return Finding(isOpen ? .atLeast(count) : .number(count), at: places)
    }
}

extension Scene {
    /// Whether it was sent as a report of a missing child, or has the record of one.
    var isReportOfMissing: Bool {
        notification.incident?.missing != nil
            || notification.header.messageType.value?.isReportOfMissing ?? false
    }

    /// Where a code says that a child is, or was, missing.
    func placesOfMissing(_ child: Child) -> [String] {
        coded.compactMap { $0.isAbout(child) && $0.code?.isMissing ?? false ? $0.place : nil }
    }

    /// Where a code says that a child is exploited.
    func placesOfExploitation(_ child: Child) -> [String] {
        coded.compactMap { $0.isAbout(child) && $0.code?.isExploitation ?? false ? $0.place : nil }
    }
}

extension ConcernCode {
    var isMissing: Bool { self == .missingIncident || self == .repeatedMissing }

    var isExploitation: Bool {
        switch self {
        case .exploitation, .criminalExploitation, .trafficking: true
        default: false
        }
    }
}

extension MessageType {
    var isReportOfMissing: Bool { self == .missingFromHome || self == .missingFromCare }
}

extension Chronology.Contact {
    fileprivate var isOfMissing: Bool {
        !isCopy && (kind?.isReportOfMissing ?? false || reasons.contains(where: \.isMissing))
    }
}

extension Notification.Missing {
    /// Whether it is told that the child was found: at a time that is neither before it went missing
    /// nor to come.
    func isFound(by today: Day) -> Bool {
        guard let found = found?.value, found.date.earliest <= today else { return false }
        guard let from = from?.value else { return true }
        return found.latestDay >= from.date.earliest
    }
}
