/// A FEEL expression as it is evaluated: every name already resolved to a slot of the frame, to a
/// built-in function or to a knowledge model.
indirect enum Expression: Sendable {
    case literal(Value)
    /// The variable in a slot of the frame.
    case slot(Int)
    case member(Expression, name: String)
    /// A name inside a filter that may be an entry of the item; `otherwise` is what it means when
    /// the item has no such entry.
    case itemMember(name: String, item: Int, otherwise: Expression?)
    case negation(Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case comparison(Comparison, Expression, Expression)
    case conjunction([Expression])
    case disjunction([Expression])
    case between(Expression, lower: Expression, upper: Expression)
    case membership(Expression, UnaryTest)
    case instance(Expression, of: ValueType)
    case conditional(Expression, then: Expression, otherwise: Expression)
    case list([Expression])
    case context([Entry])
    case interval(Bounds)
    case filter(Expression, item: Int, Expression)
    case iteration([Iterator], body: Expression)
    case quantified(Quantifier, [Iterator], condition: Expression)
    case function(Lambda)
    case call(Expression, [Argument])
    case builtin(Builtin, [Expression])
    case table(Table)
    /// The expression's value, made to fit a type or null.
    case typed(Expression, ValueType)
}

extension Expression {
    /// The value, if it is known without evaluating anything.
    var constant: Value? {
        if case .literal(let value) = self { value } else { nil }
    }

    /// A call; of a built-in function directly where it is known to be one. A built-in function
    /// that cannot be called so gives null.
    static func call(of function: Expression, with arguments: [Argument]) -> Expression {
        guard case .literal(.function(let known)) = function,
            case .builtin(let builtin) = known.kind
        else { return .call(function, arguments) }
        return builtin.order(arguments).map { .builtin(builtin, $0) } ?? .literal(.null)
    }

    /// The expression with its value made to fit, where there is anything to fit.
    func typed(_ type: ValueType) -> Expression {
        if case .any = type { return self }
        if case .table(let table) = self { return .table(table.answering(type)) }
        return .typed(self, type)
    }
}

/// One entry of a context. Its value goes to a slot of its own, where later entries find it.
struct Entry: Sendable {
    /// `nil` for a boxed context's result.
    let name: String?
    let slot: Int
    let expression: Expression
}

/// A range whose ends are not yet evaluated; an end left out is unbounded.
struct Bounds: Sendable {
    let lower: Expression?
    let includesLower: Bool
    let upper: Expression?
    let includesUpper: Bool
}

/// `name in source`, of `for`, `some` and `every`.
struct Iterator: Sendable {
    enum Source: Sendable {
        case list(Expression)
        /// `from..to` without brackets, which may also run downwards.
        case span(from: Expression, to: Expression)
    }

    let slot: Int
    let source: Source
}

enum Quantifier: Sendable {
    case some, every
}

/// A function written in FEEL: parameters in slots of the frame in which it was written.
struct Lambda: Sendable {
    let parameters: [Parameter]
    let body: Expression
}

struct Parameter: Sendable {
    let name: String
    let slot: Int
    let type: ValueType
}

struct Argument: Sendable {
    /// `nil` when arguments are given by position.
    let name: String?
    let expression: Expression
}

/// A function as a value.
package struct Function: Sendable {
    enum Kind: Sendable {
        case builtin(Builtin)
        /// A knowledge model, by its number in the decision model.
        case knowledge(Int)
        /// A lambda with the frame in which it was made.
        case closure(Lambda, frame: [Value])
    }

    let kind: Kind
}
