/// Why a pattern cannot be used.
struct PatternError: Error, Equatable {
    enum Code: Equatable {
        /// ECMA-262 does not allow it.
        case malformed
        /// ECMA-262 allows it, but it cannot be run in linear time here.
        case unsupported
        /// It needs more than a limit allows.
        case tooLarge
    }

    let code: Code
    /// Characters before the place.
    let offset: Int
    /// What should have stood there, or what cannot be run.
    let expected: String
}
