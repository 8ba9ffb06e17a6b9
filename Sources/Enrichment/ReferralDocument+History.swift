package import Model
package import Spelling

extension ReferralDocument {
    /// What happened before, and how far it was searched.
    package struct HistoryPart: Sendable, Equatable, Spelled {
        package var read = false
        /// Whether nothing can be missing: it is known for certain who every child is.
        package var whole = false
        package var searchedAt = Timestamp(milliseconds: 0)
        /// Distinct incidents of concern, this one included.
        package var incidents90Days = 0
        package var incidents12Months = 0
        /// What the history comes to, in sentences for staff; the most telling first.
        package var pattern: [String] = []
        /// How many incidents there were, of each child and of the family.
        package var counts: [Count] = []
        /// Plans, enquiries and cases; what is open first.
        package var involvements: [Involvement] = []
        package var contacts: [Contact] = []

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("read", &read)
            speller.leaf("whole", &whole)
            speller.leaf("searchedAt", &searchedAt)
            speller.leaf("incidents90Days", &incidents90Days)
            speller.leaf("incidents12Months", &incidents12Months)
            speller.leaves("pattern", each: "sentence", &pattern)
            speller.records("counts", each: "incidents", &counts)
            speller.records("involvements", each: "involvement", &involvements)
            speller.records("contacts", each: "contact", &contacts)
        }
    }

    /// How many distinct incidents of concern there were, this one included.
    package struct Count: Sendable, Equatable, Spelled {
        package var scope = Verdict.Scope.household
        /// From 1, as in the paths of facts; nil for the family.
        package var subject: Int?
        /// Nil where it is not known who the child is.
        package var incidents90Days: Int?
        package var incidents12Months: Int?
        package var incidentsEver: Int?

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("scope", &scope)
            speller.leaf("subject", &subject)
            speller.leaf("incidents90Days", &incidents90Days)
            speller.leaf("incidents12Months", &incidents12Months)
            speller.leaf("incidentsEver", &incidentsEver)
        }
    }

    /// A plan, an enquiry, an assessment or a case.
    package struct Involvement: Sendable, Equatable, Spelled {
        package var kind = Chronology.Involvement.Kind.openCase
        /// The child of the message, from 1; nil for another of the household.
        package var subject: Int?
        package var isOpen = false
        package var from = ""
        package var to: String?
        package var team: String?
        package var holder: String?
        /// Why it was closed, as the register has it.
        package var closure: String?

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("kind", &kind)
            speller.leaf("subject", &subject)
            speller.leaf("open", &isOpen)
            speller.leaf("from", &from)
            speller.leaf("to", &to)
            speller.leaf("team", &team)
            speller.leaf("holder", &holder)
            speller.leaf("closure", &closure)
        }
    }

    /// One line of the chronology.
    package struct Contact: Sendable, Equatable, Spelled {
        package var date = ""
        package var source = ""
        package var about = ""
        package var outcome = ""
        package var referral: Reference?
        /// Whether it was about a child of this message, or about another of the household.
        package var scope = ""
        /// When what came of it was closed.
        package var closed: String?
        /// Whether it repeats another report, and is no incident of its own.
        package var isCopy = false

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("date", &date)
            speller.leaf("source", &source)
            speller.leaf("about", &about)
            speller.leaf("outcome", &outcome)
            speller.leaf("referral", &referral)
            speller.leaf("scope", &scope)
            speller.leaf("closed", &closed)
            speller.leaf("copy", &isCopy)
        }
    }
}
