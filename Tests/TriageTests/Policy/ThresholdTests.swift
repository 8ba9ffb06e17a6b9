import Model
import Testing

@testable import Triage

/// A message in which one number of the policy decides one fact.
struct Turn: Sendable, CustomTestStringConvertible {
    let threshold: Threshold
    /// Another number than the standard's.
    let number: Int
    let fact: String
    let history: History
    let change: @Sendable (inout Notification) -> Void

    init(
        _ threshold: Threshold, _ number: Int, _ fact: String, history: History = known(),
        _ change: @escaping @Sendable (inout Notification) -> Void = { _ in }
    ) {
        self.threshold = threshold
        self.number = number
        self.fact = fact
        self.history = history
        self.change = change
    }

    var testDescription: String { threshold.rawValue }
}

/// The numbers of a policy: each stands in the house's policy, and each matters.
@Suite struct ThresholdTests {
    private static func born(_ date: Stated<PartialDate>) -> @Sendable (inout Notification) -> Void
    {
        {
            $0.subjects[0].dateOfBirth = date
            $0.subjects[0].mobility = nil
        }
    }

    private static let ages: [Turn] = [
        Turn(.notMobileMonths, 36, "mayNotBeMobile", born("2024-06-01")),
        Turn(.infantMonths, 36, "mayBeUnder2", born("2024-06-01")),
        Turn(.babyMonths, 36, "babyMayBeUnder12Months", born("2024-06-01")),
        Turn(.smallChildYears, 10, "childMayBeUnder5"),
        Turn(.unattendedYoungYears, 10, "unattendedUnder8") {
            $0.subjects[0].hurt.unattendedNow = "yes"
        },
        Turn(.unattendedYears, 9, "unattendedUnder12") {
            $0.subjects[0].hurt.unattendedNow = "yes"
        },
        Turn(.missingYears, 9, "mayBeUnder13"),
        Turn(.sexualActivityYears, 9, "sexuallyActiveUnder13") {
            $0.subjects[0].sexuallyActive = "yes"
        },
        Turn(.sexualPartnerYears, 5, "sexualPartnerOlder") {
            $0.subjects[0].sexuallyActive = "yes"
            $0.subjects[0].partnerYearsOlder = "4"
        },
    ]

    /// A mother who alone has the care of her child, half a day ago.
    private static func crisis(_ danger: String) -> @Sendable (inout Notification) -> Void {
        {
            var crisis = Notification.Crisis()
            if danger == "psychosis" { crisis.psychosis = "yes" } else { crisis.overdose = "yes" }
            crisis.soleCarer = "yes"
            crisis.childInTheirCare = "yes"
            crisis.occurredAt = "2026-11-22T22:00:00Z"
            var mother = Notification.Adult()
            mother.role = "mother"
            mother.crisis = crisis
            $0.adults = [mother]
        }
    }

    private static func alone(at time: Stated<Moment>) -> @Sendable (inout Notification) -> Void {
        {
            $0.subjects[0].hurt.unattendedNow = "yes"
            $0.what.occurredFrom = time
        }
    }

    private static let times: [Turn] = [
        Turn(.recentDays, 20, "weapon") {
            $0.now.weapon = "yes"
            $0.what.occurredFrom = "2026-11-08T23:00:00Z"
        },
        Turn(.custodyHours, 10, "perpetratorMayReachChild", Firings.inCustody),
        Turn(
            .nightFromHour, 21, "unattendedUnder12Overnight", alone(at: "2026-11-22T21:30:00Z")),
        Turn(.nightToHour, 7, "unattendedUnder12Overnight", alone(at: "2026-11-23T06:30:00Z")),
        Turn(.stillMissingHours, 2, "stillMissing") {
            $0.absence.missingNow = "yes"
            $0.absence.from = "2026-11-23T07:00:00Z"
        },
        Turn(.selfHarmDays, 10, "suicidePlanOrAttempt") {
            $0.subjects[0].ownHarm.suicideAttempt = "yes"
            $0.subjects[0].ownHarm.occurredAt = "2026-11-15"
        },
        Turn(.sexualAbuseDays, 20, "sexualAbuseRecent") {
            $0.subjects[0].hurt.disclosedSexualAbuse = "yes"
            $0.what.occurredFrom = "2026-11-10"
        },
        Turn(.mutilationDays, 60, "mutilationRecent") {
            $0.mutilation.status = "known"
            $0.mutilation.occurredOn = "2026-10-01"
        },
        Turn(.travelDays, 30, "travelSoon") { $0.mutilation.travelDate = "2026-12-10" },
        Turn(.crisisHours, 10, "carerInCrisisNow", crisis("overdose")),
        Turn(.psychosisHours, 10, "carerPsychoticNow", crisis("psychosis")),
        Turn(.latePregnancyWeeks, 30, "latePregnancy") {
            $0.expect("2027-03-01")
            $0.expected.gestationWeeks = "32"
            $0.expected.booked = "yes"
        },
        Turn(.actSoonMinutes, 240, "mustActSoon") {
            $0.view.mustActBefore = "2026-11-23T13:00:00Z"
            $0.view.mustActReason = "travel"
        },
    ]

