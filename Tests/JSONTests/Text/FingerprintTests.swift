import Testing

@testable import JSON

@Suite struct FingerprintTests {
    @Test func `the same bytes have the same fingerprint wherever they stand`() {
        let word = Array("a key of some length".utf8)
        for count in 0...word.count {
            let expected = Fingerprint.of(word.span, from: 0, count: count)
            for offset in 0..<9 {
                let shifted = Array(repeating: UInt8(ascii: "x"), count: offset) + word
                #expect(Fingerprint.of(shifted.span, from: offset, count: count) == expected)
            }
        }
    }

    @Test func `a changed byte or length changes the fingerprint of every short key`() {
        for count in 1...40 {
            let word = (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }
            let fingerprint = Fingerprint.of(word.span, from: 0, count: count)
            for place in word.indices {
                var other = word
                other[place] ^= 1
                #expect(Fingerprint.of(other.span, from: 0, count: count) != fingerprint)
            }
            #expect(Fingerprint.of(word.span, from: 0, count: count - 1) != fingerprint)
        }
    }
}
