/// Why a certificate cannot be read; it quotes nothing of it.
package enum CertificateError: Error, Sendable, Equatable {
    /// Larger than ``Certificate/limitBytes``.
    case tooLarge(bytes: Int)
    /// Not one certificate in DER, or with an extension that cannot be read.
    case malformed
    /// More alternative names than ``Certificate/limitNames``.
    case tooManyNames
    /// More than one common name: which of them is meant cannot be told.
    case manyCommonNames
    /// A name that is empty, too long, or holds a zero byte, a control or a foreign character.
    case badName
    /// A time that is none.
    case badTime
    /// A serial number that is longer than ``Certificate/limitSerialBytes``.
    case badSerial
}
