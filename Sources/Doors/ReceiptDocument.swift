package import Flow
package import Model
package import Spelling

/// A receipt as a partner gets it, by whichever door.
package struct ReceiptDocument: Spelled, Sendable, Equatable {
    /// The namespace of a receipt in XML.
    package static let namespace: StaticString = "urn:gatehouse:receipt:1"

    package var reference = Reference(.delivery, year: 2000, month: 1, number: 0)
    package var state = ""
    package var receivedAt = Timestamp(milliseconds: 0)
    package var message = Receipt.message(after: .received, hub: nil)
    /// Of a feed: its place in it.
    package var number: Int?
    package var step = Receipt.Step.received
    package var acknowledgedAt: Timestamp?
    package var acknowledgedBy: String?
    package var decidedAt: Timestamp?
    package var outcome: String?
    package var referral: Reference?
    package var duplicateOf: Reference?
    package var warnings: [FindingText] = []
    package var fault: FaultText?

    package init() {}

    /// - Parameter hub: The hub's telephone number, where one is set.
    package init(_ receipt: Receipt, hub: String?) {
        message = Receipt.message(after: .received, hub: hub)
        reference = receipt.reference
        state = receipt.state.rawValue
        receivedAt = receipt.receivedAt
        referral = receipt.referral
        duplicateOf = receipt.state == .duplicate ? receipt.reference : nil
        warnings = receipt.warnings.map(FindingText.init)
        fault = receipt.fault.map(FaultText.init)
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("reference", &reference)
        speller.leaf("state", &state)
        speller.leaf("receivedAt", &receivedAt)
        speller.leaf("message", &message)
        speller.leaf("number", &number)
        speller.leaf("step", &step)
        speller.leaf("acknowledgedAt", &acknowledgedAt)
        speller.leaf("acknowledgedBy", &acknowledgedBy)
        speller.leaf("decidedAt", &decidedAt)
        speller.leaf("outcome", &outcome)
        speller.leaf("referral", &referral)
        speller.leaf("duplicateOf", &duplicateOf)
        speller.records("warnings", each: "warning", &warnings)
        speller.record("fault", &fault)
    }

    /// The receipt in a spelling.
    func bytes(_ spelling: Delivery.Spelling, isPretty: Bool = false) -> [UInt8] {
        switch spelling {
        case .json: json(isPretty: isPretty)
        case .xml: xml(root: "receipt", namespace: Self.namespace, isPretty: isPretty)
        }
    }
}
