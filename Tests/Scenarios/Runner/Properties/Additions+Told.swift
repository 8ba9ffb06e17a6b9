import Model

extension Addition {
    /// What else may be told of a message: flags, statuses, what the sender makes of it, persons.
    static let told: [Addition] =
        flags + statuses + ofSender + ofPersons
        + lines.map { line in
            Addition(line, .other, setting: fields(line))
        }

    /// Fields as a line has them: `path=text path=text`.
    private static func fields(_ line: String) -> [(path: String, text: String)] {
        line.split(separator: " ").map { field in
            let parts = field.split(separator: "=", maxSplits: 1)
            return (String(parts[0]), String(parts.last ?? ""))
        }
    }

    private static let lines = [
        "subjects/*/whereNow=missing", "subjects/*/whereNow=deceased",
        "subjects/*/injuries/+/kind=fracture", "subjects/1/injuries/+/kind=bruise",
        "adults/*/suspected=yes adults/*/whereabouts=atLarge adults/*/bailKeepsAway=no",
        "adults/*/suspected=yes adults/*/whereabouts=home",
        "femaleGenitalMutilation/travelDate=~+2d", "femaleGenitalMutilation/sisters=2",
        "neglect/gradedCare/+/grade=5", "neglect/gradedCare/+/grade=4",
        "actionsTaken/+/kind=strategyDiscussionRequested", "actionsTaken/+/kind=maracReferral",
        "actionsTaken/+/kind=removed", "incident/exploitation/indicators/+=lifts",
        "indicatedFactors/+=19B", "mandatoryReport/duty=CSA", "mandatoryReport/duty=FGM",
        "prevent/reason=films", "privateFostering/relation=friend",
        "education/dateOffRoll=~-2d", "health/wasNotBroughtCount=2",
        "nationalReferral/reference=NR-1", "onlineHarm/platform=chat",
        "incident/dash/grade=high", "incident/dash/ticks=14", "publicProtection/level=3",
        "incident/missing/episodes90Days=4", "incident/previousIncidents/ever=5",
        "subjects/*/partnerYearsOlder=6 subjects/*/sexuallyActive=yes",
    ]

    private static let flags: [Addition] = OffenderFlag.allCases.map { flag in
        Addition(
            "flag \(flag)", .flag, setting: [("adults/*/offenderFlags/+", flag.rawValue)])
    }

    /// A status of a child that has none yet.
    private static let statuses: [Addition] = LegalStatus.allCases
        .filter { $0 != .none && $0 != .unborn }.map { status in
            Addition("status \(status)", .flag) { question in
                question.notification.edit("subjects/*/legalStatus") { old in
                    old == nil || old == "none" ? status.rawValue : old
                }
            }
        }

    private static let ofSender: [Addition] = [
        sends("urgency", "immediate"), sends("urgency", "red"), sends("level", "4"),
        Addition("time to act, soon", .sender) { $0.addDeadline("~+1h") },
        Addition("time to act, at once", .sender) { $0.addDeadline("~+9m") },
        Addition("time to act, past", .sender) { $0.addDeadline("~-1h") },
        Addition("home time", .sender) { question in
            let time = question.receivedAt.reading("~+1h")
            question.notification.edit("education/homeTimeToday") { $0 ?? time }
        },
    ]

    /// What is more urgent than what the sender says.
    private static func sends(_ field: String, _ text: String) -> Addition {
        Addition("\(field) \(text)", .sender) { question in
            question.notification.edit("senderAssessment/\(field)") { old in
                old == "immediate" ? old : text
            }
        }
    }

    private static let ofPersons: [Addition] = [
        person("a child who is alone", "subjects", [("harm/unattendedNow", "yes")]),
        person(
            "a baby who is hurt", "subjects",
            [
                ("dateOfBirth", "~-3M"), ("injuries/+/kind", "bruise"),
            ]),
        person(
            "a child who told", "subjects",
            [
                ("dateOfBirth", "~-9Y"), ("harm/disclosedSexualAbuse", "yes"),
            ]),
        person(
            "an offender who moves in", "adults",
            [
                ("role", "partner"), ("newToHousehold", "yes"),
                ("offenderFlags/+", "registeredSexOffender"),
            ]),
        person(
            "a mother who is psychotic", "adults",
            [
                ("role", "mother"), ("crisis/psychosis", "yes"), ("crisis/soleCarer", "yes"),
            ]),
        person("somebody suspected", "adults", [("suspected", "yes"), ("role", "father")]),
    ]

    private static func person(
        _ name: String, _ list: String, _ fields: [(path: String, text: String)]
    ) -> Addition {
        let own = [(path: "\(list)/+/localRef", text: "new")]
        return Addition(
            name, .other, setting: own + fields.map { ("\(list)/$/\($0.path)", $0.text) })
    }
}

extension Question {
    /// A time to act before, where none is given that comes sooner.
    fileprivate mutating func addDeadline(_ text: String) {
        guard notification.senderAssessment?.mustActBefore == nil else { return }
        notification.set("senderAssessment/mustActBefore", to: receivedAt.reading(text))
        notification.set("senderAssessment/mustActReason", to: "release")
    }
}
