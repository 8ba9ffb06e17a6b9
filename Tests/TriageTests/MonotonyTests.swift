import Model
import Testing

@testable import Triage

/// The machine only raises: shown on random messages, each changed in one way.
@Suite struct MonotonyTests {
    private static let seeds: Range<UInt64> = 0..<240
    /// So many of them are changed in every way there is.
    private static let changed = 140

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
    private func bands(_ verdict: Verdict, _ message: Notification) -> [String: Band] {
        var bands: [String: Band] = [:]
        for child in verdict.children {
            guard let subject = child.subject else { continue }
            bands[message.subjects[subject].localRef ?? ""] = child.band
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

    /// Changes each message in one way; no child may be lowered by it. Counts those that it raised.
    @discardableResult
    private func raise(
        _ name: String, _ change: (inout Case) -> Void
    ) -> (cases: Int, raised: Int) {
        var counts = (cases: 0, raised: 0)
        for given in cases.prefix(Self.changed) where saysSomething(given.verdict) {
            let before = bands(given.verdict, given.message)
            var changed = given
            change(&changed)
            let verdict = decide(changed)
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
        for hazard in Additions.hazards + Additions.dangers + Additions.troubles {
            let counts = raise(hazard.name) { hazard.change(&$0.message, &$0.random) }
            total = (total.cases + counts.cases, total.raised + counts.raised)
        }
        #expect(total.cases > 2000)
        #expect(total.raised * 5 >= total.cases, "\(total)")
    }

    @Test func `an answer that becomes unknown never lowers any child`() {
        var total = (cases: 0, raised: 0)
        for unknown in Additions.unknowns {
            let counts = raise(unknown.name) { unknown.change(&$0.message, &$0.random) }
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
        for given in cases {
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
        for type: Stated<MessageType> in ["SELF_REFERRAL", "PUBLIC", "ANONYMOUS", "no such type"] {
            raise(type.written) { changed in
                // Only a type that says of itself that it is about abuse may be lost by this.
                let own = changed.message.header.messageType.value
                if own != .policeDomesticAbuse { changed.message.header.messageType = type }
            }
        }
    }

    @Test func `the order of children, adults and concerns changes no child's band`() {
        for given in cases {
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
        for given in cases {
            for former in Band.allCases {
                let verdict = decider.decide(
                    given.message, history: given.history, persons: [0: 1, 1: 2], former: former)
                let expected = given.verdict.children.map { $0.band.orMoreUrgent(former) }
                #expect(verdict.children.map(\.band) == expected, "\(given.seed)")
            }
        }
    }

    @Test func `the same message gives the same verdict, with reasons that account for it`() {
        for given in cases {
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
