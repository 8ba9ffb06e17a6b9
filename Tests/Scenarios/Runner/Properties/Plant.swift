import Enrichment
import Model
import Triage

/// A fault that is planted in what is tried, so that it is seen to be found: in what a decider
/// answers, or by a policy that is made in memory.
enum Plant: String, CaseIterable, Sendable {
    case consentLowers, consentRejects, consentLosesRoute, sourceLowers, evidenceLowers
    case formerForgotten, stepAgain, dueRestarts, additionLowers, historyLowers, dueLater
    case siblingLowers, loweringCoversAll, downwardRow, rowLost

    /// What finds it.
    var check: Check {
        switch self {
        case .consentLowers: .consent
        case .consentRejects: .acceptance
        case .consentLosesRoute: .routes
        case .sourceLowers: .source
        case .evidenceLowers: .evidence
        case .formerForgotten: .former
        case .stepAgain: .again
        case .dueRestarts: .standing
        case .additionLowers, .historyLowers, .downwardRow: .addition
        case .dueLater: .putOff
        case .siblingLowers: .bystander
        case .loweringCoversAll, .rowLost: .firing
        }
    }

    /// The bench with the fault in it.
    func planted(in bench: Bench, of deployment: Deployment) throws -> Bench {
        var bench = bench
        let (read, route) = (bench.read, bench.route)
        switch self {
        case .consentRejects:
            bench.read = { bytes, spelling in
                let notification = try read(bytes, spelling)
                let agreement = notification.consent?.agreementToService
                guard agreement == nil || agreement?.value != nil else {
                    throw Fault(.structure, expected: "an agreement that can be read")
                }
                return notification
            }
        case .consentLosesRoute:
            bench.route = { question, verdict in
                let parts = route(question, verdict)
                return question.notification.isRefused ? Array(parts.dropFirst()) : parts
            }
        case .downwardRow, .rowLost:
            let policy = try deployment.policy(with: deployment.files.map(changed))
            bench.decide = { $0.answer(by: Decider(policy: policy)) }
        default:
            let decide = bench.decide
            bench.decide = { self.answer(to: $0, decide) }
        }
        return bench
    }

    /// The tables with a row of the start that goes down, or without those of exploitation.
    private func changed(
        _ file: (name: String, bytes: [UInt8])
    ) -> (name: String, bytes: [UInt8]) {
        var text = String(decoding: file.bytes, as: UTF8.self)
        if self == .downwardRow, file.name == Policy.baseFile {
            text = text.replacing("&lt;= 2", with: "> 2")
        }
        if self == .rowLost {
            text = text.replacing("<text>\"B2\"</text>", with: "<text>\"B4\"</text>")
        }
        return (file.name, Array(text.utf8))
    }

    /// What a decider with the fault answers.
    private func answer(
        to question: Question, _ decide: (Question) -> Verdict
    ) -> Verdict {
        var question = question
        if self == .formerForgotten { question.former = .none }
        if self == .dueRestarts { question.standingDue = nil }
        var verdict = decide(question)
        if isMet(by: question, verdict) { change(&verdict, question) }
        return verdict
    }

    /// Whether the fault shows in such a case.
    private func isMet(by question: Question, _ verdict: Verdict) -> Bool {
        let notification = question.notification
        return switch self {
        case .consentLowers: notification.isRefused
        case .sourceLowers:
            ["1D", "9"].contains(notification.header.sender?.referralSource?.value?.code)
        case .evidenceLowers:
            notification.concerns.contains { $0.evidenceType?.value == .hearsay }
        case .stepAgain:
            question.former.band != nil
                && verdict.children.flatMap(\.reasons).contains { $0.effect == .stepped }
        case .additionLowers: notification.concerns.count > 2
        case .historyLowers: question.past.history.chronology?.contacts.count ?? 0 > 0
        case .dueLater: notification.concerns.count > 2
        case .siblingLowers: notification.subjects.count > 1
        case .loweringCoversAll: question.former.lowering != nil
        default: false
        }
    }

    private func change(_ verdict: inout Verdict, _ question: Question) {
        switch self {
        case .dueLater: verdict.due.at = verdict.due.at + .hours(1)
        case .stepAgain:
            for index in verdict.children.indices {
                verdict.children[index].band = verdict.children[index].band.raisedByOne
            }
        case .loweringCoversAll:
            let band = question.former.band ?? verdict.band
            for index in verdict.children.indices { verdict.children[index].band = band }
            verdict.band = band
        default:
            for index in verdict.children.indices {
                verdict.children[index].band = verdict.children[index].band.loweredByOne
            }
            verdict.band = verdict.band.loweredByOne
        }
    }
}

extension Band {
    /// The next less urgent band: nothing but a planted fault may have a use for it.
    fileprivate var loweredByOne: Band {
        Band.allCases.first { $0.number == number + 1 } ?? self
    }
}

extension Notification {
    fileprivate var isRefused: Bool { consent?.agreementToService?.value == .refused }
}
