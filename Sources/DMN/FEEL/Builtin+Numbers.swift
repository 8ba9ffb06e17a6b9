extension Builtin {
    func numeric(_ arguments: [Value]) -> Value {
        if self == .number { return Builtin.number(arguments) }
        guard case .number(let n) = arguments[0] else {
            return self == .abs ? Builtin.magnitude(arguments[0]) : .null
        }
        switch self {
        case .abs: return .number(n.magnitude)
        case .even: return Value(Builtin.isEven(n))
        case .odd: return Value(Builtin.isEven(n).map { !$0 })
        case .modulo: return arguments[1].number.flatMap { Builtin.modulo(n, $0) } ?? .null
        case .floor: return Builtin.rounded(n, arguments, .floor)
        case .ceiling: return Builtin.rounded(n, arguments, .ceiling)
        case .decimal: return Builtin.rounded(n, arguments, .halfEven)
        default: return .null
        }
    }

    private static func magnitude(_ value: Value) -> Value {
        switch value {
        case .daysDuration(let duration): duration.isNegative ? Arithmetic.negation(value) : value
        case .monthsDuration(let duration): duration.months < 0 ? Arithmetic.negation(value) : value
        default: .null
        }
    }

    private static func isEven(_ n: Number) -> Bool? {
        guard n.isWhole, let half = n.divided(by: Number(2)) else { return nil }
        return half.isWhole
    }

    /// The remainder of division rounded down, so that it has the divisor's sign.
    private static func modulo(_ dividend: Number, _ divisor: Number) -> Value? {
        guard let quotient = dividend.divided(by: divisor),
            let floor = quotient.rounded(toScale: 0, .floor),
            let product = divisor.multiplied(by: floor)
        else { return nil }
        return Value(dividend.subtracting(product))
    }

    private static func rounded(
        _ n: Number, _ arguments: [Value], _ rounding: Number.Rounding
    ) -> Value {
        guard arguments.count > 1 else { return Value(n.rounded(toScale: 0, rounding)) }
        guard let scale = arguments[1].number?.rounded(toScale: 0, .towardZero)?.int else {
            return .null
        }
        return Value(n.rounded(toScale: scale, rounding))
    }

    /// `number(from, grouping separator, decimal separator)`.
    private static func number(_ arguments: [Value]) -> Value {
        guard case .string(var text) = arguments[0] else { return .null }
        guard arguments.count > 1 else { return Value(Number(text)) }
        let grouping = arguments[1]
        let decimal = arguments.count > 2 ? arguments[2] : .null
        if case .string(let separator) = grouping {
            guard [" ", ".", ","].contains(separator), grouping != decimal else { return .null }
            text = text.filter { String($0) != separator }
        } else if !grouping.isNull {
            return .null
        }
        if case .string(let separator) = decimal {
            guard [".", ","].contains(separator), separator == "." || !text.contains(".") else {
                return .null
            }
            text = String(text.map { String($0) == separator ? "." : $0 })
        } else if !decimal.isNull {
            return .null
        }
        return Value(Number(text))
    }
}

extension Value {
    var number: Number? {
        if case .number(let number) = self { number } else { nil }
    }
}
