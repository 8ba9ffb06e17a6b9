import Model
import Synchronization

/// How many deliveries are unfinished: beyond the bound nothing is taken, and folders wait.
final class Room: Sendable {
    private struct State {
        var inAll = 0
        var byPartner: [Partner.ID: Int] = [:]
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes a place, or says why there is none.
    func enter(_ partner: Partner) -> DoorAnswer.Refusal? {
        state.withLock { state in
            guard state.inAll < limit else { return .busy }
            guard state.byPartner[partner.id, default: 0] < partner.unfinishedLimit else {
                return .partnerBusy
            }
            state.inAll += 1
            state.byPartner[partner.id, default: 0] += 1
            return nil
        }
    }

    /// Counts a delivery that is there already, over the bound if need be.
    func add(_ partner: Partner.ID) {
        state.withLock { state in
            state.inAll += 1
            state.byPartner[partner, default: 0] += 1
        }
    }

    func leave(_ partner: Partner.ID) {
        state.withLock { state in
            state.inAll = max(0, state.inAll - 1)
            state.byPartner[partner] = max(0, state.byPartner[partner, default: 0] - 1)
        }
    }

    var count: Int { state.withLock { $0.inAll } }
    var isFull: Bool { state.withLock { $0.inAll >= limit } }
}
