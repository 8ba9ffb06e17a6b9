package import Spelling

extension ReferralDocument {
    /// Somebody of the household whom the register tells of, and the message does not.
    package struct Member: Sendable, Equatable, Spelled {
        package var name = ""
        package var age = ""
        package var role = ""
        /// Why this is family, in words.
        package var why = ""
        /// The person's own plans, enquiries and cases; what is open first.
        package var known: [Involvement] = []

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("name", &name)
            speller.leaf("age", &age)
            speller.leaf("role", &role)
            speller.leaf("why", &why)
            speller.records("known", each: "involvement", &known)
        }
    }
}
