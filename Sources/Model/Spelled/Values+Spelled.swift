package import Spelling

extension Stated: Leaf {
    package var misreading: Misreading? {
        if let value { return value.shortfall }
        guard !isBlank else { return nil }
        return Misreading(kind: Value.warning.rawValue, expected: Value.expectation)
    }
}

extension Readable {
    package var shortfall: Misreading? { nil }
}

extension Moment {
    package var shortfall: Misreading? {
        guard hasTime, instant == nil else { return nil }
        return Misreading(
            kind: Warning.Code.noOffset.rawValue,
            expected: "an offset from UTC after the time, such as Z or +01:00")
    }
}

extension Leaf where Self: Code {
    package init?(written: String) { self.init(rawValue: written) }
    package var written: String { rawValue }
}

extension PartialDate: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension NHSNumber: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension UniquePupilNumber: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension Postcode: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension Timestamp: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension Reference: Leaf {
    package init?(written: String) { self.init(reading: written) }
    package var written: String { text }
}

extension Band: Leaf {}

extension Receipt.Step: Leaf {}

extension Referral.Entry.Content: Leaf {}

extension Referral.Entry.Purpose: Leaf {}
