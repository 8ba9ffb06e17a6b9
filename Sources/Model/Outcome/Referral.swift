/// What staff read about one household incident: one reference for all its messages and versions.
package enum Referral {
    package typealias ID = Int64

    /// A referral's folder in the queue, for one route.
    package struct Entry: Hashable, Sendable {
        package typealias ID = Int64

        /// Where an entry stands. There are no other states.
        package enum State: String, Code {
            /// Committed, its folder's name fixed, not yet in the queue.
            case decided
            /// Whole in `new/`.
            case forwarded
            /// A program moved it to `cur/`: nobody has read it yet.
            case collected
            /// A named person has it.
            case acknowledged
            /// A later entry took its place.
            case superseded
            /// Decided by a person, outcome known.
            case closed
        }

        /// What a reader of the route may see.
        package enum Content: String, Code {
            /// Everything.
            case full
            /// That there is a referral, how urgent it is and who has it; nothing of a person.
            case stub
        }

        /// What the readers of the route are to do.
        package enum Purpose: String, Code {
            /// They own it. One entry of each number is for this.
            case lead
            /// They act too: another authority, or whoever is there while the hub is closed.
            case action
            /// A copy to read, with no due time of its own: others own it.
            case information
        }

        package let reference: Reference
        /// 1 for the first entry of a referral on a route, then 2, 3, ….
        package let number: Int
        package let route: Route
        package let band: Band
        package let dueAt: Timestamp
        package let content: Content
        package let purpose: Purpose

        package init(
            reference: Reference, number: Int, route: Route, band: Band, dueAt: Timestamp,
            content: Content = .full, purpose: Purpose = .action
        ) {
            self.reference = reference
            self.number = number
            self.route = route
            self.band = band
            self.dueAt = dueAt
            self.content = content
            self.purpose = purpose
        }

        /// The folder's name: sorts by urgency, then due time, and holds no personal data.
        ///
        /// Shape: `B2-20261123T131200Z-GR-2611-000123`, and `.2` after it for a second entry.
        package var folderName: String {
            let base = "\(band.rawValue)-\(dueAt.compact)-\(reference.text)"
            return number == 1 ? base : "\(base).\(number)"
        }
    }

    /// A queue for some readers: a folder name below the queue directory, which may have parts
    /// (`early-help/808`).
    package struct Route: Hashable, Sendable, Comparable {
        package let name: String

        /// Parts of `a-z`, `0-9`, `-`, joined by `/`, at most 80 characters.
        package init?(_ name: String) {
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            guard name.utf8.count <= 80, !parts.isEmpty,
                parts.allSatisfy({ Partner.ID(String($0)) != nil }),
                !parts.contains(where: { ["acks", "tmp", "new", "cur", "superseded"].contains($0) })
            else { return nil }
            self.name = name
        }

        package static func < (one: Self, other: Self) -> Bool { one.name < other.name }
    }
}
