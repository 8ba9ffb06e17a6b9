import Flow
import Formats
import Model
import Pages

// What a message, a list and an answer may hold.

extension GuidePage {
    static var limits: HTML {
        """
        <h3>Limits</h3>
        \(table("Of a message and its answers", ["What", "At most"], limitRows))
        \(table("Items that one list may hold", ["Items", "Lists"], listRows))
        """
    }

    private static let limitRows = [
        Row("A message", "\(grouped(MessageLimit.bytes)) bytes, with the attachments inside it"),
        Row("Findings of a fault", "\(Fault.findingLimit)"),
        Row("Warnings of a message", "\(Reading.warningLimit)"),
        Row("Receipts in one answer of the feed", "\(Pipeline.feedLimit)"),
        Row("An <code>Idempotency-Key</code>", "\(WebDoor.keyLimit) characters"),
        Row(
            "A partner id",
            "40 characters of <code>a-z</code>, <code>0-9</code> and <code>-</code>"),
    ]

    /// What the schema says of its lists at its beginning, the longest first: `subjects 50, …, and 50
    /// for each other list (…)`.
    private static var listRows: [Row] {
        let text = String(decoding: bytes(of: .notificationXML).prefix(4_096), as: UTF8.self)
        var lists: [Int: [Substring]] = [:]
        for found in text.matches(of: /([a-zA-Z]+)\s+([0-9]+),/) {
            if let limit = Int(found.2), limit > 0 { lists[limit, default: []].append(found.1) }
        }
        for found in text.matches(of: /([0-9]+)\s+for\s+each\s+other\s+list\s+\(([^)]*)\)/) {
            let names = found.2.split { $0.isWhitespace || $0 == "," }
            if let limit = Int(found.1) { lists[limit, default: []] += names }
        }
        return lists.sorted { $0.key > $1.key }.map { limit, names in
            Row("\(limit)", "\(names.sorted().joined(separator: ", "))")
        }
    }
}
