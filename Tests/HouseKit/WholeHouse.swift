package import Files
import Flow
package import House
package import Model
import ServiceLifecycle
import ServiceLifecycleTestKit
package import Store
import Synchronization
package import TestKit

/// The whole house as the daemon puts it together, in this process: all files in a temporary
/// folder, the doors on free ports of this machine, the demonstration's clock.
package final class WholeHouse: OpenPorts {
    package let wiring: Wiring
    package let site: Site
    package let webPort: Int
    package let deskPort: Int

    package var logs: LogBook { site.logs }
    package var ledger: Ledger { wiring.ledger }

    private init(_ wiring: Wiring, _ site: Site, webPort: Int, deskPort: Int) {
        self.wiring = wiring
        self.site = site
        self.webPort = webPort
        self.deskPort = deskPort
    }

    /// Runs a test in a house that is started, and stops it as SIGTERM does.
    package static func running(
        at site: Site, probe: Probe = .none, _ body: (WholeHouse) async throws -> Void
    ) async throws {
        let wiring = try Wiring(
            site.settings(), on: .real, logger: site.logs.logger, probe: probe)
        let opened = Opened()
        try await testGracefulShutdown { trigger in
            async let running: Void = run(wiring, opened)
            try await Deadline.rest(for: "the doors to open") {
                opened.isOver || opened.ports != nil
            }
            if let (webPort, deskPort) = opened.ports {
                let house = WholeHouse(wiring, site, webPort: webPort, deskPort: deskPort)
                let result = await Result.of { try await body(house) }
                trigger.triggerGracefulShutdown()
                try await running
                try result.get()
            } else {
                try await running
                throw Missing(what: "an open door")
            }
        }
    }

    private static func run(_ wiring: Wiring, _ opened: Opened) async throws {
        defer { opened.isOver = true }
        try await wiring.run { opened.doors = $0 }
    }
}

extension WholeHouse {
    /// Posts a message.
    package func post(
        _ notification: Notification, as name: Authority.Name = .police
    ) async throws -> HTTPAnswer {
        try await post(notification.bytes(.xml), as: name)
    }

    /// Waits until a delivery is in a state, and gives what the ledger has of it.
    package func delivery(
        _ reference: String, is state: Delivery.State
    ) async throws -> DeliveryRecord {
        var found: DeliveryRecord?
        try await Deadline.rest(for: "\(reference) to be \(state.rawValue)") {
            found = try Reference(reading: reference).flatMap { try ledger.delivery($0) }
            return found?.state == state
        }
        guard let found else { throw Missing(what: reference) }
        return found
    }

    /// Waits until an event is in the log, and gives its lines.
    package func logged(_ event: String) async throws -> [String] {
        try await Deadline.rest(for: "\(event) in the log") { !logs.lines(of: event).isEmpty }
        return logs.lines(of: event)
    }
}

/// What a house has on the disk: settings, certificates, partners, rules, ledger, folders.
package final class Site: Sendable {
    package let folder: TemporaryFolder
    package let logs = LogBook()
    private let changes = Mutex<[Setting: String]>([:])

    /// A site with the demonstration's partners and the rules that are delivered.
    package init() throws {
        folder = try TemporaryFolder()
        for name in ["tls", "rules", "rules/2026-11-01"] { try folder.makeFolder(name) }
        let authority = try Authority.made()
        let server = try authority.identity(.server)
        try folder.write(server.chain, to: "tls/gatehouse.pem")
        try folder.write(server.key, to: "tls/gatehouse.key")
        try folder.write(authority.root, to: "tls/partners.pem")
        try folder.write(
            Array(String(repeating: "0123456789abcdef", count: 4).utf8), to: "ledger.key")
        try copy("deploy/demo/partners.yaml", to: "partners.yaml")
        try copy("deploy/routes.yaml", to: "routes.yaml")
        try copy("deploy/calendar.yaml", to: "calendar.yaml")
        for name in try Deployed.names(in: "deploy/rules/2026-11-01") {
            try copy("deploy/rules/2026-11-01/\(name)", to: "rules/2026-11-01/\(name)")
        }
    }

    /// Sets something else than what a test's house has.
    package func set(_ setting: Setting, to text: String) {
        changes.withLock { $0[setting] = text }
    }

    package func settings() throws(Mistake) -> Settings {
        let own: [Setting: String] = [
            .listen: "127.0.0.1:0", .operations: "127.0.0.1:0", .data: folder.text("data"),
            .queue: folder.text("queue"), .drop: folder.text("drop"),
            .key: folder.text("ledger.key"), .certificate: folder.text("tls/gatehouse.pem"),
            .certificateKey: folder.text("tls/gatehouse.key"),
            .authorities: folder.text("tls/partners.pem"), .partners: folder.text("partners.yaml"),
            .routes: folder.text("routes.yaml"), .calendar: folder.text("calendar.yaml"),
            .rules: folder.text("rules"), .demonstrationClock: "2026-11-23T10:00:00Z",
        ]
        let flags = changes.withLock { own.merging($0) { _, changed in changed } }
        return try Settings(file: nil, flags: flags, environment: [:], on: .real)
    }

    /// Why a house cannot be started here; nil where it can.
    package func mistake() throws -> Mistake? {
        do {
            let wiring = try Wiring(settings(), on: .real, logger: logs.logger)
            wiring.ledger.close()
            return nil
        } catch {
            return error
        }
    }

    private func copy(_ name: String, to copy: String) throws {
        try folder.write(Deployed.bytes(name), to: copy)
    }

    /// Puts one text in the place of another in a file; the text must be there.
    package func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = String(decoding: try folder.bytes(of: name), as: UTF8.self)
        let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw Missing(what: "\(old) in \(name)") }
        try folder.write(Array("\(parts[0])\(new)\(parts[1])".utf8), to: name)
    }
}

extension TemporaryFolder {
    /// Writes a file whole, in place of what has its name.
    package func write(_ bytes: [UInt8], to name: String) throws {
        let parts = name.split(separator: "/").map(String.init)
        guard let last = parts.last.flatMap({ FileName($0) }),
            let folder = Path(text(parts.dropLast().joined(separator: "/"))),
            let file = AtomicFile(last, in: folder, on: .real)
        else { throw Missing(what: name) }
        try file.write(bytes.span)
    }

    package func makeFolder(_ name: String) throws {
        guard let path = Path(text(name)) else { throw Missing(what: name) }
        try Disk.real.makeFolder(path, 0o700)
    }

    package func bytes(of name: String) throws -> [UInt8] {
        guard let path = Path(text(name)) else { throw Missing(what: name) }
        return try Disk.real.bytes(of: path)
    }

    /// The names in a folder, in order; none where there is no such folder.
    package func names(in name: String) throws(DiskError) -> [String] {
        guard let path = Path(text(name)) else { return [] }
        do {
            return try Disk.real.list(path, .max).compactMap(\.text).sorted()
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
    }
}

/// Whether the doors are open, or never will be.
private final class Opened: Sendable {
    private let state = Mutex<(doors: Wiring.Doors?, isOver: Bool)>((nil, false))

    var doors: Wiring.Doors? {
        get { state.withLock { $0.doors } }
        set { state.withLock { $0.doors = newValue } }
    }

    var isOver: Bool {
        get { state.withLock { $0.isOver } }
        set { state.withLock { $0.isOver = newValue } }
    }

    var ports: (Int, Int)? {
        guard let doors, let web = doors.webPort, let desk = doors.operationsPort else {
            return nil
        }
        return (web, desk)
    }
}

extension Result where Failure == any Error {
    fileprivate static func of(_ body: () async throws -> Success) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
