import COpenSSL

/// The SHA-256 digest of some bytes.
package struct Digest: Hashable, Sendable {
    /// How many bytes a digest has.
    package static let byteCount = 32

    // Four words rather than an array: a digest is a key of tables and should cost no allocation.
    private let words: SIMD4<UInt64>

    /// Digests bytes.
    package init(of bytes: borrowing Span<UInt8>) {
        self = unsafe bytes.withUnsafeBytes { source in
            unsafe Digest { target in
                let result = unsafe EVP_Digest(
                    source.baseAddress, source.count, target, nil, Algorithm.sha256, nil)
                requireDone(result, "digest")
            }
        }
    }

    /// Takes the 32 bytes that a body writes.
    init(writtenBy body: (UnsafeMutablePointer<UInt8>) -> Void) {
        var words = SIMD4<UInt64>()
        unsafe withUnsafeMutableBytes(of: &words) { target in
            guard let start = unsafe target.assumingMemoryBound(to: UInt8.self).baseAddress else {
                return
            }
            unsafe body(start)
        }
        self.words = words
    }

    /// Reads 64 hexadecimal digits, in either case; nothing when the text is not that.
    package init?(hexadecimal text: String) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in text.utf8 {
            guard let value = Hexadecimal.value(of: digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { return nil }
        self.init(bytes: bytes)
    }

    /// Takes 32 bytes; nothing when there are more or fewer.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        unsafe self.init { target in
            unsafe target.update(from: bytes, count: Self.byteCount)
        }
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        unsafe withUnsafeBytes(of: words) { unsafe Array($0) }
    }

    /// The first 16 bytes as a number, the first byte as the highest.
    var highHalf: UInt128 {
        UInt128(UInt64(bigEndian: words[0])) << 64 | UInt128(UInt64(bigEndian: words[1]))
    }

    /// The 64 hexadecimal digits, in lowercase, as `sha256sum` prints them.
    package var hexadecimal: String {
        Hexadecimal.text(of: bytes.span)
    }
}

extension Digest: CustomStringConvertible {
    package var description: String { hexadecimal }
}
