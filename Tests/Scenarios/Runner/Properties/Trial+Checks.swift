import Enrichment
import Model
import Triage

extension Trial {
    // MARK: - Consent

    /// No value of the consent block lowers, delays or rejects.
    mutating func checkConsent(_ base: Decided) {
        var given = base.question
        given.notification = given.notification.consenting(Consents.given)
        guard let given = sent(given) else { return }
        let verdict = decide(given)
        let routes = bench.route(given, verdict)
        for step in 0..<3 {
            let value = Consents.all[(number * 3 + step) % Consents.all.count]
            var other = given
            other.notification = given.notification.consenting(value)
            guard let other = sent(other, for: .acceptance) else { continue }
            let answer = decide(other)
            hold(.consent, answer.difference(from: verdict), of: given, value.name)
            let parts = bench.route(other, answer)
            hold(
                .routes, parts == routes ? nil : "other routes: \(parts.map(\.route.name))",
                of: given, value.name)
        }
    }

    // MARK: - What came before

    mutating func checkFormer(_ base: Decided) {
        let band = dice.pick(Array(Band.allCases))
        var question = base.question
        question.former = Former(band: band)
        question.standingDue = question.receivedAt + .minutes(dice.number(-60...2000))
        let answer = decide(question)
        let expected = base.verdict.children.map { $0.band.orMoreUrgent(band) }
        hold(
            .former,
            answer.children.map(\.band) == expected
                ? nil : "\(answer.children.map(\.band)), not \(expected)",
            of: base.question, "after \(band.rawValue)")
        let isLater = question.standingDue.map { answer.due.at > $0 } ?? false
        hold(
            .standing, isLater ? "due at \(answer.due.at.text)" : nil, of: base.question,
            "after \(question.standingDue?.text ?? "nothing")")
        var again = base.question
        var bands: [Int: Band] = [:]
        for child in base.verdict.children where child.subject != nil {
            bands[child.subject ?? 0] = child.band
        }
        again.former = Former(band: base.verdict.band, children: bands)
        let second = decide(again)
        let isSame = second.children.map(\.band) == base.verdict.children.map(\.band)
        hold(
            .again, isSame ? nil : "\(second.children.map(\.band))", of: base.question, "again")
    }

    // MARK: - What changes nothing

    /// A rule may ask who tells: whether it is the police, or whether two agencies do. What all
    /// others say stands, whoever the sender is.
    mutating func checkSource(_ base: Decided) {
        var question = base.question
        question.notification.set("header/sender/referralSource", to: dice.pick(["1D", "9", "10"]))
        question.notification.set("header/sender/scheme", to: "other")
        guard let question = sent(question) else { return }
        let answer = decide(question)
        let asksWho: Set = ["F07-police", "F38-step-up", "C02-sources", "F31-signs"]
        var wrong: String?
        for (index, child) in answer.children.enumerated() where index < base.fired.count {
            for row in base.fired[index]
            where row.band.isMoreUrgent(than: child.band) && !asksWho.contains(row.id) {
                wrong = "\(row.id) gives no \(row.band.rawValue) any more"
            }
        }
        hold(.source, wrong, of: base.question, "from the public")
    }

    mutating func checkEvidence(_ base: Decided) {
        var question = base.question
        let evidence = dice.pick(EvidenceType.allCases.map(\.rawValue) + ["rumour"])
        question.notification.set("concerns/*/evidenceType", to: evidence)
        if question.notification.incident != nil {
            question.notification.set("incident/evidenceType", to: evidence)
        }
        guard let question = sent(question) else { return }
        let answer = decide(question)
        hold(.evidence, answer.difference(from: base.verdict), of: base.question, evidence)
    }

    /// A boy of sixteen who is cared for elsewhere, of whom nothing is told.
    mutating func checkBystander(_ base: Decided) {
        guard !base.question.notification.subjects.isEmpty else { return }
        var question = base.question
        let fields = [
            ("+/localRef", "bystander"), ("$/dateOfBirth", "~-16Y"), ("$/sex", "M"),
            ("$/mobility", "walking"), ("$/whereNow", "inCare"),
            ("$/presentAtIncident", "elsewhere"), ("$/name/given", "Sam"),
        ]
        for (path, text) in fields {
            question.notification.set(
                "subjects/\(path)", to: question.receivedAt.reading(text))
        }
        guard let question = sent(question) else { return }
        let with = Decided(question: question, verdict: decide(question), fired: [])
        let now = with.bands
        let changed = base.bands.first { $0.key != "unnamed" && now[$0.key] != $0.value }
        hold(
            .bystander,
            changed.map { "\($0.key) from \(now[$0.key]?.rawValue ?? "") to \($0.value.rawValue)" },
            of: question, "a bystander removed")
    }
}

extension Verdict {
    /// In what it differs from another of the same message; nil where it does not.
    fileprivate func difference(from other: Verdict) -> String? {
        let (mine, theirs) = (children.map(\.band), other.children.map(\.band))
        if mine != theirs { return "\(mine), not \(theirs)" }
        if due != other.due { return "due at \(due.at.text), not \(other.due.at.text)" }
        if flags != other.flags { return "flags \(flags), not \(other.flags)" }
        return self == other ? nil : "other reasons"
    }
}
