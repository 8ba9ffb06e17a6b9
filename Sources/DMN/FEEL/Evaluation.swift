/// One evaluation: the frame with all variables in their slots, and how much has been spent.
package struct Evaluation {
    var frame: [Value]
    /// The knowledge models that expressions may call, by number.
    let knowledge: [Knowledge]
    /// For each decision of the model, whether its slot holds its value.
    private(set) var isDecided: [Bool]
    private var steps = 0
    private var depth = 0

    init(frame: [Value], knowledge: [Knowledge], decisions: Int) {
        self.frame = frame
        self.knowledge = knowledge
        isDecided = Array(repeating: false, count: decisions)
    }

    /// For expressions that name nothing outside themselves.
    init(frameSize: Int) {
        self.init(frame: Array(repeating: .null, count: frameSize), knowledge: [], decisions: 0)
    }

    /// Notes that a decision is made.
    mutating func settle(_ decision: Int, _ slot: Int, _ value: Value) {
        frame[slot] = value
        isDecided[decision] = true
    }

    /// The value of an expression made of constants.
    static func constant(_ expression: Expression) throws(DMNError) -> Value {
        var evaluation = Evaluation(frameSize: 0)
        return try evaluation.value(expression)
    }

    // MARK: - Limits

    mutating func spend(_ count: Int = 1) throws(DMNError) {
        steps += count
        guard steps <= Limit.steps else {
            throw DMNError(.tooManySteps, "at most \(Limit.steps) steps for one decision")
        }
    }

    /// What it costs to look at a whole value: an item or 64 bytes are a step.
    func weight(_ value: Value) -> Int {
        switch value {
        case .list(let items): items.count
        case .string(let text): text.utf8.count / 64
        default: 0
        }
    }

    /// Passes on a value that was made, if it is not too large, at the cost of its size.
    mutating func bounded(_ value: Value) throws(DMNError) -> Value {
        try spend(weight(value))
        switch value {
        case .list(let items) where items.count > Limit.items:
            throw DMNError(.tooLarge, "at most \(Limit.items) items in a list")
        case .string(let text) where text.utf8.count > Limit.stringBytes:
            throw DMNError(.tooLarge, "at most \(Limit.stringBytes) bytes in a string")
        default: return value
        }
    }

    // MARK: - Expressions

    mutating func value(_ expression: Expression) throws(DMNError) -> Value {
        switch expression {
        case .literal(let value): return value
        case .slot(let slot): return frame[slot]
        default:
            try spend()
            depth += 1
            defer { depth -= 1 }
            guard depth <= Limit.depth else {
                throw DMNError(.tooDeep, "at most \(Limit.depth) operations within one another")
            }
            return try compound(expression)
        }
    }

    /// Kept apart from what it calls, so that the stack that nesting takes stays small.
    private mutating func compound(_ expression: Expression) throws(DMNError) -> Value {
        switch expression {
        case .literal(let value): value
        case .slot(let slot): frame[slot]
        case .member(let base, let name): try member(base, name)
        case .itemMember(let name, let item, let otherwise):
            try itemMember(name, item, otherwise)
        case .negation(let operand): Arithmetic.negation(try value(operand))
        case .arithmetic(let operation, let left, let right):
            try bounded(operation.result(try value(left), try value(right)))
        case .comparison(let comparison, let left, let right):
            try compare(comparison, left, right)
        case .conjunction(let operands): Value(try joined(operands, decides: false))
        case .disjunction(let operands): Value(try joined(operands, decides: true))
        case .between(let operand, let lower, let upper): try between(operand, lower, upper)
        case .membership(let operand, let test): Value(try answer(test, try value(operand)))
        case .instance(let operand, let type): .boolean(type.includes(try value(operand)))
        case .conditional(let condition, let then, let otherwise):
            try conditional(condition, then, otherwise)
        case .list(let items): try list(items)
        case .context(let entries): try context(entries)
        case .interval(let bounds): try interval(bounds)
        case .filter(let list, let item, let condition): try filter(list, item, condition)
        case .iteration(let iterators, let body): try iteration(iterators, body)
        case .quantified(let quantifier, let iterators, let condition):
            try quantified(quantifier, iterators, condition)
        case .function(let lambda): try closure(lambda)
        case .call(let function, let arguments): try call(function, arguments)
        case .builtin(let builtin, let arguments): try call(builtin, arguments)
        case .table(let table): try table.outcome(&self).value
        case .typed(let expression, let type): type.coerced(try value(expression))
        }
    }

    private mutating func member(_ base: Expression, _ name: String) throws(DMNError) -> Value {
        let base = try value(base)
        try spend(weight(base))
        return base.member(name)
    }

    /// Keeps the frame as it is now, which costs a copy of it at the next change.
    private mutating func closure(_ lambda: Lambda) throws(DMNError) -> Value {
        try spend(frame.count)
        return .function(Function(kind: .closure(lambda, frame: frame)))
    }

    private mutating func itemMember(
        _ name: String, _ item: Int, _ otherwise: Expression?
    ) throws(DMNError) -> Value {
        if case .context(let context) = frame[item], let value = context[name] { return value }
        guard let otherwise else { return .null }
        return try value(otherwise)
    }

    private mutating func compare(
        _ comparison: Comparison, _ left: Expression, _ right: Expression
    ) throws(DMNError) -> Value {
        let left = try value(left)
        let right = try value(right)
        try spend(min(weight(left), weight(right)))
        return Value(comparison.answer(left, right))
    }

    /// Three-valued `and` and `or`: one operand that decides settles it, else one that is unknown.
    private mutating func joined(
        _ operands: [Expression], decides: Bool
    ) throws(DMNError) -> Bool? {
        var isKnown = true
        for operand in operands {
            guard let answer = try value(operand).answer else {
                isKnown = false
                continue
            }
            if answer == decides { return decides }
        }
        return isKnown ? !decides : nil
    }

    /// Null counts as false; anything else that is no boolean has no answer.
    private mutating func conditional(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression
    ) throws(DMNError) -> Value {
        let condition = try value(condition)
        guard condition.isNull || condition.answer != nil else { return .null }
        return try value(condition.answer == true ? then : otherwise)
    }

    private mutating func between(
        _ operand: Expression, _ lower: Expression, _ upper: Expression
    ) throws(DMNError) -> Value {
        let interval = Interval(
            lower: try value(lower), includesLower: true, upper: try value(upper),
            includesUpper: true)
        return Value(interval.contains(try value(operand)))
    }

    private mutating func list(_ items: [Expression]) throws(DMNError) -> Value {
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for item in items { values.append(try value(item)) }
        return .list(values)
    }

    private mutating func context(_ entries: [Entry]) throws(DMNError) -> Value {
        var names: [String] = []
        var values: [Value] = []
        for entry in entries {
            let value = try value(entry.expression)
            guard let name = entry.name else { return value }
            frame[entry.slot] = value
            names.append(name)
            values.append(value)
        }
        return .context(Context(names: names, values: values))
    }

    /// Null unless both ends are of one kind that has an order.
    private mutating func interval(_ bounds: Bounds) throws(DMNError) -> Value {
        var lower: Value?
        var upper: Value?
        if let expression = bounds.lower { lower = try value(expression) }
        if let expression = bounds.upper { upper = try value(expression) }
        if let lower, let upper, !lower.isNull, !upper.isNull, lower.isLess(than: upper) == nil {
            return .null
        }
        return .interval(
            Interval(
                lower: lower, includesLower: bounds.includesLower, upper: upper,
                includesUpper: bounds.includesUpper))
    }

    // MARK: - Tests

    /// What a unary test says of a value.
    mutating func answer(_ test: UnaryTest, _ value: Value) throws(DMNError) -> Bool? {
        switch test {
        case .any, .compare, .within: return test.constantAnswer(value)
        case .oneOf(let tests): return try anyAnswer(tests, value)
        case .not(let tests): return try anyAnswer(tests, value).map { !$0 }
        case .formula(let formula):
            try spend()
            switch formula.kind {
            case .comparison(let comparison, let end):
                return UnaryTest.answer(comparison, value, try self.value(end))
            case .membership(let container):
                let container = try self.value(container)
                try spend(weight(container))
                return UnaryTest.isMember(value, of: container)
            case .condition(let condition, let slot):
                frame[slot] = value
                return try self.value(condition).answer
            }
        }
    }

    private mutating func anyAnswer(
        _ tests: [UnaryTest], _ value: Value
    ) throws(DMNError) -> Bool? {
        var isKnown = true
        for test in tests {
            switch try answer(test, value) {
            case true?: return true
            case false?: break
            case nil: isKnown = false
            }
        }
        return isKnown ? false : nil
    }
}
