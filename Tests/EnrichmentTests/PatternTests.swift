import Model
import Testing

@testable import Enrichment

/// The history's sentences and counts, reckoned by hand for Monday 23 November 2026.
@Suite struct PatternTests {
    private static let today = Day(year: 2026, month: 11, day: 23)
    private static let this = Reference(.referral, year: 2026, month: 11, number: 7)

    /// A contact at noon, so many days ago; of the child 1 in the household 1.
    private static func contact(
        _ days: Int, _ reasons: [ConcernCode] = [.domesticAbuse], incident: String? = nil,
        person: Person.ID? = 1, household: Household.ID? = 1,
        _ change: (inout Chronology.Contact) -> Void = { _ in }
    ) -> Chronology.Contact {
        let noon = Timestamp(year: 2026, month: 11, day: 23, hour: 12) - .days(days)
        var contact = Chronology.Contact(
            person: person, household: household, occurred: noon, received: noon, source: "6",
            reasons: reasons, incident: incident ?? "\(days)", isConcern: true,
            outcome: "informationAndAdvice")
        change(&contact)
        return contact
    }

    private static func pattern(
        _ contacts: [Chronology.Contact], _ involvements: [Chronology.Involvement] = [],
        themes: Set<ConcernCode> = [.domesticAbuse], isWhole: Bool = true
    ) -> Pattern {
        Pattern(
            Chronology(contacts: contacts, involvements: involvements), without: this,
            children: [1], today: today, themes: themes, isWhole: isWhole)
    }

    private static func involvement(
        _ kind: Chronology.Involvement.Kind, from: String, to: String? = nil,
        closure: String? = nil
    ) throws -> Chronology.Involvement {
        Chronology.Involvement(
            person: 1, kind: kind, from: try #require(PartialDate(reading: from)),
            to: to.flatMap(PartialDate.init(reading:)), closure: closure)
    }

    // MARK: - How often

    @Test(arguments: [
        ([85, 24, 11], "Fourth incident of concern in 85 days, all domestic abuse."),
        ([90], "Second incident of concern in 90 days, all domestic abuse."),
        (
            [91],
            "Second incident of concern in 12 months, 91 days after the one before, all domestic "
                + "abuse."
        ),
        (
            [365, 200],
            "Third incident of concern in 12 months, 200 days after the one before, all domestic "
                + "abuse."
        ),
        (
            [366],
            "No other incident of concern is known in 12 months; 1 before that, the last on 22 Nov "
                + "2025."
        ),
        ([0], "Second incident of concern in one day, all domestic abuse."),
        ([1], "Second incident of concern in two days, all domestic abuse."),
        ([], "No incident of concern is known before this one."),
    ])
    func `the first sentence tells how many came how close together`(days: [Int], words: String) {
        #expect(Self.pattern(days.map { Self.contact($0) }).sentences.first == words)
    }

    @Test func `a day begins at midnight in London`() {
        // 23:30 UTC on 24 August is half past midnight on the 25th, by summer time: 90 days before.
        let late = Timestamp(year: 2026, month: 8, day: 24, hour: 23, minute: 30)
        let contact = Self.contact(90) {
            $0.occurred = late; $0.received = late
        }
        #expect(Self.pattern([contact]).ofFamily(since: Self.today + -90).count == 1)
    }

    @Test func `an incident is never later than it was told`() {
        let contact = Self.contact(100) { $0.occurred = $0.occurred + .days(99) }
        #expect(Self.pattern([contact]).ofFamily(since: Self.today + -90).isEmpty)
    }

    @Test func `neither a copy, nor what is no concern, nor this referral's own is an incident`() {
        let pattern = Self.pattern([
            Self.contact(3) { $0.isCopy = true }, Self.contact(4) { $0.isConcern = false },
            Self.contact(0) { $0.referral = Self.this },
        ])
        #expect(pattern.incidents.isEmpty)
        #expect(pattern.sentences == ["No incident of concern is known before this one."])
    }

