extension Evaluation {
    mutating func call(_ builtin: Builtin, _ arguments: [Expression]) throws(DMNError) -> Value {
        var values: [Value] = []
        for argument in arguments { values.append(try value(argument)) }
        return try call(builtin, values)
    }

    private mutating func call(_ builtin: Builtin, _ values: [Value]) throws(DMNError) -> Value {
        for value in values { try spend(weight(value)) }
        return try bounded(builtin.result(values))
    }

    /// Calls what an expression gave; null when that is not a function or takes other arguments.
    mutating func call(
        _ function: Expression, _ arguments: [Argument]
    ) throws(DMNError) -> Value {
        guard case .function(let function) = try value(function) else { return .null }
        switch function.kind {
        case .builtin(let builtin):
            guard let ordered = builtin.order(arguments) else { return .null }
            return try call(builtin, ordered)
        case .knowledge(let number):
            let model = knowledge[number]
            guard let values = try values(of: arguments, for: model.parameters) else {
                return .null
            }
            try spend(model.frameSize)
            let frame = Array(repeating: Value.null, count: model.frameSize)
            return try run(model.body, in: frame, model.parameters, values)
        case .closure(let lambda, let frame):
            guard let values = try values(of: arguments, for: lambda.parameters) else {
                return .null
            }
            try spend(frame.count)
            return try run(lambda.body, in: frame, lambda.parameters, values)
        }
    }

    /// The arguments in the order of the parameters, each made to fit; `nil` when one does not, and
    /// when they are other ones or too few or too many.
    private mutating func values(
        of arguments: [Argument], for parameters: [Parameter]
    ) throws(DMNError) -> [Value]? {
        guard arguments.count == parameters.count else { return nil }
        var values: [Value] = []
        for (index, parameter) in parameters.enumerated() {
            let argument =
                arguments[index].name == nil
                ? arguments[index] : arguments.first { $0.name == parameter.name }
            guard let argument else { return nil }
            let given = try value(argument.expression)
            let fitting = parameter.type.coerced(given)
            guard given.isNull || !fitting.isNull else { return nil }
            values.append(fitting)
        }
        return values
    }

    /// Evaluates a body in a frame of its own.
    private mutating func run(
        _ body: Expression, in frame: [Value], _ parameters: [Parameter], _ values: [Value]
    ) throws(DMNError) -> Value {
        let caller = self.frame
        self.frame = frame
        defer { self.frame = caller }
        for (parameter, value) in zip(parameters, values) {
            self.frame[parameter.slot] = value
        }
        return try value(body)
    }
}
