extension FileName {
    /// How many hexadecimal digits of a token begin a name of ours.
    package static let tokenDigits = 16
    /// How much of a partner's name is kept in ours.
    private static let keptBytes = 100
    /// How much of its end is kept, so that its type can still be seen.
    private static let keptEndBytes = 20

    /// A name that is safe everywhere: a token, a hyphen, and what is harmless of another name.
    static func claimed(_ name: FileName, token: UInt64) -> FileName {
        let digits = String(token, radix: 16)
        let padding = String(repeating: "0", count: tokenDigits - digits.utf8.count)
        var harmless = name.bytes.map { $0.isHarmless ? $0 : UInt8(ascii: "_") }
        if harmless.count > keptBytes {
            harmless = harmless.prefix(keptBytes - keptEndBytes) + harmless.suffix(keptEndBytes)
        }
        guard let claimed = FileName(Array("\(padding)\(digits)-".utf8) + harmless) else {
            preconditionFailure("digits and harmless characters are a name")
        }
        return claimed
    }

    /// Whether uploading programs use such names while they write.
    var isTemporary: Bool {
        let lowercase = bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
        return bytes.first == UInt8(ascii: ".")
            || [".tmp", ".part", ".filepart", "~"].contains {
                lowercase.suffix($0.utf8.count).elementsEqual($0.utf8)
            }
    }
}

extension UInt8 {
    /// An ASCII letter or digit, a dot, a hyphen or an underscore.
    fileprivate var isHarmless: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
