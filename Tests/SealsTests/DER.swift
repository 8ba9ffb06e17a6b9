/// Writes DER, so that a test can make certificates that no tool would.
enum DER {
    static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        [tag] + length(content.count) + content
    }

    static func sequence(_ parts: [UInt8]...) -> [UInt8] {
        value(0x30, parts.flatMap(\.self))
    }

    static func set(_ parts: [UInt8]...) -> [UInt8] {
        value(0x31, parts.flatMap(\.self))
    }

    private static func length(_ count: Int) -> [UInt8] {
        switch count {
        case 0..<0x80: [UInt8(count)]
        case 0x80..<0x100: [0x81, UInt8(count)]
        case 0x100..<0x1_0000: [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
        default: [0x83, UInt8(count >> 16), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF)]
        }
    }

    // MARK: - Certificates

    static let ecdsaWithSHA256 = sequence(
        value(0x06, [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]))

    /// A name of common names, each a UTF8String unless its tag says otherwise.
    static func name(_ commonNames: [[UInt8]], tag: UInt8 = 0x0C) -> [UInt8] {
        let commonName = value(0x06, [0x55, 0x04, 0x03])
        let parts = commonNames.map { set(sequence(commonName, value(tag, $0))) }
        return value(0x30, parts.flatMap(\.self))
    }

    static func uri(_ text: String) -> [UInt8] {
        value(0x86, Array(text.utf8))
    }

    static func domain(_ text: String) -> [UInt8] {
        value(0x82, Array(text.utf8))
    }

    /// The extension that holds alternative names.
    static func alternativeNames(_ names: [[UInt8]]) -> [UInt8] {
        sequence(
            value(0x06, [0x55, 0x1D, 0x11]), value(0x04, value(0x30, names.flatMap(\.self))))
    }

    /// A certificate with a signature that signs nothing.
    static func certificate(
        serial: [UInt8] = [1], subject: [UInt8] = name([Array("partner-1".utf8)]),
        notBefore: String = "261123000000Z", notAfter: String = "20501231235959Z",
        extensions: [[UInt8]] = []
    ) -> [UInt8] {
        let validity = sequence(time(notBefore), time(notAfter))
        let point = [4] + [UInt8](repeating: 7, count: 64)
        let publicKey = sequence(
            sequence(
                value(0x06, [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]),
                value(0x06, [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07])),
            value(0x03, [0] + point))
        let body = sequence(
            value(0xA0, value(0x02, [2])), value(0x02, serial), ecdsaWithSHA256,
            name([Array("ca".utf8)]), validity, subject, publicKey,
            extensions.isEmpty ? [] : value(0xA3, value(0x30, extensions.flatMap(\.self))))
        return sequence(body, ecdsaWithSHA256, value(0x03, [0, 1, 2, 3]))
    }

    /// UTCTime has 13 characters, GeneralizedTime 15.
    private static func time(_ text: String) -> [UInt8] {
        value(text.utf8.count == 13 ? 0x17 : 0x18, Array(text.utf8))
    }
}
