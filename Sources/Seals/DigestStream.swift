import COpenSSL

/// A digest of bytes that come piece by piece.
@safe package struct DigestStream: ~Copyable {
    private let context: OpaquePointer

    package init() {
        unsafe context = requireMade(EVP_MD_CTX_new())
        requireDone(unsafe EVP_DigestInit_ex(context, Algorithm.sha256, nil), "begin a digest")
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }

    /// Adds the next piece.
    package mutating func update(_ bytes: borrowing Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { source in
            let result = unsafe EVP_DigestUpdate(context, source.baseAddress, source.count)
            requireDone(result, "go on with a digest")
        }
    }

    /// The digest of all pieces.
    package consuming func finish() -> Digest {
        unsafe Digest { target in
            requireDone(unsafe EVP_DigestFinal_ex(context, target, nil), "end a digest")
        }
    }
}
