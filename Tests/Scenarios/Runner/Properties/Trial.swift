import HouseKit
import JSON
import Model
import Spelling
import Triage

/// One random message, decided, and decided again in other ways.
struct Trial {
    let bench: Bench
    let number: Int
    let spelling: Delivery.Spelling
    var dice: Dice
    var tally = Tally()
    private let isCalm: Bool
    private let question: Question

    init(_ number: Int, seed: UInt64, on bench: Bench) {
        self.bench = bench
        self.number = number
        spelling = number.isMultiple(of: 2) ? .json : .xml
        // Two seeds share no message.
        let message = RandomMessage(seed: seed &* 1_000_003 &+ UInt64(number))
        dice = message.dice
        isCalm = message.isCalm
        question = Question(
            notification: message.notification, past: message.past,
            receivedAt: message.receivedAt)
    }

    /// Everything that is held of it.
    mutating func run() -> Tally {
        tally.messages = 1
        guard let base = sent(question) else { return tally }
        let verdict = decide(base)
        let fired = verdict.children.map(bench.rows.fired)
        let isWhole = base.past.reach == .whole
        for (child, rows) in zip(verdict.children, fired) {
            tally.count(child, fired: rows, isHistoryWhole: isWhole)
        }
        let decided = Decided(question: base, verdict: verdict, fired: fired)
        hold(.firing, decided.unheard(), of: base, "the message itself")
        checkConsent(decided)
        checkFormer(decided)
        checkSource(decided)
        checkEvidence(decided)
        checkBystander(decided)
        guard verdict.tellsOfSomething else { return tally }
        for addition in dice.pick(isCalm ? 12 : 3, of: Addition.all) { add(addition, to: decided) }
        return tally
    }

    /// One message with what was decided of it.
    struct Decided {
        let question: Question
        let verdict: Verdict
        let fired: [[RuleRow]]

        /// A child whose band is less urgent than a row that fired for it; those that a person has
        /// seen aside.
        func unheard(but seen: Decided? = nil) -> String? {
            for (child, rows) in zip(verdict.children, fired) {
                let old = seen?.rows(of: child.subject) ?? []
                for row in rows
                where row.band.isMoreUrgent(than: child.band) && !old.contains(row.id) {
                    if seen != nil, row.isStart { continue }
                    return "\(row.id) gives \(row.band.rawValue), and a child has "
                        + child.band.rawValue
                }
            }
            return nil
        }

        /// The rows that fired for a child, by its place.
        private func rows(of subject: Int?) -> Set<String> {
            let index = verdict.children.firstIndex { $0.subject == subject }
            return Set(index.map { fired[$0].map(\.id) } ?? [])
        }
    }

    // MARK: - Deciding

    func decided(_ question: Question) -> Decided {
        let verdict = bench.decide(question)
        return Decided(
            question: question, verdict: verdict, fired: verdict.children.map(bench.rows.fired))
    }

    mutating func decide(_ question: Question) -> Verdict {
        tally.decisions += 1
        return bench.decide(question)
    }

    /// The question as it is when its message was sent as bytes; nil where that is refused.
    mutating func sent(_ question: Question, for check: Check = .reading) -> Question? {
        var question = question
        do {
            question.notification = try bench.read(
                question.notification.bytes(spelling), spelling)
            tally.checks[check.rawValue, default: 0] += 1
            return question
        } catch {
            hold(check, "it is refused: \(error)", of: question, "as it is sent")
            return nil
        }
    }

    /// Notes what is not as it should be; nil where all is well.
    mutating func hold(
        _ check: Check, _ wrong: String?, of question: Question, _ change: String
    ) {
        tally.checks[check.rawValue, default: 0] += 1
        guard let wrong else { return }
        tally.violations.append(
            Violation(
                check: check, change: change, what: wrong, message: number,
                example: question.notification.json(isPretty: false)))
    }

    // MARK: - Additions

