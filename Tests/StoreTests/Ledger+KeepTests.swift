import HouseKit
import Model
import Seals
import TestKit
import Testing

@testable import Store

@Suite struct LedgerKeepTests {
    @Test func `the same bytes of a partner are kept once, and lead to the first`() throws {
        try Bench.open { bench in
            let first = try bench.delivery("<a/>")
            guard case .duplicate(let record) = try bench.keep("<a/>") else {
                Issue.record("it was kept again")
                return
            }
            #expect(record.reference == first.reference)
            #expect(try bench.ledger.figures().deliveries == [.kept: 1, .duplicate: 1])
            #expect(try bench.keep("<a/>", from: "northside-health").isDuplicate == false)
            #expect(try bench.keep("<b/>").isDuplicate == false)
        }
    }

    @Test func `the bytes of a rejected message are a new attempt`() throws {
        try Bench.open { bench in
            let first = try bench.delivery("<a>")
            #expect(try bench.reject(first))
            let second = try bench.delivery("<a>")
            #expect(second.id != first.id)
            #expect(try bench.keep("<a>").isDuplicate)
            #expect(try bench.reject(second))
            #expect(try bench.keep("<a>").isDuplicate == false)
        }
    }

    @Test func `a key that came before with other bytes is told, by the same partner only`() throws
    {
        try Bench.open { bench in
            #expect(try bench.keep("<a/>", key: "k").keyReused == false)
            #expect(try bench.keep("<b/>", key: "k").keyReused == true)
            #expect(try bench.keep("<c/>", key: "other").keyReused == false)
            #expect(try bench.keep("<d/>").keyReused == false)
            let elsewhere = try bench.keep("<b/>", from: "northside-health", key: "k")
            #expect(elsewhere.keyReused == false)
        }
    }

    @Test func `a message sent again with its key after a rejection reuses nothing`() throws {
        try Bench.open { bench in
            guard case .new(let first, _) = try bench.keep("<a>", key: "k") else {
                Issue.record("it was not kept")
                return
            }
            try bench.reject(first)
            #expect(try bench.keep("<a>", key: "k").keyReused == false)
        }
    }

    @Test func `of a message over the limit the size and the digest of all of it are kept`() throws
    {
        try Bench.open { bench in
            var arrival = try bench.arrival("beginning")
            arrival.size = 5_000_000
            arrival.digest = Digest(of: Array("the whole".utf8).span)
            guard
                case .new(let kept, _) = try bench.ledger.wait({
                    bench.ledger.keep(arrival, then: $0)
                })
            else {
                Issue.record("it was not kept")
                return
            }
            let found = try #require(try bench.ledger.delivery(kept.id))
            #expect(found.size == 5_000_000)
            #expect(!found.isWhole)
            #expect(found.digest == Digest(of: Array("the whole".utf8).span).hexadecimal)
            #expect(found.bytes == Array("beginning".utf8))
        }
    }

    @Test func `references count up within a month and begin again with the next`() throws {
        try Bench.open { bench throws in
            #expect(try bench.delivery("<a/>").reference.text == "GN-2611-000001")
            #expect(try bench.delivery("<b/>").reference.text == "GN-2611-000002")
            bench.clock.advance(by: .days(30))
            #expect(try bench.delivery("<c/>").reference.text == "GN-2612-000001")
        }
    }

    @Test func `nothing is answered before its commit`() throws {
        let order = Order()
        let hooks = CommitHooks(after: { order.note("committed") })
        try Bench.open(hooks: hooks) { bench in
            let arrival = try bench.arrival("<a/>")
            let kept = try bench.ledger.wait { answer in
                bench.ledger.keep(arrival) { result in
                    order.note("answered")
                    answer(result)
                }
            }
            #expect(!kept.isDuplicate)
            #expect(order.notes == ["committed", "answered"])
        }
    }
}
