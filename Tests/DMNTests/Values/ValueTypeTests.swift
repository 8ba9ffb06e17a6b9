import DMN
import Testing

@Suite struct ValueTypeTests {
    private func type(_ name: String) throws -> ValueType {
        try #require(ValueType(named: name))
    }

    @Test(arguments: [
        ("number", "5"), ("string", "\"a\""), ("boolean", "true"), ("date", "@\"2026-01-01\""),
        ("time", "@\"10:00:00\""), ("date and time", "@\"2026-01-01T10:00:00\""),
        ("days and time duration", "@\"P1D\""), ("years and months duration", "@\"P1M\""),
        ("list", "[1]"), ("context", "{a: 1}"), ("function", "function() 1"),
    ])
    func `a value is of its own type and of any, and of no other`(name: String, text: String) throws
    {
        let names = [
            "number", "string", "boolean", "date", "time", "date and time",
            "days and time duration", "years and months duration", "list", "context", "function",
        ]
        let value = try FEEL.value(text)
        #expect(try type("Any").includes(value))
        for other in names {
            #expect(try type(other).includes(value) == (other == name), "\(other)")
        }
        #expect(try !type(name).includes(.null))
    }

    @Test func `a value that does not fit is made to, or is null`() throws {
        let date = try FEEL.value("@\"2026-01-01\"")
        #expect(try type("number").coerced(.list([5])) == 5)
        #expect(try type("number").coerced(.list([5, 6])) == .null)
        #expect(try type("list").coerced(5) == .list([5]))
        #expect(try type("date and time").coerced(date).literal == "2026-01-01T00:00:00Z")
        #expect(try type("date").coerced("2026-01-01") == .null)
        #expect(try type("string").coerced(.null) == .null)
    }

    @Test func `a name of no type is none`() {
        #expect(ValueType(named: "Number") == nil)
        #expect(ValueType(named: "") == nil)
    }
}
