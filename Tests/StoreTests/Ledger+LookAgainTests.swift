import HouseKit
import Model
import Testing

@testable import Store

/// Which referrals are to be decided again, when and why.
@Suite struct LedgerLookAgainTests {
    /// Accepts a message, and gives its referral and entries.
    private static func accept(
        _ bench: Bench, _ text: String = "<a/>", messageId: String = "m1",
        next: (at: Timestamp, why: LookReason)? = nil
    ) throws -> (reference: Reference, entries: [Int64]) {
        var reference: Reference?
        let entries = try bench.accept(text, messageId: messageId) { decided in
            decided.lookAgain = next
            reference = decided.referral
        }
        return (try #require(reference), entries)
    }

    private static func looks(_ bench: Bench, in span: Duration = .zero) throws -> [LookAgain] {
        try bench.ledger.toLookAgain(at: bench.clock.now + span, limit: 9)
    }

    private static func done(
        _ look: LookAgain, next: Timestamp? = nil, _ bench: Bench
    ) throws {
        try bench.ledger.wait { bench.ledger.noteLooked(look, next: next, then: $0) }
    }

    private static func note(
        _ reference: Reference, _ why: LookReason, _ bench: Bench
    ) throws {
        try bench.ledger.wait { bench.ledger.lookAgain(reference, for: why, then: $0) }
    }

    @Test func `what a commit notes is due at its time, and no longer once it was looked at`()
        throws
    {
        try Bench.open { bench in
            let later = bench.clock.now + .hours(1)
            let (reference, _) = try Self.accept(bench, next: (later, .clock))
            #expect(try Self.looks(bench) == [])
            #expect(try Self.looks(bench, in: .hours(1) - .milliseconds(1)) == [])
            let look = try #require(try Self.looks(bench, in: .hours(1)).first)
            #expect(look.referral == reference)
            #expect(look.why == .clock)
            try Self.done(look, next: later + .hours(1), bench)
            #expect(try Self.looks(bench, in: .hours(1)) == [])
            let next = try #require(try Self.looks(bench, in: .hours(2)).first)
            #expect(next.why == .clock)
            try Self.done(next, bench)
            #expect(try Self.looks(bench, in: .days(99)) == [])
        }
    }

    @Test func `the earliest time stands, and a later note is not taken away with an earlier`()
        throws
    {
        try Bench.open { bench in
            let (reference, _) = try Self.accept(
                bench, next: (bench.clock.now + .hours(1), .clock))
            try Self.note(reference, .imported, bench)
            let first = try #require(try Self.looks(bench).first)
            #expect(first.why == .imported)
            // Noted anew while it is looked at.
            try Self.note(reference, .person, bench)
            try Self.done(first, bench)
            let second = try Self.looks(bench)
            #expect(second.map(\.why) == [.person])
            try Self.done(second[0], bench)
            #expect(try Self.looks(bench, in: .days(99)) == [])
        }
    }

    @Test func `those that wait longest come first, as many as are asked for`() throws {
        try Bench.open { bench in
            let now = bench.clock.now
            var references: [Reference] = []
            for (number, minutes) in [30, 10, 20].enumerated() {
                let (reference, _) = try Self.accept(
                    bench, "<a\(number)/>", messageId: "m\(number)",
                    next: (now + .minutes(minutes), .clock))
                references.append(reference)
            }
            let all = try Self.looks(bench, in: .hours(1)).map(\.referral)
            #expect(all == [1, 2, 0].map { references[$0] })
            let two = try bench.ledger.toLookAgain(at: now + .hours(1), limit: 2)
            #expect(two.map(\.referral) == [1, 2].map { references[$0] })
        }
    }

    @Test func `another policy has those looked at that it did not decide`() throws {
        try Bench.open { bench in
            _ = try Self.accept(bench)
            try bench.ledger.wait { bench.ledger.takePolicy("p1", then: $0) }
            #expect(try Self.looks(bench) == [])
            try bench.ledger.wait { bench.ledger.takePolicy("p2", then: $0) }
            #expect(try Self.looks(bench).map(\.why) == [.policy])
        }
    }

    @Test func `a referral stands with its messages, the newest first; what is none does not`()
        throws
    {
        try Bench.open { bench in
            let (reference, _) = try Self.accept(bench)
            _ = try Self.accept(bench, "<b/>")
            let standing = try #require(try bench.ledger.standing(reference))
            #expect(standing.deliveries == [2, 1])
            #expect(standing.earlier.numbers == 2)
            #expect(standing.earlier.change == nil)
            let other = try bench.ledger.nextReferral(at: bench.clock.now)
            #expect(try bench.ledger.standing(other) == nil)
            try Self.note(other, .person, bench)
            #expect(try Self.looks(bench) == [])
        }
    }

    // MARK: - A band that a person gives

    @Test func `a band is the referral's, with who gave it and why`() throws {
        try Bench.open { bench in
            let (reference, entries) = try Self.accept(bench)
            let change = BandChange(
                band: .immediate, by: "A. Shah", why: "I know the family.", at: bench.clock.now,
                number: 1)
            let isNoted = try bench.ledger.wait {
                bench.ledger.noteBand(change, of: entries[0], then: $0)
            }
            #expect(isNoted)
            #expect(try bench.ledger.referral(reference)?.band == .immediate)
            #expect(try bench.ledger.standing(reference)?.earlier.change == change)
            #expect(try Self.looks(bench).map(\.why) == [.person])
        }
    }

    @Test func `a band for an entry that was read before a later message is not taken`() throws {
        try Bench.open { bench in
            let (reference, entries) = try Self.accept(bench)
            _ = try Self.accept(bench, "<b/>")
            let change = BandChange(
                band: .advice, by: "A. Shah", why: "It is settled.", at: bench.clock.now, number: 1)
            let isNoted = try bench.ledger.wait {
                bench.ledger.noteBand(change, of: entries[0], then: $0)
            }
            #expect(!isNoted)
            #expect(try bench.ledger.referral(reference)?.band == .within24Hours)
            #expect(try Self.looks(bench) == [])
        }
    }
}
