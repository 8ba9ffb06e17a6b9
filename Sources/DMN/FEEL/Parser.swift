/// Reads FEEL expressions, resolving every name as it goes.
///
/// By precedence climbing: an expression is operands joined by operators that bind at least as
/// tightly as asked. What this engine does not evaluate is refused here, by name.
struct Parser {
    /// An expression and how high its tree is.
    struct Node {
        let expression: Expression
        let height: Int
    }

    var lexer: Lexer
    var scope: Scope
    private(set) var token: Lexer.Token
    private var expectation = Lexer.Expectation.operand
    private var nesting = 0
    /// The slot of `?`, when reading unary tests, and whether it was mentioned.
    var question: Int?
    var mentionsQuestion = false

    init(_ text: String, in scope: Scope) throws(DMNError) {
        lexer = try Lexer(text)
        self.scope = scope
        token = Lexer.Token(kind: .end, start: 0, end: 0)
        try advance()
    }

    /// Reads a whole text as one expression.
    static func expression(
        _ text: String, in scope: inout Scope
    ) throws(DMNError) -> Expression {
        var parser = try Parser(text, in: scope)
        let node = try parser.expression()
        guard parser.isAtEnd else { throw parser.unexpected("an operator, or the end") }
        scope.adopt(parser.scope)
        return node.expression
    }
}

// MARK: - Tokens

extension Parser {
    var isAtEnd: Bool {
        if case .end = token.kind { true } else { false }
    }

    /// Reads the next token, as an operand or as an operator by what the last one was.
    mutating func advance() throws(DMNError) {
        try advance(expecting: expectation)
    }

    /// Reads the next token where the last one does not tell what may follow: brackets of ranges.
    mutating func advance(expecting expected: Lexer.Expectation) throws(DMNError) {
        token = try lexer.next(expected, in: scope)
        expectation =
            switch token.kind {
            case .symbol("."): .member
            case .symbol(")"), .symbol("]"), .symbol("}"): .infix
            case .symbol: .operand
            case .word(let word): Parser.operandFollows.contains(word) ? .operand : .infix
            case .number, .string, .temporal, .name, .end: .infix
            }
    }

    /// Keywords after which an operand stands.
    private static let operandFollows = Lexer.infixKeywords.subtracting(["instance"]).union([
        "if", "for", "some", "every",
    ])

    func stands(_ symbol: String) -> Bool {
        if case .symbol(symbol) = token.kind { true } else { false }
    }

    func standsWord(_ word: String) -> Bool {
        if case .word(word) = token.kind { true } else { false }
    }

    mutating func take(_ symbol: String) throws(DMNError) -> Bool {
        guard stands(symbol) else { return false }
        try advance()
        return true
    }

    mutating func takeWord(_ word: String) throws(DMNError) -> Bool {
        guard standsWord(word) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ symbol: String) throws(DMNError) {
        guard try take(symbol) else { throw unexpected("\"\(symbol)\"") }
    }

    mutating func expectWord(_ word: String) throws(DMNError) {
        guard try takeWord(word) else { throw unexpected("\"\(word)\"") }
    }

    /// Reads a name that is being declared, from where the current token starts.
    mutating func declaredName(until delimiters: Set<Unicode.Scalar>) throws(DMNError) -> Name {
        lexer.rewind(to: token.start)
        let name = try lexer.declaredName(until: delimiters)
        try advance(expecting: .infix)
        return name
    }

    func unexpected(_ expected: String) -> DMNError {
        lexer.error(expected, at: token.start)
    }

    func unsupported(_ what: String) -> DMNError {
        lexer.error("no \(what)", at: token.start, .unsupported)
    }
}

// MARK: - Trees

extension Parser {
    /// Builds an inner part of the tree, no higher than the limit.
    func node(_ expression: Expression, over children: [Node]) throws(DMNError) -> Node {
        let height = 1 + (children.map(\.height).max() ?? 0)
        guard height <= Limit.expressionHeight else {
            throw lexer.error(
                "at most \(Limit.expressionHeight) operations within one another",
                at: token.start, .tooDeep)
        }
        return Node(expression: expression, height: height)
    }

    func node(_ expression: Expression, over children: Node...) throws(DMNError) -> Node {
        try node(expression, over: children)
    }

    /// Like ``node(_:over:)``, but computed now if all children are constants.
    func folded(_ expression: Expression, over children: [Node]) throws(DMNError) -> Node {
        let node = try node(expression, over: children)
        let isConstant = children.allSatisfy { $0.expression.constant != nil }
        guard isConstant else { return node }
        return Node(expression: .literal(try Evaluation.constant(expression)), height: 1)
    }

