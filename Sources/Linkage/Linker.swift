package import Model

/// What the store found under a notification's blocking keys, in one snapshot.
package struct Candidates: Sendable {
    /// Whole households: a candidate is never looked at without its siblings.
    package var households: [Household]
    /// How many persons are kept under a key, for weighing rare against common names.
    package var counts: [BlockingKey: Int]
    /// Whether some list was longer than the cap, so that not everybody was looked at.
    package var isCapped: Bool

    package init(
        households: [Household] = [], counts: [BlockingKey: Int] = [:], isCapped: Bool = false
    ) {
        self.households = households
        self.counts = counts
        self.isCapped = isCapped
    }
}

/// Links the persons of a notification by exact rules.
///
/// Same person: a valid NHS number or UPN that agrees, unless name and date of birth both differ
/// (then the number may be a relative's: possible only). Or surname, given name and date of birth
/// together with an agreeing postcode or telephone number. Nothing else is ever a link.
package struct Linker: Sendable {
    /// At most this many persons are offered where nobody is certain.
    package static let possibleLimit = 5

    package init() {}

    /// The keys to look up for everybody whom the notification names.
    package func keys(for notification: Notification) -> Set<BlockingKey> {
        MentionedPerson.all(in: notification).reduce(into: []) { keys, person in
            keys.formUnion(BlockingKey.keys(of: person.record))
        }
    }

    /// One answer for each person that the notification names; at most one mention is linked to
    /// one person of the register.
    package func link(_ notification: Notification, among candidates: Candidates) -> [Link] {
        let mentioned = MentionedPerson.all(in: notification)
        let persons = candidates.households.flatMap(\.members)
        var findings = mentioned.map { person in
            Self.settled(
                persons.compactMap { known in
                    Comparison(person.record, known).finding(for: known.id).map { finding in
                        var finding = finding
                        finding.isOfExtract = known.record.sourceID != nil
                        return finding
                    }
                })
        }
        keepOneMentionForEachPerson(&findings)
        let household = household(of: findings, mentioned, candidates)
        return zip(mentioned, findings).map { person, findings in
            Link(
                mention: person.mention,
                answer: answer(
                    person, findings, newIn: person.belongsToHousehold ? household : nil))
        }
    }

    /// Whom messages alone have told of stands in nobody's way: where somebody of the case system's
    /// extract is certain, it is that one.
    private static func settled(_ findings: [Finding]) -> [Finding] {
        let isKnown = findings.contains { $0.isOfExtract && $0.confidence != nil }
        return isKnown ? findings.filter(\.isOfExtract) : findings
    }

    /// Whether a record is of somebody of the register with such certainty that nobody has to look.
    package static func isSame(_ record: Person.Record, as person: Person) -> Bool {
        Comparison(record, person).finding(for: person.id)?.confidence != nil
    }

    private func answer(
        _ person: MentionedPerson, _ findings: [Finding], newIn household: Household.ID?
    ) -> Link.Answer {
        let certain = findings.filter { $0.confidence != nil }
        if certain.count == 1, !findings.contains(where: \.contests),
            let confidence = certain[0].confidence
        {
            return .linked(certain[0].person, confidence: confidence)
        }
        guard !findings.isEmpty else {
            return BlockingKey.keys(of: person.record).isEmpty
                ? .unsearched(household: household) : .new(household: household)
        }
        let ranked = findings.sorted { ($0.rank, $0.person) < ($1.rank, $1.person) }
        return .possible(ranked.prefix(Self.possibleLimit).map(\.person))
    }

    /// Two mentions that both agree with one person are both put to a person to look at.
    private func keepOneMentionForEachPerson(_ findings: inout [[Finding]]) {
        var certain: [Person.ID: Int] = [:]
        for finding in findings.joined() where finding.confidence != nil {
            certain[finding.person, default: 0] += 1
        }
        for index in findings.indices {
            for place in findings[index].indices
            where certain[findings[index][place].person, default: 0] > 1 {
                findings[index][place].confidence = nil
            }
        }
    }

    /// The family, where the persons linked with certainty all belong to one household; else the
    /// one household that lives at an address of a child.
    private func household(
        of findings: [[Finding]], _ mentioned: [MentionedPerson], _ candidates: Candidates
    ) -> Household.ID? {
        let homes = Dictionary(
            candidates.households.flatMap { household in
                household.members.map { ($0.id, household.id) }
            }, uniquingKeysWith: { first, _ in first })
        var linked: Set<Household.ID> = []
        for (person, findings) in zip(mentioned, findings) where person.belongsToHousehold {
            for finding in findings where finding.confidence != nil {
                if let home = homes[finding.person] { linked.insert(home) }
            }
        }
        if !linked.isEmpty { return linked.count == 1 ? linked.first : nil }
        let addresses = mentioned.filter(\.belongsToHousehold)
            .reduce(into: Set<BlockingKey>()) { $0.formUnion($1.record.addressKeys) }
        let there = candidates.households.filter { household in
            household.members.contains { !$0.record.addressKeys.isDisjoint(with: addresses) }
        }
        return there.count == 1 ? there[0].id : nil
    }
}

/// What comparing one mention with one person of the register gave.
struct Finding {
    let person: Person.ID
    /// Nil where a person has to look.
    var confidence: Link.Confidence?
    /// Lower is the better candidate.
    let rank: Int
    /// Whether it speaks against every other: the number is this one's, who was born on that day.
    var contests = false
    /// Whether the person stands in the case system's extract.
    var isOfExtract = false
}

extension Person.Record {
    fileprivate var addressKeys: Set<BlockingKey> {
        Set(addresses.compactMap { BlockingKey.address(line: $0.line, postcode: $0.postcode) })
    }
}
