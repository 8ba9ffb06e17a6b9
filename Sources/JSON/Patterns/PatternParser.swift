/// Reads a pattern by the grammar of ECMA-262 (2025) section 22.2.1, with the flag `u`.
struct PatternParser {
    /// Groups inside one another.
    static let depthLimit = 64
    /// Characters of a pattern.
    static let lengthLimit = 8_192
    /// The greatest number in a quantifier; greater ones count as this.
    static let countLimit = 100_000

    let scalars: [Unicode.Scalar]
    var at = 0
    /// Whether it is found out who has a property; needless for a look at the grammar alone.
    let findsMembers: Bool
    /// The members of the properties that the pattern names.
    var membersByName: [String: ScalarSet] = [:]
    private var depth = 0
    private var groups = 0
    private var names: Set<String> = []
    /// Groups that are referred to, with the place of the reference.
    private var numbersUsed: [(number: Int, offset: Int)] = []
    private var namesUsed: [(name: String, offset: Int)] = []

    /// Whether a text is a pattern. Takes a time that grows with its length alone.
    static func isPattern(_ text: String) -> Bool {
        (try? parse(text, findsMembers: false)) != nil
    }

    /// Reads a whole pattern.
    static func parse(_ text: String) throws(PatternError) -> PatternTree {
        try parse(text, findsMembers: true)
    }

    private static func parse(
        _ text: String, findsMembers: Bool
    ) throws(PatternError) -> PatternTree {
        var parser = PatternParser(Array(text.unicodeScalars), findsMembers: findsMembers)
        guard parser.scalars.count <= lengthLimit else {
            throw PatternError(
                code: .tooLarge, offset: 0, expected: "at most \(lengthLimit) characters")
        }
        let tree = try parser.parseChoice()
        guard parser.at == parser.scalars.count else { throw parser.error("no ) without its (") }
        try parser.checkReferences()
        return tree
    }

    private init(_ scalars: [Unicode.Scalar], findsMembers: Bool) {
        self.scalars = scalars
        self.findsMembers = findsMembers
    }

    var next: Unicode.Scalar? {
        at < scalars.count ? scalars[at] : nil
    }

    func error(_ expected: String) -> PatternError {
        PatternError(code: .malformed, offset: at, expected: expected)
    }

    /// Goes past `text` if it stands here.
    mutating func skip(_ text: String) -> Bool {
        guard scalars[at...].starts(with: text.unicodeScalars) else { return false }
        at += text.unicodeScalars.count
        return true
    }

    private func checkReferences() throws(PatternError) {
        for use in numbersUsed where use.number > groups {
            throw PatternError(
                code: .malformed, offset: use.offset, expected: "the number of a group")
        }
        for use in namesUsed where !names.contains(use.name) {
            throw PatternError(
                code: .malformed, offset: use.offset, expected: "the name of a group")
        }
    }

