import JSON
import TestKit
import Testing

@Suite struct NumberKeywordTests {
    @Test func `bounds hold for every spelling of a number alike`() throws {
        var random = SeededRandom(seed: 612)
        for _ in 0..<200 {
            let least = Int.random(in: -20...20, using: &random)
            let most = least + Int.random(in: 0...5, using: &random)
            let text = "{\"minimum\": \(least), \"maximum\": \(most)}"
            let schema = try Schema(compiling: JSONText.document(text))
            for value in least - 2...most + 2 {
                let isValid = (least...most).contains(value)
                for spelling in ["\(value)", "\(value).0", "\(value)e0"] {
                    #expect(
                        try schema.isValid(JSONText.value(spelling)) == isValid,
                        "\(text) \(spelling)"
                    )
                }
            }
        }
    }

    @Test(arguments: [
        ("{\"exclusiveMinimum\": 1}", "1", false), ("{\"exclusiveMinimum\": 1}", "1.0001", true),
        ("{\"exclusiveMaximum\": 1}", "1", false), ("{\"exclusiveMaximum\": 1}", "0.9999", true),
        ("{\"minimum\": 1.5}", "1", false), ("{\"minimum\": 1.5}", "2", true),
        ("{\"maximum\": 9223372036854775807}", "9223372036854775808", false),
        ("{\"maximum\": 9223372036854775807}", "9223372036854775807", true),
        ("{\"minimum\": -9223372036854775808}", "-9223372036854775809", false),
        ("{\"maximum\": 1e300}", "1e299", true), ("{\"maximum\": 1e300}", "1.1e300", false),
        ("{\"minimum\": 3, \"maximum\": 1}", "2", false), ("{\"multipleOf\": 3}", "9", true),
        ("{\"multipleOf\": 3}", "10", false), ("{\"multipleOf\": 3, \"maximum\": 10}", "12", false),
        ("{\"minimum\": 5}", "\"a\"", true),
    ])
    func `a bound is exact at any size`(text: String, value: String, isValid: Bool) throws {
        let schema = try Schema(compiling: JSONText.document(text))
        #expect(try schema.isValid(JSONText.value(value)) == isValid)
    }
}
