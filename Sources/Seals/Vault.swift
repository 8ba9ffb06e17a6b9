/// Seals and opens bytes, and makes keyed hashes, all with keys derived from one key.
///
/// Sealed bytes are, in this order: the version (1 byte), the key's id (4), a random nonce (12),
/// the ciphertext (as long as the text), the tag (16). Cipher: AES-256-GCM.
///
/// Random nonces are safe for 2³² seals with one key (NIST SP 800-38D, 8.3): change the key
/// before. Threads may use one vault at once.
package final class Vault: Sendable {
    /// How many bytes sealing adds.
    package static let overheadBytes =
        headBytes + SealingContext.nonceBytes + SealingContext.tagBytes
    /// The most bytes that are sealed as one, and the most bytes of a context.
    package static let limitBytes = 1 << 30

    private static let version: UInt8 = 1
    private static let headBytes = 5

    /// Tells sealed bytes of one key from those of another, and nothing else of the key.
    package let keyID: UInt32

    private let sealingKey: Key
    private let hashingKey: Key
    private let sealingContexts = Pool<SealingContext>()
    private let hashingContexts = Pool<HashingContext>()

    package init(key: borrowing Key) {
        sealingKey = key.subkey(for: "gatehouse/seal/1")
        hashingKey = key.subkey(for: "gatehouse/keyed-hash/1")
        let check = key.subkey(for: "gatehouse/key-check/1").digest
        keyID = UInt32(truncatingIfNeeded: check.highHalf >> 96)
    }

    // MARK: - Sealing

    /// Seals bytes for a context, such as "delivery.body/177": they open for the same one only.
    package func seal(
        _ bytes: borrowing Span<UInt8>, context: String
    ) throws(SealError) -> [UInt8] {
        try seal(bytes, context: context.utf8.span)
    }

    /// Seals bytes for a context of bytes.
    ///
    /// - Throws: ``SealError/tooLarge`` or ``SealError/noRandomBytes``.
    package func seal(
        _ bytes: borrowing Span<UInt8>, context: borrowing Span<UInt8>
    ) throws(SealError) -> [UInt8] {
        let limits = 0...Self.limitBytes
        guard limits ~= bytes.count, limits ~= context.count else { throw .tooLarge }
        let cipher = sealingContexts.take() ?? SealingContext(sealingKey)
        defer { sealingContexts.give(cipher) }
        let size = bytes.count + Self.overheadBytes
        return try unsafe [UInt8](unsafeUninitializedCapacity: size) {
            (target, count) throws(SealError) in
            guard let start = target.baseAddress else { return }
            unsafe start[0] = Self.version
            for index in 0..<4 {
                unsafe start[1 + index] = UInt8(truncatingIfNeeded: keyID >> (24 - 8 * index))
            }
            try unsafe cipher.seal(bytes, for: context, to: start + Self.headBytes)
            count = size
        }
    }

    /// Opens what was sealed for a context.
    package func open(
        _ sealed: borrowing Span<UInt8>, context: String
    ) throws(SealError) -> [UInt8] {
        try open(sealed, context: context.utf8.span)
    }

    /// Opens what was sealed for a context of bytes.
    ///
    /// - Throws: ``SealError/notSealed``, ``SealError/wrongKey``, ``SealError/altered`` or
    ///   ``SealError/tooLarge``.
    package func open(
        _ sealed: borrowing Span<UInt8>, context: borrowing Span<UInt8>
    ) throws(SealError) -> [UInt8] {
        let size = sealed.count - Self.overheadBytes
        guard size >= 0, sealed[0] == Self.version else { throw .notSealed }
        guard size <= Self.limitBytes, context.count <= Self.limitBytes else { throw .tooLarge }
        guard keyID(of: sealed) == keyID else { throw .wrongKey }
        let cipher = sealingContexts.take() ?? SealingContext(sealingKey)
        defer { sealingContexts.give(cipher) }
        // One byte more: the cipher wants a place to write to, even for an empty text.
        return try unsafe [UInt8](unsafeUninitializedCapacity: size + 1) {
            (target, count) throws(SealError) in
            guard let start = target.baseAddress else { return }
            try unsafe sealed.withUnsafeBufferPointer { (source) throws(SealError) in
                let body = unsafe UnsafeBufferPointer(rebasing: source[Self.headBytes...])
                try unsafe cipher.open(body, for: context, to: start)
            }
            count = size
        }
    }

    private func keyID(of sealed: borrowing Span<UInt8>) -> UInt32 {
        (1...4).reduce(0) { $0 << 8 | UInt32(sealed[$1]) }
    }

    // MARK: - Keyed hashes

    /// A hash that nobody without the key can make or check: HMAC-SHA-256, its first 8 bytes.
    package func keyedHash(_ text: String) -> UInt64 {
        keyedHash(text.utf8.span)
    }

    /// The keyed hash of bytes.
    package func keyedHash(_ bytes: borrowing Span<UInt8>) -> UInt64 {
        UInt64(truncatingIfNeeded: longKeyedHash(bytes) >> 64)
    }

    /// The keyed hash of a text with 16 bytes, for where two texts must never have the same.
    package func longKeyedHash(_ text: String) -> UInt128 {
        longKeyedHash(text.utf8.span)
    }

    /// The keyed hash of bytes with 16 bytes.
    package func longKeyedHash(_ bytes: borrowing Span<UInt8>) -> UInt128 {
        let hashing = hashingContexts.take() ?? HashingContext(hashingKey)
        defer { hashingContexts.give(hashing) }
        return hashing.hash(bytes)
    }
}

extension Vault: CustomReflectable {
    /// Nothing: a vault that is printed or dumped shows no part of itself.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
