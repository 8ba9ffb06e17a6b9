import Model

extension Facts {
    static let careOfHome: [Fact] = [
        Fact(
            "homeUnfit", definition: "the home is unfit for a child",
            question: "Is the home fit for a child?", phrase: "the home were unfit for a child",
            .household { scene in
                var gathering = Gathering()
                gathering.add(
                    scene.notification.neglect?.poorHomeConditions,
                    at: "neglect/poorHomeConditions")
                return gathering.finding()
            })
    ]

    static let care: [Fact] = [
        Fact(
            "gradedCare", .count,
            definition: "the highest grade of care, 1 best to 5 worst, in any area of the Graded "
                + "Care Profile; 0 where no area is graded",
            question: "How was the care of the child graded (Graded Care Profile)?",
            phrase: "the care of the child were graded #", .child(gradedCare)),
        Fact(
            "recurrentHunger", definition: "the child goes hungry",
            question: "Does the child go hungry?", phrase: "the child went hungry",
            .child { scene, child in
                let neglect = scene.notification.neglect
                return answer(
                    scene, child, neglect?.hunger, neglect?.aboutLocalRef, "neglect/hunger")
            }),
        Fact(
            "fabricatedIllness", definition: "an illness of the child may be made up or induced",
            question: "Does anybody suspect that an illness is made up or induced?",
            phrase: "an illness were suspected to be made up or induced",
            .child { scene, child in
                coded(scene.places(of: .fabricatedIllness, for: child))
            }),
        Fact(
            "treatmentRefused", definition: "a parent refuses treatment that the child needs",
            question: "Does a parent refuse treatment that the child needs?",
            phrase: "a parent refused treatment that the child needs",
            .child { scene, child in
                let health = scene.notification.health
                return answer(
                    scene, child, health?.treatmentRefused, health?.aboutLocalRef,
                    "health/treatmentRefused")
            }),
        Fact(
            "nowhereSafeTonight",
            definition: "a young person without a home is not known to have a safe place tonight",
            question: "Where will the young person sleep tonight?",
            phrase: "the young person had no safe place tonight", .child(nowhereSafeTonight)),
        Fact(
            "privateFostering",
            definition: "the child lives with somebody who is not a close relative, by private "
                + "arrangement",
            question: "Who looks after the child, and by what arrangement?",
            phrase: "the child were privately fostered", .child(privateFostering)),
        Fact(
            "youngCarer", definition: "the child cares for somebody at home",
            question: "Does the child care for somebody at home?",
            phrase: "the child were a young carer", .child(youngCarer)),
    ]

    /// An answer of a record, where the record is about the child.
    private static func answer(
        _ scene: Scene, _ child: Child, _ stated: Stated<Answer>?, _ about: String?,
        _ place: String
    ) -> Finding {
        guard let stated, scene.isRecord(of: about, about: child) else { return .silent }
        var gathering = Gathering()
        gathering.add(stated, at: place)
        return gathering.finding()
    }

    private static func coded(_ places: [String]) -> Finding {
        places.isEmpty ? .silent : Finding(.yes, at: places)
    }

    /// A grade that cannot be read may be the highest.
    @Sendable private static func gradedCare(_ scene: Scene, _ child: Child) -> Finding {
        guard let neglect = scene.notification.neglect,
            scene.isRecord(of: neglect.aboutLocalRef, about: child)
        else { return .silent }
        var highest = 0
        var place = "neglect/gradedCare"
        var isOpen = false
        for (index, area) in neglect.gradedCare.enumerated() {
            guard let stated = area.grade, let grade = stated.value else {
                isOpen = true
                continue
            }
            guard grade > highest else { continue }
            highest = grade
            place = "neglect/gradedCare[\(index + 1)]/grade"
        }
        return Finding(isOpen ? .atLeast(highest) : .number(highest), at: [place])
    }

    /// Of a message about being without a home, unless it is known that there is a place.
    @Sendable private static func nowhereSafeTonight(_ scene: Scene, _ child: Child) -> Finding {
        let place = "homelessness/nowhereSafeTonight"
        let record = scene.notification.homelessness
        guard scene.isRecord(of: record?.aboutLocalRef, about: child) else { return .silent }
        switch record?.nowhereSafeTonight?.truth {
        case true?: return .yes(at: place)
        case false?: return .no(at: place)
        case nil: break
        }
        if scene.notification.header.messageType.value == .homeless16To17 {
            return .yes(at: "header/messageType", place)
        }
        let coded = scene.places(of: .homelessness, for: child)
        if let place = coded.first, scene.isOldEnoughToLeave(child) { return .yes(at: place) }
        let isTouched =
            record != nil || !scene.places(of: .homelessness, for: child).isEmpty
        return isTouched ? .unknown(at: place) : .silent
    }

    @Sendable private static func privateFostering(_ scene: Scene, _ child: Child) -> Finding {
        var gathering = Gathering()
        let record = scene.notification.privateFostering
        if let record {
            if scene.isRecord(of: record.aboutLocalRef, about: child) {
                gathering.add(true, at: "privateFostering")
            }
        } else if scene.notification.header.messageType.value == .privateFostering {
            gathering.add(true, at: "header/messageType")
        }
        let status = child.subject.flatMap { scene.notification.subjects[$0].legalStatus }
        if let status, !status.isBlank {
            gathering.add(
                status.value.map { $0 == .privatelyFostered }, at: "\(child.place)/legalStatus")
        }
        return gathering.finding()
    }

    @Sendable private static func youngCarer(_ scene: Scene, _ child: Child) -> Finding {
        var places = scene.places(of: .youngCarer, for: child)
        for (index, factor) in scene.notification.indicatedFactors.enumerated()
        where factor.value?.code == "7A" {
            places.append("indicatedFactors[\(index + 1)]")
        }
        return coded(places)
    }
}

extension Scene {
    /// Whether a child is 16 or 17, and not known to be in a safe place.
    fileprivate func isOldEnoughToLeave(_ child: Child) -> Bool {
        guard let subject = child.subject, let birth = child.latestBirth,
            birth.adding(months: 16 * 12) <= today
        else { return false }
        switch notification.subjects[subject].whereNow?.value {
        case .home, .inHospital, .inCare, .withRelative, .safePlace: return false
        default: return true
        }
    }
}
