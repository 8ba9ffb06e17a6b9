import Model
import Testing

@testable import Triage

@Suite struct DeciderTests {
    private let decider: Decider

    init() throws {
        decider = try HousePolicy.decider()
    }

    // MARK: - The start

    @Test func `a first minor offence and nothing else is advice`() {
        let verdict = decider.decide(notice { $0.concerns = [concern("minorOffence")] })
        #expect(verdict.band == .advice)
        #expect(verdict.level == 1)
        #expect(verdict.children[0].rules == ["F99"])
    }

    @Test func `a second minor offence is early help, and with an open case too`() {
        let message = notice { $0.concerns = [concern("minorOffence")] }
        let before = known(contact("a", daysAgo: 700, reasons: [.minorOffence], isConcern: false))
        #expect(decider.decide(message, history: before).children[0].rules == ["F50"])
        let open = Chronology.Involvement(
            person: 1, kind: .openCase, from: PartialDate(received.day))
        let verdict = decider.decide(message, history: known(involvements: [open]))
        #expect(verdict.band == .earlyHelp)
    }

    @Test func `low concerns are early help only when the history was read`() {
        let message = notice { $0.concerns = [concern("bullying"), concern("minorOffence")] }
        #expect(decider.decide(message).band == .earlyHelp)
        let unread = decider.decide(message, history: .unavailable)
        #expect(unread.band == .within24Hours)
        #expect(!unread.historyRead)
        #expect(unread.children[0].fact("incidents90Days")?.value == .unknown)
    }

    @Test func `while it is not known who a child is, nothing of it is known to be low`() {
        let message = notice { $0.concerns = [concern("minorOffence")] }
        let chronology = Chronology(contacts: [contact("a", daysAgo: 7)])
        let verdict = decider.decide(message, history: .partly(chronology))
        #expect(verdict.band == .within24Hours)
        let child = verdict.children[0]
        #expect(child.fact("historyWhole")?.value == .no)
        #expect(child.fact("openCase")?.value == .unknown)
        #expect(child.fact("firstMinorOffence")?.value == .unknown)
        #expect(child.fact("incidents90Days")?.value == .number(1))
        let open = Chronology.Involvement(
            person: 1, kind: .openCase, from: PartialDate(received.day))
        let known = decider.decide(message, history: .partly(Chronology(involvements: [open])))
        #expect(known.children[0].fact("openCase")?.value == .yes)
    }

    @Test func `unmapped content keeps 24 hours whatever else is low`() {
        let verdict = decider.decide(
            notice { $0.concerns = [concern("bullying"), concern("other")] })
        #expect(verdict.band == .within24Hours)
        #expect(verdict.children[0].rules == ["F90"])
        let anonymous = decider.decide(
            notice {
                $0.header.messageType = "ANONYMOUS"
                $0.narrative = "They leave them alone."
            })
        #expect(anonymous.children[0].rules == ["F91"])
    }

    @Test func `a first event graded standard is early help, and medium is 72 hours`() {
        let standard = decider.decide(
            notice {
                $0.concerns = [concern("domesticAbuse")]
                $0.form.grade = "standard"
                $0.form.ticks = "3"
            })
        #expect(standard.band == .earlyHelp)
        #expect(standard.children[0].rules == ["F50"])
        let medium = decider.decide(notice { $0.form.grade = "medium" })
        #expect(medium.band == .within72Hours)
        #expect(medium.children[0].rules == ["F40", "F50", "S01"])
        #expect(medium.level == 2)
    }

    @Test func `medium abuse that is not the first starts at 24 hours, without the first's rule`() {
        let verdict = decider.decide(
            notice {
                $0.form.grade = "medium"
                $0.before.last12Months = "1"
            })
        #expect(verdict.band == .within24Hours)
        #expect(verdict.children[0].rules == ["S01", "default"])
    }

    @Test func `abuse that nobody graded is not low`() {
        let verdict = decider.decide(notice { $0.concerns = [concern("domesticAbuse")] })
        #expect(verdict.band == .within24Hours)
    }

    // MARK: - Custody

    @Test(arguments: [
        ("2026-11-22T10:00:01Z", Band.sameDay), ("2026-11-22T10:00:00Z", .immediate),
        ("2026-11-23T10:00:01Z", .immediate), ("2026-11-23", .sameDay),
        ("2026-11-22", .immediate), ("yesterday", .immediate),
    ])
    func `custody keeps away for 24 hours after an arrest at a known time`(
        arrest: String, band: Band
    ) {
        let verdict = decider.decide(
            notice {
                $0.now.strangulation = "yes"
                Firings.inCustody(&$0)
                $0.adults[0].arrestedAt = Stated(written: arrest)
            })
        #expect(verdict.band == band)
        #expect(verdict.children[0].rules.contains(band == .sameDay ? "F11" : "F06"))
        #expect(!verdict.children[0].rules.contains(band == .sameDay ? "F06" : "F11"))
    }

    @Test(arguments: [
        ("inCustody", Band.sameDay), ("withRelative", .sameDay), ("inHospital", .sameDay),
        ("deceased", .sameDay), ("home", .immediate), ("atAddress", .immediate),
        ("atLarge", .immediate), ("notKnown", .immediate),
    ])
    func `bail keeps somebody away who is known to be elsewhere`(where: String, band: Band) {
        let message = notice {
            $0.now.weapon = "yes"
            $0.adults = [
                adult {
                    $0.suspected = "yes"
                    $0.bailKeepsAway = "yes"
                    $0.whereabouts = Stated(written: `where`)
                }
            ]
        }
        #expect(decider.decide(message).band == band)
    }

