import Model

extension Addition {
    /// One thing more in the history of a child.
    static let inHistory: [Addition] =
        [
            happened("an incident of yesterday", 1, [.neglect]),
            happened("an incident of this week", 5, [.domesticAbuse]),
            happened("an incident of last month", 40, [.physicalAbuse]),
            happened("an incident of this year", 200, [.emotionalHarm]),
            happened("an incident of long ago", 900, [.neglect]),
            happened("an offence", 50, [.minorOffence]),
            happened("a contact without a reason", 60, []),
            happened("another source", 5, [.neglect], source: "2A"),
            happened("a sign of exploitation", 30, [.exploitation], source: "3B"),
            happened("an episode of being missing", 20, [.repeatedMissing]),
            Addition("a week of neglect", .history) { question in
                question.past.add(daysAgo: 180, of: question.first, [.neglect]) {
                    $0.isConcern = false
                }
            },
            Addition("a visit", .history) { question in
                question.past.add(daysAgo: 3, of: question.first, [], source: "3E") {
                    $0.kind = .childProtectionInformationSharing
                    $0.isConcern = false
                }
            },
            Addition("a closure", .history) { question in
                let told = question.notification.concerns.compactMap { $0.code?.value }
                question.past.add(daysAgo: 100, of: question.first, told) {
                    $0.outcome = "noFurtherAction"
                }
            },
        ] + Chronology.Involvement.Kind.allCases.map { involved($0, to: nil) }
        + [involved(.childProtectionPlan, to: 30), involved(.section47, to: 60)]

    private static func happened(
        _ name: String, _ daysAgo: Int, _ reasons: [ConcernCode], source: String = "6"
    ) -> Addition {
        Addition(name, .history) { question in
            question.past.add(daysAgo: daysAgo, of: question.first, reasons, source: source)
        }
    }

    private static func involved(
        _ kind: Chronology.Involvement.Kind, to end: Int?
    ) -> Addition {
        let isAssessed = kind != .strategyDiscussion && kind != .earlyHelp
        let name = "\(kind) \(end == nil ? "now" : "that ended")"
        return Addition(name, isAssessed ? .assessment : .history) { question in
            guard let person = question.first else { return }
            question.past.involve(person, kind, from: 90, to: end)
        }
    }
}

extension Question {
    /// The first child that the register knows.
    fileprivate var first: Person.ID? { past.persons.values.min() }
}
