// Unary tests: what stands in a table's input cells, in allowed values, and right of `in`.

extension Parser {
    /// Reads a whole cell. An empty one asks nothing, as `-` does.
    ///
    /// - Parameter question: The slot where `?`, the value that is asked, will stand.
    static func test(
        _ text: String, question: Int, in scope: inout Scope
    ) throws(DMNError) -> UnaryTest {
        let depth = scope.depth
        scope.declare(Name("?"), slot: question)
        defer { scope.forget(downTo: depth) }
        var parser = try Parser(text, in: scope)
        parser.question = question
        let test = try parser.wholeTest()
        guard parser.isAtEnd else { throw parser.unexpected("a comma, or the end") }
        scope.adopt(parser.scope)
        return test
    }

    private mutating func wholeTest() throws(DMNError) -> UnaryTest {
        guard !isAtEnd else { return .any }
        let start = self
        if try take("-"), isAtEnd { return .any }
        self = start
        if case .name(_, .builtin(.not)) = token.kind {
            try advance()
            guard stands("(") else { throw unexpected("\"(\"") }
            try advance()
            let tests = try tests().map(\.test)
            if stands(")") {
                try advance()
                if isAtEnd { return .not(tests) }
            }
            // Not a negated list of tests, but an expression that begins with the function.
            self = start
        }
        let tests = try tests().map(\.test)
        return tests.count == 1 ? tests[0] : .oneOf(tests)
    }

    private typealias Tested = (test: UnaryTest, node: Node)

    private mutating func tests() throws(DMNError) -> [Tested] {
        var all: [Tested] = []
        repeat { all.append(try single()) } while try take(",")
        return all
    }

    /// Reads one test: a comparison without its left side, or an expression.
    private mutating func single() throws(DMNError) -> Tested {
        if case .symbol(let symbol) = token.kind, let comparison = Comparison(rawValue: symbol) {
            try advance()
            let end = try expression(.sum)
            return (Parser.test(comparison, end.expression), end)
        }
        let mentioned = mentionsQuestion
        mentionsQuestion = false
        let node = try expression()
        defer { mentionsQuestion = mentioned || mentionsQuestion }
        if mentionsQuestion, let question {
            return (.formula(Formula(kind: .condition(node.expression, slot: question))), node)
        }
        return (Parser.test(node.expression), node)
    }

    private static func test(_ comparison: Comparison, _ end: Expression) -> UnaryTest {
        if let value = end.constant { return .compare(comparison, value) }
        return .formula(Formula(kind: .comparison(comparison, end)))
    }

    private static func test(_ expression: Expression) -> UnaryTest {
        if let value = expression.constant { return UnaryTest(constant: value) }
        return .formula(Formula(kind: .membership(expression)))
    }

    /// Reads what stands right of the operator `in`: one test, or several in parentheses.
    mutating func memberTest() throws(DMNError) -> (UnaryTest, [Node]) {
        guard try take("(") else {
            guard standsComparison else { return member(of: try expression(.sum)) }
            let (test, node) = try single()
            return (test, [node])
        }
        let isComparison = standsComparison
        var tested = [try single()]
        if stands("..") {
            let range = try interval(from: tested[0].node, includesLower: false)
            return member(of: try expression(.sum, from: try suffixed(range)))
        }
        if !isComparison, try take(")") {
            // Only a value in parentheses, which may be the beginning of more.
            let operand = try suffixed(tested[0].node)
            return member(of: try expression(.sum, from: operand))
        }
        while try take(",") { tested.append(try single()) }
        try expect(")")
        let tests = tested.map(\.test)
        return (tests.count == 1 ? tests[0] : .oneOf(tests), tested.map(\.node))
    }

    private func member(of node: Node) -> (UnaryTest, [Node]) {
        (Parser.test(node.expression), [node])
    }

    private var standsComparison: Bool {
        if case .symbol(let symbol) = token.kind {
            Comparison(rawValue: symbol) != nil
        } else {
            false
        }
    }
}
