/// A built-in function of FEEL that this engine evaluates.
enum Builtin: String, Sendable, CaseIterable {
    case abs
    case all
    case any
    case append
    case ceiling
    case concatenate
    case contains
    case count
    case date
    case dateAndTime = "date and time"
    case decimal
    case duration
    case endsWith = "ends with"
    case even
    case floor
    case listContains = "list contains"
    case lowerCase = "lower case"
    case max
    case mean
    case min
    case modulo
    case monthsDuration = "years and months duration"
    case not
    case number
    case odd
    case startsWith = "starts with"
    case string
    case stringLength = "string length"
    case substring
    case substringAfter = "substring after"
    case substringBefore = "substring before"
    case sum
    case time
    case upperCase = "upper case"

    static let names: [(Name, Builtin)] = allCases.map { (Name($0.rawValue), $0) }

    /// The standard's other functions: refused by name where an expression calls one.
    static let refused: [Name] = [
        "after", "before", "coincides", "context", "context merge", "context put", "day of week",
        "day of year", "distinct values", "during", "exp", "finished by", "finishes", "flatten",
        "get entries", "get value", "includes", "index of", "insert before", "is",
        "list replace", "log", "matches", "median", "meets", "met by", "mode", "month of year",
        "now", "overlaps", "overlaps after", "overlaps before", "product", "range", "remove",
        "replace", "reverse", "round down", "round half down", "round half up", "round up", "sort",
        "split", "sqrt", "started by", "starts", "stddev", "string join", "sublist", "today",
        "union", "week of year",
    ].map(Name.init)
}

// MARK: - Parameters

extension Builtin {
    /// One way to call a function.
    struct Signature {
        let parameters: [String]
        /// How many of them must be given.
        let required: Int
        /// Whether the last may be given any number of times.
        let repeatsLast: Bool

        init(_ parameters: String..., required: Int? = nil, repeatsLast: Bool = false) {
            self.parameters = parameters
            self.required = required ?? parameters.count
            self.repeatsLast = repeatsLast
        }
    }

    var signatures: [Signature] {
        switch self {
        case .abs: [Signature("n")]
        case .even, .odd: [Signature("number")]
        case .all, .any, .count, .max, .mean, .min, .sum: [Signature("list", repeatsLast: true)]
        case .append: [Signature("list", "item", repeatsLast: true)]
        case .concatenate: [Signature("list", repeatsLast: true)]
        case .ceiling, .floor: [Signature("n", "scale", required: 1)]
        case .contains, .endsWith, .startsWith, .substringAfter, .substringBefore:
            [Signature("string", "match")]
        case .date: [Signature("from"), Signature("year", "month", "day")]
        case .dateAndTime: [Signature("from"), Signature("date", "time")]
        case .decimal: [Signature("n", "scale")]
        case .duration: [Signature("from")]
        case .listContains: [Signature("list", "element")]
        case .lowerCase, .stringLength, .upperCase: [Signature("string")]
        case .modulo: [Signature("dividend", "divisor")]
        case .monthsDuration: [Signature("from", "to")]
        case .not: [Signature("negand")]
        case .number: [Signature("from", "grouping separator", "decimal separator", required: 1)]
        case .string: [Signature("from")]
        case .substring: [Signature("string", "start position", "length", required: 2)]
        case .time:
            [Signature("from"), Signature("hour", "minute", "second", "offset", required: 3)]
        }
    }

    /// The arguments in the order of the parameters; `nil` when the function cannot be called so,
    /// for which the standard's answer is null.
    func order(_ arguments: [Argument]) -> [Expression]? {
        let names = arguments.compactMap(\.name)
        guard !names.isEmpty else {
            let fits = signatures.contains { signature in
                signature.required...signature.parameters.count ~= arguments.count
                    || (signature.repeatsLast && arguments.count >= signature.required)
            }
            return fits ? arguments.map(\.expression) : nil
        }
        guard names.count == arguments.count, Set(names).count == names.count else { return nil }
        for signature in signatures where Set(names).isSubset(of: signature.parameters) {
            let given = signature.parameters.map { parameter in
                arguments.first { $0.name == parameter }?.expression
            }
            guard given.prefix(signature.required).allSatisfy({ $0 != nil }) else { continue }
            let last = given.lastIndex { $0 != nil } ?? 0
            return given[...last].map { $0 ?? .literal(.null) }
        }
        return nil
    }
}

// MARK: - Results

extension Builtin {
    /// The function's value for arguments that ``order(_:)`` has passed; null for arguments of
    /// other types than its own.
    func result(_ arguments: [Value]) -> Value {
        switch self {
        case .all, .any, .append, .concatenate, .count, .listContains, .max, .mean, .min, .sum:
            return listed(arguments)
        case .string:
            return arguments[0].isNull ? .null : .string(arguments[0].description)
        default: break
        }
        // Where no list is wanted, a list of one item is that item.
        let arguments = arguments.map { argument in
            if case .list(let items) = argument, items.count == 1 { items[0] } else { argument }
        }
        switch self {
        case .abs, .ceiling, .decimal, .even, .floor, .modulo, .number, .odd:
            return numeric(arguments)
        case .contains, .endsWith, .lowerCase, .startsWith, .stringLength, .substring,
            .substringAfter, .substringBefore, .upperCase:
            return textual(arguments)
        case .date, .dateAndTime, .duration, .monthsDuration, .time:
            return temporal(arguments)
        case .not:
            return Value(arguments[0].answer.map { !$0 })
        case .all, .any, .append, .concatenate, .count, .listContains, .max, .mean, .min, .sum,
            .string:
            return .null
        }
    }
}
