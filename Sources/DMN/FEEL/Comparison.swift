/// FEEL's comparison operators.
package enum Comparison: String, Sendable, CaseIterable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="

    /// Unknown when the two values cannot be compared so.
    package func answer(_ left: Value, _ right: Value) -> Bool? {
        switch self {
        case .equal: left.isEqual(to: right)
        case .unequal: left.isEqual(to: right).map { !$0 }
        case .less: left.isLess(than: right)
        case .atMost: left.isAtMost(right)
        case .greater: right.isLess(than: left)
        case .atLeast: left.isAtLeast(right)
        }
    }
}
