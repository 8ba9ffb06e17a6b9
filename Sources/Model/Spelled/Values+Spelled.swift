package import Spelling

extension Stated: Leaf {}

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
