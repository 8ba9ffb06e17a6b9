import GRDB
import HouseKit
import Linkage
import Model
import Seals
import TestKit

@testable import Store

/// A ledger in a folder of its own, and short ways to fill it.
struct Bench {
    let folder: TemporaryFolder
    let clock = HandClock()
    let ledger: Ledger

    init(
        in folder: TemporaryFolder? = nil, hooks: CommitHooks = CommitHooks(),
        patience: Duration = .seconds(5),
        broke: @escaping @Sendable (LedgerFailure) -> Void = { _ in }
    ) throws {
        let folder = try folder ?? TemporaryFolder()
        self.folder = folder
        let clock = clock
        var options = Ledger.Options(clock: { clock.now }, broke: broke)
        options.hooks = hooks
        options.patience = patience
        ledger = try Ledger(
            at: folder.text("ledger.sqlite"), vault: SmallHouse.vault(), options: options)
    }

    /// Runs a test with a ledger, and closes it whatever comes of the test.
    static func open<Result>(
        in folder: TemporaryFolder? = nil, hooks: CommitHooks = CommitHooks(),
        patience: Duration = .seconds(5), _ body: (Bench) throws -> Result
    ) throws -> Result {
        let bench = try Bench(in: folder, hooks: hooks, patience: patience)
        defer { bench.ledger.close() }
        return try body(bench)
    }

    /// Runs a test while another process holds the ledger.
    func whileHeld(_ body: () throws -> Void) throws {
        var holding = Configuration()
        holding.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: folder.text("ledger.sqlite"), configuration: holding)
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        try body()
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        try other.close()
    }

    static func partner(_ text: String = "hatch-police") throws -> Partner.ID {
        guard let id = Partner.ID(text) else { throw Missing(what: text) }
        return id
    }

    func arrival(
        _ text: String, from partner: String = "hatch-police", key: String? = nil,
        isTest: Bool = false
    ) throws -> Arrival {
        let bytes = Array(text.utf8)
        return Arrival(
            partner: try Self.partner(partner), door: .web, spelling: .xml, receivedAt: clock.now,
            isTest: isTest, bytes: bytes, size: bytes.count, digest: Digest(of: bytes.span),
            idempotencyKey: key)
    }

    func keep(
        _ text: String, from partner: String = "hatch-police", key: String? = nil,
        isTest: Bool = false
    ) throws -> Kept {
        let arrival = try arrival(text, from: partner, key: key, isTest: isTest)
        return try ledger.wait { ledger.keep(arrival, then: $0) }
    }

    /// Keeps a message that is no duplicate.
    func delivery(
        _ text: String, from partner: String = "hatch-police", isTest: Bool = false
    ) throws -> Delivery {
        guard case .new(let delivery, _) = try keep(text, from: partner, isTest: isTest) else {
            throw Missing(what: "a new delivery")
        }
        return delivery
    }

    @discardableResult
    func reject(
        _ delivery: Delivery, _ code: Fault.Code = .malformed, namesDanger: Bool = false,
        messageId: String? = nil
    ) throws -> Bool {
        try ledger.wait {
            ledger.reject(
                delivery, code: code, findings: "{}", namesDanger: namesDanger,
                messageId: messageId, then: $0)
        }
    }
}

extension Kept {
    var isDuplicate: Bool { if case .duplicate = self { true } else { false } }

    var keyReused: Bool? {
        if case .new(_, let keyReused) = self { keyReused } else { nil }
    }
}
