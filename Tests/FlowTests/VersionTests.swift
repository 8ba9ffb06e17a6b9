import Enrichment
import Files
import Flow
import HouseKit
import Model
import Queue
import Spelling
import Store
import TestKit
import Testing

/// The same message again with other bytes, and other messages of one incident.
@Suite struct VersionTests {
    private static func document(_ house: SmallHouse, _ entry: String) throws -> ReferralDocument {
        try #require(ReferralDocument(json: try house.file("referral.json", of: entry)))
    }

    @Test func `a version is of the same referral, and its entry takes the earlier one's place`()
        throws
    {
        try SmallHouse.running { house in
            let first = try house.referral(of: Specimen.notice("m"))
            let second = try house.referral(of: Specimen.notice("m") { $0.narrative = "More." })
            #expect(second.reference == first.reference)
            #expect(second.entries.map(\.state) == [.superseded, .forwarded])
            let entries = try house.allEntries()
            #expect(entries.count == 2)
            #expect(
                entries.contains {
                    $0.contains("/superseded/") && $0.hasSuffix(first.reference.text)
                })
            let new = try #require(entries.first { $0.contains("/new/") })
            #expect(new.hasSuffix(".2"))
            let document = try Self.document(house, new)
            #expect(document.attaches == .version)
            #expect(document.number == 2)
            #expect(document.formerBand == first.band)
            #expect(document.history.incidents90Days == 1)
        }
    }

    @Test func `no version lowers the band, or puts off the time at which somebody must look`()
        throws
    {
        try SmallHouse.running { house in
            let first = try house.referral(of: Specimen.notice("m", Specimen.immediate))
            #expect(first.band == .immediate)
            house.clock.advance(by: .hours(2))
            let second = try house.referral(of: Specimen.notice("m"))
            #expect(second.band == .immediate)
            #expect(second.due == first.due)
            let third = try house.referral(of: Specimen.notice("m") { $0.narrative = "Again." })
            #expect(third.due == first.due)
            #expect(third.firstDue == first.due)
        }
    }

    @Test func `a version that is worse raises the band`() throws {
        try SmallHouse.running { house in
            let first = try house.referral(of: Specimen.notice("m"))
            let second = try house.referral(of: Specimen.notice("m", Specimen.immediate))
            #expect(second.band == .immediate)
            #expect(second.firstBand == first.band)
            #expect(second.due < first.due)
        }
    }

    @Test func `a version that somebody has claimed stays, and the new one comes beside it`() throws
    {
        try SmallHouse.running { house in
            _ = try house.referral(of: Specimen.notice("m"))
            let entry = try #require(try house.entries(of: "hub/hartlepool").first)
            let name = try #require(FileName(entry))
            let route = try #require(Path(house.folder.text("queue/hub/hartlepool")))
            try Disk.real.rename(route / "new" / name, route / "cur" / name)
            _ = try house.referral(of: Specimen.notice("m") { $0.narrative = "More." })
            #expect(try house.entries(of: "hub/hartlepool", in: .cur).count == 1)
            #expect(try house.entries(of: "hub/hartlepool").count == 1)
            #expect(try house.entries(of: "hub/hartlepool", in: .superseded) == [])
        }
    }

    @Test func `messages with one incident reference are one referral, with a contact a child`()
        throws
    {
        try SmallHouse.running { house in
            let first = try house.referral(of: Specimen.notice("m1", Specimen.incident("HP-1")))
            let second = try house.referral(
                of: Specimen.notice("m2", given: "Ida") { notice in
                    notice.subjects[0].dateOfBirth = Stated(written: "2015-01-01")
                    Specimen.incident("HP-1")(&notice)
                })
            #expect(second.reference == first.reference)
            #expect(second.deliveries.count == 2)
            #expect(try house.ledger.figures().contacts == 2)
            let other = try house.referral(of: Specimen.notice("m3", Specimen.incident("HP-2")))
            #expect(other.reference != first.reference)
        }
    }

    @Test func `a later message of the incident hides no child and no word of an earlier one`()
        throws
    {
        try SmallHouse.running { house in
            _ = try house.referral(
                of: Specimen.notice("m1") { notice in
                    Specimen.immediate(&notice)
                    Specimen.incident("HP-1")(&notice)
                    notice.narrative = "The first account."
                })
            let second = try house.referral(
                of: Specimen.notice("m2", given: "Ida") { notice in
                    notice.subjects[0].dateOfBirth = Stated(written: "2015-01-01")
                    Specimen.incident("HP-1")(&notice)
                })
            let entry = try #require(try house.entries(of: "hub/hartlepool").first)
            #expect(entry.hasSuffix(second.reference.text + ".2"))
            let document = try Self.document(house, "hub/hartlepool/new/\(entry)")
            #expect(document.children.map(\.name) == ["Reeve, Ida"])
            let earlier = try #require(document.earlier.first)
            #expect(earlier.children.map(\.name) == ["Reeve, Callum"])
            #expect(earlier.verdict.band == .immediate)
            #expect(earlier.notification.narrative == "The first account.")
            let bytes = try house.file("referral.html", of: "hub/hartlepool/new/\(entry)")
            let page = String(decoding: bytes, as: UTF8.self)
            #expect(page.contains("<span>Reeve, Callum · 9 (in an earlier message) "))
            #expect(page.contains("The first account."))
            #expect(page.contains("F07"))
        }
    }

    @Test func `every message of a referral stands in its newest entry, each once`() throws {
        try SmallHouse.running { house in
            for number in 1...4 {
                _ = try house.referral(
                    of: Specimen.notice("m", given: "Child\(number)") { $0.narrative = "\(number)" }
                )
            }
            let entry = try #require(try house.entries(of: "hub/hartlepool").first)
            let document = try Self.document(house, "hub/hartlepool/new/\(entry)")
            #expect(document.number == 4)
            #expect(document.earlier.map(\.notification.narrative) == ["3", "2", "1"])
            #expect(document.earlier.map(\.number) == [3, 2, 1])
        }
    }

    /// A notice about people who have nothing to do with the other's.
    private static func strangers(
        _ id: String, _ change: (inout Notification) -> Void = { _ in }
    ) -> Notification {
        Specimen.notice(id, family: "Okafor", given: "Ada") { notice in
            notice.subjects[0].dateOfBirth = Stated(written: "2013-08-09")
            notice.subjects[0].addresses = [Specimen.address("31 Far Road", "TS24 8AY")]
            change(&notice)
        }
    }

    @Test func `one incident reference for different people joins nothing`() throws {
        try SmallHouse.running { house in
            let one = try house.referral(of: Specimen.notice("m1", Specimen.incident("HP-1")))
            let two = try house.referral(of: Self.strangers("m2", Specimen.incident("HP-1")))
            #expect(one.reference != two.reference)
            #expect(try house.entries(of: "hub/hartlepool").count == 2)
            // The third is about the first's people.
            let three = try house.referral(of: Specimen.notice("m3", Specimen.incident("HP-1")))
            #expect(three.reference == one.reference)
            let four = try house.referral(of: Self.strangers("m4", Specimen.incident("HP-1")))
            #expect(four.reference == two.reference)
        }
    }

    @Test(arguments: ["N/A", "TBC", "0", "000", "unknown", " - "])
    func `what stands for no reference joins nothing, and each incident counts`(
        reference: String
    ) throws {
        try SmallHouse.running { house in
            var last: ReferralRecord?
            for number in 1...3 {
                last = try house.referral(
                    of: Specimen.notice("m\(number)", Specimen.incident(reference)))
                house.clock.advance(by: .days(3))
            }
            let reference = try #require(last?.reference)
            let entry = try #require(
                try house.allEntries().first { $0.hasSuffix(reference.text) })
            #expect(try Self.document(house, entry).history.incidents90Days == 3)
            #expect(try house.entries(of: "hub/hartlepool").count == 3)
        }
    }

    @Test func `a message id that comes again for other people joins nothing, and is a warning`()
        throws
    {
        try SmallHouse.running { house in
            let one = try house.referral(of: Specimen.notice("m"))
            let two = try house.referral(of: Self.strangers("m"))
            #expect(one.reference != two.reference)
            #expect(try house.entries(of: "hub/hartlepool").count == 2)
            let entry = try #require(
                try house.allEntries().first { $0.hasSuffix(two.reference.text) })
            let document = try Self.document(house, entry)
            #expect(document.warnings.map(\.code).contains("message.id-reused"))
            #expect(document.earlier == [])
            let again = try house.referral(of: Specimen.notice("m") { $0.narrative = "More." })
            #expect(again.reference == one.reference)
        }
    }

    @Test func `what cannot be read back stands beside the new entry, and keeps its band`() throws {
        try SmallHouse.running { house in
            let first = try house.referral(of: Specimen.notice("m", Specimen.immediate))
            try house.ledger.spoilDocument(of: first.reference)
            let second = try house.referral(of: Specimen.notice("m"))
            #expect(second.reference != first.reference)
            #expect(second.band == .immediate)
            #expect(second.due == first.due)
            #expect(try house.entries(of: "hub/hartlepool").count == 2)
            let entry = try #require(
                try house.allEntries().first { $0.hasSuffix(second.reference.text) })
            #expect(try Self.document(house, entry).apartFrom == first.reference)
            #expect(house.logs.lines(of: "earlier-messages.unavailable").count == 1)
        }
    }

    @Test func `the message that arrived first says so when it is decided last`() throws {
        let turnstile = Turnstile()
        var plan = SmallHouse.Plan()
        plan.limits.threads = 1
        plan.stages = StageHooks(beforeCommit: { if $0.id == 1 { turnstile.pass() } })
        try SmallHouse.running(plan) { house in
            turnstile.shut()
            _ = try house.receipt(Specimen.notice("m"))
            house.clock.advance(by: .minutes(5))
            let urgent = try house.receipt(Specimen.notice("m", Specimen.immediate))
            try Deadline.wait(for: "the urgent one") {
                try house.ledger.delivery(urgent.reference)?.state == .accepted
            }
            turnstile.open()
            try house.settle()
            let entry = try #require(try house.entries(of: "hub/hartlepool").first)
            let bytes = try house.file("referral.html", of: "hub/hartlepool/new/\(entry)")
            let page = String(decoding: bytes, as: UTF8.self)
            #expect(page.contains("This message arrived before one that was decided already"))
        }
    }

    @Test func `a version that leaves the address out goes where the one before it went`() throws {
        try SmallHouse.running { house in
            _ = try house.referral(of: Specimen.notice("m"))
            let second = try house.referral(
                of: Specimen.notice("m") { $0.subjects[0].addresses = [] })
            #expect(second.entries.map(\.entry.route.name) == ["hub/hartlepool", "hub/hartlepool"])
            #expect(try house.entries(of: "hub/hartlepool").count == 1)
        }
    }

    @Test func `what an earlier message said to be confidential stays so`() throws {
        try SmallHouse.running { house in
            _ = try house.referral(
                of: Specimen.notice("m") {
                    $0.subjects[0].addresses[0].confidential = Stated(written: "yes")
                })
            let second = try house.referral(
                of: Specimen.notice("m") { $0.subjects[0].addresses = [] })
            let newest = second.entries.filter { $0.entry.number == 2 }
            #expect(
                newest.map { "\($0.entry.route.name) \($0.entry.content.rawValue)" }
                    == ["restricted full", "hub/hartlepool stub"])
        }
    }

    @Test func `once somebody has acknowledged it, a later message is due by its own time`() throws
    {
        try SmallHouse.running { house in
            let first = try house.referral(of: Specimen.notice("m"))
            house.clock.advance(by: .hours(2))
            let entry = try #require(first.entries.first)
            _ = try house.ledger.wait {
                house.ledger.noteAcknowledged(entry.id, by: "A. Shah", then: $0)
            }
            let second = try house.referral(of: Specimen.notice("m") { $0.narrative = "More." })
            #expect(second.due > first.due)
            #expect(second.firstDue == first.due)
        }
    }

    @Test func `a version of greater concern makes its incident one that counts`() throws {
        try SmallHouse.running { house in
            _ = try house.referral(
                of: Specimen.notice("m1") {
                    $0.concerns[0].code = Stated(written: "minorOffence")
                })
            _ = try house.referral(of: Specimen.notice("m1"))
            house.clock.advance(by: .days(1))
            let other = try house.referral(of: Specimen.notice("m2"))
            let entry = try #require(
                try house.allEntries().first { $0.hasSuffix(other.reference.text) })
            #expect(try Self.document(house, entry).history.incidents90Days == 2)
        }
    }

    @Test func `a burst of versions leaves one entry for the readers, the last`() throws {
        try SmallHouse.running { house in
            let answers = Answers()
            let police = try Deployed.partner()
            for number in 0..<20 {
                let notice = Specimen.notice("m") { notice in
                    notice.narrative = "Version \(number)."
                    if number.isMultiple(of: 2) { Specimen.immediate(&notice) }
                }
                try house.post(notice.bytes(.xml), from: police, to: answers)
            }
            _ = try answers.take(20)
            try house.settle()
            let new = try house.allEntries().filter { $0.contains("/new/") }
            #expect(new.count == 1)
            #expect(new.first?.hasSuffix(".20") == true)
            let figures = try house.ledger.figures()
            #expect(figures.entries == [.superseded: 19, .forwarded: 1])
        }
    }

    @Test func `a history with another notice is counted, and linked by certain rules`() throws {
        try SmallHouse.running { house in
            _ = try house.referral(of: Specimen.notice("m1"))
            house.clock.advance(by: .days(3))
            let second = try house.referral(of: Specimen.notice("m2"))
            let entry = try #require(
                try house.allEntries().first { $0.hasSuffix(second.reference.text) })
            let document = try Self.document(house, entry)
            #expect(document.history.incidents90Days == 2)
            #expect(
                document.children.map(\.link) == [
                    "same person: likely (name, date of birth and postcode)"
                ])
        }
    }
}
