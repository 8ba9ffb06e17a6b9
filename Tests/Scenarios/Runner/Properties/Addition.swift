import Model

/// A change after which no child may be less urgent, nor looked at later.
struct Addition: Sendable {
    /// What is changed; the message's history is a part of it.
    typealias Change = @Sendable (inout Question) -> Void

    enum Kind: String, Sendable, CaseIterable {
        case hazard, code, flag, sender, other, unknown, history
        /// What is in the history only after an assessment.
        case assessment

        /// Whether it tells of something more; what becomes unknown is none of the dangers.
        var isTold: Bool { self != .unknown }
    }

    let name: String
    let kind: Kind
    let change: Change

    init(_ name: String, _ kind: Kind, _ change: @escaping Change) {
        self.name = name
        self.kind = kind
        self.change = change
    }

    /// Fields that are set, as `path: text`, each where it is.
    init(_ name: String, _ kind: Kind, setting fields: [(path: String, text: String)]) {
        self.init(name, kind) { question in
            for (path, text) in fields {
                let written = question.receivedAt.reading(text)
                let path = question.notification.present(path)
                question.notification.edit(path) { _ in written }
            }
        }
    }

    static let all: [Addition] = hazards + codes + told + unknowns + inHistory
}

extension Notification {
    /// A path in which every list that a message has none of gets an item.
    func present(_ path: String) -> String {
        guard path.hasPrefix("adults/*"), adults.isEmpty else { return path }
        return path.replacing("adults/*", with: "adults/+")
    }
}

extension Addition {
    // MARK: - Answers

    /// Every answer that tells of danger, of all children or adults whom it may be about.
    static let hazards: [Addition] = Answers.dangerous.flatMap { path in
        let all = Addition(path, .hazard, setting: [(Self.grown(path), "yes")])
        guard path.hasPrefix("subjects/*/") else { return [all] }
        let one = Self.grown(path.replacing("subjects/*/", with: "subjects/1/"))
        return [all, Addition(one, .hazard, setting: [(one, "yes")])]
    }

    /// An injury or an area of care that is new, since there may be none yet.
    private static func grown(_ path: String) -> String {
        path.replacing("injuries/*", with: "injuries/+")
    }

    // MARK: - Codes

    static let codes: [Addition] =
        ConcernCode.allCases.flatMap { code in
            [
                Addition("concern \(code)", .code, setting: [("concerns/+/code", code.rawValue)]),
                Addition("concern \(code) about the first child", .code) { question in
                    let first = question.notification.subjects.first?.localRef
                    question.notification.set("concerns/+/code", to: code.rawValue)
                    question.notification.set("concerns/$/aboutLocalRef", to: first)
                },
                Addition(
                    "category \(code)", .code, setting: [("incident/categories/+", code.rawValue)]),
            ]
        } + [
            Addition("concern that cannot be read", .code, setting: [("concerns/+/code", "odd")])
        ]
        + ["1B", "3A", "7A", "9A", "11A", "15A", "16A", "19B", "22A", "24A"].map { factor in
            Addition("factor \(factor)", .code, setting: [("indicatedFactors/+", factor)])
        }

    // MARK: - What becomes unknown

    /// Answers and places that speak against danger, and are not known any more.
    static let unknowns: [Addition] =
        Answers.reassuring.flatMap { path, texts in
            ["notKnown", nil, "cannot be told"].map { new in
                Addition("\(path) \(new ?? "left out")", .unknown) { question in
                    question.notification.edit(path) { old in
                        old.map { texts.contains($0) } ?? false ? new : old
                    }
                }
            }
        }
        + Answers.dated.map { path in
            Addition("\(path) unreadable", .unknown) { question in
                question.notification.edit(path) { $0.map { _ in "long ago" } }
            }
        } + [
            Addition("history in part", .unknown) { $0.past.forgetPart() }
        ]
}
