import HouseKit

/// Every field of a notification, written by hand: both schemas and the records are held to it.
///
/// A line is a field's path and its kind; `leaves` and `records` name an item of the list, as XML
/// does. A field stands after the one that it is inside, and in the order of the XML Schema.
struct FieldTable {
    enum Kind: Equatable, CustomStringConvertible {
        case leaf, record
        case leaves(each: String)
        case records(each: String)

        /// The name of an item; nil where the field is no list.
        var item: String? {
            switch self {
            case .leaf, .record: nil
            case .leaves(let item), .records(let item): item
            }
        }

        /// The kind as JSON has it, where an item has no name.
        var withoutItem: Kind {
            switch self {
            case .leaf, .record: self
            case .leaves: .leaves(each: "")
            case .records: .records(each: "")
            }
        }

        var description: String {
            switch self {
            case .leaf: "leaf"
            case .record: "record"
            case .leaves(let item): "leaves \(item)"
            case .records(let item): "records \(item)"
            }
        }
    }

    struct Field: Equatable {
        let path: String
        let kind: Kind
    }

    let fields: [Field]

    init(_ fields: [Field]) {
        self.fields = fields
    }

    /// - Throws: ``Missing`` for a line that is none of a table's.
    init(parsing text: String) throws {
        fields = try text.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map { String($0) }
            guard words.count > 1 else { throw Missing(what: "the kind in \(line)") }
            switch (words[1], words.count) {
            case ("leaf", 2): return Field(path: words[0], kind: .leaf)
            case ("record", 2): return Field(path: words[0], kind: .record)
            case ("leaves", 3): return Field(path: words[0], kind: .leaves(each: words[2]))
            case ("records", 3): return Field(path: words[0], kind: .records(each: words[2]))
            default: throw Missing(what: "the kind in \(line)")
            }
        }
    }

    /// The fields of a notification.
    static func ofNotification() throws -> FieldTable {
        try FieldTable(parsing: persons + "\n" + happenings)
    }

    /// The same table as JSON has it: an item of a list has no name there.
    var withoutItems: FieldTable {
        var items: Set<String> = []
        return FieldTable(
            fields.map { field in
                if let item = field.kind.item { items.insert("\(field.path)/\(item)") }
                var whole = ""
                var kept: [String] = []
                for step in field.path.split(separator: "/") {
                    whole = whole.isEmpty ? String(step) : "\(whole)/\(step)"
                    if !items.contains(whole) { kept.append(String(step)) }
                }
                return Field(path: kept.joined(separator: "/"), kind: field.kind.withoutItem)
            })
    }

    /// What one of the two has and the other has not, each named.
    func differences(from other: FieldTable, called name: String) -> [String] {
        let mine = Dictionary(fields.map { ($0.path, $0.kind) }) { first, _ in first }
        let theirs = Dictionary(other.fields.map { ($0.path, $0.kind) }) { first, _ in first }
        let missing = fields.compactMap { field -> String? in
            guard let kind = theirs[field.path] else { return "\(field.path) is not in \(name)" }
            guard kind != field.kind else { return nil }
            return "\(field.path) is \(field.kind) in the table, \(kind) in \(name)"
        }
        let added = other.fields.filter { mine[$0.path] == nil }
        return missing + added.map { "\($0.path) is in \(name), not in the table" }
    }
}

