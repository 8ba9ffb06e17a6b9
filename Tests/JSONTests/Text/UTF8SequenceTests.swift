import Testing

@testable import JSON

@Suite struct UTF8SequenceTests {
    @Test func `every character is well formed, with its length and its number`() {
        for value in UInt32(0)...0x10_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(scalar.utf8)
            let length = UTF8Sequence.length(at: 0, in: bytes.span)
            guard length == bytes.count, UTF8Sequence.length(from: bytes[0]) == length,
                UTF8Sequence.scalar(at: 0, length: length, in: bytes.span) == value
            else {
                Issue.record("U+\(String(value, radix: 16))")
                return
            }
        }
    }

    @Test func `two and three bytes are judged as Swift's own decoder judges them`() {
        for first in UInt8(0x80)...0xFF {
            for second in UInt8.min...UInt8.max {
                for third in [0x00, 0x7F, 0x80, 0xBF, 0xC0] as [UInt8] {
                    let bytes = [first, second, third]
                    let length = UTF8Sequence.length(at: 0, in: bytes.span)
                    let expected = [2, 3].first {
                        let prefix = bytes.prefix($0)
                        let text = String(validating: prefix, as: UTF8.self)
                        return text?.unicodeScalars.count == 1
                    }
                    guard length == expected ?? 0 else {
                        Issue.record("\(bytes)")
                        return
                    }
                }
            }
        }
    }
}
