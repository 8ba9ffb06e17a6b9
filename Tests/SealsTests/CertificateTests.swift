import Seals
import Testing

@Suite struct CertificateTests {
    /// Made with `openssl req -x509`; the expected values are what `openssl x509` prints of it.
    private static let genuine = [UInt8](
        hexadecimal: """
            308201eb30820191a003020102020c00c0ffee0123456789abcdef300a06082a8648ce3d04030230
            2a31143012060355040a0c0b506172746e6572204f6e653112301006035504030c09706172746e65
            722d31301e170d3236313132333034303135315a170d3237313132333034303135315a302a311430
            12060355040a0c0b506172746e6572204f6e653112301006035504030c09706172746e65722d3130
            59301306072a8648ce3d020106082a8648ce3d0301070342000489faa0b491602ce18020c7bfd18e
            41009615a2c60538fe6524777de48bb3e72e9cb5882c6937886940102e23d8348e5cf96688967a5a
            75174355b89641bec1eaa3819c308199301d0603551d0e041604141fa19282b2866410f6208b139d
            1df05716a44d5f301f0603551d230418301680141fa19282b2866410f6208b139d1df05716a44d5f
            300f0603551d130101ff040530030101ff30460603551d11043f303d860d75726e3a706172746e65
            723a318210706172746e6572312e6578616d706c6581146f707340706172746e6572312e6578616d
            706c658704c0000201300a06082a8648ce3d040302034800304502206df8db9a997247422e7d7712
            6da261628184cbd541b3645aaf50ddc18bef653702210098a005bc1e3cb7e9024832324cfa2130e7
            acb90fadb8a8fcc2aeda83277905eb
            """)

    private static func error(_ der: [UInt8]) -> CertificateError? {
        do {
            _ = try Certificate(parsing: der.span)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a certificate says who its holder is and when it is valid`() throws {
        let certificate = try Certificate(parsing: Self.genuine.span)
        #expect(certificate.commonName == "partner-1")
        #expect(certificate.resourceNames == ["urn:partner:1"])
        #expect(certificate.domainNames == ["partner1.example"])
        #expect(certificate.serial == "c0ffee0123456789abcdef")
        #expect(certificate.notBefore == 1_795_406_511)
        #expect(certificate.notAfter == 1_826_942_511)
        #expect(
            certificate.fingerprint.hexadecimal
                == "4b6e09bf955b1d400b46d319fac5578bfd16e9132ab6db1568ac1f3f5d6420db")
    }

    @Test func `a certificate without names and with a distant end is read`() throws {
        let der = DER.certificate(subject: DER.sequence(), notAfter: "99991231235959Z")
        let certificate = try Certificate(parsing: der.span)
        #expect(certificate.commonName == nil)
        #expect(certificate.resourceNames.isEmpty)
        #expect(certificate.domainNames.isEmpty)
        #expect(certificate.notBefore == 1_795_392_000)
        #expect(certificate.notAfter == 253_402_300_799)
    }

    // MARK: - Hostile ones

    @Test func `a certificate that is cut off or followed by more is none`() {
        for count in 0..<Self.genuine.count {
            #expect(Self.error(Array(Self.genuine.prefix(count))) == .malformed)
        }
        #expect(Self.error(Self.genuine + [0]) == .malformed)
    }

    @Test func `whatever byte is changed, the answer is a certificate or an error`() {
        var errors = 0
        for index in Self.genuine.indices {
            for bit in 0..<8 {
                var der = Self.genuine
                der[index] ^= 1 << bit
                errors += Self.error(der) == nil ? 0 : 1
            }
        }
        #expect(errors > 500)
    }

    @Test func `a large certificate is refused before it is read`() {
        let der = [UInt8](repeating: 0x30, count: Certificate.limitBytes + 1)
        #expect(Self.error(der) == .tooLarge(bytes: der.count))
    }

    @Test func `a list of names is bounded`() throws {
        let names = (0..<Certificate.limitNames).map { DER.uri("urn:partner:\($0)") }
        let most = DER.certificate(extensions: [DER.alternativeNames(names)])
        #expect(try Certificate(parsing: most.span).resourceNames.count == names.count)
        let more = DER.certificate(extensions: [DER.alternativeNames(names + [DER.uri("urn:x")])])
        #expect(Self.error(more) == .tooManyNames)
        let sixteenKilobytes = (0..<1100).map { DER.domain("host\($0).example") }
        #expect(
            Self.error(DER.certificate(extensions: [DER.alternativeNames(sixteenKilobytes)]))
                == .tooManyNames)
    }

    @Test(arguments: [
        "", "urn:partner:1\0.evil", "urn:partner 1", "urn:pärtner", "a\nb",
        String(repeating: "x", count: Certificate.limitNameBytes + 1),
    ])
    func `an alternative name that is not visible ASCII or is too long is refused`(name: String) {
        for entry in [DER.uri(name), DER.domain(name)] {
            let der = DER.certificate(extensions: [DER.alternativeNames([entry])])
            #expect(Self.error(der) == .badName)
        }
    }

    @Test(arguments: [
        [], Array("partner\0-1".utf8), Array("a\nb".utf8), [0xFF, 0xFE],
        Array(repeating: UInt8(ascii: "x"), count: Certificate.limitNameBytes + 1),
    ])
    func `a common name with a zero byte, a control or broken text is refused`(name: [UInt8]) {
        let der = DER.certificate(subject: DER.name([name]))
        #expect([.badName, .malformed].contains(Self.error(der)))
    }

    @Test func `a common name in another of the standard's character sets is read`() throws {
        let der = DER.certificate(subject: DER.name([[0x00, 0xC9, 0x00, 0x6C]], tag: 0x1E))
        #expect(try Certificate(parsing: der.span).commonName == "Él")
    }

    @Test func `two common names are refused`() {
        let der = DER.certificate(subject: DER.name([Array("a".utf8), Array("b".utf8)]))
        #expect(Self.error(der) == .manyCommonNames)
    }

    @Test func `two extensions of alternative names, or a broken one, are refused`() {
        let names = DER.alternativeNames([DER.uri("urn:partner:1")])
        #expect(Self.error(DER.certificate(extensions: [names, names])) == .malformed)
        let broken = DER.sequence(
            DER.value(0x06, [0x55, 0x1D, 0x11]), DER.value(0x04, [0x30, 0x7F]))
        #expect(Self.error(DER.certificate(extensions: [broken])) == .malformed)
    }

    @Test(arguments: [
        ([UInt8](repeating: 0x7F, count: 32), String(repeating: "7f", count: 32)),
        ([0xFF], "-01"), ([0x00, 0x80], "80"),
    ])
    func `a serial number is read as it is`(bytes: [UInt8], serial: String) throws {
        let der = DER.certificate(serial: bytes)
        #expect(try Certificate(parsing: der.span).serial == serial)
    }

    @Test func `a serial number that is too long is refused`() {
        let der = DER.certificate(serial: [UInt8](repeating: 0x7F, count: 33))
        #expect(Self.error(der) == .badSerial)
    }

    @Test(arguments: ["261323000000Z", "2611230000000", "xxxxxxxxxxxxZ"])
    func `a time that is none is refused`(time: String) {
        #expect(Self.error(DER.certificate(notBefore: time)) == .badTime)
    }
}
