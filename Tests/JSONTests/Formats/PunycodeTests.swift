import TestKit
import Testing

@testable import JSON

@Suite struct PunycodeTests {
    /// Of RFC 3492, section 7.1.
    @Test(arguments: [
        ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"), ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"), ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
        ("パフィーdeルンバ", "de-jg4avhby1noc0d"), ("-> $1.00 <-", "-> $1.00 <--"),
    ])
    func `the examples of the standard come out both ways`(text: String, encoded: String) {
        let scalars = text.unicodeScalars.map(\.value)
        #expect(String(decoding: Punycode.encoded(scalars), as: UTF8.self) == encoded)
        #expect(Punycode.decoded(Array(encoded.utf8)) == scalars)
    }

    @Test func `any characters come back as they were`() {
        var random = SeededRandom(seed: 3_492)
        for _ in 0..<1_000 {
            let scalars = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                UInt32.random(in: 0x20...0x2_FFFF, using: &random)
            }
            #expect(Punycode.decoded(Punycode.encoded(scalars)) == scalars)
        }
    }

    @Test(arguments: ["a-é", "99999999", "zzzzzzzzzzzzzzzzzzzz", "-\u{7F}", "a-!"])
    func `what stands for nothing is refused`(text: String) {
        #expect(Punycode.decoded(Array(text.utf8)) == nil)
    }
}
