package import Model
package import Spelling

/// That a named person gave a referral another band than the machine, and why.
package struct BandChange: Sendable, Equatable, Spelled {
    package var band = Band.advice
    package var by = ""
    package var why = ""
    package var at = Timestamp(milliseconds: 0)
    /// The number of the entry that the person saw.
    package var number = 1

    package init() {}

    package init(band: Band, by: String, why: String, at: Timestamp, number: Int) {
        self.band = band
        self.by = by
        self.why = why
        self.at = at
        self.number = number
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("band", &band)
        speller.leaf("by", &by)
        speller.leaf("why", &why)
        speller.leaf("at", &at)
        speller.leaf("number", &number)
    }
}