    private mutating func parseChoice() throws(PatternError) -> PatternTree {
        var branches = [try parseSequence()]
        while skip("|") { branches.append(try parseSequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func parseSequence() throws(PatternError) -> PatternTree {
        var parts: [PatternTree] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let (part, mayRepeat) = try parseTerm()
            parts.append(mayRepeat ? try parseQuantifier(of: part) : part)
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func parseTerm() throws(PatternError) -> (PatternTree, mayRepeat: Bool) {
        let start = at
        guard let scalar = next else { throw error("a character") }
        at += 1
        switch scalar {
        case "^": return (.assertion(.start), false)
        case "$": return (.assertion(.end), false)
        case ".": return (.characters(.dot), true)
        case "[": return (try parseClass(), true)
        case "(": return try parseGroup()
        case "\\":
            if skip("b") { return (.assertion(.wordBoundary), false) }
            if skip("B") { return (.assertion(.noWordBoundary), false) }
            if let reference = try parseReference() { return (reference, true) }
            return (try parseEscape(inClass: false).tree(at: start), true)
        case "*", "+", "?", "{", "}", "]":
            at = start
            throw error("a character before the quantifier, or a backslash before \(scalar)")
        default:
            return (.characters(ScalarSet(scalar.value)), true)
        }
    }

    private mutating func parseQuantifier(
        of part: PatternTree
    ) throws(PatternError) -> PatternTree {
        let bounds: (least: Int, most: Int?)
        if skip("*") {
            bounds = (0, nil)
        } else if skip("+") {
            bounds = (1, nil)
        } else if skip("?") {
            bounds = (0, 1)
        } else if skip("{") {
            bounds = try parseBounds()
        } else {
            return part
        }
        // Whether a match is the longest or the shortest does not matter to whether there is one.
        _ = skip("?")
        return .repeated(part, least: bounds.least, most: bounds.most)
    }

    private mutating func parseBounds() throws(PatternError) -> (least: Int, most: Int?) {
        guard let least = parseNumber() else { throw error("a number in the quantifier") }
        var most: Int? = least
        if skip(",") { most = parseNumber() }
        guard skip("}") else { throw error("} after the quantifier") }
        if let most, most < least { throw error("a quantifier from less to more") }
        return (least, most)
    }

    private mutating func parseNumber() -> Int? {
        var value: Int?
        while let digit = next?.value, (0x30...0x39).contains(digit) {
            value = min(Self.countLimit, (value ?? 0) * 10 + Int(digit - 0x30))
            at += 1
        }
        return value
    }
}

extension PatternParser {
    private mutating func parseGroup() throws(PatternError) -> (PatternTree, mayRepeat: Bool) {
        let start = at - 1
        let kind = try parseGroupKind()
        depth += 1
        guard depth <= Self.depthLimit else {
            throw PatternError(
                code: .tooLarge, offset: start,
                expected: "at most \(Self.depthLimit) groups in one another")
        }
        let content = try parseChoice()
        guard skip(")") else { throw error(") at the end of the group") }
        depth -= 1
        switch kind {
        case .plain: return (content, true)
        case .look: return (.unsupported("lookaround", offset: start), false)
        case .modified: return (.unsupported("modifiers", offset: start), true)
        }
    }

    private enum GroupKind {
        case plain, look, modified
    }

    private mutating func parseGroupKind() throws(PatternError) -> GroupKind {
        guard skip("?") else {
            groups += 1
            return .plain
        }
        if skip(":") { return .plain }
        if skip("=") || skip("!") || skip("<=") || skip("<!") { return .look }
        if skip("<") {
            groups += 1
            guard names.insert(try parseName()).inserted else {
                throw error("a name that no other group has")
            }
            return .plain
        }
        var flags: Set<Unicode.Scalar> = []
        var isNegated = false
        while let flag = next, flag != ":" {
            at += 1
            if flag == "-", !isNegated {
                isNegated = true
            } else {
                guard ["i", "m", "s"].contains(flag), flags.insert(flag).inserted else {
                    throw error("a kind of group that ECMA-262 knows")
                }
            }
        }
        guard skip(":"), !flags.isEmpty else { throw error("a kind of group that ECMA-262 knows") }
        return .modified
    }

    private mutating func parseName() throws(PatternError) -> String {
        var name = String.UnicodeScalarView()
        while let scalar = next, scalar != ">" {
            let mayStand =
                scalar == "$" || scalar == "_"
                || (name.isEmpty
                    ? scalar.properties.isIDStart
                    : scalar.properties.isIDContinue || scalar.properties.isJoinControl)
            guard mayStand else { throw error("a group's name") }
            name.append(scalar)
            at += 1
        }
        guard !name.isEmpty, skip(">") else { throw error("a group's name and >") }
        return String(name)
    }

    /// Reads what follows a backslash if it refers to a group.
    private mutating func parseReference() throws(PatternError) -> PatternTree? {
        let start = at - 1
        if skip("k") {
            guard skip("<") else { throw error("<, and the name of a group") }
            namesUsed.append((try parseName(), start))
        } else {
            guard next != "0", let number = parseNumber() else { return nil }
            numbersUsed.append((number, start))
        }
        return .unsupported("a reference to a group", offset: start)
    }
}
