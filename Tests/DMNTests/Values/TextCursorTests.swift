import Testing

@testable import DMN

@Suite struct TextCursorTests {
    @Test func `a number has as many digits as asked for`() {
        #expect(number("0123", 2...4) == 123)
        #expect(number("1", 2...4) == nil)
        #expect(number("12345", 2...4) == nil)
        #expect(number("x", 1...2) == nil)
    }

    @Test(arguments: [
        ("", 0), (".5", 500_000_000), (".000000001", 1), (".0000000019", 1), (".", nil),
        (".x", nil),
    ])
    func `a fraction is read in nanoseconds`(text: String, nanoseconds: Int?) {
        var cursor = TextCursor(text)
        let fraction = cursor.fraction()
        #expect(fraction == nanoseconds)
    }

    @Test func `a character is stepped over only if it stands next`() {
        var cursor = TextCursor("-a")
        let steps = (cursor.take("a"), cursor.takeSign(), cursor.take("a"), cursor.digit())
        #expect(steps == (false, -1, true, nil))
        #expect(cursor.isAtEnd)
    }

    private func number(_ text: String, _ digits: ClosedRange<Int>) -> Int? {
        var cursor = TextCursor(text)
        return cursor.number(digits: digits)
    }
}
