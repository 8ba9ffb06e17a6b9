/// A digest of a key's bytes, by which keys are found quickly.
///
/// It is not keyed, so a stranger can make many keys with one fingerprint. Nothing depends on
/// that not happening: equal fingerprints are always followed by a comparison of the bytes, and
/// every search stays within a bound of its own.
enum Fingerprint {
    /// The fingerprint of `count` bytes from `start`.
    static func of(_ span: Span<UInt8>, from start: Int, count: Int) -> UInt32 {
        let bytes = span.bytes
        var digest = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        if count >= 8 {
            var offset = start
            let last = start + count - 8
            while offset < last {
                digest = mixed(digest, word(bytes, offset))
                offset += 8
            }
            digest = mixed(digest, word(bytes, last))
        } else if count >= 4 {
            let low = half(bytes, start)
            let high = half(bytes, start + count - 4)
            digest = mixed(digest, UInt64(low) | UInt64(high) << 32)
        } else if count > 0 {
            let first = UInt64(byte(bytes, start))
            let middle = UInt64(byte(bytes, start + count / 2))
            let last = UInt64(byte(bytes, start + count - 1))
            digest = mixed(digest, first | middle << 8 | last << 16)
        }
        return UInt32(truncatingIfNeeded: digest >> 32)
    }

    private static func mixed(_ digest: UInt64, _ word: UInt64) -> UInt64 {
        let product = (digest ^ word) &* 0xD6E8_FEB8_6659_FD93
        return product ^ (product >> 32)
    }

    // These loads are checked against the span's bounds; only the alignment is free.

    private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    private static func half(_ bytes: RawSpan, _ offset: Int) -> UInt32 {
        UInt32(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    private static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
        bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt8.self)
    }
}
