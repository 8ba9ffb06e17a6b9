import Desk
import HouseKit
import Synchronization
import Testing
import Web

@Suite struct ConsoleTests {
    @Sendable private static func echo(_ input: [UInt8]) async -> Reply {
        Reply(status: 200, body: input)
    }

    /// Calls a console with one act, which gives back what it got.
    private static func call(
        _ method: String, _ path: String, _ body: [UInt8],
        _ check: (HTTPAnswer) throws -> Void
    ) async throws {
        let console = Console(acts: ["echo": Console.Act(echo)])
        let opened = PortBox()
        let listener = Listener(
            at: .network(host: "127.0.0.1", port: 0), credentials: nil, logger: LogBook().logger,
            listening: { opened.port = $0 }, answer: console.answer)
        try await withThrowingTaskGroup { group in
            group.addTask { try await listener.run() }
            defer { group.cancelAll() }
            try await Deadline.rest(for: "the console") { opened.port != nil }
            let caller = try await Caller.connectPlainly(to: opened.port ?? 0)
            caller.request(method, path, [:], body)
            try check(try await caller.answer())
        }
    }

    private final class PortBox: Sendable {
        private let state = Mutex<Int?>(nil)

        var port: Int? {
            get { state.withLock { $0 } }
            set { state.withLock { $0 = newValue } }
        }
    }

    @Test func `an act gets what was sent and its answer goes back`() async throws {
        try await Self.call("POST", "/echo", Array("input".utf8)) { answer in
            #expect(answer.status == 200)
            #expect(answer.text == "input")
        }
    }

    @Test(arguments: [("GET", "/echo"), ("POST", "/other"), ("POST", "/"), ("POST", "/echo/x")])
    func `nothing else can be asked`(method: String, path: String) async throws {
        try await Self.call(method, path, []) { #expect($0.status == 404) }
    }

    @Test func `more than a console takes is refused`() async throws {
        try await Self.call("POST", "/echo", [UInt8](repeating: 1, count: 1_048_577)) {
            #expect($0.status == 413)
        }
    }
}
