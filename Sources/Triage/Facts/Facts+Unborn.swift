import Model

// Children who are expected. Of a child that is born, none of it is so.

extension Facts {
    static let unbornChild: [Fact] = [
        Fact(
            "latePregnancy",
            definition: "34 weeks or more, or the birth is due in 6 weeks, or the pregnancy is not "
                + "booked",
            question: "How many weeks is the pregnancy, and is it booked?",
            phrase: "the pregnancy were late, or not booked", .child(latePregnancy)),
        told(
            "previousRemoval", "previousRemovals",
            definition: "an earlier child was removed from a parent",
            question: "Was an earlier child removed from the parents?",
            phrase: "an earlier child had been removed"
        ) { $0.previousRemovals },
        told(
            "concealedPregnancy", "concealed", definition: "the pregnancy is, or was, concealed",
            question: "Was the pregnancy concealed?", phrase: "the pregnancy had been concealed"
        ) { $0.concealed },
        told(
            "mayLeaveArea", "mayLeaveArea", definition: "the family may leave before the birth",
            question: "May the family leave the area before the birth?",
            phrase: "the family might leave before the birth"
        ) { $0.mayLeaveArea },
        told(
            "substanceAffectsBaby", "substanceUseAffectsBaby",
            definition: "alcohol or drugs affect the unborn child",
            question: "Do alcohol or drugs affect the unborn child?",
            phrase: "alcohol or drugs affected the unborn child"
        ) { $0.substanceUseAffectsBaby },
    ]

    private static func told(
        _ name: String, _ field: String, definition: String, question: String, phrase: String,
        _ read: @escaping @Sendable (Notification.Pregnancy) -> Stated<Answer>?
    ) -> Fact {
        Fact(
            name, definition: definition, question: question, phrase: phrase,
            .child { scene, child in
                guard scene.isExpected(child) else { return Finding(.no) }
                var gathering = Gathering()
                let place = "pregnancy/\(field)"
                gathering.add(scene.pregnancy(of: child).flatMap(read), at: place)
                return gathering.finding(
                    silence: scene.tellsOfPregnancy(of: child) ? .unknown(at: place) : .silent)
            })
    }

    /// Early only where weeks or a date are known, and nothing speaks for more.
    @Sendable private static func latePregnancy(_ scene: Scene, _ child: Child) -> Finding {
        guard scene.isExpected(child) else { return Finding(.no) }
        let weeks = scene.thresholds[.latePregnancyWeeks]
        let lastDay = scene.today.adding(days: 7 * (Pregnancy.weeks - weeks))
        let isDue = { (date: Stated<PartialDate>) in date.value.map { $0.earliest <= lastDay } }
        var gathering = Gathering()
        let pregnancy = scene.pregnancy(of: child)
        if let stated = pregnancy?.gestationWeeks {
            gathering.add(stated.value.map { $0 >= weeks }, at: "pregnancy/gestationWeeks")
        }
        // One that is booked may be late all the same.
        if let stated = pregnancy?.booked, stated.value != .yes {
            gathering.add(stated.value == .no ? true : nil, at: "pregnancy/booked")
        }
        for case .adult(let index) in scene.listed.mothers(of: child) {
            let adults = scene.notification.adults
            let place = "adults[\(index + 1)]/"
            if let stated = adults[index].weeksGestation {
                gathering.add(stated.value.map { $0 >= weeks }, at: place + "weeksGestation")
            }
            if let stated = adults[index].expectedDeliveryDate {
                gathering.add(isDue(stated), at: place + "expectedDeliveryDate")
            }
        }
        let own = child.subject.flatMap { scene.notification.subjects[$0].expectedDeliveryDate }
        if let own { gathering.add(isDue(own), at: "\(child.place)/expectedDeliveryDate") }
        return gathering.finding(
            silence: scene.tellsOfPregnancy(of: child)
                ? .unknown(at: "pregnancy/gestationWeeks") : .silent)
    }
}

/// What pregnancies are counted by.
enum Pregnancy {
    /// How long one lasts, as it is counted.
    static let weeks = 40
}

extension Scene {
    /// Whether a child is expected. Where a pregnancy is told of and nobody lists who is expected,
    /// every child that the record is about stands for it: its mother, or one without a name.
    func isExpected(_ child: Child) -> Bool {
        if child.isUnborn { return true }
        guard let pregnancy = notification.pregnancy, !listed.expectsChild else { return false }
        return isRecord(of: pregnancy.aboutLocalRef, about: child)
    }

    /// The record of the pregnancy, unless it is about another child that is expected. It may name
    /// the child or its mother.
    func pregnancy(of child: Child) -> Notification.Pregnancy? {
        guard let pregnancy = notification.pregnancy else { return nil }
        let isOfMother = !listed.isPregnancyOfUnborn
        return isOfMother || isRecord(of: pregnancy.aboutLocalRef, about: child) ? pregnancy : nil
    }

    /// Whether the message is about the pregnancy, so that what was left out of it is worth asking.
    func tellsOfPregnancy(of child: Child) -> Bool {
        notification.header.messageType.value == .maternityUnborn
            || pregnancy(of: child) != nil || child.isUnborn && child.subject != nil
    }
}
