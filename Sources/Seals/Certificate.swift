/// What an X.509 certificate says of its holder.
///
/// It is read, not verified: whether it may be believed has been decided before, by the TLS
/// handshake.
package struct Certificate: Sendable, Equatable {
    /// The most bytes of a certificate.
    package static let limitBytes = 64 * 1024
    /// The most alternative names that are read.
    package static let limitNames = 100
    /// The most bytes of one name.
    package static let limitNameBytes = 1024
    /// The most bytes of a serial number; RFC 5280 allows 20.
    package static let limitSerialBytes = 32

    /// The subject's common name, if it has one.
    package let commonName: String?
    /// The URIs among the subject's alternative names, in their order.
    package let resourceNames: [String]
    /// The DNS names among the subject's alternative names, in their order.
    package let domainNames: [String]
    /// The serial number in lowercase hexadecimal digits, with a minus sign if it is negative.
    package let serial: String
    /// When it begins to be valid, in seconds since 1970.
    package let notBefore: Int64
    /// When it is valid for the last time, in seconds since 1970.
    package let notAfter: Int64
    /// The SHA-256 digest of the whole certificate.
    package let fingerprint: Digest

    /// Reads one certificate in DER, with nothing after it.
    package init(parsing der: borrowing Span<UInt8>) throws(CertificateError) {
        let certificate = try ParsedCertificate(parsing: der)
        commonName = try certificate.commonName()
        (resourceNames, domainNames) = try certificate.alternativeNames()
        serial = try certificate.serial()
        (notBefore, notAfter) = try certificate.validity()
        fingerprint = Digest(of: der)
    }
}
