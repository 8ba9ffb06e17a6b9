import Model
import Spelling

/// A value of a message as staff read it.
protocol Told {
    /// In words; as it was written where it could not be read.
    var told: String { get }
}

/// A code of the census, which has a title of its own.
private protocol Titled {
    var title: String { get }
}

extension CensusCode: Titled {}

extension Stated: Told {
    var told: String {
        guard let value else { return written.trimmed }
        return switch value {
        // By its name in the lists: `M` tells less than `missing`.
        case let code as any Code: String(describing: code).codeInWords
        case let census as any Titled: census.title
        case let moment as Moment:
            moment.instant?.inWords ?? (moment.hasTime ? written : moment.date.inWords)
        case let date as PartialDate: date.inWords
        default: written.trimmed
        }
    }
}

extension Stated<Answer>? {
    /// A text for a yes and one for a no; nothing where neither was said.
    func told(_ yes: String, _ no: String? = nil) -> String? {
        switch self?.value {
        case .yes: yes
        case .no: no
        default: nil
        }
    }
}

/// What was answered with yes in one record, by what was asked.
struct YesWords: Speller {
    private(set) var words: [String] = []

    init<Record: Spelled>(of record: Record?) {
        guard var walked = record else { return }
        walked.spell(with: &self)
    }

    /// What the name of a field would tell badly.
    static let names = [
        "childDead": "the child has died", "policeProtection": "in police protection",
        "disclosedPhysicalAbuse": "told of physical abuse",
        "disclosedSexualAbuse": "told of sexual abuse",
        "suspectedSexualAbuse": "sexual abuse suspected",
        "intervenedInViolence": "tried to stop the violence",
        "usedAsTool": "used against a parent", "unattendedNow": "alone now",
        "unattendedOvernight": "alone overnight", "unattendedDistressed": "alone and distressed",
        "unattendedInDanger": "alone and in danger", "suicidePlan": "a plan of suicide",
        "suicideAttempt": "a suicide attempt", "suicidalTalk": "speaks of suicide",
        "needsCare": "needs care", "somebodyWithChild": "somebody is with the child",
        "mentalHealthServiceOpen": "seen by a mental health service",
        "explanationConsistent": "the explanation fits",
        "childInTheirCare": "a child is in their care", "soleCarer": "the only carer",
        "livesWithChild": "lives with the child",
        "contactWithChildren": "has contact with children",
    ]

    private mutating func add<Value: Leaf>(_ name: StaticString, _ value: Value) {
        guard (value as? Stated<Answer>)?.value == .yes else { return }
        let name = name.description
        words.append(Self.names[name] ?? name.codeInWords)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        add(name, value)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        if let value { add(name, value) }
    }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        for value in values { add(name, value) }
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        value.spell(with: &self)
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        value?.spell(with: &self)
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        for index in values.indices { values[index].spell(with: &self) }
    }
}
