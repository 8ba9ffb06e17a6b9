import Model
import Spelling

/// What stands in the queue of those who may not see a protected address.
struct Stub: Spelled {
    var reference = Reference(.referral, year: 2000, month: 1, number: 0)
    var number = 1
    var band = Band.immediate
    var dueAt = Timestamp(milliseconds: 0)
    /// The route where the whole referral is.
    var heldBy = ""

    init() {}

    init(reference: Reference, number: Int, band: Band, dueAt: Timestamp, heldBy: String) {
        self.reference = reference
        self.number = number
        self.band = band
        self.dueAt = dueAt
        self.heldBy = heldBy
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("reference", &reference)
        speller.leaf("number", &number)
        speller.leaf("band", &band)
        speller.leaf("dueAt", &dueAt)
        speller.leaf("heldBy", &heldBy)
    }
}
