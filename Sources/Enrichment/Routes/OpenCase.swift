import Model

/// A case that is open, as the case system has it.
package struct OpenCase: Sendable, Equatable {
    /// The team's code or name, as the case system writes it.
    package var team: String?
    /// Who holds it; for staff.
    package var holder: String?
    /// The authority whose case it is, by one of its codes; nil where that is not told.
    package var authority: String?
    /// The children of the message whose case it is, by their places from 0; none where it is of
    /// somebody else in the household.
    package var children: Set<Int>

    /// - Parameter children: Has no default on purpose: a child that is wrongly thought to have a
    ///   worker is looked at by nobody else.
    package init(team: String?, holder: String?, authority: String?, children: Set<Int>) {
        self.team = team
        self.holder = holder
        self.authority = authority
        self.children = children
    }

    /// For staff: `open case: Safeguarding Team 2 (A. Shah)`.
    var why: String {
        let named = [team, holder].map { $0?.trimmed ?? "" }
        let team = named[0].isEmpty ? "team not told" : named[0]
        return "open case: \(team)" + (named[1].isEmpty ? "" : " (\(named[1]))")
    }
}
