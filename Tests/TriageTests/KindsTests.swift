import Model
import Testing

@testable import Triage

/// What a message tells beside its codes: what may matter is looked at within 24 hours, and what is
/// known to be low stays so.
@Suite struct KindsTests {
    typealias Change = @Sendable (inout Notification) -> Void

    static let records: [(name: String, change: Change)] = [
        ("nationalReferral", { $0.nationalReferral = Notification.NationalReferral() }),
        (
            "femaleGenitalMutilation",
            { $0.femaleGenitalMutilation = Notification.FemaleGenitalMutilation() }
        ),
        ("unscheduledCare", { $0.unscheduledCare = Notification.UnscheduledCare() }),
        ("health", { $0.visit.treatmentRefused = "yes" }),
        ("pregnancy", { $0.expected.previousRemovals = "yes" }),
        ("education", { $0.schooling.planStatus = "childInNeed" }),
        ("homelessness", { $0.homelessness = Notification.Homelessness() }),
        ("onlineHarm", { $0.onlineHarm = Notification.OnlineHarm() }),
        ("earlyHelp", { $0.support.reasons = ["inNeed"] }),
        ("publicProtection", { $0.publicProtection = Notification.PublicProtection() }),
        ("allegation", { $0.allegation = Notification.Allegation() }),
        ("prevent", { $0.prevent = Notification.Prevent() }),
        ("neglect", { $0.careless.hunger = "yes" }),
        ("mandatoryReport", { $0.mandatoryReport = Notification.MandatoryReport() }),
        ("indicatedFactors", { $0.indicatedFactors = ["16A"] }),
        ("unmappedFactor", { $0.indicatedFactors = ["14A"] }),
        ("primaryNeed", { $0.view.primaryNeed = "N1" }),
        ("selfHarm", { $0.subjects[0].selfHarm = Notification.SelfHarm() }),
        (
            "crisis",
            { message in message.adults = [adult { $0.crisis = Notification.Crisis() }] }
        ),
        ("sexuallyActive", { $0.subjects[0].sexuallyActive = "yes" }),
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

    private static let low: [(name: String, change: Change)] = [
        ("attendance", { $0.schooling.attendancePercent = "81" }),
        ("pregnancy", { $0.expected.gestationWeeks = "14" }),
        ("missedVisits", { $0.visit.wasNotBroughtCount = "2" }),
        ("goodCare", { $0.grade("2", "1") }),
        ("earlyHelp", { $0.support.reasons = ["wouldBenefitFromEarlyHelp"] }),
        ("withdrawal", { $0.withdrawal = Notification.Withdrawal() }),
        ("disability", { $0.indicatedFactors = ["5A"] }),
        ("lowIncome", { $0.view.primaryNeed = "N7" }),
        ("lookedAfter", { $0.walkIn.planType = "lookedAfter" }),
    ]

    @Test(arguments: low.map(\.name))
    func `what is of level 2 stays so`(name: String) throws {
        var told = notice { $0.concerns = [concern("bullying")] }
        try #require(Self.low.first { $0.name == name }).change(&told)
        #expect(try HousePolicy.decider().decide(told).band == .earlyHelp)
    }

    @Test func `a message that only takes another back is not low by that`() throws {
        let decider = try HousePolicy.decider()
        let withdrawal = notice {
            $0.header.messageType = "WITHDRAWAL"
            $0.withdrawal = Notification.Withdrawal()
        }
        #expect(decider.decide(withdrawal).band == .within24Hours)
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
