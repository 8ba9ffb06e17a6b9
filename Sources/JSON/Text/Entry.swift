/// One value or one key on a document's tape.
///
/// A tape holds the values of a text in the order in which they stand there. A container's entry
/// is followed by its content: elements, or a key and a value for each member. So a document is
/// one array, and a subtree is a range of it.
struct Entry: Sendable, BitwiseCopyable {
    /// What else was seen while the value was read.
    struct Marks: OptionSet, Sendable {
        let rawValue: UInt8

        /// A string with escapes: its content lies among the document's decoded bytes.
        static let escaped = Marks(rawValue: 1)
        /// A string with characters beyond ASCII.
        static let wide = Marks(rawValue: 2)
        /// A number without fraction and exponent.
        static let whole = Marks(rawValue: 4)
        /// The boolean `true`.
        static let isTrue = Marks(rawValue: 8)
    }

    let kind: Value.Kind
    var marks: Marks = []
    /// Where the value begins in the text.
    let start: UInt32
    /// Where a scalar's content begins: in the text, or among the decoded bytes if `escaped`.
    var content: UInt32 = 0
    /// Bytes of a scalar's content, or the number of a container's members or elements.
    var length: UInt32 = 0
    /// The index of the entry after this value and all that it holds.
    var next: UInt32
    /// A key's fingerprint; 0 in every value.
    var fingerprint: UInt32 = 0

    /// The bytes of a scalar's content.
    var range: Range<Int> {
        Int(content)..<(Int(content) + Int(length))
    }
}
