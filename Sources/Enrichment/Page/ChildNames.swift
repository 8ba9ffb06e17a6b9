import Model

/// The children of a verdict by short names, said only where a thing is not true of all.
struct ChildNames {
    private let names: [String]

    init(_ document: ReferralDocument) {
        let subjects = document.notification.subjects
        names = document.verdict.children.map { child in
            guard let subject = child.subject, subjects.indices.contains(subject) else {
                return "child not named"
            }
            return subjects[subject].shortName
        }
    }

    /// `Mia, Leo`; nil where it is all of them.
    func some(_ places: [Int]) -> String? {
        guard Set(places).count < names.count else { return nil }
        return places.map { names[$0] }.listed
    }

    /// The name of a child by its place in the message from 1, where the verdict has it.
    static func of(_ subject: Int?, in document: ReferralDocument) -> String {
        let subjects = document.notification.subjects
        guard let subject, subjects.indices.contains(subject - 1) else { return "family" }
        return subjects[subject - 1].shortName
    }
}
