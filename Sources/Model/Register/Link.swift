/// The tie from a person named in a notification to a person in the register.
package struct Link: Hashable, Sendable {
    /// Which person of the notification, counted from 0.
    package enum Mention: Hashable, Sendable {
        case subject(Int)
        case adult(Int)
    }

    /// What the linker says of one mention.
    package enum Answer: Hashable, Sendable {
        /// This person.
        case linked(Person.ID, confidence: Confidence)
        /// One of these perhaps, at most five, best first: a person is to look.
        case possible([Person.ID])
        /// Nobody in the register; `household` where the family is known and the person is new.
        case new(household: Household.ID?)
        /// Too little is told to search by: not the same as nobody.
        case unsearched(household: Household.ID?)

        /// The family that somebody belongs to who is not in the register, where it is known.
        package var family: Household.ID? {
            switch self {
            case .new(let household), .unsearched(let household): household
            case .linked, .possible: nil
            }
        }
    }

    /// In words for staff, never a bare number.
    package enum Confidence: Hashable, Sendable {
        case certain(by: String)
        case likely(by: String)
    }

    package let mention: Mention
    package let answer: Answer

    package init(mention: Mention, answer: Answer) {
        self.mention = mention
        self.answer = answer
    }

    package var person: Person.ID? {
        if case .linked(let id, _) = answer { id } else { nil }
    }

    /// Whether it is known who this is, or that nobody knows it: so that its history is whole.
    package var isSettled: Bool {
        switch answer {
        case .linked, .new: true
        case .possible, .unsearched: false
        }
    }
}
