/// A unary test: what a cell of a decision table, or the right side of `in`, asks of one value.
///
/// Three-valued: a null asked anything but whether it is null gives "unknown", and so do values
/// that cannot be compared.
package enum UnaryTest: Sendable {
    /// `-`: always yes.
    case any
    /// A comparison with a constant; equality for a plain value.
    case compare(Comparison, Value)
    /// Between two constants.
    indirect case within(Interval)
    /// Yes when one of them is: a comma list, or a constant list.
    case oneOf([UnaryTest])
    /// Yes when none of them is.
    case not([UnaryTest])
    /// Anything that has to be computed.
    case formula(Formula)
}

/// A test that depends on other variables, or is more than a comparison.
package struct Formula: Sendable {
    enum Kind: Sendable {
        case comparison(Comparison, Expression)
        /// Equal to the expression's value, or in it if that is a list or a range.
        case membership(Expression)
        /// An expression about `?`, which stands in the slot.
        case condition(Expression, slot: Int)
    }

    let kind: Kind
}

extension UnaryTest {
    /// The test that a constant on its own makes: membership for lists and ranges, else equality.
    init(constant value: Value) {
        switch value {
        case .interval(let interval): self = .within(interval)
        case .list: self = .formula(Formula(kind: .membership(.literal(value))))
        default: self = .compare(.equal, value)
        }
    }

    /// The answer for tests that need no evaluation; formulas are answered by ``Evaluation``.
    @inline(__always)
    func constantAnswer(_ value: Value) -> Bool? {
        switch self {
        case .any: true
        case .compare(let comparison, let constant):
            UnaryTest.answer(comparison, value, constant)
        case .within(let interval): value.isNull ? nil : interval.contains(value)
        case .oneOf, .not, .formula: nil
        }
    }

    /// As FEEL's comparison, but a null is asked only whether it is null.
    @inline(__always)
    static func answer(_ comparison: Comparison, _ value: Value, _ operand: Value) -> Bool? {
        guard !value.isNull || operand.isNull else { return nil }
        return comparison.answer(value, operand)
    }

    /// Whether a value is, or is in, what an expression gave.
    static func isMember(_ value: Value, of container: Value) -> Bool? {
        switch container {
        case .interval(let interval):
            return value.isNull ? nil : interval.contains(value)
        case .list(let items):
            // A list may also be meant as a whole: [1, 2] is in [1, 2].
            let isThere = container == value || items.contains { isMember(value, of: $0) == true }
            return isThere ? true : value.isNull ? nil : false
        default:
            return answer(.equal, value, container)
        }
    }
}
