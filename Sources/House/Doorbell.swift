import Flow
import Synchronization

/// Rings for the upkeep, which is made after those who ring.
final class Doorbell: Sendable {
    private let upkeep = Mutex<Upkeep?>(nil)

    func hang(_ upkeep: Upkeep) {
        self.upkeep.withLock { $0 = upkeep }
    }

    func ring() {
        upkeep.withLock { $0 }?.wake()
    }
}

/// Gathers the ports of the listeners, and tells once when all of them listen.
final class DoorsOpening: Sendable {
    private let opened: @Sendable (Wiring.Doors) -> Void
    private let doors = Mutex(Wiring.Doors())

    init(_ opened: @escaping @Sendable (Wiring.Doors) -> Void) {
        self.opened = opened
    }

    func webOpened(_ port: Int?) { note { $0.webPort = port } }
    func operationsOpened(_ port: Int?) { note { $0.operationsPort = port } }

    private func note(_ change: (inout Wiring.Doors) -> Void) {
        let all = doors.withLock { doors -> Wiring.Doors? in
            change(&doors)
            return doors.webPort != nil && doors.operationsPort != nil ? doors : nil
        }
        if let all { opened(all) }
    }
}
