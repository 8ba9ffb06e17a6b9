package import Spelling

/// What one batch of an import did.
package struct ImportCount: Spelled, Sendable, Equatable {
    package var added = 0
    package var updated = 0
    /// Rows of the batch about which there is something to say.
    package var remarks: [Remarked] = []

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("added", &added)
        speller.leaf("updated", &updated)
        speller.records("remarks", each: "remark", &remarks)
    }

    /// One row, counted from 0, and what is to be said of it.
    package struct Remarked: Spelled, Sendable, Equatable {
        package var row = 0
        package var remark = Remark.unknownPerson

        package init() {}

        package init(_ row: Int, _ remark: Remark) {
            self.row = row
            self.remark = remark
        }

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("row", &row)
            speller.leaf("remark", &remark)
        }
    }

    /// What only the register can tell of a row.
    package enum Remark: String, Leaf, Sendable, CaseIterable {
        case unknownPerson, sharedNumber, sharedHousehold, otherIdentity, circle
        case tooManyForebears, tooManyAddresses, beforeConception

        package init?(written: String) { self.init(rawValue: written) }
        package var written: String { rawValue }

        /// Whether the row was taken all the same.
        package var isTaken: Bool { self == .sharedNumber }

        /// In words for whoever made the extract; nothing of what the row says.
        package var reason: String {
            switch self {
            case .unknownPerson:
                "the person or household is not in the register"
            case .sharedNumber:
                "nhs_number: another person of the register has it too; neither is linked by it"
            case .sharedHousehold:
                "identity_of: the two identities of one child must be of two households"
            case .otherIdentity:
                "the two identities of one child are never joined"
            case .circle:
                "kind: it would make a person the forebear of its own forebear"
            case .tooManyForebears:
                "kind: more than \(Ledger.forebearCap) forebears of one person"
            case .tooManyAddresses:
                "address: more than \(Ledger.addressCap) addresses of one person"
            case .beforeConception:
                "received: more than \(Ledger.daysBeforeBirth) days before the person's birth"
            }
        }
    }

    mutating func note(_ row: Int, _ remark: Remark) {
        remarks.append(Remarked(row, remark))
    }

    mutating func count(_ change: RegisterAct.Change, of row: Int) {
        switch change {
        case .added: added += 1
        case .updated: updated += 1
        case .refused(let remark): note(row, remark)
        }
    }
}
