import COpenSSL

/// Why the content of a key file is not a key; it tells nothing of the content.
package enum KeyError: Error, Sendable, Equatable {
    /// Neither 32 bytes nor 64 digits, with or without a line end.
    case wrongLength(bytes: Int)
    case notHexadecimal
    /// All bytes are the same: a file that was made, but never filled.
    case uniform
}

/// A secret key of 32 bytes, which is wiped from memory when it is no longer used.
///
/// It cannot be copied, so it cannot be printed, interpolated or reflected on either.
@safe package struct Key: ~Copyable, @unchecked Sendable {
    // Safe to share: the memory is written before `init` returns and then only read.

    /// How many bytes a key has.
    package static let byteCount = 32

    private let memory: UnsafeMutableRawBufferPointer

    private init() {
        unsafe memory = .allocate(byteCount: Self.byteCount, alignment: 16)
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit {
        unsafe OPENSSL_cleanse(memory.baseAddress, memory.count)
        unsafe memory.deallocate()
    }

    /// Takes a key out of the content of a key file: 32 bytes as they are, or 64 hexadecimal
    /// digits, after which a line may end.
    ///
    /// The array holds zeros afterwards, whether it held a key or not.
    package init(taking content: inout [UInt8]) throws(KeyError) {
        self.init()
        defer {
            unsafe content.withUnsafeMutableBytes {
                unsafe OPENSSL_cleanse($0.baseAddress, $0.count)
            }
        }
        switch content.count {
        case Self.byteCount:
            unsafe memory.copyBytes(from: content)
        case 2 * Self.byteCount, 2 * Self.byteCount + 1, 2 * Self.byteCount + 2:
            try fill(fromHexadecimal: content)
        default:
            throw .wrongLength(bytes: content.count)
        }
        let first = unsafe memory[0]
        guard unsafe memory.contains(where: { $0 != first }) else { throw .uniform }
    }

    private func fill(fromHexadecimal content: [UInt8]) throws(KeyError) {
        let digits = content.prefix(2 * Self.byteCount)
        let lineEnd = content.dropFirst(2 * Self.byteCount)
        guard [[], Array("\n".utf8), Array("\r\n".utf8)].contains(Array(lineEnd)) else {
            throw .notHexadecimal
        }
        for index in 0..<Self.byteCount {
            guard let high = Hexadecimal.value(of: digits[2 * index]),
                let low = Hexadecimal.value(of: digits[2 * index + 1])
            else { throw .notHexadecimal }
            unsafe memory[index] = high << 4 | low
        }
    }

    /// The key for one purpose (HKDF-SHA-256 without salt, the purpose as info).
    ///
    /// From it neither this key nor that for another purpose can be found.
    package borrowing func subkey(for purpose: String) -> Key {
        let subkey = Key()
        let info = Array(purpose.utf8)
        let result = unsafe gatehouse_hkdf_sha256(
            memory.baseAddress, memory.count, info, info.count,
            subkey.memory.baseAddress, subkey.memory.count)
        requireDone(result, "derive a key")
        return subkey
    }

    /// The digest of the 32 bytes.
    var digest: Digest {
        unsafe withBytes { bytes in
            unsafe Digest { target in
                let result = unsafe EVP_Digest(
                    bytes, Self.byteCount, target, nil, Algorithm.sha256, nil)
                requireDone(result, "digest a key")
            }
        }
    }

    /// Calls with the 32 bytes, which are there during the call only.
    borrowing func withBytes<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        guard let start = unsafe memory.assumingMemoryBound(to: UInt8.self).baseAddress else {
            preconditionFailure("a key is never without bytes")
        }
        return unsafe body(start)
    }
}
