import Flow
import HouseKit
import Model
import Seals
import Store
import Synchronization
import Threads

/// Holds threads while it is shut.
final class Gate: Sendable {
    private let lock = Lock()
    private let isShut = Atomic(false)

    func shut() { isShut.store(true, ordering: .sequentiallyConsistent) }

    func open() {
        isShut.store(false, ordering: .sequentiallyConsistent)
        lock.held { lock.wakeAll() }
    }

    func pass() {
        lock.held {
            while isShut.load(ordering: .sequentiallyConsistent) {
                _ = lock.wait(atMost: .milliseconds(50))
            }
        }
    }
}

/// What happened on several threads, in order.
final class Order: Sendable {
    private let kept = Mutex<[String]>([])

    var notes: [String] { kept.withLock { $0 } }

    func note(_ text: String) {
        kept.withLock { $0.append(text) }
    }
}

/// Answers that come at some time.
final class Answers: Sendable {
    private let box = Mailbox<DoorAnswer>()

    func put(_ answer: DoorAnswer) { box.post(answer) }

    func take(_ count: Int) throws -> [DoorAnswer] {
        try (0..<count).map { _ in
            guard let answer = box.take() else { throw Missing(what: "an answer") }
            return answer
        }
    }
}

extension SmallHouse {
    /// Gives bytes to the flow without waiting for the answer.
    func post(
        _ bytes: [UInt8], _ spelling: Delivery.Spelling = .xml, from partner: Partner,
        to answers: Answers
    ) throws {
        let arrival = Arrival(
            partner: partner.id, door: .web, spelling: spelling, receivedAt: clock.now,
            isTest: false,
            bytes: bytes, size: bytes.count, digest: Digest(of: bytes.span))
        pipeline.take(arrival, from: partner) { answers.put($0) }
    }

    /// Why bytes are not taken; nil where they are.
    func refusal(
        _ text: String, from partner: Partner? = nil
    ) throws -> DoorAnswer.Refusal? {
        guard case .refused(let refusal) = try send(Array(text.utf8), from: partner) else {
            return nil
        }
        return refusal
    }

    /// Gives what a door keeps of bytes over the limit, and waits for the receipt.
    func receiptOfBeginning(_ bytes: [UInt8]) throws -> Receipt {
        let partner = try Deployed.partner()
        let arrival = Arrival(
            partner: partner.id, door: .web, spelling: .xml, receivedAt: clock.now, isTest: false,
            bytes: Array(bytes.prefix(MessageLimit.keptBytes)), size: bytes.count,
            digest: Digest(of: bytes.span))
        let answers = Answers()
        pipeline.take(arrival, from: partner) { answers.put($0) }
        guard case .receipt(let receipt) = try answers.take(1)[0] else {
            throw Missing(what: "a receipt")
        }
        return receipt
    }
}
