import COpenSSL

/// AES-256-GCM with its key, one cipher for each direction, and random bytes in stock.
@safe final class SealingContext: @unchecked Sendable {
    // Safe to send: a pool hands it to one thread at a time.

    static let nonceBytes = 12
    static let tagBytes = 16
    /// How many nonces are drawn at once: one draw takes longer than sealing a short text.
    private static let noncesInStock = 64

    private let encrypting: OpaquePointer
    private let decrypting: OpaquePointer
    private let stock: UnsafeMutablePointer<UInt8>
    private var noncesLeft = 0

    init(_ key: borrowing Key) {
        unsafe encrypting = requireMade(EVP_CIPHER_CTX_new())
        unsafe decrypting = requireMade(EVP_CIPHER_CTX_new())
        unsafe stock = .allocate(capacity: Self.noncesInStock * Self.nonceBytes)
        unsafe key.withBytes { bytes in
            requireDone(
                unsafe EVP_EncryptInit_ex2(encrypting, Algorithm.aes256GCM, bytes, nil, nil),
                "set a key")
            requireDone(
                unsafe EVP_DecryptInit_ex2(decrypting, Algorithm.aes256GCM, bytes, nil, nil),
                "set a key")
        }
    }

    deinit {
        // Frees what OpenSSL made of the key as well, and wipes it.
        unsafe EVP_CIPHER_CTX_free(encrypting)
        unsafe EVP_CIPHER_CTX_free(decrypting)
        unsafe stock.deallocate()
    }

    /// Writes nonce, ciphertext and tag.
    func seal(
        _ bytes: borrowing Span<UInt8>, for context: borrowing Span<UInt8>,
        to target: UnsafeMutablePointer<UInt8>
    ) throws(SealError) {
        let nonce = try unsafe nextNonce()
        unsafe target.update(from: nonce, count: Self.nonceBytes)
        let ciphertext = unsafe target + Self.nonceBytes
        requireDone(
            unsafe EVP_EncryptInit_ex2(encrypting, nil, nil, nonce, nil), "begin to seal")
        unsafe bind(context) { unsafe EVP_EncryptUpdate(encrypting, nil, $0, $1, $2) }
        var written: Int32 = 0
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            let result = unsafe EVP_EncryptUpdate(
                encrypting, ciphertext, &written, start, Int32(source.count))
            requireDone(result, "seal")
        }
        let tag = unsafe ciphertext + bytes.count
        // GCM has nothing left to write here; it only makes the tag.
        requireDone(unsafe EVP_EncryptFinal_ex(encrypting, tag, &written), "end a seal")
        let result = unsafe EVP_CIPHER_CTX_ctrl(
            encrypting, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tagBytes), tag)
        requireDone(result, "give the tag of a seal")
    }

    /// Reads nonce, ciphertext and tag, and writes what was sealed.
    ///
    /// - Throws: ``SealError/altered``; what was written until then is not to be trusted.
    func open(
        _ sealed: UnsafeBufferPointer<UInt8>, for context: borrowing Span<UInt8>,
        to target: UnsafeMutablePointer<UInt8>
    ) throws(SealError) {
        guard let nonce = sealed.baseAddress else { throw .notSealed }
        let ciphertext = unsafe nonce + Self.nonceBytes
        let count = sealed.count - Self.nonceBytes - Self.tagBytes
        requireDone(
            unsafe EVP_DecryptInit_ex2(decrypting, nil, nil, nonce, nil), "begin to open")
        unsafe bind(context) { unsafe EVP_DecryptUpdate(decrypting, nil, $0, $1, $2) }
        var written: Int32 = 0
        if count > 0 {
            let result = unsafe EVP_DecryptUpdate(
                decrypting, target, &written, ciphertext, Int32(count))
            requireDone(result, "open")
        }
        let tag = unsafe UnsafeMutableRawPointer(mutating: ciphertext + count)
        let result = unsafe EVP_CIPHER_CTX_ctrl(
            decrypting, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tagBytes), tag)
        requireDone(result, "take the tag of a seal")
        guard unsafe EVP_DecryptFinal_ex(decrypting, target, &written) == 1 else {
            ERR_clear_error()
            throw .altered
        }
    }

    /// Gives the cipher what is not sealed, but must be the same when it is opened.
    private func bind(
        _ context: borrowing Span<UInt8>,
        _ update: (UnsafeMutablePointer<Int32>, UnsafePointer<UInt8>, Int32) -> Int32
    ) {
        unsafe context.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress, source.count > 0 else { return }
            var written: Int32 = 0
            requireDone(unsafe update(&written, start, Int32(source.count)), "bind a context")
        }
    }

    /// 12 random bytes that were used by nobody before; they stand there until the next call.
    private func nextNonce() throws(SealError) -> UnsafePointer<UInt8> {
        if noncesLeft == 0 {
            let count = Int32(Self.noncesInStock * Self.nonceBytes)
            guard unsafe RAND_bytes(stock, count) == 1 else {
                ERR_clear_error()
                throw .noRandomBytes
            }
            noncesLeft = Self.noncesInStock
        }
        noncesLeft -= 1
        return unsafe UnsafePointer(stock + noncesLeft * Self.nonceBytes)
    }
}
