import TestKit
import Testing
import XML

@Suite struct FuzzTests {
    @Test func `a valid text with bytes changed is read or refused, in linear work`() throws {
        let schema = try Parcels.schema()
        let valid = Array(Parcels.text().utf8)
        var random = SeededRandom(seed: 20_261_123)
        var read = 0
        var refused = 0
        for _ in 0..<20_000 {
            var text = valid
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: text.indices, using: &random)
                switch UInt8.random(in: 0..<4, using: &random) {
                case 0: text.remove(at: index)
                case 1: text.insert(text.randomElement(using: &random) ?? 0, at: index)
                case 2: text[index] = UInt8.random(in: 0...255, using: &random)
                default: text[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                }
            }
            var scan = Scan(within: .message)
            let passed = (try? scan.read(text.span)) != nil
            try #require(scan.steps <= AttackTests.stepsPerByte * text.count + 64)
            do {
                let document = try Document(parsing: text.span)
                try #require(passed)
                let findings = schema.validate(document, written: text.span)
                #expect(findings.allSatisfy { $0.line <= 20 && $0.path.hasPrefix("/") })
                read += 1
            } catch let error as XMLError {
                #expect((1...20).contains(error.line) && error.column >= 1)
                refused += 1
            }
        }
        #expect(read > 1_000)
        #expect(refused > 1_000)
    }

    @Test func `a valid text cut anywhere is refused`() throws {
        let valid = Array(Parcels.text().utf8)
        #expect(XMLError.refusing(valid) == nil)
        for length in valid.indices {
            #expect(XMLError.refusing(Array(valid[..<length])) != nil)
        }
    }
}
