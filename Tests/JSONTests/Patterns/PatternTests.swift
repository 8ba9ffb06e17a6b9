import TestKit
import Testing

@testable import JSON

@Suite struct PatternTests {
    @Test(
        arguments: [
            ("", "", true), ("", "x", true), ("a", "xax", true), ("a", "xbx", false),
            ("^a$", "a", true), ("^a$", "a\n", false), ("^a$", "ba", false), ("^$", "", true),
            ("^$", "x", false), ("a|b", "xb", true), ("^(a|b)*$", "abba", true),
            ("^(?:ab)+$", "abab", true), ("^(?<name>ab)+$", "aba", false), ("^a{2}$", "aa", true),
            ("^a{2}$", "aaa", false), ("^a{2,}$", "aaaa", true), ("^a{2,3}$", "aaaa", false),
            ("^a{0}$", "", true), ("^a{0,0}b$", "b", true), ("^a?b+?c*?$", "bbc", true),
            ("^.$", "\n", false), ("^.$", "🐲", true), ("^.$", "\u{2028}", false),
            ("^[^a]$", "b", true),
            ("^[^a]$", "a", false), ("^[]$", "a", false), ("^[^]$", "\n", true),
            ("^[a-c-]$", "-", true),
            ("^[\\]\\\\]$", "]", true), ("^\\u{1F432}$", "🐲", true),
            ("^\\ud83d\\udc32$", "🐲", true), ("^\\x41\\u0042$", "AB", true),
            ("^\\cJ$", "\n", true),
            ("^\\0$", "\0", true), ("^\\/\\.\\*$", "/.*", true), ("^[\\b]$", "\u{8}", true),
            ("\\bcat\\b", "a cat sat", true), ("\\bcat\\b", "concat", false),
            ("\\Bcat", "concat", true),
            ("^\\b$", "", false), ("a\\b", "a", true), ("\\b", "é", false),
            ("^\\s$", "\u{FEFF}", true),
            ("^\\S$", "\u{A0}", false), ("^\\w$", "é", false), ("^\\p{L}$", "é", true),
            ("^\\p{gc=Nd}$", "\u{9EA}", true),
            ("^[^\\P{ASCII}]$", "a", true), ("^[\\p{L}\\d]+$", "aé1", true),
            ("x*", "", true), ("(^a|b$)", "cb", true),
            ("(^|x)a", "xa", true), ("a(^|b)", "ab", true), ("^^a$$", "a", true),
            ("(|a)+b", "b", true),
            ("^[0-9]{2,}$", "1", false), ("^(a*)*$", "aaaa", true), ("(a*)*b", "aac", false),
        ] as [(String, String, Bool)])
    func `a pattern matches what ECMA-262 says`(
        pattern: String, text: String, matches: Bool
    ) throws {
        let quick = try Pattern(parsing: pattern)
        #expect(quick.hasTable)
        #expect(Self.run(quick, text).matches == matches)
        let slow = try Pattern(parsing: pattern, tableStateLimit: 0)
        #expect(Self.run(slow, text).matches == matches)
    }

    @Test(arguments: [
        "(?=a)b", "(?!a)b", "(?<=a)b", "(?<!a+)b", "(a)\\1", "(?<n>a)\\k<n>", "(?i:a)", "(?-s:.)",
        "\\p{Script=Greek}", "[\\p{sc=Han}]",
    ])
    func `what cannot run in linear time is refused`(pattern: String) {
        let error = #expect(throws: PatternError.self) { try Pattern(parsing: pattern) }
        #expect(error?.code == .unsupported)
    }

    @Test(arguments: ["a{5000}", "(a{100}){100}", "((a{40}){40}){40}", "(?:){100000}a{4097}"])
    func `a pattern of too many states is refused`(pattern: String) {
        let error = #expect(throws: PatternError.self) { try Pattern(parsing: pattern) }
        #expect(error?.code == .tooLarge)
    }

    /// X20 and J7 of the attack list.
    @Test(arguments: [
        "(a|aa|aaa)*b", "((a|a)*)*b", "((a*)*)*b", "(a?){64}a{64}b", "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(.*)(.*)(.*)(.*)[^a]b",
    ])
    func `patterns that double elsewhere take steps that grow with the text`(
        pattern: String
    ) throws {
        let quick = try Pattern(parsing: pattern)
        let slow = try Pattern(parsing: pattern, tableStateLimit: 0)
        let short = String(repeating: "a", count: 1_000)
        let long = String(repeating: "a", count: 10_000)
        #expect(quick.hasTable)
        #expect(Self.run(quick, long).steps <= 10_000)
        let (few, many) = (Self.run(slow, short).steps, Self.run(slow, long).steps)
        #expect(few > 0 && many <= 11 * few)
        #expect(few <= 1_001 * 400)
    }

