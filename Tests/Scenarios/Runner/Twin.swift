import Model
import JSON
import XML

/// The values of a scenario, each with its place: what two twins are held beside each other by.
struct Leaves {
    private(set) var values: [String: String] = [:]

    init(_ scenario: Scenario) {
        for (index, step) in scenario.steps.enumerated() {
            let place = "step \(index + 1)"
            switch step.act {
            case .rows(let rows): take(rows, "\(place) \(rows.section.rawValue)")
            case .message(let message):
                values["\(place) message from"] = message.sender.rawValue
                values["\(place) received"] = message.at.text
                take(message, "\(place) message")
            case .time(let time): values["\(place) time"] = time.text
            case .history(let isReadable): values["\(place) history"] = "\(isReadable)"
            case .lowered(let lowered):
                values["\(place) lowered"] =
                    "\(lowered.band.rawValue) \(lowered.by) \(lowered.at.text) \(lowered.why)"
            }
        }
    }

    /// The places at which two scenarios differ, in order.
    func differences(from other: Leaves) -> [String] {
        Set(values.keys).union(other.values.keys).filter { values[$0] != other.values[$0] }
            .sorted()
    }

    private mutating func take(_ rows: Rows, _ place: String) {
        values["\(place) lines"] = String(rows.lines.count)
        for (number, line) in rows.lines.enumerated() {
            // A column that is left out is an empty one.
            for (column, value) in zip(rows.columns, line) where !value.isEmpty {
                values["\(place) \(number + 1) \(column)"] = value
            }
        }
    }

    private mutating func take(_ message: Scenario.Message, _ place: String) {
        switch message.spelling {
        case .json:
            guard let document = try? JSON.Document(parsing: message.bytes) else { break }
            return take(document.root, "\(place) ", at: "")
        case .xml:
            guard let document = try? XML.Document(parsing: message.bytes.span) else { break }
            return document.withRoot { take($0, "\(place) ", at: "/\($0.name)") }
        }
        // What cannot be read is one value.
        values[place] = String(decoding: message.bytes, as: UTF8.self)
    }

    private mutating func take(_ value: JSON.Value, _ place: String, at path: String) {
        switch value.kind {
        case .object:
            for (key, inner) in value.members { take(inner, place, at: "\(path)/\(key)") }
        case .array:
            for (index, inner) in value.elements.enumerated() {
                take(inner, place, at: "\(path)/\(index)")
            }
        case .string, .number, .boolean, .null:
            guard path != "/header/messageId" else { return }
            values[place + path] = "\(value.kind) \(value.scalarText ?? "")"
        }
    }

    private mutating func take(_ element: XML.Element, _ place: String, at path: String) {
        var counts: [String: Int] = [:]
        for child in element.children {
            counts[child.name, default: 0] += 1
            take(child, place, at: "\(path)/\(child.name)[\(counts[child.name] ?? 0)]")
        }
        guard counts.isEmpty, !path.hasSuffix("/header[1]/messageId[1]") else { return }
        values[place + path] = element.text
    }
}
