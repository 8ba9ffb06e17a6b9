import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Listens at one address, and answers each call by a function.
package struct Listener: Service {
    /// Where it listens.
    package enum Address: Sendable, Equatable {
        /// Port 0 takes a free one.
        case network(host: String, port: Int)
        /// A socket in the file system, guarded by its folder's permissions.
        case socket(path: String)
    }

    /// Connections at one time.
    package static let connectionLimit = 2_000

    private let address: Address
    private let setup: ConnectionSetup
    private let logger: Logger
    private let listening: @Sendable (Int?) -> Void

    /// - Parameters:
    ///   - credentials: Mutual TLS; without them the listener is for this machine only.
    ///   - tooSlow: What a caller is told whose request does not come within the pace.
    ///   - listening: Called once with the port, when it listens.
    package init(
        at address: Address, credentials: Credentials?, pace: PaceLimits = PaceLimits(),
        tooSlow: Reply = Reply(status: 408), logger: Logger,
        listening: @escaping @Sendable (Int?) -> Void = { _ in },
        answer: @escaping @Sendable (Call) async -> Reply
    ) {
        self.address = address
        self.setup = ConnectionSetup(
            credentials: credentials, pace: pace, tooSlow: tooSlow, answer: answer)
        self.logger = logger
        self.listening = listening
    }

    package func run() async throws {
        let bind: BindAddress =
            switch address {
            case .network(let host, let port): .hostname(host, port: port)
            case .socket(let path): .unixDomainSocket(path: path)
            }
        let server = Server(
            childChannelSetup: setup,
            configuration: ServerConfiguration(
                address: bind, backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)),
            onServerRunning: { channel in listening(channel.localAddress?.port) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
        try await server.run()
    }
}