    @Test func `a pattern whose table would be too large is run by its automaton`() throws {
        let pattern = try Pattern(parsing: "(a|b)*a(a|b){12}$")
        #expect(!pattern.hasTable)
        #expect(Self.run(pattern, "abba" + String(repeating: "b", count: 12)).matches)
        #expect(!Self.run(pattern, "abbb" + String(repeating: "b", count: 11)).matches)
    }

    @Test func `table, automaton and a plain reading of the grammar agree`() throws {
        var random = SeededRandom(seed: 262)
        var matched = 0
        for _ in 0..<3_000 {
            let pattern = Self.pattern(depth: 3, &random)
            let tree = try PatternParser.parse(pattern)
            let quick = try Pattern(parsing: pattern)
            let slow = try Pattern(parsing: pattern, tableStateLimit: 0)
            for _ in 0..<4 {
                let length = Int.random(in: 0...7, using: &random)
                let text = (0..<length).map { _ in "ab1 é".randomElement(using: &random) ?? "a" }
                let expected = Reading(String(text)).matches(tree)
                matched += expected ? 1 : 0
                #expect(Self.run(quick, String(text)).matches == expected, "\(pattern) \(text)")
                #expect(Self.run(slow, String(text)).matches == expected, "\(pattern) \(text)")
            }
        }
        #expect((2_000..<11_000).contains(matched))
    }
}

extension PatternTests {
    private static func run(_ pattern: Pattern, _ text: String) -> (matches: Bool, steps: Int) {
        // In the midst of other bytes, which must not matter.
        let bytes = Array("xa\(text)ax".utf8)
        var steps = 0
        let matches = pattern.matches(bytes.span, 2..<bytes.count - 2, steps: &steps)
        return (matches, steps)
    }

    private static func pattern(depth: Int, _ random: inout SeededRandom) -> String {
        let atoms = [
            "a", "b", ".", "[ab]", "[^a]", "\\d", "\\w", "\\W", "é", "^", "$", "\\b", "\\B",
        ]
        let choice = Int.random(in: 0...9, using: &random)
        guard depth > 0, choice > 2 else { return atoms.randomElement(using: &random) ?? "a" }
        let first = pattern(depth: depth - 1, &random)
        let second = pattern(depth: depth - 1, &random)
        let counts = ["*", "+", "?", "{2}", "{1,2}", "{0,}", "{2,}?", "*?"]
        return switch choice {
        case 3, 4, 5: "\(first)\(second)"
        case 6: "(\(first)|\(second))"
        case 7: "(?:|\(first))"
        default: "(\(first))\(counts.randomElement(using: &random) ?? "*")"
        }
    }
}

/// Matches a pattern by following its grammar, with no thought for time.
private struct Reading {
    let text: [Unicode.Scalar]

    init(_ text: String) {
        self.text = Array(text.unicodeScalars)
    }

    func matches(_ tree: PatternTree) -> Bool {
        (0...text.count).contains { !ends(of: tree, from: [$0]).isEmpty }
    }

    /// Where a match may end that begins at one of the places.
    private func ends(of tree: PatternTree, from places: Set<Int>) -> Set<Int> {
        switch tree {
        case .characters(let set):
            Set(places.filter { $0 < text.count && set.contains(text[$0].value) }.map { $0 + 1 })
        case .sequence(let parts):
            parts.reduce(places) { ends(of: $1, from: $0) }
        case .choice(let branches):
            branches.reduce(into: []) { $0.formUnion(ends(of: $1, from: places)) }
        case .repeated(let part, let least, let most):
            repeated(part, least, most, places)
        case .assertion(let assertion):
            places.filter { holds(assertion, at: $0) }
        case .unsupported:
            []
        }
    }

    private func repeated(
        _ part: PatternTree, _ least: Int, _ most: Int?, _ places: Set<Int>
    ) -> Set<Int> {
        var places = places
        for _ in 0..<least { places = ends(of: part, from: places) }
        var all = places
        for _ in least..<(most ?? least + text.count + 1) {
            places = ends(of: part, from: places)
            all.formUnion(places)
        }
        return all
    }

    private func holds(_ assertion: PatternTree.Assertion, at place: Int) -> Bool {
        let before = place > 0 && ScalarSet.word.contains(text[place - 1].value)
        let after = place < text.count && ScalarSet.word.contains(text[place].value)
        return switch assertion {
        case .start: place == 0
        case .end: place == text.count
        case .wordBoundary: before != after
        case .noWordBoundary: before == after
        }
    }
}
