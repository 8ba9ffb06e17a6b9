import COpenSSL

/// OpenSSL's algorithms, fetched once: a fetch takes longer than the digest of a short text.
enum Algorithm {
    // Safe: set once, never freed, and OpenSSL counts the uses of a fetched algorithm atomically.
    nonisolated(unsafe) static let sha256 = unsafe fetch("SHA256") {
        unsafe EVP_MD_fetch(nil, $0, nil)
    }
    // Safe: as above.
    nonisolated(unsafe) static let aes256GCM = unsafe fetch("AES-256-GCM") {
        unsafe EVP_CIPHER_fetch(nil, $0, nil)
    }

    private static func fetch(_ name: String, _ body: (String) -> OpaquePointer?) -> OpaquePointer {
        guard let algorithm = unsafe body(name) else {
            preconditionFailure("this machine's OpenSSL is set up without \(name)")
        }
        return unsafe algorithm
    }
}

/// Stops the program when OpenSSL did not do what can fail only for want of memory.
///
/// Swift's own allocations end in the same way.
func requireDone(_ result: Int32, _ step: StaticString) {
    precondition(result == 1, "OpenSSL did not \(step)")
}

/// The handle that OpenSSL has made; it makes none only for want of memory.
func requireMade(_ handle: OpaquePointer?) -> OpaquePointer {
    guard let handle = unsafe handle else {
        preconditionFailure("OpenSSL could not make a handle")
    }
    return unsafe handle
}
