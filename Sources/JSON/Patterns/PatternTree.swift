/// What a pattern says, as the grammar of ECMA-262 reads it.
indirect enum PatternTree: Equatable {
    /// A test of the place itself, not of a character.
    enum Assertion: Sendable {
        case start, end, wordBoundary, noWordBoundary
    }

    case characters(ScalarSet)
    case sequence([PatternTree])
    case choice([PatternTree])
    case repeated(PatternTree, least: Int, most: Int?)
    case assertion(Assertion)
    /// Right by the grammar, but not to be run in linear time: what it is, and where.
    case unsupported(String, offset: Int)

    /// The first part that cannot be run.
    var firstUnsupported: PatternError? {
        switch self {
        case .characters, .assertion: nil
        case .sequence(let parts), .choice(let parts):
            parts.lazy.compactMap(\.firstUnsupported).first
        case .repeated(let part, _, _): part.firstUnsupported
        case .unsupported(let name, let offset):
            PatternError(code: .unsupported, offset: offset, expected: name)
        }
    }
}
