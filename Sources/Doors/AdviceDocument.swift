import Flow
import Model
import Spelling

/// What a partner is told of a message that was not kept: whether it would be taken, and what is
/// wrong in it; in a preview also what it would be decided as.
struct AdviceDocument: Spelled, Sendable {
    /// The namespace of an advice in XML.
    static let namespace: StaticString = "urn:gatehouse:advice:1"
    /// Every advice says it, so that nobody takes it for a receipt.
    static let notKept = "Nothing was kept: to notify, send the message to /v1/notifications."

    var valid = false
    var message = Self.notKept
    var fault: FaultText?
    var warnings: [FindingText] = []
    var preview: Preview?

    init() {}

    init(_ advice: Advice) {
        valid = advice.fault == nil
        fault = advice.fault.map(FaultText.init)
        warnings = advice.warnings.map(FindingText.init)
        preview = advice.preview.map(Preview.init)
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("valid", &valid)
        speller.leaf("message", &message)
        speller.record("fault", &fault)
        speller.records("warnings", each: "warning", &warnings)
        speller.record("preview", &preview)
    }

    func bytes(_ spelling: Delivery.Spelling) -> [UInt8] {
        switch spelling {
        case .json: json(isPretty: false)
        case .xml: xml(root: "advice", namespace: Self.namespace, isPretty: false)
        }
    }

    /// What it would be decided as, from the message alone.
    struct Preview: Spelled, Sendable {
        static let withoutHistory =
            "From this message alone. What is known of the child and the family is not part of it, "
            + "and only raises."

        var band = Band.within24Hours
        var label = ""
        var note = Self.withoutHistory
        var earlierNotices = 0
        var children: [Child] = []

        init() {}

        init(_ preview: Advice.Preview) {
            band = preview.verdict.band
            label = preview.verdict.band.label
            earlierNotices = preview.earlierNotices
            children = preview.verdict.children.map(Child.init)
        }

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("band", &band)
            speller.leaf("label", &label)
            speller.leaf("note", &note)
            speller.leaf("earlierNotices", &earlierNotices)
            speller.records("children", each: "child", &children)
        }
    }

    /// One child of the message: the rules that fired, and what we would ask the sender.
    struct Child: Spelled, Sendable {
        /// The subject's place in the message, from 1.
        var subject: Int?
        var band = Band.within24Hours
        var reasons: [Reason] = []
        var questions: [String] = []

        init() {}

        init(_ child: Verdict.Child) {
            subject = child.subject.map { $0 + 1 }
            band = child.band
            reasons = child.reasons.map(Reason.init)
            questions = child.gaps.map(\.question)
        }

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("subject", &subject)
            speller.leaf("band", &band)
            speller.records("reasons", each: "reason", &reasons)
            speller.leaves("questions", each: "question", &questions)
        }
    }

    struct Reason: Spelled, Sendable {
        var rule = ""
        var band = Band.within24Hours
        var text = ""

        init() {}

        init(_ reason: Verdict.Reason) {
            rule = reason.rule
            band = reason.band
            text = reason.text
        }

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("rule", &rule)
            speller.leaf("band", &band)
            speller.leaf("text", &text)
        }
    }
}
