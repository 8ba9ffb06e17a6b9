import Model

/// Where a child lives, and since when as far as that is known.
struct Stay {
    let residence: Person.Residence
    /// Whose home it is.
    let mention: Link.Mention
    private let from: Day

    /// Nil for a place where nobody lives any more. Of a stay whose beginning is not known, only that
    /// it is now counts.
    init?(_ residence: Person.Residence, of mention: Link.Mention, on today: Day) {
        guard residence.isHome(on: today) else { return nil }
        self.residence = residence
        self.mention = mention
        from = residence.from?.earliest ?? today
    }

    /// Whether somebody's stay at the same place was at the same time, as far as that is known. An
    /// address of before, with no end told, is not known to have been.
    func overlaps(_ other: Person.Residence, on today: Day) -> Bool {
        if other.kind == .previous, other.to == nil { return false }
        return (other.to.map { $0.latest >= from } ?? true)
            && (other.from.map { $0.earliest <= today } ?? true)
    }
}

extension Person.Residence {
    /// The same property, or the same line of the same postcode.
    func isSamePlace(as other: Person.Residence) -> Bool {
        if let uprn, let otherUPRN = other.uprn { return uprn == otherUPRN }
        guard let key = BlockingKey.address(line: line, postcode: postcode) else { return false }
        return key == BlockingKey.address(line: other.line, postcode: other.postcode)
    }

    /// Whether somebody may live there now, as far as that is known.
    func isHome(on today: Day) -> Bool {
        kind != .previous && kind != .incident && kind != .found && kind != .school
            && (to.map { $0.latest >= today } ?? true)
            && (from.map { $0.earliest <= today } ?? true)
    }

    init(_ address: Notification.Address) {
        self.init()
        line = address.lines.joined(separator: ", ")
        town = address.town ?? ""
        postcode = address.postcode?.value
        uprn = address.uprn
        kind = address.kind?.value
        from = address.from?.value
        to = address.to?.value
        isConfidential = address.confidential?.value == .yes
    }
}
