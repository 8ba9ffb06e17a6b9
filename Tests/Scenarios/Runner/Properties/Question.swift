import Model
import Triage

/// All that a decider is asked of one message.
struct Question: Sendable {
    var notification: Notification
    var past: RandomPast
    var newAdults: Set<Int> = []
    var sender: String? = "sender 6"
    var receivedAt: Timestamp
    var former = Former.none
    var standingDue: Timestamp?

    func answer(by decider: Decider) -> Verdict {
        decider.decideAndMark(
            notification, history: past.history, persons: past.persons, newAdults: newAdults,
            incident: notification.incident?.policeReference, sender: sender,
            receivedAt: receivedAt, former: former, standingDue: standingDue
        ).verdict
    }
}
