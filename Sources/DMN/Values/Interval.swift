/// A FEEL range: what lies between two endpoints, or beyond one.
package struct Interval: Sendable, Hashable {
    /// `nil` when the range has no lower end, as in `(< 10)`.
    package let lower: Value?
    /// Whether the lower end itself lies within.
    package let includesLower: Bool
    /// `nil` when the range has no upper end, as in `(> 10)`.
    package let upper: Value?
    /// Whether the upper end itself lies within.
    package let includesUpper: Bool

    /// An end that is not given leaves the range open on its side.
    package init(lower: Value?, includesLower: Bool, upper: Value?, includesUpper: Bool) {
        self.lower = lower
        self.includesLower = includesLower
        self.upper = upper
        self.includesUpper = includesUpper
    }

    /// Unknown when the value cannot be compared with an endpoint that decides.
    package func contains(_ value: Value) -> Bool? {
        let isAbove = lower.map { includesLower ? value.isAtLeast($0) : $0.isLess(than: value) }
        let isBelow = upper.map { includesUpper ? value.isAtMost($0) : value.isLess(than: $0) }
        switch (isAbove ?? true, isBelow ?? true) {
        case (false, _), (_, false): return false
        case (true, true): return true
        default: return nil
        }
    }

    /// False when both endpoints are known not to be of one ordered kind, or are the wrong way
    /// round: such a range holds nothing.
    var isOrdered: Bool {
        guard let lower, let upper, !lower.isNull, !upper.isNull else { return true }
        return lower.isAtMost(upper) == true
    }
}

extension Value {
    /// FEEL's `<=`.
    func isAtMost(_ other: Value) -> Bool? {
        other.isLess(than: self).map { !$0 }
    }

    /// FEEL's `>=`.
    func isAtLeast(_ other: Value) -> Bool? {
        isLess(than: other).map { !$0 }
    }
}

extension Interval: CustomStringConvertible {
    package var description: String {
        switch (lower, upper) {
        case (nil, let upper?): "(\(includesUpper ? "<=" : "<") \(upper.literal))"
        case (let lower?, nil): "(\(includesLower ? ">=" : ">") \(lower.literal))"
        case (let lower?, let upper?):
            "\(includesLower ? "[" : "(")\(lower.literal)..\(upper.literal)"
                + (includesUpper ? "]" : ")")
        case (nil, nil): "(..)"
        }
    }
}
