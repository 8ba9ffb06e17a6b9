import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A connection of a partner's program, with its certificate: it sends bytes as they are given and
/// reads what comes back.
package final class Caller: Sendable {
    private let channel: any Channel
    private let inbox: Inbox

    private init(_ channel: any Channel, _ inbox: Inbox) {
        self.channel = channel
        self.inbox = inbox
    }

    deinit {
        channel.close(promise: nil)
    }

    /// Connects by TLS.
    ///
    /// - Parameter name: Whose certificate it shows; nil where it has none.
    package static func connect(
        to port: Int, as name: Authority.Name?
    ) async throws -> Caller {
        try await connect(to: port, context: Authority.made().context(for: name))
    }

    /// Connects without TLS.
    package static func connectPlainly(to port: Int) async throws -> Caller {
        try await connect(to: port, context: nil)
    }

    private static func connect(to port: Int, context: NIOSSLContext?) async throws -> Caller {
        let inbox = Inbox()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let context {
                        try pipeline.addHandler(
                            NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    }
                    try pipeline.addHandler(Collector(inbox))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return Caller(channel, inbox)
    }

    /// Sends bytes; it does not wait until they are taken.
    package func send(_ bytes: some Sequence<UInt8>) {
        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    package func send(_ text: String) { send(text.utf8) }

    /// Sends one whole request.
    package func request(
        _ method: String, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8]? = nil
    ) {
        var head = "\(method) \(path) HTTP/1.1\r\nhost: localhost\r\n"
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            head += "\(name): \(value)\r\n"
        }
        if let body { head += "content-length: \(body.count)\r\n" }
        send(Array((head + "\r\n").utf8) + (body ?? []))
    }

    /// Whether an answer has come that was not taken.
    package var hasAnswer: Bool { !inbox.rest.isEmpty }

    /// The next answer.
    ///
    /// - Throws: ``NoAnswer`` where the connection ends without one.
    package func answer() async throws -> HTTPAnswer {
        var found: HTTPAnswer?
        try await Deadline.rest(for: "an answer") {
            let isClosed = inbox.isClosed
            found = inbox.take()
            return found != nil || isClosed
        }
        guard let found else { throw NoAnswer(error: inbox.error) }
        return found
    }

    /// Waits until the other side has closed; gives what ended it, and what came besides answers
    /// that were taken.
    package func end() async throws -> (error: String?, rest: String) {
        try await Deadline.rest(for: "the end of a connection") { inbox.isClosed }
        return (inbox.error, inbox.rest)
    }

    package func close() async throws {
        try await channel.close().get()
    }
}

/// That a connection ended without an answer, and by what.
package struct NoAnswer: Error {
    package let error: String?
}

/// What has come over a connection.
private final class Inbox: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isClosed = false
        var error: String?
    }

    private let state = Mutex(State())

    var isClosed: Bool { state.withLock { $0.isClosed } }
    var error: String? { state.withLock { $0.error } }
    var rest: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

    func take() -> HTTPAnswer? { state.withLock { HTTPAnswer(from: &$0.bytes) } }
    func add(_ bytes: ByteBufferView) { state.withLock { $0.bytes += bytes } }
    func close() { state.withLock { $0.isClosed = true } }
    func fail(_ error: any Error) { state.withLock { $0.error = $0.error ?? "\(error)" } }
}

private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let inbox: Inbox

    init(_ inbox: Inbox) {
        self.inbox = inbox
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        inbox.add(unwrapInboundIn(data).readableBytesView)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        inbox.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        inbox.close()
        context.fireChannelInactive()
    }
}
