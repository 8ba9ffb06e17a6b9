import Model

/// What holds one after another: each from its first day until its last one, or until the next
/// takes its place.
struct Timeline<Value: Sendable>: Sendable {
    private struct Span {
        let from: Day
        let to: Day?
        let value: Value
    }

    /// In the order of their first days; no two hold on one day.
    private var spans: [Span] = []

    init() {}

    var values: [Value] { spans.map(\.value) }

    /// What holds on a day; nil before the first, and after one that ended with nothing after it.
    func value(on day: Day) -> Value? {
        guard let span = spans.last(where: { $0.from <= day }) else { return nil }
        if let to = span.to, to < day { return nil }
        return span.value
    }

    /// Adds what holds from a day, to a last day where one is told.
    ///
    /// - Returns: Why it cannot be added, and what to do; nil where it was.
    mutating func add(_ value: Value, from: Day, to: Day?) -> String? {
        if let to, to < from {
            return "from \(from.text) is after to \(to.text): exchange them"
        }
        let place = spans.firstIndex { from < $0.from } ?? spans.endIndex
        if place > spans.startIndex {
            let before = spans[place - 1]
            if before.from == from || before.to.map({ from <= $0 }) ?? false {
                return "two hold on \(from.text): let the earlier one end before it, or remove one"
            }
        }
        if place < spans.endIndex, let to, spans[place].from <= to {
            return "two hold on \(spans[place].from.text): let this one end before it, or leave "
                + "its `to` out"
        }
        spans.insert(Span(from: from, to: to, value: value), at: place)
        return nil
    }
}