extension FieldTable {
    private static let persons = """
        header record
        header/messageId leaf
        header/messageType leaf
        header/correlationId leaf
        header/supersedes leaf
        header/codeListVersion leaf
        header/createdAt leaf
        header/sentAt leaf
        header/sender record
        header/sender/scheme leaf
        header/sender/code leaf
        header/sender/name leaf
        header/sender/role leaf
        header/sender/contactName leaf
        header/sender/telephone leaf
        header/sender/email leaf
        header/sender/relationshipToChild leaf
        header/sender/address leaf
        header/sender/referralSource leaf
        header/references records reference
        header/references/reference/kind leaf
        header/references/reference/value leaf
        header/securityMarking leaf
        header/handling record
        header/handling/doNotDiscloseTo leaves person
        header/handling/addressConfidential leaf
        header/handling/intelligenceOnly leaf
        header/handling/grading leaf
        header/schemaVersion leaf
        header/digest leaf
        header/signature leaf
        subjects records subject
        subjects/subject/localRef leaf
        subjects/subject/identifiers records identifier
        subjects/subject/identifiers/identifier/scheme leaf
        subjects/subject/identifiers/identifier/value leaf
        subjects/subject/identifiers/identifier/verified leaf
        subjects/subject/name record
        subjects/subject/name/given leaf
        subjects/subject/name/middle leaf
        subjects/subject/name/family leaf
        subjects/subject/name/knownAs leaf
        subjects/subject/name/kind leaf
        subjects/subject/aliases records alias
        subjects/subject/aliases/alias/given leaf
        subjects/subject/aliases/alias/middle leaf
        subjects/subject/aliases/alias/family leaf
        subjects/subject/aliases/alias/knownAs leaf
        subjects/subject/aliases/alias/kind leaf
        subjects/subject/dateOfBirth leaf
        subjects/subject/datePrecision leaf
        subjects/subject/age leaf
        subjects/subject/expectedDeliveryDate leaf
        subjects/subject/motherLocalRef leaf
        subjects/subject/sex leaf
        subjects/subject/gender leaf
        subjects/subject/ethnicity leaf
        subjects/subject/disabilities leaves disability
        subjects/subject/firstLanguage leaf
        subjects/subject/interpreterNeeded leaf
        subjects/subject/addresses records address
        subjects/subject/addresses/address/kind leaf
        subjects/subject/addresses/address/uprn leaf
        subjects/subject/addresses/address/lines leaves line
        subjects/subject/addresses/address/town leaf
        subjects/subject/addresses/address/postcode leaf
        subjects/subject/addresses/address/from leaf
        subjects/subject/addresses/address/to leaf
        subjects/subject/addresses/address/confidential leaf
        subjects/subject/telephones leaves telephone
        subjects/subject/school record
        subjects/subject/school/urn leaf
        subjects/subject/school/laestab leaf
        subjects/subject/school/name leaf
        subjects/subject/generalPractice record
        subjects/subject/generalPractice/odsCode leaf
        subjects/subject/generalPractice/name leaf
        subjects/subject/legalStatus leaf
        subjects/subject/presentAtIncident leaf
        subjects/subject/whereNow leaf
        subjects/subject/mobility leaf
        subjects/subject/spokenTo leaf
        subjects/subject/spokenToAlone leaf
        subjects/subject/voice record
        subjects/subject/voice/words leaf
        subjects/subject/voice/saidTo leaf
        subjects/subject/voice/saidAt leaf
        subjects/subject/voice/speaker leaf
        subjects/subject/voice/verbatim leaf
        subjects/subject/voice/othersPresent leaf
        subjects/subject/demeanour leaf
        subjects/subject/injuries records injury
        subjects/subject/injuries/injury/kind leaf
        subjects/subject/injuries/injury/site leaf
        subjects/subject/injuries/injury/overBone leaf
        subjects/subject/injuries/injury/size leaf
        subjects/subject/injuries/injury/occurredAt leaf
        subjects/subject/injuries/injury/explanation leaf
        subjects/subject/injuries/injury/explanationConsistent leaf
        subjects/subject/injuries/injury/suspectedNonAccidental leaf
        subjects/subject/injuries/injury/needsTreatment leaf
        subjects/subject/injuries/injury/lifeThreatening leaf
        subjects/subject/injuries/injury/seenBy leaf
        subjects/subject/harm record
        subjects/subject/harm/childDead leaf
        subjects/subject/harm/policeProtection leaf
        subjects/subject/harm/disclosedPhysicalAbuse leaf
        subjects/subject/harm/disclosedSexualAbuse leaf
        subjects/subject/harm/suspectedSexualAbuse leaf
        subjects/subject/harm/intervenedInViolence leaf
        subjects/subject/harm/usedAsTool leaf
        subjects/subject/harm/unattendedNow leaf
        subjects/subject/harm/unattendedOvernight leaf
        subjects/subject/harm/unattendedDistressed leaf
        subjects/subject/harm/unattendedInDanger leaf
        subjects/subject/upnUnknownReason leaf
        subjects/subject/disposition leaf
        subjects/subject/selfHarm record
        subjects/subject/selfHarm/suicidePlan leaf
        subjects/subject/selfHarm/suicideAttempt leaf
        subjects/subject/selfHarm/overdose leaf
        subjects/subject/selfHarm/ligature leaf
        subjects/subject/selfHarm/suicidalTalk leaf
        subjects/subject/selfHarm/needsCare leaf
        subjects/subject/selfHarm/superficial leaf
        subjects/subject/selfHarm/occurredAt leaf
        subjects/subject/selfHarm/somebodyWithChild leaf
        subjects/subject/selfHarm/mentalHealthServiceOpen leaf
        subjects/subject/sexuallyActive leaf
        subjects/subject/pregnant leaf
        subjects/subject/partnerYearsOlder leaf
        adults records adult
        adults/adult/localRef leaf
        adults/adult/role leaf
        adults/adult/identifiers records identifier
        adults/adult/identifiers/identifier/scheme leaf
        adults/adult/identifiers/identifier/value leaf
        adults/adult/identifiers/identifier/verified leaf
        adults/adult/name record
        adults/adult/name/given leaf
        adults/adult/name/middle leaf
        adults/adult/name/family leaf
        adults/adult/name/knownAs leaf
        adults/adult/name/kind leaf
        adults/adult/aliases records alias
        adults/adult/aliases/alias/given leaf
        adults/adult/aliases/alias/middle leaf
        adults/adult/aliases/alias/family leaf
        adults/adult/aliases/alias/knownAs leaf
        adults/adult/aliases/alias/kind leaf
        adults/adult/dateOfBirth leaf
        adults/adult/age leaf
        adults/adult/sex leaf
        adults/adult/addresses records address
        adults/adult/addresses/address/kind leaf
        adults/adult/addresses/address/uprn leaf
        adults/adult/addresses/address/lines leaves line
        adults/adult/addresses/address/town leaf
        adults/adult/addresses/address/postcode leaf
        adults/adult/addresses/address/from leaf
        adults/adult/addresses/address/to leaf
        adults/adult/addresses/address/confidential leaf
        adults/adult/telephones leaves telephone
        adults/adult/parentalResponsibility leaf
        adults/adult/suspected leaf
        adults/adult/whereabouts leaf
        adults/adult/arrestedAt leaf
        adults/adult/bailConditions leaf
        adults/adult/bailKeepsAway leaf
        adults/adult/pregnant leaf
        adults/adult/weeksGestation leaf
        adults/adult/expectedDeliveryDate leaf
        adults/adult/substanceUse leaf
        adults/adult/mentalHealth leaf
        adults/adult/learningDisability leaf
        adults/adult/offenderFlags leaves offenderFlag
        adults/adult/relationshipToChild leaf
        adults/adult/crisis record
        adults/adult/crisis/suicideAttempt leaf
        adults/adult/crisis/overdose leaf
        adults/adult/crisis/psychosis leaf
        adults/adult/crisis/delusionAboutChild leaf
        adults/adult/crisis/intoxicated leaf
        adults/adult/crisis/collapsed leaf
        adults/adult/crisis/childInTheirCare leaf
        adults/adult/crisis/soleCarer leaf
        adults/adult/crisis/occurredAt leaf
        adults/adult/livesWithChild leaf
        adults/adult/newToHousehold leaf
        relationships records relationship
        relationships/relationship/from leaf
        relationships/relationship/to leaf
        relationships/relationship/kind leaf
        """
}
