// Filters, loops and quantifiers.

extension Evaluation {
    /// A filter whose condition is a number picks the item of that position, from 1, or from the
    /// end when negative; any other keeps the items for which it is true. Null for a condition
    /// that is neither.
    mutating func filter(
        _ list: Expression, _ item: Int, _ condition: Expression
    ) throws(DMNError) -> Value {
        let items = Evaluation.items(try value(list))
        var kept: [Value] = []
        for value in items.isEmpty ? [.null] : items {
            try spend()
            frame[item] = value
            let result = try self.value(condition)
            if case .number(let position) = result { return Evaluation.item(of: items, position) }
            guard result.isNull || result.answer != nil else { return .null }
            if result.answer == true, !items.isEmpty { kept.append(value) }
        }
        return .list(kept)
    }

    private static func items(_ value: Value) -> [Value] {
        switch value {
        case .null: []
        case .list(let items): items
        default: [value]
        }
    }

    private static func item(of items: [Value], _ position: Number) -> Value {
        guard let position = position.int, position != 0, position.magnitude <= items.count else {
            return .null
        }
        return position > 0 ? items[position - 1] : items[items.count + position]
    }

    // MARK: - Loops

    mutating func iteration(
        _ iterators: [Iterator], _ body: Expression
    ) throws(DMNError) -> Value {
        var results: [Value] = []
        let isWhole = try iterate(iterators[...]) { evaluation throws(DMNError) in
            guard results.count < Limit.items else {
                throw DMNError(.tooLarge, "at most \(Limit.items) items in a list")
            }
            results.append(try evaluation.value(body))
            return true
        }
        return isWhole ? .list(results) : .null
    }

    mutating func quantified(
        _ quantifier: Quantifier, _ iterators: [Iterator], _ condition: Expression
    ) throws(DMNError) -> Value {
        let decides = quantifier == .some
        var answer: Bool? = !decides
        let isWhole = try iterate(iterators[...]) { evaluation throws(DMNError) in
            let result = try evaluation.value(condition)
            guard result.isNull || result.answer != nil else { return false }
            if result.answer != !decides { answer = result.answer }
            return result.answer != decides
        }
        // A condition that decided ended the loop early; what else did has no answer.
        return isWhole || answer == decides ? Value(answer) : .null
    }

    /// Runs the body for every combination of the iterators' items, until it says no.
    ///
    /// - Returns: False when the body said no, or when something to iterate over is no list.
    private mutating func iterate(
        _ iterators: ArraySlice<Iterator>,
        _ body: (inout Evaluation) throws(DMNError) -> Bool
    ) throws(DMNError) -> Bool {
        guard let iterator = iterators.first else {
            try spend()
            return try body(&self)
        }
        guard let items = try items(of: iterator.source) else { return false }
        for item in items {
            frame[iterator.slot] = item
            guard try iterate(iterators.dropFirst(), body) else { return false }
        }
        return true
    }

    /// `nil` for null and for what has no items.
    private mutating func items(of source: Iterator.Source) throws(DMNError) -> [Value]? {
        switch source {
        case .list(let expression):
            switch try value(expression) {
            case .null: return nil
            case .list(let items): return items
            case .interval(let interval):
                guard interval.isOrdered, interval.includesLower, interval.includesUpper,
                    let lower = interval.lower, let upper = interval.upper
                else { return nil }
                return try span(lower, upper)
            case let value: return [value]
            }
        case .span(let from, let to):
            return try span(try value(from), try value(to))
        }
    }

    /// Whole numbers or days from one to another, upwards or downwards.
    private func span(_ start: Value, _ end: Value) throws(DMNError) -> [Value]? {
        let first: Int
        let last: Int
        switch (start, end) {
        case (.number(let start), .number(let end)):
            guard let start = start.int, let end = end.int else { return nil }
            (first, last) = (start, end)
        case (.date(let start), .date(let end)):
            (first, last) = (start.dayNumber, end.dayNumber)
        default: return nil
        }
        let (distance, overflow) = last.subtractingReportingOverflow(first)
        guard !overflow, distance.magnitude < Limit.items else {
            throw DMNError(.tooLarge, "at most \(Limit.items) items in a list")
        }
        let numbers = stride(from: first, through: last, by: first <= last ? 1 : -1)
        guard case .date = start else { return numbers.map { Value($0) } }
        return numbers.compactMap { CalendarDate(dayNumber: $0).map(Value.date) }
    }
}
