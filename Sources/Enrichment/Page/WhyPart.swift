import Model
import Pages

/// Why this band: every rule once, however many children it fired for.
struct WhyPart {
    let document: ReferralDocument
    private let names: ChildNames
    private let placeWords: PlaceWords
    private let lines: [Line]

    /// One rule that fired, and for whom.
    private struct Line {
        let reason: Verdict.Reason
        /// Places of the children in the verdict.
        var children: [Int]
        /// The most telling of the effects that it had on them.
        var effect: Verdict.Effect
    }

    init(document: ReferralDocument) {
        self.document = document
        names = ChildNames(document)
        placeWords = PlaceWords(notification: document.notification)
        var lines: [Line] = []
        for (index, child) in document.verdict.children.enumerated() {
            for reason in child.reasons {
                let place = lines.firstIndex {
                    $0.reason.rule == reason.rule && $0.reason.text == reason.text
                        && $0.reason.band == reason.band
                }
                guard let place else {
                    lines.append(Line(reason: reason, children: [index], effect: reason.effect))
                    continue
                }
                if lines[place].children.last != index { lines[place].children.append(index) }
                if reason.effect.weight < lines[place].effect.weight {
                    lines[place].effect = reason.effect
                }
            }
        }
        // Of one weight the order of the verdict stays: the most urgent first.
        self.lines = lines.sorted { $0.effect.weight < $1.effect.weight }
    }

    var html: HTML {
        let telling = lines.filter(isTelling)
        return """
            <section>
            <h2>Why \(document.label(of: document.verdict.band))</h2>
            <table class="why">
            <thead><tr><th scope="col">Rule</th><th scope="col">Found</th>\
            <th scope="col">Where</th><th scope="col">Effect</th></tr></thead>
            <tbody>
            \(each: telling, row)\(earlier)</tbody>
            </table>
            \(agreed)\(changes)</section>

            """
    }

    /// The rule that says what is to be done at once: never among those that are only true as well.
    private static let instruction = "T01"
    /// The start band where no other row of the base says more.
    private static let plainStart = "default"

    private func isTelling(_ line: Line) -> Bool {
        if line.reason.rule == Self.instruction { return true }
        if line.effect == .agreed { return false }
        return line.effect != .start || line.reason.rule != Self.plainStart || !isRaised
    }

    /// Whether anything but the start made the band what it is, for every child.
    private var isRaised: Bool {
        let raising = lines.filter { $0.effect == .raised || $0.effect == .stepped }
        return Set(raising.flatMap(\.children)).count == document.verdict.children.count
    }

    /// What made the bands of earlier messages, where this one names no child.
    private var earlier: HTML {
        guard document.notification.subjects.isEmpty else { return .empty }
        let rows = document.earlier.prefix(ReferralPage.earlierLimit).flatMap { message in
            EarlierMessagePart(message: message).reasons
                .filter { $0.effect == .raised || $0.effect == .stepped }
                .map { (message: message, reason: $0) }
        }
        return "\(each: rows, { row(of: $0.reason, in: $0.message) })"
    }

    private func row(of reason: Verdict.Reason, in message: EarlierMessage) -> HTML {
        let facts = message.verdict.children.flatMap(\.evidence)
            .filter { reason.facts.contains($0.name) }
        let places = PlaceWords(notification: message.notification).text(facts.flatMap(\.places))
        let band = document.label(of: reason.band)
        return """
            <tr><th scope="row">\(reason.rule)</th><td>\(message.text(of: reason))</td>\
            <td>\(places), sent \(message.provenance.receivedAt.inWords)</td>\
            <td>raised to \(band) by an earlier message</td></tr>

            """
    }

    private func row(_ line: Line) -> HTML {
        """
        <tr><th scope="row">\(line.reason.rule)</th><td>\(document.text(of: line.reason))</td>\
        <td>\(places(of: line))</td><td>\(effect(of: line))</td></tr>

        """
    }

    private func effect(of line: Line) -> String {
        let band = document.label(of: line.reason.band)
        let words =
            switch line.effect {
            case .start: "starts at \(band)"
            case .raised: "raised to \(band)"
            case .stepped: "up by one band"
            case .agreed: "agrees"
            case .pinned: "asks for \(band); a person who saw this lowered it"
            }
        return words + (names.some(line.children).map { ": \($0)" } ?? "")
    }

    private func places(of line: Line) -> String {
        let facts = line.children.flatMap { document.verdict.children[$0].evidence }
            .filter { line.reason.facts.contains($0.name) }
        let places = placeWords.text(facts.flatMap(\.places))
        let counts = facts.compactMap { fact -> Int? in
            if case .number(let count) = fact.value { count } else { nil }
        }
        guard let count = counts.max() else { return places }
        return "\(count), from \(places)"
    }

    /// Rules that ask for no more than others do, in a paragraph.
    private var agreed: HTML {
        let agreed = lines.filter { $0.effect == .agreed && !isTelling($0) }
        guard !agreed.isEmpty else { return .empty }
        return """
            <p class="more">Also true, and asking for no more: \
            \(each: agreed, { "<b>\($0.reason.rule)</b> \(text(of: $0)) " })</p>

            """
    }

    private func text(of line: Line) -> String {
        let told = document.text(of: line.reason)
        let text = told.hasSuffix(".") ? told : told + "."
        let whom = names.some(line.children).map { ", \($0)" } ?? ""
        return text.dropLast() + " (\(document.label(of: line.reason.band))\(whom))."
    }

    // MARK: - What would change it

    /// Things that would raise a band to one of the bands and are told here.
    static let changeLimit = 3

    private var changes: HTML {
        let changes = changesByBand
        return "\(each: changes, line)"
    }

    /// The most urgent band first, each condition once.
    private var changesByBand: [(band: Band, conditions: [String])] {
        let all = document.verdict.children.flatMap(\.changes)
        return Band.allCases.compactMap { band in
            let conditions = all.filter { $0.band == band }
                .map { "\($0.condition) (\($0.rule))" }
                .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            return conditions.isEmpty ? nil : (band, conditions)
        }
    }

    private func line(_ change: (band: Band, conditions: [String])) -> HTML {
        let more = change.conditions.count - Self.changeLimit
        let told = change.conditions.prefix(Self.changeLimit).joined(separator: "; or if ")
        let rest = more > 0 ? "; \(more) more in part three" : ""
        return """
            <p class="more">Would be <b>\(document.label(of: change.band))</b> if \(told)\(rest).</p>

            """
    }

    /// What would change it and does not stand above.
    var rest: HTML {
        let long = changesByBand.filter { $0.conditions.count > Self.changeLimit }
        guard !long.isEmpty else { return .empty }
        return """
            <div><h3>What else would change the band</h3>
            \(each: long, restLine)</div>

            """
    }

    private func restLine(_ change: (band: Band, conditions: [String])) -> HTML {
        let others = change.conditions.dropFirst(Self.changeLimit)
        return """
            <p>\(document.label(of: change.band)) if \(others.joined(separator: "; or if ")).</p>

            """
    }
}

extension Verdict.Effect {
    /// What is told first: how the band came to be this high.
    fileprivate var weight: Int {
        switch self {
        case .raised: 0
        case .stepped: 1
        case .pinned: 2
        case .start: 3
        case .agreed: 4
        }
    }
}
