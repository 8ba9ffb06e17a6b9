import Model

extension Enricher {
    /// What happened before, and what it comes to.
    func history(of material: Material) -> ReferralDocument.HistoryPart {
        var part = ReferralDocument.HistoryPart()
        part.searchedAt = material.now
        guard let chronology = material.history.chronology else { return part }
        let subjects = material.links.persons
        let children = Set(subjects.values)
        let today = LondonTime(material.delivery.receivedAt).day
        let pattern = Pattern(
            chronology, without: material.reference, children: children, today: today,
            themes: material.notification.themes, isWhole: material.history.isWhole)
        part.read = true
        part.whole = material.history.isWhole
        part.pattern = pattern.sentences
        // The message itself is one.
        part.incidents90Days = pattern.ofFamily(since: pattern.start90Days).count + 1
        part.incidents12Months = pattern.ofFamily(since: pattern.start12Months).count + 1
        part.counts = counts(by: pattern, material.verdict, material.links)
        part.involvements = involvements(chronology.involvements, of: subjects, on: today)
        let themes = Dictionary(
            pattern.incidents.map { ($0.key, $0.themes) }, uniquingKeysWith: { $0.union($1) })
        part.contacts = chronology.contacts.map { contact in
            var told = ReferralDocument.Contact(
                contact, isOfChild: contact.person.map(children.contains) ?? false)
            if contact.reasons.isEmpty {
                told.about = about(contact, themes[contact.incident] ?? [])
            }
            if let sender = contact.sender, ReferralDocument.Contact.isVague(contact.source) {
                told.source =
                    sender == material.delivery.partner.text
                    ? material.partnerName : sender.nameInWords
            }
            return told
        }
        return part
    }

    /// What a contact without a reason was about: what others tell of the same incident, else what
    /// its kind says.
    private func about(_ contact: Chronology.Contact, _ themes: Set<ConcernCode>) -> String {
        let told = ConcernCode.allCases.filter(themes.contains).map(\.rawValue)
        let kind = contact.kind.map { String(describing: $0) }
        return told.isEmpty ? kind ?? "not stated" : told.joined(separator: ", ")
    }

    /// Of each child of the message, and last of the family.
    private func counts(
        by pattern: Pattern, _ verdict: Verdict, _ links: [Link]
    ) -> [ReferralDocument.Count] {
        let children = verdict.children.compactMap(\.subject).map {
            index -> ReferralDocument.Count in
            let link = links.first { $0.mention == .subject(index) }
            // Of whom it is not known who it is, the incidents are not known either.
            guard let link, link.isSettled else { return .init(of: index + 1) }
            return .init(of: index + 1, in: pattern) { start in
                link.person.map { pattern.incidents(of: $0, since: start) } ?? []
            }
        }
        return children + [.init(of: nil, in: pattern) { pattern.ofFamily(since: $0) }]
    }

    /// Those that are open first, then the newest.
    func involvements(
        _ involvements: [Chronology.Involvement], of subjects: [Int: Person.ID] = [:],
        on today: Day
    ) -> [ReferralDocument.Involvement] {
        involvements.sorted { one, other in
            let (isOpen, isOtherOpen) = (one.isCurrent(on: today), other.isCurrent(on: today))
            return isOpen == isOtherOpen ? one.from.latest > other.from.latest : isOpen
        }.map { involvement in
            var part = ReferralDocument.Involvement()
            part.kind = involvement.kind
            part.subject = subjects.first { $0.value == involvement.person }.map { $0.key + 1 }
            part.isOpen = involvement.isCurrent(on: today)
            part.from = involvement.from.text
            part.to = involvement.to?.text
            part.team = involvement.team
            part.holder = involvement.holder
            part.closure = involvement.closure
            return part
        }
    }
}

extension [Link] {
    /// The register's person of each child, by the child's place in the message.
    fileprivate var persons: [Int: Person.ID] {
        reduce(into: [:]) { found, link in
            if case .subject(let index) = link.mention { found[index] = link.person }
        }
    }
}

extension ReferralDocument.Count {
    fileprivate init(of subject: Int?) {
        self.init()
        scope = subject == nil ? .household : .child
        self.subject = subject
    }

    /// What the pattern has in its windows, and this one.
    fileprivate init(
        of subject: Int?, in pattern: Pattern, _ earlier: (Day?) -> [Pattern.Incident]
    ) {
        self.init(of: subject)
        incidents90Days = earlier(pattern.start90Days).count + 1
        incidents12Months = earlier(pattern.start12Months).count + 1
        incidentsEver = earlier(nil).count + 1
    }
}

extension String {
    /// A partner's id as a name, `hatch-health` as `Hatch health`; a name as it is.
    fileprivate var nameInWords: String {
        contains(where: { $0.isUppercase || $0.isWhitespace })
            ? trimmed : replacing("-", with: " ").trimmed.capitalised
    }
}

extension ReferralDocument.Contact {
    /// Sources of the census that stand for many agencies, of which one's own name tells more.
    fileprivate static func isVague(_ source: String) -> Bool {
        ["1D", "3D", "3F", "5A", "5B", "5C", "7", "8", "10"].contains(source)
    }

    init(_ contact: Chronology.Contact, isOfChild: Bool) {
        self.init()
        date = contact.day.text
        source = ReferralSource.title(of: contact.source)
        about =
            contact.reasons.isEmpty
            ? "not stated" : contact.reasons.map(\.rawValue).joined(separator: ", ")
        outcome = contact.outcome ?? "not known"
        referral = contact.referral
        scope = isOfChild ? "child" : "household"
        closed = contact.closed?.text
        isCopy = contact.isCopy
    }
}
