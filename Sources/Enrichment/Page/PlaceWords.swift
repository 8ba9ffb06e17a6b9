import Model

/// Places of facts in words: `subjects[1]/harm/policeProtection` as `Callum: police protection`.
struct PlaceWords {
    let notification: Notification

    /// Places that are told of one rule.
    static let limit = 3

    /// Each once, as few as tell where to look.
    func text(_ places: [String]) -> String {
        let words = places.map(text(of:)).reduce(into: [String]()) { list, words in
            if !list.contains(words) { list.append(words) }
        }
        guard !words.isEmpty else { return "whole message" }
        let more = words.count - Self.limit
        return words.prefix(Self.limit).joined(separator: "; ")
            + (more > 0 ? "; \(more) more" : "")
    }

    private func text(of place: String) -> String {
        var steps = place.split(separator: "/").map(String.init)
        var person: String?
        if let first = steps.first, let named = self.person(first) {
            person = named
            steps.removeFirst()
        } else if steps.count > 1, ["incident", "senderAssessment"].contains(steps[0]) {
            steps.removeFirst()
        }
        // Of where it stands in the structure the last two steps tell enough.
        let words = steps.suffix(2).map(Self.words).joined(separator: ", ")
        guard let person else { return words }
        return words.isEmpty ? person : "\(person): \(words)"
    }

    /// The name of `subjects[2]` or `adults[1]`.
    private func person(_ step: String) -> String? {
        guard let (name, number) = Self.parts(of: step), let number else { return nil }
        switch name {
        case "subjects" where notification.subjects.indices.contains(number - 1):
            return notification.subjects[number - 1].shortName
        case "adults" where notification.adults.indices.contains(number - 1):
            return notification.adults[number - 1].displayName
        default: return nil
        }
    }

    /// `injuries[2]` as `injuries 2`.
    private static func words(_ step: String) -> String {
        guard let (name, number) = parts(of: step) else { return step }
        return name.codeInWords + (number.map { " \($0)" } ?? "")
    }

    private static func parts(of step: String) -> (name: String, number: Int?)? {
        guard let bracket = step.firstIndex(of: "[") else { return (step, nil) }
        let number = Int(step[step.index(after: bracket)...].dropLast())
        return number.map { (String(step[..<bracket]), $0) }
    }
}

extension Notification.Subject {
    /// What tells the child from the others of a message in a line: the given name, where there is
    /// one.
    var shortName: String {
        let given = name?.given?.trimmed ?? ""
        return given.isEmpty ? displayName : given
    }
}
