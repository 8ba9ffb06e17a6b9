import Model

// Children who are sexually active before they can consent. An unborn child stands for its mother
// where she is known to be a child herself.

extension Facts {
    static let sexualActivity: [Fact] = [
        Fact(
            "sexuallyActive",
            definition: "the child is, or was, sexually active or pregnant; of an unborn child, "
                + "its mother is known to be under 18",
            question: "Is the child sexually active or pregnant?",
            phrase: "the child were sexually active or pregnant", .child(sexuallyActive)),
        Fact(
            "sexuallyActiveUnder13",
            definition: "the child, or the unborn child's mother, was under 13 when it happened",
            question: "How old was the child when it happened?",
            phrase: "the child had been under 13 when it happened",
            .child { scene, child in
                sexuallyActive(scene, child, under: scene.thresholds[.sexualActivityYears])
            }),
        Fact(
            "sexuallyActiveUnder14",
            definition: "the child, or the unborn child's mother, was under 14 when it happened",
            question: "How old was the child when it happened?",
            phrase: "the child had been under 14 when it happened",
            .child { scene, child in
                sexuallyActive(scene, child, under: scene.thresholds[.sexualActivityYears] + 1)
            }),
        Fact(
            "sexualPartnerOlder",
            definition: "the child is sexually active with somebody 3 years older or more",
            question: "How much older is the other person?",
            phrase: "the other person were 3 years older or more",
            .child(sexualPartnerOlder)),
    ]

    @Sendable private static func sexuallyActive(_ scene: Scene, _ child: Child) -> Finding {
        var gathering = Gathering()
        if let index = child.subject {
            let subjects = scene.notification.subjects
            gathering.add(
                subjects[index].sexuallyActive, at: "\(child.place)/sexuallyActive")
            gathering.add(subjects[index].pregnant, at: "\(child.place)/pregnant")
            if scene.listed.mothers.contains(index) { gathering.add(true, at: child.place) }
        }
        for place in scene.places(of: .underageSexualActivity, for: child) {
            gathering.add(true, at: place)
        }
        for mother in scene.listed.mothers(of: child) {
            let (birth, place) = scene.birth(of: mother)
            if let birth, birth.adding(months: 12 * Child.adultYears) > scene.today {
                gathering.add(true, at: place)
            } else if birth == nil, scene.tellsOfPregnancy(of: child) {
                gathering.addUnknown(at: place)
            }
        }
        return gathering.finding()
    }

    /// Of a child that is born, no known age is under any.
    private static func sexuallyActive(
        _ scene: Scene, _ child: Child, under years: Int
    ) -> Finding {
        let finding = sexuallyActive(scene, child)
        guard !finding.places.isEmpty, finding.answer != .no else { return finding }
        let day = scene.dayOfActivity(of: child)
        guard child.isUnborn else {
            let place = "\(child.place)/dateOfBirth"
            guard child.mayBeUnder(months: 12 * years, on: day) else { return .no(at: place) }
            return Finding(finding.answer, at: finding.places + [place])
        }
        var gathering = Gathering()
        for mother in scene.listed.mothers(of: child) {
            let (birth, place) = scene.birth(of: mother)
            gathering.add(birth.map { $0.adding(months: 12 * years) > day }, at: place)
        }
        return gathering.finding(silence: Finding(.unknown, at: finding.places))
    }

    /// Whoever has a partner who is older is active, unless it is denied.
    @Sendable private static func sexualPartnerOlder(_ scene: Scene, _ child: Child) -> Finding {
        let active = sexuallyActive(scene, child)
        guard active.answer != .no else { return active }
        let place = "\(child.place)/partnerYearsOlder"
        let stated = child.subject.flatMap { scene.notification.subjects[$0].partnerYearsOlder }
        guard let years = stated?.value else {
            return active.places.isEmpty && stated == nil ? .silent : .unknown(at: place)
        }
        return years >= scene.thresholds[.sexualPartnerYears] ? .yes(at: place) : .no(at: place)
    }
}

extension Scene {
    /// The last day on which a mother can have been born, and where that is told.
    fileprivate func birth(of mother: ListedChildren.Mother) -> (Day?, String) {
        switch mother {
        case .adult(let index):
            let adults = notification.adults
            let place = "adults[\(index + 1)]/dateOfBirth"
            if let date = adults[index].dateOfBirth?.value { return (date.latest, place) }
            return (adults[index].age?.value.map { today.adding(months: -12 * $0) }, place)
        case .child(let index):
            let birth = notification.subjects[index].latestBirth(on: today)
            return (birth, "subjects[\(index + 1)]/dateOfBirth")
        }
    }

    /// The first day on which it can have happened: that of the incident, else of receipt; where
    /// there is a pregnancy of known weeks, its beginning if that was before.
    fileprivate func dayOfActivity(of child: Child) -> Day {
        let told = notification.incident?.occurredFrom?.value?.earliestDay ?? today
        var weeks =
            child.subject.map { notification.subjects[$0].pregnant.isYes } ?? false
            ? notification.pregnancy?.gestationWeeks?.value ?? 0 : 0
        if child.isUnborn || child.subject.map(listed.mothers.contains) ?? false {
            weeks = max(weeks, pregnancy(of: child)?.gestationWeeks?.value ?? 0)
        }
        for case .adult(let index) in listed.mothers(of: child) {
            weeks = max(weeks, notification.adults[index].weeksGestation?.value ?? 0)
        }
        return min(told, today.adding(days: -7 * min(weeks, Pregnancy.weeks)))
    }
}
