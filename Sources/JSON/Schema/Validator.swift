/// Applies a schema's rules to one value.
///
/// First without reporting: the first thing that is wrong ends it, and a valid value costs nothing
/// more. Only then, if something is wrong, again with reporting.
struct Validator {
    /// What was found, without its position.
    private struct Note {
        let index: Int
        let kind: Finding.Kind
        let keyword: Keyword
        let rule: Rule
        let expected: String
    }

    let schema: Schema
    let document: Document
    private let stepLimit: Int
    private var notes: [Note] = []
    /// Steps taken, for the limit and for tests that prove validation to be linear.
    var steps = 0
    /// Whether findings are collected, so that validation goes on after one.
    var reports = false
    /// What was wrong so far.
    private var failures = 0
    private var findingLimit = 0
    private var depth = 0
    private var isExhausted = false
    /// The resources through which the present rule was reached, outermost first.
    var scopes: [Int32] = []
    /// Which members or elements have been looked at: a run of flags for each value being tracked.
    var marks: [Bool] = []

    /// No run of `marks`.
    static let untracked = -1

    init(_ schema: Schema, _ document: Document, stepLimit: Int = Schema.stepLimit) {
        self.schema = schema
        self.document = document
        self.stepLimit = stepLimit
    }

    /// Whether the value at an entry is valid.
    mutating func isValid(_ index: Int) -> Bool {
        check(0, index, Self.untracked) && !isExhausted
    }

    /// What is wrong with the value at an entry, which is not valid.
    mutating func findings(_ index: Int, limit: Int) -> [Finding] {
        steps = 0
        isExhausted = false
        reports = true
        findingLimit = max(1, limit)
        _ = check(0, index, Self.untracked)
        if isExhausted || notes.isEmpty {
            let bounds = "\(stepLimit) steps and \(Schema.depthLimit) levels"
            notes.append(
                Note(
                    index: index, kind: .tooCostly, keyword: .none, rule: schema.program.rules[0],
                    expected: "a value that can be validated in \(bounds)"))
        }
        let bytes = document.bytes
        let offsets = notes.map { Int(document.tape[$0.index].start) }
        return zip(notes, Position.all(of: offsets, in: bytes.span)).map { note, position in
            Finding(
                value: Value(document: document, index: note.index), kind: note.kind,
                keyword: note.keyword,
                schemaLocation: schema.location(of: note.rule, note.keyword),
                expected: note.expected, position: position)
        }
    }

    /// Applies a rule to the value at an entry.
    ///
    /// - Parameter outer: The marks of the rule that applies this one to the same value.
    mutating func check(_ number: Int, _ index: Int, _ outer: Int) -> Bool {
        var rule = schema.program.rules[number]
        while rule.alias >= 0 { rule = schema.program.rules[Int(rule.alias)] }
        steps += 1
        guard steps <= stepLimit, depth < Schema.depthLimit else {
            isExhausted = true
            return false
        }
        depth += 1
        let entersResource = schema.program.isDynamic && scopes.last != rule.resource
        if entersResource { scopes.append(rule.resource) }
        let entry = document.tape[index]
        let isValid =
            rule.needsMarks || outer >= 0
            ? checkTracking(rule, entry, index, outer)
            : checkKeywords(rule, entry, index, Self.untracked)
        if entersResource { scopes.removeLast() }
        depth -= 1
        return isValid
    }

    /// Applies a rule and keeps nothing of it but whether it holds.
    mutating func checkQuietly(_ number: Int, _ index: Int, _ outer: Int) -> Bool {
        let (reported, failed) = (reports, failures)
        reports = false
        defer { (reports, failures) = (reported, failed) }
        return check(number, index, outer)
    }

    /// Applies a rule's keywords, those for what is not evaluated apart.
    ///
    /// - Parameter own: The marks to set for members and elements that are looked at.
    mutating func checkKeywords(_ rule: Rule, _ entry: Entry, _ index: Int, _ own: Int) -> Bool {
        let failed = failures
        guard takes(rule.kinds, entry) else {
            missKind(rule, index)
            return false
        }
        guard rule.constant < 0 || checkChoice(rule, rule.constant, .constant, entry, index)
        else { return false }
        guard
            rule.enumeration < 0
                || checkChoice(rule, rule.enumeration, .enumeration, entry, index)
        else { return false }
        switch entry.kind {
        case .string:
            guard rule.text < 0 || checkText(rule, entry, index) else { return false }
        case .number:
            guard rule.number < 0 || checkNumber(rule, entry, index) else { return false }
        case .object:
            guard rule.object < 0 || checkObject(rule, entry, index, own) else { return false }
        case .array:
            guard rule.array < 0 || checkArray(rule, entry, index, own) else { return false }
        case .null, .boolean:
            break
        }
        for application in rule.applications.range {
            guard apply(application, rule, index, own) || reports else { return false }
        }
        return failures == failed
    }

    /// Notes that something is wrong.
    ///
    /// - Returns: Whether to go on and look for more.
    @discardableResult
    mutating func miss(
        _ keyword: Keyword, _ kind: Finding.Kind, _ rule: Rule, _ index: Int,
        _ expected: @autoclosure () -> String
    ) -> Bool {
        failures += 1
        guard reports else { return false }
        notes.append(
            Note(index: index, kind: kind, keyword: keyword, rule: rule, expected: expected()))
        reports = notes.count < findingLimit
        return reports
    }

    /// Whether a value is of one of the kinds.
    func takes(_ kinds: Rule.Kinds, _ entry: Entry) -> Bool {
        guard !kinds.contains(Rule.Kinds(entry.kind)) else { return true }
        guard entry.kind == .number, kinds.contains(.whole) else { return false }
        return entry.marks.contains(.whole) || Number(literal: document.bytes[entry.range]).isWhole
    }

    private mutating func missKind(_ rule: Rule, _ index: Int) {
        if rule.kinds.isEmpty {
            miss(.none, .forbidden, rule, index, "no value here")
        } else {
            miss(.type, .wrongKind, rule, index, rule.kinds.words)
        }
    }
}
