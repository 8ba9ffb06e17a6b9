import JSON
import TestKit
import Testing

@Suite struct JSONErrorTests {
    /// A word that must never come back.
    private static let canary = "zqxcanary"

    @Test func `no error says anything that stands in the text`() throws {
        let canary = Self.canary
        let text = """
            {"\(canary)1": "\(canary)", "list": ["\(canary)", 12, {"\(canary)2": "\(canary)"}]}
            """
        let bytes = Array(text.utf8)
        let breaks = Array("}{][,:\"\\x1é".utf8)
        var errors: [JSONError] = []
        for place in bytes.indices {
            for other in breaks {
                var broken = bytes
                broken[place] = other
                do { _ = try Document(parsing: broken) } catch { errors.append(error) }
            }
        }
        let twice = "{\"\(canary)\": 1, \"\(canary)\": 2}"
        do { _ = try Document(parsing: Array(twice.utf8)) } catch { errors.append(error) }
        #expect(errors.count > 500)
        for error in errors {
            #expect(!"\(error)".contains("canary"))
        }
    }

    @Test func `a code keeps its name`() {
        let names = JSONError.Code.allCases.map(\.rawValue)
        #expect(
            names == [
                "malformed", "encoding", "byteOrderMark", "empty", "trailing", "duplicateKey",
                "loneSurrogate", "numberOutOfRange", "tooLarge", "tooDeep", "tooManyKeys",
                "tooManyMembers", "stringTooLong",
            ])
    }
}
