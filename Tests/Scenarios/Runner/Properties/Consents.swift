import Model

/// Every value of the consent block, and what is there instead of one.
enum Consents {
    static let agreements = Agreement.allCases.map(\.rawValue)

    struct Value: Sendable {
        let name: String
        /// Nil where there is no block at all.
        let fields: [(path: String, text: String)]?
    }

    /// What all others are held beside.
    static let given = Value(
        name: "given",
        fields: [("consent/agreementToService", "given"), ("consent/familyInformed", "yes")])

    static let all: [Value] =
        [Value(name: "absent", fields: nil), Value(name: "blank", fields: [])]
        + values("agreementToService", agreements) + values("familyInformed", informed)
        + values("reasonNotSought", reasons)
        + [
            Value(
                name: "refused and not informed",
                fields: [
                    ("consent/agreementToService", "refused"), ("consent/familyInformed", "no"),
                    ("consent/rationale", "They want nobody to be told."),
                ]),
            Value(
                name: "hub first",
                fields: [
                    ("consent/doNotContactParentsBeforeHub", "yes"),
                    ("consent/safeContactTelephone", "07700 900123"),
                ]),
            Value(
                name: "nothing that can be read",
                fields: [
                    ("consent/agreementToService", "perhaps"),
                    ("consent/familyInformed", "by and by"), ("consent/agreementAt", "then"),
                    ("consent/reasonNotSought", "because"), ("consent/lawfulBases/+", "none"),
                ]),
        ]

    private static let informed = FamilyInformed.allCases.map(\.rawValue)
    private static let reasons = ReasonNotSought.allCases.map(\.rawValue)

    /// Each code that a field may have, and one that cannot be read.
    private static func values(_ field: String, _ codes: [String]) -> [Value] {
        (codes + ["unreadable"]).map { code in
            Value(name: "\(field) \(code)", fields: [("consent/\(field)", code)])
        }
    }
}

extension Notification {
    /// The same message with another consent block.
    func consenting(_ value: Consents.Value) -> Notification {
        var changed = self
        changed.consent = value.fields.map { _ in Consent() }
        for field in value.fields ?? [] { changed.set(field.path, to: field.text) }
        return changed
    }
}
