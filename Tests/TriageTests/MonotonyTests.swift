import Model
import Testing

@testable import Triage

/// The machine only raises: shown on random messages, each changed in one way.
@Suite struct MonotonyTests {
    private static let seeds: Range<UInt64> = 0..<240
    /// So many of them are changed.
    private static let changed = 140
    /// So many are held against themselves: by another order, former band or sender.
    private static let checked = 120
    /// There are so many hazards that each is added to one message in so many, in turn.
    private static let parts = 4

    /// One random message, as it was decided before anything is changed.
    private struct Case: Sendable {
        let seed: UInt64
        var random: RandomNotice
        var message: Notification
        var history: History
        let verdict: Verdict
    }

    private static let cases: Result<[Case], any Error> = Result {
        let decider = try HousePolicy.decider()
        return seeds.map { seed in
            var random = RandomNotice(seed: seed)
            let message = random.message()
            let history = random.history()
            let verdict = decider.decide(message, history: history, persons: [0: 1, 1: 2])
            return Case(
                seed: seed, random: random, message: message, history: history, verdict: verdict)
        }
    }

    private let decider: Decider
    private let cases: [Case]

    init() throws {
        decider = try HousePolicy.decider()
        cases = try Self.cases.get()
    }

    private func decide(_ given: Case) -> Verdict {
        decider.decide(given.message, history: given.history, persons: [0: 1, 1: 2])
    }

    /// The band of each listed child, by its own reference.
    private func bands(
        _ verdict: Verdict, _ message: Notification,
        _ band: (Verdict.Child) -> Band = { $0.band }
    ) -> [String: Band] {
        var bands: [String: Band] = [:]
        for child in verdict.children {
            guard let subject = child.subject else { continue }
            bands[message.subjects[subject].localRef ?? ""] = band(child)
        }
        return bands
    }

    /// Whether something that has a level is said, or something that has none: only then is there
    /// a start to be kept.
    private func saysSomething(_ verdict: Verdict) -> Bool {
        verdict.children.contains { child in
            child.fact("mappedLevel")?.value != .unknown
                || child.fact("unmappedContent")?.places.first?.hasPrefix("concerns[") == true
        }
    }

    /// A rule that by its own words asks for what a change takes away. What remains of the band is
    /// what every other rule gives, and what the rule gives without it.
    private struct Exception {
        let rule: String
        let band: Band

        func remains(of child: Verdict.Child) -> Band {
            let others = child.reasons.filter { $0.rule != rule }
            let hasFired = others.count < child.reasons.count
            return others.reduce(hasFired ? band : .advice) { $0.orMoreUrgent($1.band) }
        }
    }

    /// Changes each message in one way; no child may be lowered by it. Counts those that it raised.
    ///
    /// - Parameter part: Of ``parts``, those of the messages that are changed; nil for all.
    @discardableResult
    private func raise(
        _ name: String, part: Int? = nil, except exception: Exception? = nil,
        _ change: (inout Case) -> Void
    ) -> (cases: Int, raised: Int) {
        var counts = (cases: 0, raised: 0)
        for given in cases.prefix(Self.changed) where saysSomething(given.verdict) {
            if let part, Int(given.seed) % Self.parts != part % Self.parts { continue }
            let before = bands(given.verdict, given.message) {
                exception?.remains(of: $0) ?? $0.band
            }
            var changed = given
            change(&changed)
            let isSame = changed.message == given.message && changed.history == given.history
            let verdict = isSame ? given.verdict : decide(changed)
            let after = bands(verdict, changed.message)
            counts.cases += 1
            if verdict.band.isMoreUrgent(than: given.verdict.band) { counts.raised += 1 }
            for (child, band) in before {
                let now = after[child] ?? .advice
                guard band.isMoreUrgent(than: now) else { continue }
                Issue.record(
                    "\(name) lowered \(child) of message \(given.seed) from \(band) to \(now)")
            }
        }
        print("\(name): \(counts.cases) messages, \(counts.raised) raised")
        return counts
    }

    @Test func `the messages start from every band`() {
        let bands = Set(cases.map(\.verdict.band))
        #expect(bands == Set(Band.allCases))
    }

    @Test func `adding a hazard never lowers any child, and raises one message in five`() {
        var total = (cases: 0, raised: 0)
        let hazards = Additions.hazards + Additions.dangers + Additions.troubles
        for (number, hazard) in hazards.enumerated() {
            let counts = raise(hazard.name, part: number) {
                hazard.change(&$0.message, &$0.random)
            }
            total = (total.cases + counts.cases, total.raised + counts.raised)
        }
        #expect(total.cases > 1500)
        #expect(total.raised * 5 >= total.cases, "\(total)")
    }

    @Test func `an answer that becomes unknown never lowers any child`() {
        var total = (cases: 0, raised: 0)
        // F09 asks that the act was within some days: a day that is not told is asked for, and a
        // disclosure is due the same day all the same.
        let dayOfAct = Exception(rule: "F09", band: .advice)
        for unknown in Additions.unknowns {
            let counts = raise(
                unknown.name,
                except: ["when", "whenLeftOut"].contains(unknown.name) ? dayOfAct : nil
            ) { unknown.change(&$0.message, &$0.random) }
            total = (total.cases + counts.cases, total.raised + counts.raised)
        }
        #expect(total.cases > 2000)
        #expect(total.raised > 50, "\(total)")
    }

