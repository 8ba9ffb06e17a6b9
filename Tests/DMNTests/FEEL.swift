@testable import DMN

/// Evaluates single FEEL texts, as a test needs it.
enum FEEL {
    /// The value of an expression in which the variables have these values.
    static func value(_ text: String, _ variables: [String: Value] = [:]) throws -> Value {
        var (scope, frame) = scope(variables)
        let expression = try Parser.expression(text, in: &scope)
        frame += Array(repeating: .null, count: scope.frameSize - frame.count)
        var evaluation = Evaluation(frame: frame, knowledge: [], decisions: 0)
        return try evaluation.value(expression)
    }

    /// What a cell with this text says of a value.
    static func answer(
        _ cell: String, to value: Value, _ variables: [String: Value] = [:]
    ) throws -> Bool? {
        var (scope, frame) = scope(variables)
        let question = scope.reserve()
        let test = try Parser.test(cell, question: question, in: &scope)
        frame += Array(repeating: .null, count: scope.frameSize - frame.count)
        var evaluation = Evaluation(frame: frame, knowledge: [], decisions: 0)
        return try evaluation.answer(test, value)
    }

    /// Why an expression is refused; `nil` when it is not.
    static func refusal(_ text: String, _ variables: [String: Value] = [:]) -> DMNError? {
        do {
            _ = try value(text, variables)
            return nil
        } catch {
            return error as? DMNError
        }
    }

    private static func scope(_ variables: [String: Value]) -> (Scope, [Value]) {
        var scope = Scope()
        var frame: [Value] = []
        for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
            scope.declare(Name(name))
            frame.append(value)
        }
        return (scope, frame)
    }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral
{
    package init(integerLiteral value: Int) { self = .number(Number(value)) }
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
}
