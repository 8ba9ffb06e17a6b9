/// A key or an element's name as a fault tells it.
///
/// A sender's own name may hold somebody's name or date of birth, so one that is no plain word is
/// told as `*`; line and column say where it stands.
enum ShownName {
    /// Letters of a name that is told.
    static let byteLimit = 40

    static func shown(_ name: some StringProtocol) -> String {
        guard let first = name.utf8.first, isLetter(first), name.utf8.count <= byteLimit,
            name.utf8.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) })
        else { return "*" }
        return String(name)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