    @Test func `a history that can no longer be read never lowers any child`() {
        let counts = raise("history") { $0.history = .unavailable }
        #expect(counts.raised > 10)
    }

    @Test func `adding a contact to the history never lowers any child`() {
        let counts = raise("contact") { changed in
            guard case .read(var chronology) = changed.history else { return }
            for _ in 0..<2 { chronology.contacts.append(changed.random.contact()) }
            changed.history = .read(chronology)
        }
        #expect(counts.raised > 5)
    }

    @Test func `an open case added to the history never lowers any child`() {
        raise("involvement") { changed in
            guard case .read(var chronology) = changed.history else { return }
            chronology.involvements.append(
                Chronology.Involvement(
                    person: 1, kind: changed.random.pick(Chronology.Involvement.Kind.allCases),
                    from: PartialDate(received.day)))
            changed.history = .read(chronology)
        }
    }

    @Test func `consent, sender, evidence and opinion change nothing at all`() {
        for given in cases.prefix(Self.checked) {
            var changed = given
            changed.message.agreed.agreementToService = changed.random.pick([
                "given", "refused", "withdrawn", "notSought", "??",
            ])
            changed.message.agreed.familyInformed = changed.random.pick(["yes", "no", "notSafe"])
            changed.message.agreed.doNotContactParentsBeforeHub = "yes"
            changed.message.header.sender = Notification.Sender()
            changed.message.header.sender?.role = "neighbour"
            changed.message.professionalOpinion = "Malicious."
            changed.message.incident?.evidenceType = "hearsay"
            for index in changed.message.concerns.indices {
                changed.message.concerns[index].evidenceType = "hearsay"
                changed.message.concerns[index].source = "1B"
            }
            #expect(decide(changed) == given.verdict, "\(given.seed)")
        }
    }

    @Test func `no telling of who sends it lowers any child`() {
        // F07 asks that it is the police who want a strategy discussion: anybody else's is B2.
        let police = Exception(rule: "F07", band: .sameDay)
        for type: Stated<MessageType> in ["SELF_REFERRAL", "PUBLIC", "ANONYMOUS", "no such type"] {
            raise(type.written, except: police) { changed in
                // Only a type that says of itself that it is about abuse may be lost by this.
                let own = changed.message.header.messageType.value
                if own != .policeDomesticAbuse { changed.message.header.messageType = type }
            }
        }
    }

    @Test func `the order of children, adults and concerns changes no child's band`() {
        for given in cases.prefix(Self.checked) {
            var changed = given
            let persons = Dictionary(
                uniqueKeysWithValues: changed.message.subjects.enumerated().map {
                    ($0.element.localRef ?? "", Person.ID($0.offset + 1))
                })
            func bands(_ message: Notification) -> [String: Band] {
                var linked: [Int: Person.ID] = [:]
                for (index, subject) in message.subjects.enumerated() {
                    linked[index] = persons[subject.localRef ?? ""]
                }
                let verdict = decider.decide(message, history: changed.history, persons: linked)
                return self.bands(verdict, message)
            }
            var shuffled = changed.message
            changed.random.shuffle(&shuffled.subjects)
            changed.random.shuffle(&shuffled.adults)
            changed.random.shuffle(&shuffled.concerns)
            #expect(bands(shuffled) == bands(given.message), "\(given.seed)")
        }
    }

    @Test func `the former band is a floor for every child`() {
        for given in cases.prefix(Self.checked) {
            // Two of the six for each message, in turn.
            for former in Band.allCases where (former.number + Int(given.seed)).isMultiple(of: 3) {
                let verdict = decider.decide(
                    given.message, history: given.history, persons: [0: 1, 1: 2], former: former)
                let expected = given.verdict.children.map { $0.band.orMoreUrgent(former) }
                #expect(verdict.children.map(\.band) == expected, "\(given.seed)")
            }
        }
    }

    @Test func `the same message gives the same verdict, with reasons that account for it`() {
        for given in cases.prefix(Self.checked) {
            let verdict = given.verdict
            #expect(verdict == decide(given))
            #expect(!verdict.children.isEmpty)
            for child in verdict.children {
                #expect(child.reasons.first?.effect == .start)
                #expect(child.reasons.contains { $0.band == child.band })
                #expect(!child.reasons.contains { $0.band.isMoreUrgent(than: child.band) })
                #expect(child.gaps.allSatisfy { !$0.question.isEmpty && !$0.rules.isEmpty })
                #expect(child.changes.allSatisfy { $0.band.isMoreUrgent(than: child.band) })
            }
        }
    }

    @Test func `a rule of the household is told of for every child of the message`() {
        for given in cases {
            let shared = given.verdict.children.map { child in
                Set(child.reasons.filter { $0.scope == .household }.map(\.rule))
            }
            #expect(shared.allSatisfy { $0 == shared.first }, "\(given.seed)")
        }
    }
}