    /// Reads something in which expressions nest, no deeper than the limit.
    mutating func nested<Result>(
        _ read: (inout Parser) throws(DMNError) -> Result
    ) throws(DMNError) -> Result {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Limit.expressionHeight else {
            throw lexer.error(
                "at most \(Limit.expressionHeight) expressions within one another",
                at: token.start, .tooDeep)
        }
        return try read(&self)
    }
}

// MARK: - Operators

extension Parser {
    /// How tightly operators bind, loosest first.
    enum Precedence: Int, Comparable {
        case disjunction, conjunction, comparison, sum, product, power

        static func < (left: Precedence, right: Precedence) -> Bool {
            left.rawValue < right.rawValue
        }

        var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .power }
    }

    /// The binary operator that stands here, if one does.
    private var precedence: Precedence? {
        switch token.kind {
        case .word("or"): .disjunction
        case .word("and"): .conjunction
        case .word("between"), .word("in"): .comparison
        case .symbol(let symbol):
            if let arithmetic = Parser.arithmetic[symbol] {
                arithmetic.precedence
            } else {
                Comparison(rawValue: symbol) == nil ? nil : .comparison
            }
        default: nil
        }
    }

    private static let arithmetic: [String: (operation: Arithmetic, precedence: Precedence)] = [
        "+": (.add, .sum), "-": (.subtract, .sum), "*": (.multiply, .product),
        "/": (.divide, .product), "**": (.power, .power),
    ]

    mutating func expression() throws(DMNError) -> Node {
        try expression(.disjunction)
    }

    /// Reads operands joined by operators that bind at least as tightly as `minimum`.
    mutating func expression(_ minimum: Precedence) throws(DMNError) -> Node {
        try nested { parser throws(DMNError) in
            try parser.expression(minimum, from: try parser.unary())
        }
    }

    /// Reads on after the first operand.
    mutating func expression(_ minimum: Precedence, from first: Node) throws(DMNError) -> Node {
        var left = first
        while let precedence, precedence >= minimum {
            left = try joined(left, precedence)
        }
        return left
    }

    private mutating func joined(
        _ left: Node, _ precedence: Precedence
    ) throws(DMNError) -> Node {
        switch token.kind {
        case .word("or"): return try chain(left, "or", precedence, Expression.disjunction)
        case .word("and"): return try chain(left, "and", precedence, Expression.conjunction)
        case .word("between"): return try between(left)
        case .word("in"): return try membership(left)
        case .symbol(let symbol):
            try advance()
            // Equal operators group from the left, so the right side binds more tightly; there is
            // nothing tighter than a power but an operand.
            let right = try precedence == .power ? unary() : expression(precedence.next)
            if let arithmetic = Parser.arithmetic[symbol] {
                return try node(
                    .arithmetic(arithmetic.operation, left.expression, right.expression),
                    over: left, right)
            }
            guard let comparison = Comparison(rawValue: symbol) else { break }
            return try node(
                .comparison(comparison, left.expression, right.expression), over: left, right)
        default: break
        }
        throw unexpected("an operator")
    }

    /// Reads `a or b or c` as one operation, so that a long chain is not a high tree.
    private mutating func chain(
        _ first: Node, _ word: String, _ precedence: Precedence,
        _ make: ([Expression]) -> Expression
    ) throws(DMNError) -> Node {
        var operands = [first]
        while try takeWord(word) {
            operands.append(try expression(precedence.next))
        }
        return try node(make(operands.map(\.expression)), over: operands)
    }

    private mutating func between(_ value: Node) throws(DMNError) -> Node {
        try advance()
        let lower = try expression(.sum)
        try expectWord("and")
        let upper = try expression(.sum)
        return try node(
            .between(value.expression, lower: lower.expression, upper: upper.expression),
            over: value, lower, upper)
    }

    /// Reads what stands right of `in`: one test, or several in parentheses.
    private mutating func membership(_ value: Node) throws(DMNError) -> Node {
        try advance()
        let (test, nodes) = try memberTest()
        return try node(.membership(value.expression, test), over: [value] + nodes)
    }

    private mutating func unary() throws(DMNError) -> Node {
        if try take("-") {
            let operand = try nested { parser throws(DMNError) in try parser.unary() }
            return try folded(.negation(operand.expression), over: [operand])
        }
        var node = try postfix()
        while standsWord("instance") {
            try advance()
            guard standsWord("of") else { throw unexpected("\"of\"") }
            let type = try type()
            node = try self.node(.instance(node.expression, of: type), over: node)
        }
        return node
    }
}
