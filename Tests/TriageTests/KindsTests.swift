import Model
import Testing

@testable import Triage

/// What a message tells that no rule reads yet: nothing that holds it is known to be low.
@Suite struct KindsTests {
    typealias Change = @Sendable (inout Notification) -> Void

    static let records: [(name: String, change: Change)] = [
        ("nationalReferral", { $0.nationalReferral = Notification.NationalReferral() }),
        (
            "femaleGenitalMutilation",
            { $0.femaleGenitalMutilation = Notification.FemaleGenitalMutilation() }
        ),
        ("unscheduledCare", { $0.unscheduledCare = Notification.UnscheduledCare() }),
        ("health", { $0.health = Notification.Health() }),
        ("pregnancy", { $0.pregnancy = Notification.Pregnancy() }),
        ("education", { $0.education = Notification.Education() }),
        ("homelessness", { $0.homelessness = Notification.Homelessness() }),
        ("privateFostering", { $0.privateFostering = Notification.PrivateFostering() }),
        ("onlineHarm", { $0.onlineHarm = Notification.OnlineHarm() }),
        ("earlyHelp", { $0.earlyHelp = Notification.EarlyHelp() }),
        ("publicProtection", { $0.publicProtection = Notification.PublicProtection() }),
        ("allegation", { $0.allegation = Notification.Allegation() }),
        ("prevent", { $0.prevent = Notification.Prevent() }),
        ("neglect", { $0.neglect = Notification.Neglect() }),
        ("mandatoryReport", { $0.mandatoryReport = Notification.MandatoryReport() }),
        ("withdrawal", { $0.withdrawal = Notification.Withdrawal() }),
        ("indicatedFactors", { $0.indicatedFactors = ["7A"] }),
        (
            "primaryNeed",
            {
                $0.senderAssessment = Notification.SenderAssessment()
                $0.senderAssessment?.primaryNeed = "N7"
            }
        ),
        ("selfHarm", { $0.subjects[0].selfHarm = Notification.SelfHarm() }),
        (
            "crisis",
            { message in message.adults = [adult { $0.crisis = Notification.Crisis() }] }
        ),
        ("suicideRisk", { $0.whileMissing { $0.suicideRisk = "yes" } }),
        ("takenOrLured", { $0.whileMissing { $0.takenOrLured = "yes" } }),
        ("medicationNeeded", { $0.whileMissing { $0.medicationNeeded = "yes" } }),
        ("outOfArea", { $0.whileMissing { $0.outOfArea = "yes" } }),
        ("foundWithUnknownAdult", { $0.whileMissing { $0.foundWithUnknownAdult = "yes" } }),
        ("foundWithDrugs", { $0.whileMissing { $0.foundWithDrugs = "yes" } }),
        ("foundWithMoney", { $0.whileMissing { $0.foundWithMoney = "yes" } }),
        ("foundWithPhones", { $0.whileMissing { $0.foundWithPhones = "yes" } }),
        ("unreadable", { $0.whileMissing { $0.foundWithDrugs = "perhaps" } }),
    ]

    @Test(arguments: records.map(\.name))
    func `a message that tells it is looked at within 24 hours, however low the rest is`(
        name: String
    ) throws {
        let decider = try HousePolicy.decider()
        let low = notice { $0.concerns = [concern("bullying")] }
        #expect(decider.decide(low).band == .earlyHelp)
        var told = low
        try #require(Self.records.first { $0.name == name }).change(&told)
        #expect(!Band.within24Hours.isMoreUrgent(than: decider.decide(told).band))
    }
}

extension Notification {
    /// A child that was missing, came back, and what was so meanwhile.
    fileprivate mutating func whileMissing(_ change: (inout Missing) -> Void) {
        var missing = Missing()
        missing.missingNow = "no"
        change(&missing)
        var incident = Incident()
        incident.missing = missing
        self.incident = incident
    }
}
