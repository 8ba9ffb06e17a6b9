import Model

extension Facts {
    static let injury: [Fact] = [
        Fact(
            "injury", definition: "any injury or mark is on the child",
            question: "Is there any injury or mark on the child?",
            phrase: "there were any injury or mark on the child", .child(isInjured)),
        Fact(
            "mayNotBeMobile",
            definition: "not known to crawl, cruise or walk and under 18 months or of no known "
                + "age; or known not to move about, at any age",
            question: "Can the child crawl, cruise or walk, and how old are they?",
            phrase: "the child could not yet crawl, cruise or walk", .child(mayNotBeMobile)),
        Fact(
            "suspectedNonAccidentalInjury",
            definition: "an injury is suspected not to be an accident, or its explanation does "
                + "not fit it",
            question: "Does anybody suspect that the injury was no accident?",
            phrase: "an injury were suspected to be no accident",
            .child(suspectedNonAccidentalInjury)),
        Fact(
            "suspectedInjuryNeedsTreatment",
            definition: "an injury suspected not to be an accident needs treatment",
            question: "Does the suspected injury need treatment?",
            phrase: "an injury that may be no accident needed treatment",
            .child(suspectedInjuryNeedsTreatment)),
        Fact(
            "mayBeUnder2", definition: "under 2 years, or of no known age",
            question: "How old is the child?", phrase: "the child were under 2",
            .child { scene, child in
                let answer = child.mayBeUnder(
                    months: scene.thresholds[.infantMonths], on: scene.today)
                return Finding(answer ? .yes : .no, at: ["\(child.place)/dateOfBirth"])
            }),
        Fact(
            "lifeThreateningInjury", definition: "an injury threatens the child's life",
            question: "Is the injury a threat to life?",
            phrase: "an injury threatened the child's life", .child(lifeThreateningInjury)),
    ]

    @Sendable private static func isInjured(_ scene: Scene, _ child: Child) -> Finding {
        let count = scene.injuries(of: child).count
        guard count == 0 else {
            return Finding(.yes, at: (1...count).map { "\(child.place)/injuries[\($0)]" })
        }
        return child.isUnborn ? .no(at: child.place) : .silent
    }

    @Sendable private static func mayNotBeMobile(_ scene: Scene, _ child: Child) -> Finding {
        let mobility = child.subject.flatMap { scene.notification.subjects[$0].mobility?.value }
        switch mobility {
        case .crawling, .cruising, .walking: return .no(at: "\(child.place)/mobility")
        case .notMobile, .rolling, .immobileByDisability:
            return .yes(at: "\(child.place)/mobility")
        case .notKnown, nil:
            let answer = child.mayBeUnder(
                months: scene.thresholds[.notMobileMonths], on: scene.today)
            return Finding(
                answer ? .yes : .no, at: ["\(child.place)/dateOfBirth", "\(child.place)/mobility"])
        }
    }

    @Sendable private static func suspectedNonAccidentalInjury(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        var gathering = Gathering()
        for place in scene.places(of: .nonAccidentalInjury, for: child) {
            gathering.add(true, at: place)
        }
        for (index, injury) in scene.injuries(of: child).enumerated() {
            gathering.add(
                injury.isSuspected,
                at: "\(child.place)/injuries[\(index + 1)]/suspectedNonAccidental")
        }
        if scene.explanationMisfits(child) {
            gathering.add(true, at: "health/explanationConsistent")
        }
        // A small child cannot tell, and has few injuries of its own making: who codes that somebody
        // hurts it suspects an injury.
        if child.mayBeUnder(months: scene.thresholds[.infantMonths], on: scene.today) {
            for place in scene.places(of: .physicalAbuse, for: child) {
                gathering.add(true, at: place)
            }
        }
        return gathering.finding()
    }

    @Sendable private static func suspectedInjuryNeedsTreatment(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        let isCoded =
            !scene.places(of: .nonAccidentalInjury, for: child).isEmpty
            || scene.explanationMisfits(child)
        var gathering = Gathering()
        for (index, injury) in scene.injuries(of: child).enumerated() {
            // The concern is about an injury; which one is not said, so any not cleared may be it.
            let isSuspected = injury.isSuspected ?? (isCoded ? true : nil)
            let needsTreatment = injury.needsTreatment.flatMap(\.truth)
            let place = "\(child.place)/injuries[\(index + 1)]/needsTreatment"
            switch (isSuspected, needsTreatment) {
            case (false?, _), (_, false?): gathering.add(false, at: place)
            case (true?, true?): gathering.add(true, at: place)
            default: gathering.addUnknown(at: place)
            }
        }
        return gathering.finding(
            silence: isCoded ? .unknown(at: "\(child.place)/injuries") : .silent)
    }

    @Sendable private static func lifeThreateningInjury(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        var gathering = Gathering()
        for (index, injury) in scene.injuries(of: child).enumerated() {
            let place = "\(child.place)/injuries[\(index + 1)]/lifeThreatening"
            if let stated = injury.lifeThreatening {
                gathering.add(stated.truth, at: place)
            } else if injury.needsTreatment.isYes {
                gathering.addUnknown(at: place)
            }
        }
        return gathering.finding()
    }
}

extension Notification.Injury {
    /// Whether harm is suspected: said, or an explanation that does not fit. Nil where not known.
    var isSuspected: Bool? {
        if suspectedNonAccidental.isYes || explanationConsistent?.value == .no { return true }
        return suspectedNonAccidental.flatMap(\.truth)
    }
}

extension Scene {
    /// Whether a health service says that the explanation of a child's injuries does not fit.
    fileprivate func explanationMisfits(_ child: Child) -> Bool {
        guard let health = notification.health, health.explanationConsistent?.value == .no,
            isRecord(of: health.aboutLocalRef, about: child)
        else { return false }
        return injuries(of: child).contains { $0.suspectedNonAccidental?.truth != false }
    }

    func injuries(of child: Child) -> [Notification.Injury] {
        child.subject.map { notification.subjects[$0].injuries } ?? []
    }

    func harm(of child: Child) -> Notification.Harm? {
        child.subject.flatMap { notification.subjects[$0].harm }
    }
}
