package import Flow
import JSON
package import Spelling
import XML

/// An answer as it came over the wire.
package struct HTTPAnswer: Sendable {
    package var status = 0
    /// By their names in lower case.
    package var headers: [String: String] = [:]
    package var body: [UInt8] = []

    package var text: String { String(decoding: body, as: UTF8.self) }

    package init() {}

    /// Takes the first whole answer from what has come; nil where it is not whole yet.
    init?(from bytes: inout [UInt8]) {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            .split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        self.status = status
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        guard bytes.endIndex - end.upperBound >= length else { return nil }
        body = Array(bytes[end.upperBound..<(end.upperBound + length)])
        bytes.removeFirst(end.upperBound + length)
    }

    /// The body as a record, in the spelling that its type names.
    package func read<Record: Spelled>(_ type: Record.Type = Record.self) throws -> Record {
        if headers["content-type"]?.hasSuffix("xml") == true {
            return try XML.Document(parsing: body.span, within: .message)
                .withRoot { Record(xml: $0) }
        }
        guard let record = Record(json: body) else { throw Missing(what: "JSON in \(text)") }
        return record
    }

    package func receipt() throws -> ReceiptText { try read() }
    package func problem() throws -> ProblemText { try read() }
}

/// A receipt as a partner's program reads it, apart from how the door writes it.
package struct ReceiptText: Spelled, Sendable, Equatable {
    package var reference = ""
    package var state = ""
    package var receivedAt = ""
    package var message = ""
    package var number: Int?
    package var step = ""
    package var acknowledgedAt: String?
    package var acknowledgedBy: String?
    package var decidedAt: String?
    package var outcome: String?
    package var referral: String?
    package var duplicateOf: String?
    package var warnings: [FindingText] = []
    package var fault: FaultText?

    package init() {}

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
}

/// The feed of receipts as a partner's program reads it.
package struct FeedText: Spelled, Sendable, Equatable {
    package var next = 0
    package var receipts: [ReceiptText] = []

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("next", &next)
        speller.records("receipts", each: "receipt", &receipts)
    }
}

/// A problem document as a partner's program reads it.
package struct ProblemText: Spelled, Sendable, Equatable {
    package var type = ""
    package var title = ""
    package var status = 0
    package var detail = ""
    package var instance: String?
    package var code = ""
    package var receipt: ReceiptText?

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("type", &type)
        speller.leaf("title", &title)
        speller.leaf("status", &status)
        speller.leaf("detail", &detail)
        speller.leaf("instance", &instance)
        speller.leaf("code", &code)
        speller.record("receipt", &receipt)
    }
}
