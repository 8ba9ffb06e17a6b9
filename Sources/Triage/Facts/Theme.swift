import Model

extension Scene {
    /// The themes of what is said, by codes or by records; of one child, or of everybody.
    func themes(of child: Child? = nil) -> Set<ConcernCode> {
        var themes = recordThemes(of: child)
        for coded in coded where child.map(coded.isAbout) ?? true {
            if let theme = coded.code?.theme { themes.insert(theme) }
        }
        return themes
    }

    /// The themes that the sender knows of by itself: not those that it only passes on.
    var ownThemes: Set<ConcernCode> {
        guard notification.header.messageType.value != .operationEncompass else { return [] }
        var themes = recordThemes(of: nil)
        for coded in coded where !coded.isDerived {
            if let theme = coded.code?.theme { themes.insert(theme) }
        }
        return themes.subtracting(copiedThemes)
    }

    private func recordThemes(of child: Child?) -> Set<ConcernCode> {
        let incident = notification.incident
        let type = notification.header.messageType.value
        let isAbout = { [self] (reference: String?) in
            child.map { isRecord(of: reference, about: $0) } ?? true
        }
        var themes: Set<ConcernCode> = []
        if incident?.dash != nil || type == .policeDomesticAbuse || type == .operationEncompass {
            themes.insert(.domesticAbuse)
        }
        if incident?.missing != nil { themes.insert(.missingIncident) }
        if incident?.exploitation != nil { themes.insert(.exploitation) }
        if let record = notification.nationalReferral, isAbout(record.aboutLocalRef) {
            themes.insert(.exploitation)
        }
        if let record = notification.femaleGenitalMutilation, isAbout(record.aboutLocalRef) {
            themes.insert(.femaleGenitalMutilation)
        }
        if let record = notification.neglect, record.isTag, isAbout(record.aboutLocalRef) {
            themes.insert(.neglect)
        }
        if let record = notification.homelessness, isAbout(record.aboutLocalRef) {
            themes.insert(.homelessness)
        }
        let listed = child.map { $0.subject.map { $0..<$0 + 1 } ?? 0..<0 }
        for index in listed ?? notification.subjects.indices {
            addThemes(ofSubject: index, to: &themes)
        }
        return themes
    }

    private func addThemes(ofSubject index: Int, to themes: inout Set<ConcernCode>) {
        let subjects = notification.subjects
        if subjects[index].selfHarm != nil { themes.insert(.selfHarm) }
        if let harm = subjects[index].harm {
            if harm.disclosedPhysicalAbuse.isYes { themes.insert(.physicalAbuse) }
            if harm.disclosedSexualAbuse.isYes || harm.suspectedSexualAbuse.isYes {
                themes.insert(.sexualAbuse)
            }
        }
        if subjects[index].injuries.contains(where: { $0.isSuspected == true }) {
            themes.insert(.physicalAbuse)
        }
    }

    /// What another agency told first: of the incident that this message cites, or by the copy to a
    /// school that this message repeats.
    private var copiedThemes: Set<ConcernCode> {
        guard let past else { return [] }
        let agency = agency(among: past.events)
        let isCopy = isCopy
        var themes: Set<ConcernCode> = []
        for event in past.events where event.agency != agency {
            let isRepeated = isCopy && event.contact.kind == .operationEncompass
            if isRepeated { themes.insert(.domesticAbuse) }
            if isRepeated || own.includes(event.contact) {
                themes.formUnion(event.contact.reasons.compactMap(\.theme))
            }
        }
        return themes
    }
}

extension Notification.Neglect {
    /// Whether it says that a child is neglected: anything wrong, or a grade of four or five.
    var isTag: Bool {
        answers.contains { $0.isYes }
            || gradedCare.contains { ($0.grade?.value ?? 0) >= Self.neglectGrade }
    }

    /// The grade from which care is neglect. Source: Graded Care Profile 2.
    static let neglectGrade = 4

    var answers: [Stated<Answer>?] {
        [dentalDecay, hunger, poorHygiene, poorHomeConditions, poorSupervision]
    }
}
