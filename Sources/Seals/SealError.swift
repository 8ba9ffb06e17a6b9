/// Why bytes could not be sealed or opened; it tells nothing of them.
package enum SealError: Error, Sendable, Equatable {
    /// Too short, or of a version that this program does not know: these bytes were never sealed.
    case notSealed
    /// Sealed with another key.
    case wrongKey
    /// Sealed with this key, but changed since, or sealed for another context.
    case altered
    /// More bytes than ``Vault/limitBytes``.
    case tooLarge
    /// The system gave no random bytes.
    case noRandomBytes
}
