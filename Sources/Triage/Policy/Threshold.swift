import Model

/// A number that facts and due times go by, as `policy.yaml` of a policy sets it.
///
/// Numbers that a rule itself asks for, as "third incident", stand in its table.
package enum Threshold: String, CaseIterable, Sendable {
    // What counts as this incident, and for how long somebody is kept away.
    case recentDays, custodyHours
    // Ages of a child.
    case notMobileMonths, infantMonths, babyMonths, smallChildYears
    case unattendedYoungYears, unattendedYears, missingYears
    case sexualActivityYears, sexualPartnerYears
    // Children who are alone, missing, or harm themselves.
    case nightFromHour, nightToHour, stillMissingHours, selfHarmDays
    // Sexual abuse, mutilation and travel.
    case sexualAbuseDays, mutilationDays, travelDays
    // How long an adult's crisis is one of now.
    case crisisHours, psychosisHours
    // Pregnancy.
    case latePregnancyWeeks
    // Risk form: ticks from which it counts as medium and as high.
    case mediumTicks, highTicks
    // Windows of the history.
    case shortWindowDays, longWindowMonths, sourcesWindowDays, enquiryMonths, endedPlanMonths
    case closureMonths, copyDays
    // More persons than this who are not related make an address a communal one.
    case communalPersons
    // The time that the sender gave to act before.
    case actSoonMinutes, dischargeLeadHours
    // Due times.
    case immediateMinutes, sameDayHours, handoverMinutes, longClosingHours

    /// The least and the most that it may be: more is a slip of the pen, which would make the policy
    /// milder and tell nobody.
    package var allowed: ClosedRange<Int> {
        switch self {
        case .nightFromHour, .nightToHour: 0...24
        default: 0...max(10, 4 * standard)
        }
    }

    /// The value that holds where the policy sets none.
    package var standard: Int {
        switch self {
        case .recentDays: 14
        case .custodyHours: 24
        case .notMobileMonths: 18
        case .infantMonths: 24
        case .babyMonths: 12
        case .smallChildYears: 5
        case .unattendedYoungYears: 8
        case .unattendedYears: 12
        case .missingYears: 13
        case .sexualActivityYears: 13
        case .sexualPartnerYears: 3
        case .nightFromHour: 22
        case .nightToHour: 6
        case .stillMissingHours: 6
        case .selfHarmDays: 7
        case .sexualAbuseDays: 7
        case .mutilationDays: 28
        case .travelDays: 7
        case .crisisHours: 24
        case .psychosisHours: 168
        case .latePregnancyWeeks: 34
        case .mediumTicks: 10
        case .highTicks: 14
        case .shortWindowDays: 90
        case .longWindowMonths: 12
        case .sourcesWindowDays: 30
        case .enquiryMonths: 24
        case .endedPlanMonths: 12
        case .closureMonths: 12
        case .copyDays: 7
        case .communalPersons: 12
        case .actSoonMinutes: 120
        case .dischargeLeadHours: 2
        case .immediateMinutes: 15
        case .sameDayHours: 4
        case .handoverMinutes: 30
        case .longClosingHours: 48
        }
    }
}

/// The numbers of one policy.
package struct Thresholds: Sendable, Equatable {
    package static let standard = Thresholds()

    private var values: [Threshold: Int] = [:]

    package init() {}

    package subscript(threshold: Threshold) -> Int {
        get { values[threshold] ?? threshold.standard }
        set { values[threshold] = newValue }
    }
}
