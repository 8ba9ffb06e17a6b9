import Desk
import Doors
import Files
package import Flow
package import Model
package import Store
import Synchronization
import TestKit
package import Web

/// A small house with its doors open: the web door with mutual TLS and the desk, each on a free
/// port of this machine. The folder door is opened by those who want it.
package final class DoorHouse: OpenPorts {
    package let house: SmallHouse
    package let webPort: Int
    package let deskPort: Int

    /// What a test changes before it starts.
    package struct Plan: Sendable {
        package var house = SmallHouse.Plan()
        package var pace = PaceLimits()
        /// What certificates are held against.
        package var wallClock = Clock.system

        package init() {
            pace.broken = .milliseconds(50)
            // Beside many others a handshake may take its time.
            pace.handshake = .seconds(120)
        }
    }

    private init(_ house: SmallHouse, webPort: Int, deskPort: Int) {
        self.house = house
        self.webPort = webPort
        self.deskPort = deskPort
    }

    /// Runs a test with the doors open. After it, whatever it did, the house lives and another
    /// partner's good message is taken.
    package static func running(
        _ plan: Plan = Plan(), _ body: (DoorHouse) async throws -> Void
    ) async throws {
        let house = try SmallHouse(plan.house)
        defer { house.stop() }
        try house.start()
        let ports = Ports()
        let web = try webListener(house, plan, ports)
        let desk = Listener(
            at: .network(host: "127.0.0.1", port: 0), credentials: nil, logger: house.logs.logger,
            listening: { ports.desk = $0 },
            answer: Operations(pipeline: house.pipeline, prometheus: house.prometheus).answer)
        try await withThrowingTaskGroup { group in
            group.addTask { try await web.run() }
            group.addTask { try await desk.run() }
            defer { group.cancelAll() }
            try await Deadline.rest(for: "the doors to open") { ports.both != nil }
            guard let (webPort, deskPort) = ports.both else { return }
            let doors = DoorHouse(house, webPort: webPort, deskPort: deskPort)
            try await body(doors)
            try await doors.takesAnother()
        }
    }

    private static func webListener(
        _ house: SmallHouse, _ plan: Plan, _ ports: Ports
    ) throws -> Listener {
        let authority = try Authority.made()
        let server = try authority.identity(.server)
        let door = WebDoor(
            pipeline: house.pipeline, logger: house.logs.logger, wallClock: plan.wallClock)
        return Listener(
            at: .network(host: "127.0.0.1", port: 0),
            credentials: try Credentials(
                .init(chain: server.chain, key: server.key, authorities: authority.root)),
            pace: plan.pace, tooSlow: WebDoor.tooSlow, logger: house.logs.logger,
            listening: { ports.web = $0 }, answer: door.answer)
    }

    private static let others = Atomic(0)

    /// Sends a good message of the health trust, and expects it to be taken.
    package func takesAnother() async throws {
        let number = Self.others.add(1, ordering: .relaxed).newValue
        let answer = try await post(
            Specimen.healthNotice("other-\(number)").bytes(.xml), as: .health)
        guard answer.status == 202, try answer.receipt().state == "kept" else {
            throw Missing(what: "202 for another partner, instead of \(answer)")
        }
    }
}

extension DoorHouse {
    /// Posts a message given as text.
    package func post(
        _ text: String, _ spelling: Delivery.Spelling = .xml, as name: Authority.Name = .police
    ) async throws -> HTTPAnswer {
        try await post(Array(text.utf8), spelling, as: name)
    }

    /// A delivery as the ledger has it, with its bytes.
    package func delivery(
        _ reference: String
    ) throws -> (record: DeliveryRecord, bytes: [UInt8]) {
        guard let reference = Reference(reading: reference),
            let record = try house.ledger.delivery(reference),
            let delivery = try house.ledger.delivery(record.id)
        else { throw Missing(what: "a delivery \(reference)") }
        return (record, delivery.bytes)
    }
}

/// The ports at which the listeners listen.
private final class Ports: Sendable {
    private let state = Mutex<(web: Int?, desk: Int?)>((nil, nil))

    var web: Int? {
        get { state.withLock { $0.web } }
        set { state.withLock { $0.web = newValue } }
    }

    var desk: Int? {
        get { state.withLock { $0.desk } }
        set { state.withLock { $0.desk = newValue } }
    }

    var both: (Int, Int)? {
        state.withLock { ports in
            guard let web = ports.web, let desk = ports.desk else { return nil }
            return (web, desk)
        }
    }
}
