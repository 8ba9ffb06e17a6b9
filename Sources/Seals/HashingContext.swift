import COpenSSL

/// An HMAC-SHA-256 with its key, ready to be begun anew.
@safe final class HashingContext: @unchecked Sendable {
    // Safe to send: a pool hands it to one thread at a time.

    private let context: OpaquePointer

    init(_ key: borrowing Key) {
        unsafe context = key.withBytes {
            unsafe requireMade(gatehouse_new_hmac_sha256($0, Key.byteCount))
        }
    }

    deinit {
        unsafe EVP_MAC_CTX_free(context)
    }

    /// The first 16 bytes of the keyed hash, the first of them as the highest.
    func hash(_ bytes: borrowing Span<UInt8>) -> UInt128 {
        let digest = unsafe Digest { target in
            var count = 0
            unsafe bytes.withUnsafeBufferPointer { source in
                // Without a key it begins anew with the one it has.
                requireDone(unsafe EVP_MAC_init(context, nil, 0, nil), "begin a keyed hash")
                requireDone(
                    unsafe EVP_MAC_update(context, source.baseAddress, source.count),
                    "go on with a keyed hash")
            }
            requireDone(
                unsafe EVP_MAC_final(context, target, &count, Digest.byteCount),
                "end a keyed hash")
        }
        return digest.highHalf
    }
}
