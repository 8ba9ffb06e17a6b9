import JSON
import Testing

@Suite struct LimitsTests {
    @Test func `the limits of a message are the numbers agreed on`() {
        let limits = Limits.message
        #expect(limits.bytes == 2_097_152)
        #expect(limits.depth == 32)
        #expect(limits.keys == 256)
        #expect(limits.members == 100_000)
        #expect(limits.stringBytes == 1_048_576)
        #expect(limits.numberDigits == 64)
        #expect(limits.exponent == 308)
    }

    @Test func `a depth that could not be walked ends the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = Limits(
                bytes: 1, depth: Limits.deepest + 1, keys: 1, members: 1, stringBytes: 1,
                numberDigits: 1, exponent: 1)
        }
    }
}
