package import Model
import Seals

/// Who is on the other side of a connection, by the certificate that it proved to hold.
package struct Peer: Sendable, Hashable {
    /// The names by which partners are known: each URI of the subject alternative names, and
    /// `sha256:` with the certificate's fingerprint.
    package let certificateNames: [String]
    package let notAfter: Timestamp

    /// - Throws: What `Seals.Certificate` throws for a certificate that it cannot read.
    init(der: [UInt8]) throws {
        let certificate = try Certificate(parsing: der.span)
        certificateNames =
            certificate.resourceNames + ["sha256:\(certificate.fingerprint.hexadecimal)"]
        notAfter = Timestamp(seconds: certificate.notAfter)
    }

    package init(certificateNames: [String], notAfter: Timestamp) {
        self.certificateNames = certificateNames
        self.notAfter = notAfter
    }
}
