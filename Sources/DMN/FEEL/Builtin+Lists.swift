extension Builtin {
    func listed(_ arguments: [Value]) -> Value {
        switch self {
        case .append:
            guard let list = Builtin.list(arguments[0]) else { return .null }
            return .list(list + arguments.dropFirst())
        case .concatenate:
            let lists = arguments.map(Builtin.list)
            return lists.contains { $0 == nil } ? .null : .list(lists.flatMap { $0 ?? [] })
        case .listContains:
            guard let list = Builtin.list(arguments[0]) else { return .null }
            return .boolean(list.contains(arguments[1]))
        default:
            // One list, or its items as so many arguments.
            let items = arguments.count == 1 ? Builtin.list(arguments[0]) : arguments
            return items.map(reduced) ?? .null
        }
    }

    /// A list as it is, anything else as the only item of one; `nil` for null.
    private static func list(_ value: Value) -> [Value]? {
        switch value {
        case .null: nil
        case .list(let items): items
        default: [value]
        }
    }

    private func reduced(_ items: [Value]) -> Value {
        switch self {
        case .count: Value(items.count)
        case .all: Builtin.joined(items, decides: false)
        case .any: Builtin.joined(items, decides: true)
        case .min: Builtin.extreme(items, .less)
        case .max: Builtin.extreme(items, .greater)
        case .sum: Value(Builtin.sum(items))
        case .mean:
            Value(Builtin.sum(items).flatMap { $0.divided(by: Number(items.count)) })
        default: .null
        }
    }

    /// Three-valued conjunction or disjunction: one answer that decides settles it.
    private static func joined(_ items: [Value], decides: Bool) -> Value {
        let answers = items.map(\.answer)
        let areBooleans = zip(items, answers).allSatisfy { $0.isNull || $1 != nil }
        guard areBooleans else { return .null }
        if answers.contains(decides) { return .boolean(decides) }
        return answers.contains(nil) ? .null : .boolean(!decides)
    }

    /// The item that comes before all others by the comparison; null unless all can be compared.
    static func extreme(_ items: [Value], _ comparison: Comparison) -> Value {
        guard var best = items.first, best.isLess(than: best) != nil else { return .null }
        for item in items.dropFirst() {
            guard let isBetter = comparison.answer(item, best) else { return .null }
            if isBetter { best = item }
        }
        return best
    }

    /// `nil` for no items, and unless all are numbers.
    static func sum(_ items: [Value]) -> Number? {
        guard var total = items.first?.number else { return nil }
        for item in items.dropFirst() {
            guard let number = item.number, let sum = total.adding(number) else { return nil }
            total = sum
        }
        return total
    }
}