    private mutating func add(_ addition: Addition, to base: Decided) {
        var before = base
        let isLowered: Bool
        switch dice.number(0...9) {
        case 0, 1:
            isLowered = false
            before = context(base) { $0.former = Former(band: base.verdict.band) }
        case 2, 3:
            isLowered = true
            let lowered = Former(lowering: base, &dice)
            before = context(base) { $0.former = lowered }
        default: isLowered = false
        }
        // Six contacts of which none led to an assessment are no such ones when one did.
        let isStepping = before.fired.contains { $0.contains { $0.id == "C06-contacts" } }
        if addition.kind == .assessment, isStepping { return }
        var changed = before.question
        addition.change(&changed)
        guard changed != before.question, let sent = sent(changed) else { return }
        let after = decided(sent)
        tally.decisions += 1
        let name = addition.name + (isLowered ? " after a person lowered it" : "")
        hold(.addition, after.lowered(from: before), of: before.question, name)
        hold(.putOff, after.putOff(from: before), of: before.question, name)
        hold(.firing, after.unheard(but: isLowered ? before : nil), of: sent, name)
        var tried = tally.additions[addition.kind.rawValue] ?? Tally.Tried()
        tried.count += 1
        if after.verdict.raises(before.verdict) { tried.raised += 1 }
        tally.additions[addition.kind.rawValue] = tried
    }

    private mutating func context(
        _ base: Decided, _ change: (inout Question) -> Void
    ) -> Decided {
        var question = base.question
        change(&question)
        tally.decisions += 1
        return decided(question)
    }
}

extension Question: Equatable {
    static func == (one: Question, other: Question) -> Bool {
        one.notification == other.notification && one.past.history == other.past.history
    }
}

extension Former {
    /// As it is after a person, who saw all there was, gave a less urgent band.
    fileprivate init(lowering decided: Trial.Decided, _ dice: inout Dice) {
        let verdict = decided.verdict
        let less = Band.allCases.filter { verdict.band.isMoreUrgent(than: $0) }
        let band = less.isEmpty ? verdict.band : dice.pick(less)
        var bands: [Int: Band] = [:]
        var seen: [Int: [Verdict.Fact]] = [:]
        for child in verdict.children {
            if let subject = child.subject {
                bands[subject] = child.band.isMoreUrgent(than: band) ? band : child.band
            }
            seen[child.subject ?? Lowering.unnamed] = child.facts
        }
        self.init(
            band: band, children: bands,
            lowering: Lowering(
                band: band, by: "A. Worker", at: decided.question.receivedAt, why: "We know them.",
                seen: seen, said: Lowering.said(by: decided.question.notification)))
    }
}

extension Trial.Decided {
    /// What is less urgent, or due later, than it was before; nil where nothing is.
    func lowered(from before: Trial.Decided) -> String? {
        let now = bands
        for (child, band) in before.bands {
            guard let new = now[child] else { continue }
            if band.isMoreUrgent(than: new) {
                return "\(child) from \(band.rawValue) to \(new.rawValue)"
            }
        }
        let (old, new) = (before.verdict, verdict)
        if old.band.isMoreUrgent(than: new.band) {
            return "the referral from \(old.band.rawValue) to \(new.band.rawValue)"
        }
        return nil
    }

    /// How much later it is due than before; nil where it is not.
    func putOff(from before: Trial.Decided) -> String? {
        let (old, new) = (before.verdict, verdict)
        guard old.due.at < new.due.at else { return nil }
        return "\(old.band.rawValue) due at \(old.due.at.text) (\(old.due.why)), then "
            + "\(new.band.rawValue) at \(new.due.at.text) (\(new.due.why))"
    }

    /// The band of each child, by its own reference.
    var bands: [String: Band] {
        var bands: [String: Band] = [:]
        for child in verdict.children {
            let name = child.subject.flatMap { question.notification.subjects[$0].localRef }
            bands[name ?? "unnamed"] = child.band
        }
        return bands
    }
}

extension Verdict {
    /// Whether something that has a level is said, or something coded that has none: only then is
    /// there a start band to be kept. What an account tells alone is what the first code tells.
    var tellsOfSomething: Bool {
        guard let facts = children.first?.facts else { return false }
        if let level = facts.first(where: { $0.name == "mappedLevel" }), level.value != .unknown {
            return true
        }
        guard let unmapped = facts.first(where: { $0.name == "unmappedContent" }),
            unmapped.value == .yes
        else { return false }
        return !unmapped.places.contains { Self.accounts.contains($0) }
    }

    private static let accounts: Set = [
        "narrative", "incident/reported", "incident/witnessed", "health/presentingComplaint",
        "earlyHelp/chronology", "education/categories",
    ]

    /// Whether the referral or one of its children is more urgent than by another.
    func raises(_ other: Verdict) -> Bool {
        band.isMoreUrgent(than: other.band)
            || zip(children, other.children).contains { $0.band.isMoreUrgent(than: $1.band) }
    }
}
