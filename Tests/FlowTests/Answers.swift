import Flow
import HouseKit
import Threads

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