    @Test func `somebody released, returned, in breach, or one of two at large, is not kept away`()
    {
        let kept = notice {
            $0.now.weapon = "yes"
            Firings.inCustody(&$0)
        }
        #expect(decider.decide(kept).band == .sameDay)
        var changed = kept
        changed.now.perpetratorReleased = "yes"
        #expect(decider.decide(changed).band == .immediate)
        changed = kept
        changed.now.perpetratorReturned = "yes"
        #expect(decider.decide(changed).band == .immediate)
        changed = kept
        changed.adults.append(adult { $0.suspected = "yes" })
        #expect(decider.decide(changed).band == .immediate)
        changed = kept
        changed.adults[0].arrestedAt = "2026-11-01T10:00:00Z"
        changed.adults[0].bailKeepsAway = "yes"
        #expect(decider.decide(changed).band == .sameDay)
        changed.now.breachOfOrder = "yes"
        #expect(decider.decide(changed).band == .immediate)
    }

    // MARK: - Old incidents

    @Test(arguments: [
        ("2026-11-09T00:00:00Z", Band.immediate), ("2026-11-08T23:59:00Z", .within24Hours),
        ("2026-11", .immediate), ("2026-10", .within24Hours), ("in spring", .immediate),
    ])
    func `a hazard of an incident over 14 days old counts as one of ever`(
        when: String, band: Band
    ) {
        let verdict = decider.decide(
            notice {
                $0.now.strangulation = "yes"
                $0.what.occurredFrom = Stated(written: when)
            })
        #expect(verdict.band == band)
        #expect(verdict.children[0].rules.contains(band == .immediate ? "F06" : "F37"))
    }

    // MARK: - Children

    @Test func `a rule of the household reaches every child, and a child's rule its own alone`() {
        let verdict = decider.decide(
            notice {
                $0.subjects = [child("c1"), child("c2")]
                $0.subjects[1].hurt.disclosedPhysicalAbuse = "yes"
                $0.form.grade = "standard"
                $0.before.ever = "1"
            })
        #expect(verdict.children.map(\.band) == [.within24Hours, .sameDay])
        #expect(verdict.children[0].rules == ["F40", "default"])
        #expect(verdict.children[1].rules == ["F10", "F40", "default"])
        #expect(verdict.band == .sameDay)
        #expect(verdict.level == 4)
    }

    @Test func `a message that lists no child is decided for one that has no name`() {
        let verdict = decider.decide(
            notice {
                $0.subjects = []
                $0.concerns = [concern("physicalAbuse")]
            }, persons: [:])
        #expect(verdict.children.count == 1)
        #expect(verdict.children[0].subject == nil)
        #expect(verdict.children[0].fact("unborn")?.value == .no)
    }

    @Test func `a pregnant adult stands for an unborn child, unless one is listed`() {
        let message = notice { $0.adults = [adult { $0.pregnant = "yes" }] }
        let verdict = decider.decide(message)
        #expect(verdict.children.map(\.subject) == [0, nil])
        #expect(verdict.children[1].fact("unborn")?.value == .yes)
        #expect(verdict.children[1].fact("unborn")?.places == ["adults[1]/pregnant"])
        var listed = message
        listed.subjects.append(child("u") { $0.legalStatus = "unborn" })
        #expect(decider.decide(listed).children.map(\.subject) == [0, 1])
        var alone = message
        alone.subjects = []
        #expect(decider.decide(alone, persons: [:]).children.map(\.subject) == [nil])
    }

    // MARK: - Counting

    @Test func `the contacts of the message's own incident count once with it`() {
        let reference = Reference(.referral, year: 2026, month: 11, number: 7)
        let past = known(
            contact("own", daysAgo: 1, referral: reference), contact("b", daysAgo: 30))
        let apart = decider.decide(notice(), history: past)
        #expect(apart.children[0].fact("incidents90Days")?.value == .number(3))
        let attached = decider.decide(
            notice(), history: past, persons: [0: 1], receivedAt: received,
            attachedTo: reference)
        #expect(attached.children[0].fact("incidents90Days")?.value == .number(2))
        let named = decider.decide(notice { $0.what.policeReference = "own" }, history: past)
        #expect(named.children[0].fact("incidents90Days")?.value == .number(2))
    }

    @Test func `a minor offence is no incident of concern and does not count itself`() {
        let past = known(contact("a", daysAgo: 3), contact("b", daysAgo: 30))
        let verdict = decider.decide(
            notice { $0.concerns = [concern("minorOffence")] }, history: past)
        #expect(verdict.children[0].fact("incidents90Days")?.value == .number(2))
        #expect(!verdict.children[0].rules.contains("C01"))
    }

    // MARK: - Floors

    @Test func `the former band is a floor that is told of, and nothing adds to it`() {
        let message = notice { $0.concerns = [concern("minorOffence")] }
        let verdict = decider.decide(message, former: .sameDay)
        #expect(verdict.band == .sameDay)
        #expect(verdict.children[0].rules == ["F99", "former"])
        let higher = decider.decide(notice { $0.view.urgency = "immediate" }, former: .sameDay)
        #expect(higher.band == .immediate)
        #expect(higher.children[0].rules == ["S01", "default"])
    }

    @Test func `a verdict names its policy, its time and every fact`() {
        let verdict = decider.decide(notice())
        #expect(verdict.policy == "d1")
        #expect(verdict.decidedAt == received)
        #expect(verdict.historyRead)
        #expect(verdict.children[0].facts.map(\.name) == Facts.names)
    }
}
