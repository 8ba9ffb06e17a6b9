import Testing

@testable import DMN

@Suite struct BuiltinTests {
    @Test(arguments: [
        ("abs(-1.5)", "1.5"), ("abs(@\"-P1D\")", "P1D"), ("floor(-1.5)", "-2"),
        ("ceiling(1.56, 1)", "1.6"), ("decimal(2.5, 0)", "2"), ("modulo(-12, 5)", "3"),
        ("even(4)", "true"), ("odd(2.5)", "null"), ("number(\"1 000,5\", \" \", \",\")", "1000.5"),
        ("number(\"1,5\")", "null"), ("count([1, null])", "2"), ("count([])", "0"),
        ("min([3, 1, 2])", "1"), ("max(1, 5, 2)", "5"), ("max([])", "null"),
        ("min([1, \"a\"])", "null"), ("sum([0.1, 0.2])", "0.3"), ("sum([])", "null"),
        ("mean(1, 2)", "1.5"), ("all([true, null])", "null"), ("all([false, null])", "false"),
        ("any([true, null])", "true"), ("any([])", "false"), ("any([1])", "null"),
        ("list contains([1, null], null)", "true"), ("append([1], 2, 3)", "[1, 2, 3]"),
        ("concatenate([1], [2, 3])", "[1, 2, 3]"), ("not(false)", "true"),
    ])
    func `numbers and lists`(text: String, expected: String) throws {
        #expect(try FEEL.value(text).literal == expected)
    }

    @Test(arguments: [
        ("string(1.10)", "1.1"), ("string([1, \"a\"])", "[1, \"a\"]"),
        ("string length(\"é🐎\")", "2"),
        ("upper case(\"straße\")", "STRASSE"), ("lower case(\"ÄB\")", "äb"),
        ("substring(\"foobar\", 3)", "obar"), ("substring(\"foobar\", -2, 1)", "a"),
        ("substring(\"foobar\", 5, 99)", "ar"), ("substring before(\"a=b=c\", \"=\")", "a"),
        ("substring after(\"a=b=c\", \"=\")", "b=c"), ("substring after(\"abc\", \"x\")", ""),
        ("string(contains(\"foobar\", \"oba\"))", "true"),
        ("string(starts with(\"foobar\", \"foo\"))", "true"),
        ("string(ends with(\"foobar\", \"bar\"))", "true"),
        ("string(ends with(\"é\", \"\\u0301\"))", "false"),
    ])
    func `strings`(text: String, expected: String) throws {
        #expect(try FEEL.value(text).description == expected)
    }

    @Test(arguments: [
        ("date(2026, 11, 23)", "2026-11-23"), ("date(@\"2026-11-23T10:00:00\")", "2026-11-23"),
        ("date(from: \"2026-11-23\")", "2026-11-23"), ("time(10, 20, 30.5)", "10:20:30.5"),
        ("time(10, 20, 30, duration(\"PT1H\"))", "10:20:30+01:00"),
        ("time(@\"2026-11-23\")", "00:00:00Z"),
        ("date and time(@\"2026-11-23\", @\"10:00:00Z\")", "2026-11-23T10:00:00Z"),
        ("duration(\"P1Y2M\")", "P1Y2M"), ("duration(\"-PT90M\")", "-PT1H30M"),
        ("years and months duration(@\"2025-01-31\", @\"2026-01-30\")", "P11M"),
        ("@\"2026-11-23\".weekday", "1"), ("@\"P1Y2M\".months", "2"),
        ("@\"-PT90M\".minutes", "-30"), ("@\"10:00:00+01:00\".time offset", "PT1H"),
    ])
    func `dates, times and durations`(text: String, expected: String) throws {
        #expect(try FEEL.value(text).literal == expected)
    }

    @Test func `a list of one item passes for the item where no list is wanted`() throws {
        #expect(try FEEL.value("upper case([\"a\"])") == "A")
        #expect(try FEEL.value("abs([1, 2])") == .null)
    }

    @Test func `arguments may be given by name, in any order`() throws {
        #expect(try FEEL.value("substring(start position: 2, string: \"abc\")") == "bc")
        #expect(try FEEL.value("substring(string: \"abc\")") == .null)
        #expect(try FEEL.value("floor(scale: 1, n: 1.56)") == .number(Number("1.5") ?? .zero))
    }

    @Test func `a variable hides a function of its name`() throws {
        #expect(try FEEL.value("count + 1", ["count": 1]) == 2)
    }

    @Test func `every function is either evaluated or refused by name`() {
        let evaluated = Builtin.allCases.map(\.rawValue)
        let refused = Builtin.refused.map(\.text)
        #expect(Set(evaluated).isDisjoint(with: refused))
        for name in refused {
            #expect(FEEL.refusal("\(name)(1)")?.code == .unsupported, "\(name)")
        }
        for builtin in Builtin.allCases {
            #expect(!builtin.signatures.isEmpty)
        }
    }
}
