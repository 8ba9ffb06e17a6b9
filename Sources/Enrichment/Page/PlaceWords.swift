import Model

/// Places of facts in words, with what stands there: `subjects[1]/harm/policeProtection` as
/// `Callum: police protection`, `subjects[1]/injuries[1]` as `Callum: fracture of the thigh`.
struct PlaceWords {
    private let notification: Notification
    private let told: ToldPlaces

    /// Places that are told of one rule.
    static let limit = 3

    init(notification: Notification) {
        self.notification = notification
        told = ToldPlaces(of: notification)
    }

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
        let words = words(steps, at: place)
        guard let person else { return words }
        return words.isEmpty ? person : "\(person): \(words)"
    }

    /// What stands there where the place has a name of its own, else where it stands and the value.
    private func words(_ steps: [String], at place: String) -> String {
        if let injury = injury(at: place) {
            let last = steps.last ?? ""
            let isWhole = last.hasPrefix("injuries[") || ["kind", "site"].contains(last)
            return isWhole ? injury : "\(injury), \(last.codeInWords)" + value(at: place, ", ")
        }
        if steps.last == "injuries" { return injuries(at: place) ?? "injuries" }
        if steps.first?.hasPrefix("concerns[") ?? false, let code = told[steps[0] + "/code"] {
            return "concern: \(code)"
        }
        // Of where it stands in the structure the last two steps tell enough.
        let names = steps.suffix(2).map(Self.words)
        guard let last = steps.last, ["kind", "code"].contains(last), names.count > 1,
            told[place] != nil
        else { return names.joined(separator: ", ") + value(at: place, ": ") }
        return names[0] + value(at: place, ": ")
    }

    private func value(at place: String, _ separator: String) -> String {
        told[place].map { separator + $0 } ?? ""
    }

    /// `fracture of the thigh`, for a place of one injury or in it.
    private func injury(at place: String) -> String? {
        let steps = place.split(separator: "/").map(String.init)
        guard steps.count > 1, let injuries = injuries(of: steps[0]),
            let (name, number) = Self.parts(of: steps[1]), name == "injuries", let number,
            injuries.indices.contains(number - 1)
        else { return nil }
        return injuries[number - 1].inWords
    }

    private func injuries(at place: String) -> String? {
        let steps = place.split(separator: "/").map(String.init)
        let injuries = steps.first.flatMap(injuries(of:)) ?? []
        return injuries.isEmpty ? nil : injuries.map(\.inWords).listed
    }

    private func injuries(of step: String) -> [Notification.Injury]? {
        guard let (name, number) = Self.parts(of: step), name == "subjects", let number,
            notification.subjects.indices.contains(number - 1)
        else { return nil }
        return notification.subjects[number - 1].injuries
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
