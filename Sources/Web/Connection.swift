import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// One connection as the server library wants it: the channel and who is behind it.
struct Connection: ServerChildChannelValue {
    let inner: HTTP1Channel.Value
    let identity: Identity

    var channel: any Channel { inner.channel }
}

/// Sets up each connection: TLS with the certificates of the moment, the peer's identity, limits.
struct ConnectionSetup: ServerChildChannel {
    typealias Value = Connection

    let credentials: Credentials?
    let pace: PaceLimits
    let tooSlow: Reply
    let answer: @Sendable (Call) async -> Reply

    /// The peer of the connection whose calls run in this task.
    @TaskLocal static var identity: Identity?

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection> {
        let identity = Identity()
        let http = http
        do {
            if let credentials {
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHandler(NIOSSLServerHandler(context: credentials.current))
                try pipeline.addHandler(
                    Handshake(identity, limit: pace.handshake, logger: logger))
            }
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return http.setup(channel: channel, logger: logger)
            .map { Connection(inner: $0, identity: identity) }
    }

    func handle(value: Connection, logger: Logger) async {
        await Self.$identity.withValue(value.identity) {
            await http.handle(value: value.inner, logger: logger)
        }
    }

    private var http: HTTP1Channel {
        let answer = answer
        let pace = pace
        let tooSlow = tooSlow
        return HTTP1Channel(
            responder: { request, writer, _ in
                let reply = await answer(Call(request, peer: Self.identity?.peer))
                let response =
                    request.method == .head
                    ? reply.response.createHeadResponse() : reply.response
                try await writer.write(response: response.head, body: response.body)
            },
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [Pace(pace, tooSlow: tooSlow)],
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768,
                    maxHeaderFieldCount: 100)))
    }
}