    @Test func `contacts of one incident are one`() {
        let pattern = Self.pattern([
            Self.contact(3, incident: "a"), Self.contact(3, [.neglect], incident: "a", person: 2),
        ])
        #expect(pattern.incidents.count == 1)
        #expect(pattern.incidents.first?.themes == [.domesticAbuse, .neglect])
    }

    @Test func `what may be missing is said`() {
        #expect(
            Self.pattern([Self.contact(5)], isWhole: false).sentences.first
                == "At least the second incident of concern in 5 days, all domestic abuse.")
        #expect(
            Self.pattern([], isWhole: false).sentences.first
                == "No incident of concern was found before this one; there may be some, since it "
                + "is not certain who every child is.")
    }

    @Test(arguments: [
        (1, "first"), (4, "fourth"), (10, "tenth"), (11, "11th"), (12, "12th"), (13, "13th"),
        (21, "21st"), (22, "22nd"), (23, "23rd"), (24, "24th"), (111, "111th"), (101, "101st"),
    ])
    func `numbers are told in order`(number: Int, words: String) {
        #expect(Pattern.ordinal(number) == words)
    }

    // MARK: - Whose

    @Test func `a child has its own, and the family those of its home as well`() {
        let pattern = Self.pattern([
            Self.contact(3), Self.contact(5, person: 2), Self.contact(8, person: 1, household: 4),
        ])
        #expect(pattern.incidents(of: 1).map(\.key) == ["3", "8"])
        #expect(pattern.incidents(of: 2).map(\.key) == ["5"])
        #expect(pattern.ofFamily().map(\.key) == ["3", "5", "8"])
    }

    @Test func `those of two families are not added up`() {
        let pattern = Self.pattern([
            Self.contact(3, person: 2), Self.contact(5, person: 9, household: 4),
            Self.contact(6, person: 9, household: 4),
        ])
        #expect(pattern.ofFamily().map(\.key) == ["5", "6"])
    }

    @Test func `those at a communal address count for their own child alone`() {
        let pattern = Self.pattern([
            Self.contact(3, person: 2, household: nil), Self.contact(5, household: nil),
        ])
        #expect(pattern.ofFamily().map(\.key) == ["5"])
    }

    // MARK: - About what

    @Test(arguments: [
        ([ConcernCode.verbalArgument], [ConcernCode.domesticAbuse], ", all domestic abuse."),
        ([.neglect], [.domesticAbuse], ": neglect 1, domestic abuse 1."),
        ([.neglect], [], ", the one before neglect."),
        ([.other], [], "."), ([], [.neglect], ": neglect 1."),
    ])
    func `what they have in common is told, else what each is about`(
        earlier: [ConcernCode], this: [ConcernCode], words: String
    ) {
        #expect(
            Self.pattern([Self.contact(9, earlier)], themes: Set(this)).sentences.first
                == "Second incident of concern in 9 days" + words)
    }

    // MARK: - What came of it

    @Test func `that none led to an assessment is said only where every outcome is known`() {
        let contacts = [Self.contact(3), Self.contact(9)]
        #expect(
            Self.pattern(contacts).sentences.dropFirst()
                == ["None of the 2 earlier ones led to an assessment."])
        #expect(
            Self.pattern([Self.contact(3)]).sentences.dropFirst()
                == ["The earlier one did not lead to an assessment."])
        #expect(
            Self.pattern(contacts, isWhole: false).sentences.dropFirst()
                == ["None of the 2 earlier ones is known to have led to an assessment."])
        let open = [Self.contact(3), Self.contact(9) { $0.outcome = nil }]
        #expect(
            Self.pattern(open).sentences.dropFirst() == [
                "None of the 2 earlier ones is known to have led to an assessment: of 1 the outcome "
                    + "is not known."
            ])
    }

    @Test(arguments: ["assessmentRequired", "strategyDiscussionOrSection47", "RC7"])
    func `those that led to one are counted`(outcome: String) {
        let contacts = [Self.contact(3), Self.contact(9) { $0.outcome = outcome }]
        #expect(
            Self.pattern(contacts).sentences.dropFirst().first
                == "1 of the 2 earlier ones led to an assessment.")
    }

    @Test func `a plan shows that somebody assessed, whatever the contacts tell`() throws {
        let plan = try Self.involvement(.childInNeed, from: "2026-01")
        #expect(Self.pattern([Self.contact(3)], [plan]).sentences.count == 1)
        let help = try Self.involvement(.earlyHelp, from: "2026-01")
        #expect(Self.pattern([Self.contact(3)], [help]).sentences.count == 2)
    }

    @Test(arguments: [
        ("noFurtherAction", 195, " for the same reason: no further action."),
        ("stepDownToEarlyHelp", 195, " for the same reason: stepped down to early help."),
        ("RC8", 195, " for the same reason: closed after assessment, no further action."),
    ])
    func `an early closing for the same reason is told with its day`(
        outcome: String, days: Int, words: String
    ) {
        let contact = Self.contact(days) {
            $0.outcome = outcome
            $0.closed = PartialDate(year: 2026, month: 5, day: 12)
        }
        #expect(Self.pattern([contact]).sentences.contains("Closed 12 May 2026" + words))
    }

    @Test func `a closing is told for 12 months, from the day it was closed`() {
        func sentences(_ year: Int, _ month: Int, _ day: Int) -> [String] {
            Self.pattern([
                Self.contact(900) {
                    $0.outcome = "noFurtherAction"
                    $0.closed = PartialDate(year: year, month: month, day: day)
                }
            ]).sentences.filter { $0.hasPrefix("Closed") }
        }
        #expect(
            sentences(2025, 11, 23)
                == ["Closed 23 Nov 2025 for the same reason: no further action."])
        #expect(sentences(2025, 11, 22) == [])
    }

    @Test func `a closing for the same reason goes before a later one for another`() {
        func closed(_ days: Int, _ reasons: [ConcernCode]) -> Chronology.Contact {
            Self.contact(days, reasons) { $0.outcome = "noFurtherAction" }
        }
        let other = closed(10, [.neglect])
        #expect(
            Self.pattern([other, closed(40, [.domesticAbuse])]).sentences.last
                == "Closed 14 Oct 2026 for the same reason: no further action.")
        #expect(
            Self.pattern([other]).sentences.last
                == "Closed 13 Nov 2026 for another reason (neglect): no further action.")
        #expect(
            Self.pattern([closed(10, [])]).sentences.last
                == "Closed 13 Nov 2026: no further action.")
    }

    @Test func `advice is no closing, and a case that was closed early is one`() throws {
        #expect(Self.pattern([Self.contact(3)]).sentences.allSatisfy { !$0.hasPrefix("Closed") })
        let closed = try Self.involvement(
            .openCase, from: "2025", to: "2026-06-30", closure: "RC9")
        #expect(
            Self.pattern([], [closed]).sentences.last
                == "Closed 30 Jun 2026: closed after assessment, handed to early help.")
    }

    @Test(arguments: [("2025-11-23", true), ("2025-11-22", false), ("2026-11-23", false)])
    func `a plan that ended within 12 months is told`(end: String, isTold: Bool) throws {
        let plan = try Self.involvement(.childProtectionPlan, from: "2025-01-05", to: end)
        let words =
            "Child protection plan ended \(try #require(PartialDate(reading: end)).inWords)."
        #expect(
            Self.pattern([], [plan, plan]).sentences.filter { $0 == words }.count
                == (isTold ? 1 : 0))
    }

    // MARK: - This message

    @Test func `what a message is about comes from its codes and its records`() {
        var notification = Notification()
        #expect(notification.themes == [])
        var concern = Notification.Concern()
        concern.code = Stated(written: "missedHealthChecks")
        notification.concerns = [concern]
        notification.incident = Notification.Incident()
        notification.incident?.categories = [Stated(written: "verbalArgument")]
        #expect(notification.themes == [.neglect, .domesticAbuse])
        notification.incident?.missing = Notification.Missing()
        notification.incident?.exploitation = Notification.Exploitation()
        #expect(notification.themes.isSuperset(of: [.missingIncident, .exploitation]))
        var copy = Notification()
        copy.header.messageType = Stated(written: "OP_ENCOMPASS")
        #expect(copy.themes == [.domesticAbuse])
    }
}
