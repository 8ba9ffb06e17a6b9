package import Spelling

extension Verdict.Scope: Leaf {}
extension Verdict.Effect: Leaf {}

extension Verdict.Fact.Value: Leaf {
    package init?(written: String) {
        switch written {
        case "yes": self = .yes
        case "no": self = .no
        case "unknown": self = .unknown
        default:
            guard let number = Int(written) else { return nil }
            self = .number(number)
        }
    }

    package var written: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .unknown: "unknown"
        case .number(let number): String(number)
        }
    }
}

extension Verdict: Spelled {
    package init() {
        self.init(
            band: .immediate, level: 4, due: Due(), children: [], policy: "",
            decidedAt: Timestamp(milliseconds: 0), historyRead: false)
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("band", &band)
        speller.leaf("level", &level)
        speller.record("due", &due)
        speller.leaf("decidedAt", &decidedAt)
        speller.leaf("policy", &policy)
        speller.leaf("historyRead", &historyRead)
        speller.leaf("lookAgainAt", &lookAgainAt)
        speller.records("children", each: "child", &children)
    }
}

extension Verdict.Due: Spelled {
    package init() { self.init(at: Timestamp(milliseconds: 0), why: "") }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("at", &at)
        speller.leaf("why", &why)
        speller.leaf("outOfHours", &outOfHours)
    }
}

extension Verdict.Child: Spelled {
    package init() {
        self.init(
            subject: nil, band: .immediate, level: 4, reasons: [], gaps: [], changes: [],
            facts: [])
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("subject", &subject)
        speller.leaf("band", &band)
        speller.leaf("level", &level)
        speller.records("reasons", each: "reason", &reasons)
        speller.records("gaps", each: "gap", &gaps)
        speller.records("changes", each: "change", &changes)
        speller.leaves("flags", each: "flag", &flags)
        speller.leaves("asks", each: "question", &asks)
        speller.records("facts", each: "fact", &facts)
    }
}

extension Verdict.Reason: Spelled {
    package init() {
        self.init(
            rule: "", scope: .household, band: .immediate, text: "", facts: [], effect: .start)
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("rule", &rule)
        speller.leaf("scope", &scope)
        speller.leaf("band", &band)
        speller.leaf("text", &text)
        speller.leaves("facts", each: "fact", &facts)
        speller.leaf("effect", &effect)
    }
}

extension Verdict.Gap: Spelled {
    package init() { self.init(fact: "", question: "", rules: []) }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("fact", &fact)
        speller.leaf("question", &question)
        speller.leaves("rules", each: "rule", &rules)
    }
}

extension Verdict.Change: Spelled {
    package init() { self.init(band: .immediate, rule: "", condition: "") }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("band", &band)
        speller.leaf("rule", &rule)
        speller.leaf("condition", &condition)
    }
}

extension Verdict.Fact: Spelled {
    package init() { self.init(name: "", value: .unknown, places: []) }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("name", &name)
        speller.leaf("value", &value)
        speller.leaves("places", each: "place", &places)
    }
}
