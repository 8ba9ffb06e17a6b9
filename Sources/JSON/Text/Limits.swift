/// How much of a text is read before it is refused: each limit has a name and a number.
package struct Limits: Sendable, Hashable {
    /// The deepest nesting that any set of limits may allow: what walks a read document may recurse.
    package static let deepest = 256

    /// Bytes of the whole text.
    package var bytes: Int
    /// Arrays and objects inside one another.
    package var depth: Int
    /// Keys of one object.
    package var keys: Int
    /// Members and elements in all, the root included.
    package var members: Int
    /// Bytes of one string as written between its quotes.
    package var stringBytes: Int
    /// Digits of one number, its exponent apart.
    package var numberDigits: Int
    /// The largest power of ten, up or down, that may be written as an exponent.
    package var exponent: Int

    /// A set of limits of one's own.
    ///
    /// `depth` is at most ``deepest`` and `bytes` fits in 32 bits; anything else is a mistake in
    /// the program.
    package init(
        bytes: Int, depth: Int, keys: Int, members: Int, stringBytes: Int, numberDigits: Int,
        exponent: Int
    ) {
        precondition(depth <= Self.deepest, "a depth of at most \(Self.deepest) can be walked")
        precondition(bytes <= Int(UInt32.max), "an offset is kept in 32 bits")
        self.bytes = bytes
        self.depth = depth
        self.keys = keys
        self.members = members
        self.stringBytes = stringBytes
        self.numberDigits = numberDigits
        self.exponent = exponent
    }

    /// For what a stranger sends.
    package static let message = Limits(
        bytes: 2_097_152, depth: 32, keys: 256, members: 100_000, stringBytes: 1_048_576,
        numberDigits: 64, exponent: 308)

    /// For files of our own: schemas, settings, and what we wrote before.
    package static let ownFile = Limits(
        bytes: 16_777_216, depth: 128, keys: 10_000, members: 1_000_000, stringBytes: 4_194_304,
        numberDigits: 1_000, exponent: 1_000)
}
