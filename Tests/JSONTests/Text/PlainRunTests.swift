import TestKit
import Testing

@testable import JSON

@Suite struct PlainRunTests {
    @Test func `a run ends at the first special byte, or among the last seven`() {
        var random = SeededRandom(seed: 64)
        let special: [UInt8] = [0, 0x0A, 0x1F, 0x22, 0x5C, 0x7F, 0x80, 0xA0, 0xFF]
        let plain: [UInt8] = [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7E, 0x61]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...40, using: &random)
            let isRare = Bool.random(using: &random)
            let bytes = (0..<count).map { _ in
                let isSpecial = Int.random(in: 0..<(isRare ? 30 : 3), using: &random) == 0
                return (isSpecial ? special : plain).randomElement(using: &random) ?? 0
            }
            let start = Int.random(in: 0...count, using: &random)
            let first = bytes[start...].firstIndex { special.contains($0) } ?? count
            let end = PlainRun.end(in: bytes.span, from: start)
            #expect(end == first || (end < first && end > count - 8))
        }
    }
}
