import Seals
import Testing

@Suite struct DigestTests {
    /// FIPS 180-4's own examples, and a text of the length at which a block is added.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `the digest is SHA-256's`(text: String, hexadecimal: String) {
        let digest = Digest(of: Array(text.utf8).span)
        #expect(digest.hexadecimal == hexadecimal)
        #expect(digest.bytes.count == Digest.byteCount)
    }

    @Test func `what is printed can be read, in either case`() {
        let digest = Digest(of: [1, 2, 3].span)
        #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
        #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == digest)
        #expect(Digest(bytes: digest.bytes) == digest)
    }

    @Test(arguments: [
        "", "ba78", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
        String(repeating: "0", count: 66), String(repeating: "g", count: 64),
        String(repeating: "é", count: 32),
    ])
    func `anything but 64 digits is no digest`(text: String) {
        #expect(Digest(hexadecimal: text) == nil)
    }
}
