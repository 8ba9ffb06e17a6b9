/// The outcome of triage: how urgent for each child and for the referral, and the argument for it.
///
/// A suggestion until a named person decides. It is kept with the facts it was decided on, so that
/// it can be replayed when history has moved on.
package struct Verdict: Hashable, Sendable {
    /// The most urgent of the children's bands.
    package var band: Band
    /// 1 to 4.
    package var level: Int
    /// When a person must have looked, and why then; nil where nothing but a list is read.
    package var due: Due
    package var children: [Child]
    /// The policy's digest, as hex.
    package var policy: String
    package var decidedAt: Timestamp
    /// Whether the history could be read.
    package var historyRead: Bool
    /// When the clock alone may change it, while nobody has decided: it is looked at again then.
    package var lookAgainAt: Timestamp?

    package init(
        band: Band, level: Int, due: Due, children: [Child], policy: String,
        decidedAt: Timestamp, historyRead: Bool, lookAgainAt: Timestamp? = nil
    ) {
        self.band = band
        self.level = level
        self.due = due
        self.children = children
        self.policy = policy
        self.decidedAt = decidedAt
        self.historyRead = historyRead
        self.lookAgainAt = lookAgainAt
    }

    /// What staff must mind of any child.
    package var flags: [String] {
        children.flatMap(\.flags).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// A due time, and the rule of the calendar that gave it.
    package struct Due: Hashable, Sendable {
        package var at: Timestamp
        package var why: String
        /// Whether the out-of-hours team is to have it too.
        package var outOfHours: Bool

        package init(at: Timestamp, why: String, outOfHours: Bool = false) {
            self.at = at
            self.why = why
            self.outOfHours = outOfHours
        }
    }

    /// What was decided for one child of the message.
    package struct Child: Hashable, Sendable {
        /// The subject's place in the notification, from 0; nil for an unborn child that the
        /// message implies and does not list, and for a message that names no child.
        package var subject: Int?
        package var band: Band
        package var level: Int
        package var reasons: [Reason]
        package var gaps: [Gap]
        package var changes: [Change]
        package var facts: [Fact]
        /// What staff must mind, by names that the page has words for: `doNotTellFamily`.
        package var flags: [String]
        /// What the sender is to be asked, by the rules that fired.
        package var asks: [String]

        package init(
            subject: Int?, band: Band, level: Int, reasons: [Reason], gaps: [Gap],
            changes: [Change], facts: [Fact], flags: [String] = [], asks: [String] = []
        ) {
            self.subject = subject
            self.band = band
            self.level = level
            self.reasons = reasons
            self.gaps = gaps
            self.changes = changes
            self.facts = facts
            self.flags = flags
            self.asks = asks
        }

        /// Whether rules, gaps, changes and the places of the facts that made rules fire agree.
        func hasSameArgument(as other: Child) -> Bool {
            band == other.band && reasons == other.reasons && gaps == other.gaps
                && changes == other.changes && flags == other.flags && asks == other.asks
                && evidence == other.evidence
        }

        /// The facts that made rules fire, and what the message said as a whole: what an earlier
        /// message carries on.
        package var telling: [Fact] {
            let told = evidence
            return told
                + facts.filter { fact in
                    Self.ofWhole.contains(fact.name) && !told.contains { $0.name == fact.name }
                }
        }

        /// The facts that start bands rest on.
        private static let ofWhole: Set = ["mappedLevel", "unmappedContent"]

        /// The facts that made rules fire.
        package var evidence: [Fact] {
            let named = Set(reasons.flatMap(\.facts))
            return facts.filter { named.contains($0.name) }
        }
    }

    /// Children for whom the argument is the same, so that it is read once: most often all of them.
    package var groups: [[Child]] {
        children.reduce(into: []) { groups, child in
            if let place = groups.firstIndex(where: { $0[0].hasSameArgument(as: child) }) {
                groups[place].append(child)
            } else {
                groups.append([child])
            }
        }
    }

    package enum Scope: String, Code { case child, household }

    /// One rule that fired.
    package struct Reason: Hashable, Sendable {
        package var rule: String
        package var scope: Scope
        /// The band that this rule alone asks for.
        package var band: Band
        /// The rule's text for staff.
        package var text: String
        /// The facts that made it fire, by name.
        package var facts: [String]
        /// Whether it raised the band or only agreed with it.
        package var effect: Effect

        package init(
            rule: String, scope: Scope, band: Band, text: String, facts: [String], effect: Effect
        ) {
            self.rule = rule
            self.scope = scope
            self.band = band
            self.text = text
            self.facts = facts
            self.effect = effect
        }
    }

    package enum Effect: String, Code {
        /// The start band.
        case start
        /// It raised the band.
        case raised
        /// It asks for no more than others did.
        case agreed
        /// It raised by one band what the others come to.
        case stepped
        /// It asks for more, and a person who saw all that it rests on lowered the band.
        case pinned
    }

    /// A fact that is not known and that a rule asked for.
    package struct Gap: Hashable, Sendable {
        package var fact: String
        /// The question that staff can put to the sender.
        package var question: String
        package var rules: [String]

        package init(fact: String, question: String, rules: [String]) {
            self.fact = fact
            self.question = question
            self.rules = rules
        }
    }

    /// What would change the band: one fact away.
    package struct Change: Hashable, Sendable {
        package var band: Band
        package var rule: String
        package var condition: String

        package init(band: Band, rule: String, condition: String) {
            self.band = band
            self.rule = rule
            self.condition = condition
        }
    }

    /// A fact as it was found: true, false or a number; nil where it is not known.
    package struct Fact: Hashable, Sendable {
        package enum Value: Hashable, Sendable {
            case yes, no, unknown
            case number(Int)
        }

        package var name: String
        package var value: Value
        /// Where in the message (`subjects[1]/injuries[1]`) or the history (`history`).
        package var places: [String]

        package init(name: String, value: Value, places: [String]) {
            self.name = name
            self.value = value
            self.places = places
        }
    }
}
