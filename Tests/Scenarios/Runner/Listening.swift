import Enrichment
import Flow
import Model
import Synchronization

/// Hears what the house decides, so that another policy can be asked the same; and keeps the
/// register from being read where a scenario says so.
final class Listening: Sendable {
    /// One decision: what its referral is made of, and the question that led to it.
    struct Heard: Sendable {
        let material: Enricher.Material
        let ask: StageHooks.Asking
    }

    private struct State {
        var isReadable = true
        var heard: [String: Heard] = [:]
    }

    private let state = Mutex(State())

    var isReadable: Bool {
        get { state.withLock { $0.isReadable } }
        set { state.withLock { $0.isReadable = newValue } }
    }

    /// The decision that an entry of a referral was made by: the last one, if it was made again.
    func heard(_ referral: Reference, number: Int) -> Heard? {
        state.withLock { $0.heard["\(referral.text).\(number)"] }
    }

    var hooks: StageHooks {
        StageHooks(
            isRegisterReadable: { self.isReadable },
            decided: { material, ask in
                let key = "\(material.reference.text).\(material.number)"
                self.state.withLock { $0.heard[key] = Heard(material: material, ask: ask) }
            })
    }
}
