import HouseKit
import Model
import Seals
import Synchronization
import Web

/// A listener without a house behind it, which tells what it was asked.
final class Listening: Sendable {
    let port: Int
    let logs: LogBook
    private let record: Record

    /// What each call was: method, path, names of the peer, size of the body or `half`.
    var calls: [String] { record.calls }
    var bodies: [Body] { record.bodies }

    private init(port: Int, logs: LogBook, record: Record) {
        self.port = port
        self.logs = logs
        self.record = record
    }

    static func credentials(
        _ change: (inout Credentials.Files) -> Void = { _ in }
    ) throws -> Credentials {
        let authority = try Authority.made()
        let server = try authority.identity(.server)
        var files = Credentials.Files(
            chain: server.chain, key: server.key, authorities: authority.root)
        change(&files)
        return try Credentials(files)
    }

    /// Runs a test with a listener that demands certificates; none without credentials.
    static func running(
        _ credentials: Credentials?, pace: PaceLimits = PaceLimits(),
        _ body: (Listening) async throws -> Void
    ) async throws {
        let logs = LogBook()
        let record = Record()
        let listener = Listener(
            at: .network(host: "127.0.0.1", port: 0), credentials: credentials, pace: pace,
            tooSlow: Reply(status: 408, body: Array("too slow".utf8)), logger: logs.logger,
            listening: { record.port = $0 }, answer: record.answer)
        try await withThrowingTaskGroup { group in
            group.addTask { try await listener.run() }
            defer { group.cancelAll() }
            try await Deadline.rest(for: "the listener") { record.port != nil }
            try await body(
                Listening(port: record.port ?? 0, logs: logs, record: record))
        }
    }

    /// The status of a call on a connection of its own.
    func status(as name: Authority.Name?) async throws -> Int {
        let caller = try await Caller.connect(to: port, as: name)
        caller.request("GET", "/")
        return try await caller.answer().status
    }

    private final class Record: Sendable {
        private struct State {
            var port: Int?
            var calls: [String] = []
            var bodies: [Body] = []
        }

        private let state = Mutex(State())

        var port: Int? {
            get { state.withLock { $0.port } }
            set { state.withLock { $0.port = newValue } }
        }
        var calls: [String] { state.withLock { $0.calls } }
        var bodies: [Body] { state.withLock { $0.bodies } }

        @Sendable func answer(_ call: Call) async -> Reply {
            let peer = call.peer?.certificateNames.joined(separator: ",") ?? "nobody"
            let line = "\(call.method) \(call.path) \(peer)"
            do {
                let body = try await call.body(limit: 100, kept: 10, ceiling: 1_000)
                state.withLock {
                    $0.calls.append("\(line) \(body.size)")
                    $0.bodies.append(body)
                }
                let query = call.parameter("q") ?? "-"
                return Reply(
                    status: 200, headers: [("x-header", call.header("x-given") ?? "-")],
                    body: Array("size \(body.size) q \(query)".utf8))
            } catch {
                state.withLock { $0.calls.append("\(line) half") }
                return Reply(status: 400)
            }
        }
    }
}
