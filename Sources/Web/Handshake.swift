import Logging
import NIOCore
import NIOSSL
import NIOTLS
import Synchronization

/// Learns who the peer is when the handshake ends, and says in the log when it fails.
///
/// An unknown or expired certificate ends here: with a TLS alert to the other side, before any
/// byte of a request.
final class Handshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let identity: Identity
    private let logger: Logger
    private let limit: Duration
    private var timer: Scheduled<Void>?
    private var isDone = false

    init(_ identity: Identity, limit: Duration, logger: Logger) {
        self.identity = identity
        self.limit = limit
        self.logger = logger
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: TimeAmount(limit)) {
            bound.value.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event {
            isDone = true
            timer?.cancel()
            let pipeline = context.channel.pipeline.syncOperations
            if let certificate = try? pipeline.nioSSL_peerCertificate(),
                let peer = try? Peer(der: certificate.toDERBytes())
            {
                identity.peer = peer
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if !isDone, error is NIOSSLError || error is BoringSSLError {
            logger.warning(
                "peer.refused",
                metadata: [
                    "address": "\(context.channel.remoteAddress?.ipAddress ?? "unknown")",
                    "reason": "\(Self.reason(of: error))",
                ])
            isDone = true
        }
        context.fireErrorCaught(error)
    }

    /// The library's own words without anything of the certificate.
    private static func reason(of error: any Error) -> String {
        let text = "\(error)"
        let known = [
            "CERTIFICATE_VERIFY_FAILED", "PEER_DID_NOT_RETURN_A_CERTIFICATE", "CERTIFICATE_EXPIRED",
            "UNSUPPORTED_PROTOCOL", "HTTP_REQUEST", "WRONG_VERSION_NUMBER", "UNKNOWN_CA",
            "NO_SHARED_CIPHER", "CERTIFICATE_UNKNOWN", "BAD_CERTIFICATE", "uncleanShutdown",
        ]
        return known.first { text.contains($0) } ?? "handshake failed"
    }
}

/// The peer of one connection: set once by its handshake, read by its calls.
final class Identity: Sendable {
    private let state = Mutex<Peer?>(nil)

    var peer: Peer? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
