/// One schema, compiled. Everything in it is a number: an index into a table of the ``Program``,
/// or -1 for what the schema does not say.
struct Rule: Sendable, BitwiseCopyable {
    /// The kinds of value that a schema takes.
    struct Kinds: OptionSet, Sendable, Hashable, BitwiseCopyable {
        let rawValue: UInt8

        /// Numbers without a fraction; those with one are not among them.
        static let whole = Kinds(rawValue: 1 << 6)
        static let all = Kinds(rawValue: 0b111_1111)

        init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        init(_ kind: Value.Kind) {
            rawValue = 1 << kind.rawValue
        }
    }

    /// A run of a table's entries.
    struct Run: Sendable, BitwiseCopyable {
        let first: Int32
        let count: Int32

        static let none = Run(first: 0, count: 0)

        var range: Range<Int> {
            Int(first)..<Int(first + count)
        }
    }

    /// The kinds taken; none of them for the schema `false`.
    var kinds: Kinds = .all
    /// The rule that says all that this one does, if it only refers to it.
    var alias: Int32 = -1
    var constant: Int32 = -1
    var enumeration: Int32 = -1
    var text: Int32 = -1
    var number: Int32 = -1
    var object: Int32 = -1
    var array: Int32 = -1
    /// Schemas for the same value.
    var applications: Run = .none
    var unevaluatedItems: Int32 = -1
    var unevaluatedProperties: Int32 = -1
    /// The resource to which the schema belongs.
    var resource: Int32
    /// The document in which it is written, and its entry there.
    var document: Int32
    var entry: Int32

    var place: Library.Place {
        Library.Place(document: Int(document), index: Int(entry))
    }

    /// Whether the schema says nothing but by schemas for the same value.
    var saysOnlyApplications: Bool {
        kinds == .all && constant < 0 && enumeration < 0 && text < 0 && number < 0 && object < 0
            && array < 0 && !needsMarks
    }

    /// Whether what other keywords have looked at must be known.
    var needsMarks: Bool {
        unevaluatedItems >= 0 || unevaluatedProperties >= 0
    }
}