    private static let counts: [Turn] = [
        Turn(.mediumTicks, 9, "dashMedium") {
            $0.form.grade = "standard"
            $0.form.ticks = "9"
        },
        Turn(.highTicks, 13, "dashHigh") {
            $0.form.grade = "medium"
            $0.form.ticks = "13"
        },
        Turn(.shortWindowDays, 100, "incidents90Days", history: known(contact("a", daysAgo: 95))),
        Turn(
            .longWindowMonths, 24, "incidents12Months", history: known(contact("a", daysAgo: 400))),
        Turn(
            .sourcesWindowDays, 60, "sourcesSameConcern30Days",
            history: known(contact("a", daysAgo: 40) { $0.source = "2A" })
        ) { $0.concerns = [concern("neglect")] },
        Turn(
            .enquiryMonths, 36, "section47In24Months",
            history: known(involvements: [involvement(.section47, from: "2024-06-01")])),
        Turn(
            .endedPlanMonths, 24, "planEndedRecently",
            history: known(involvements: [involvement(.childProtectionPlan, to: "2025-06-01")])),
        Turn(
            .closureMonths, 24, "sameReasonAfterClosure",
            history: known(
                contact("a", daysAgo: 600) {
                    $0.outcome = "RC8"
                    $0.closed = PartialDate(reading: "2025-06-30")
                })
        ) { $0.concerns = [concern("neglect")] },
    ]

    /// Those that decide something else than a fact: due times, turning points, what a copy is, and
    /// who makes a household.
    private static let others: Set<Threshold> = [
        .immediateMinutes, .sameDayHours, .handoverMinutes, .longClosingHours, .dischargeLeadHours,
        .copyDays, .communalPersons,
    ]

    private func answer(_ turn: Turn, under thresholds: Thresholds) throws -> Finding.Answer {
        let scene = Scene(
            notice(turn.change), history: turn.history, persons: [0: 1], receivedAt: received,
            attachedTo: nil, under: Conditions(thresholds: thresholds))
        switch Facts.all[try #require(Facts.slot(of: turn.fact))].finder {
        case .household(let find): return find(scene).answer
        case .child(let find): return find(scene, scene.children[0]).answer
        }
    }

    @Test(arguments: ages + times + counts)
    func `another number makes another fact`(turn: Turn) throws {
        var other = Thresholds.standard
        other[turn.threshold] = turn.number
        #expect(turn.number != turn.threshold.standard)
        let standard = try answer(turn, under: .standard)
        let changed = try answer(turn, under: other)
        #expect(standard != changed, "\(turn.fact) is \(standard) both times")
    }

    @Test func `no number is without a use`() {
        let turned = (Self.ages + Self.times + Self.counts).map(\.threshold)
        #expect(Set(turned).count == turned.count)
        #expect(Set(turned).isDisjoint(with: Self.others))
        #expect(Set(turned).union(Self.others) == Set(Threshold.allCases))
    }

    @Test func `each stands in the house's policy with the value that the program comes with`()
        throws
    {
        let file = try #require(
            try HousePolicy.files().first { $0.name == Policy.settingsFile })
        let text = String(decoding: file.bytes, as: UTF8.self)
        let settings = try PolicySettings(yaml: file.bytes)
        for threshold in Threshold.allCases {
            #expect(text.contains("\n  \(threshold.rawValue): \(threshold.standard) "))
            #expect(settings.thresholds[threshold] == threshold.standard)
        }
        for band in Band.allCases { #expect(settings.labels[band] == band.label) }
    }

    @Test func `what a school tells after a copy is a copy for so many days`() {
        let message = notice {
            $0.header.messageType = "SCHOOL_CONCERN"
            $0.concerns = [concern("domesticAbuse")]
        }
        let history = known(
            contact("a", daysAgo: 10) {
                $0.kind = .operationEncompass
                $0.source = "6"
                $0.reasons = [.domesticAbuse]
            })
        var thresholds = Thresholds.standard
        func isCopy() -> Bool {
            Scene(
                message, history: history, persons: [0: 1], receivedAt: received, attachedTo: nil,
                under: Conditions(thresholds: thresholds)
            ).isCopy
        }
        #expect(!isCopy())
        thresholds[.copyDays] = 10
        #expect(isCopy())
    }

    @Test func `what is due before a discharge is due so many hours before it`() {
        let message = notice { $0.visit.dischargeAt = "2026-11-23T18:00:00Z" }
        func moment(_ hours: Int) -> String? {
            var thresholds = Thresholds.standard
            thresholds[.dischargeLeadHours] = hours
            return Scene(
                message, history: known(), persons: [0: 1], receivedAt: received, attachedTo: nil,
                under: Conditions(thresholds: thresholds)
            ).mustActBefore(isDueBeforeDischarge: true)?.earliestInstant.text
        }
        #expect(moment(2) == "2026-11-23T16:00:00Z")
        #expect(moment(5) == "2026-11-23T13:00:00Z")
    }
}
