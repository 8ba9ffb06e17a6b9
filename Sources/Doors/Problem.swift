import Flow
import Model
import Spelling

/// What was wrong with a call, as RFC 9457 has it; of a rejected message it holds the receipt.
struct Problem: Spelled, Error, Sendable {
    /// RFC 9457, appendix B, keeps the namespace of the RFC before it.
    static let namespace: StaticString = "urn:ietf:rfc:7807"
    /// When a caller who was refused may come again.
    static let retryAfterSeconds = 5

    var type = ""
    var title = ""
    var status = 500
    var detail = ""
    var instance: String?
    var code = ""
    var receipt: ReceiptDocument?
    /// Headers that go with it.
    var headers: [(name: String, value: String)] = []

    init() {}

    init(
        _ status: Int, code: String, title: String, detail: String, instance: String? = nil,
        receipt: ReceiptDocument? = nil
    ) {
        self.type = "urn:gatehouse:problem:\(code)"
        self.title = title
        self.status = status
        self.detail = detail
        self.instance = instance
        self.code = code
        self.receipt = receipt
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("type", &type)
        speller.leaf("title", &title)
        speller.leaf("status", &status)
        speller.leaf("detail", &detail)
        speller.leaf("instance", &instance)
        speller.leaf("code", &code)
        speller.record("receipt", &receipt)
    }

    func bytes(_ spelling: Delivery.Spelling) -> [UInt8] {
        switch spelling {
        case .json: json(isPretty: false)
        case .xml: xml(root: "problem", namespace: Self.namespace, isPretty: false)
        }
    }
}

extension Problem {
    static let notFound = Problem(
        404, code: "call.not-found", title: "There is nothing here",
        detail: "Check the path and the reference.")

    static func notAllowed(use method: String) -> Problem {
        var problem = Problem(
            405, code: "call.method", title: "The method is not allowed here",
            detail: "Use \(method).")
        problem.headers = [("allow", method)]
        return problem
    }

    /// The flow could not take the message now.
    init(_ refusal: DoorAnswer.Refusal) {
        let detail =
            switch refusal {
            case .busy: "Too many messages are unfinished. Nothing was kept: send it again later."
            case .partnerBusy:
                "Too many messages of yours are unfinished. Nothing was kept: send it again later."
            case .noSpace: "The disk is full. Nothing was kept: send it again later."
            case .locked: "The ledger cannot be written. Nothing was kept: send it again later."
            case .stopping: "The service is stopping. Send it again: what was kept is told apart."
            }
        self.init(
            refusal == .partnerBusy ? 429 : 503, code: "service.\(refusal.rawValue)",
            title: "Not now", detail: detail)
        headers = [("retry-after", "\(Self.retryAfterSeconds)")]
    }
}
