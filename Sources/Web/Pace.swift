import HummingbirdCore
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// How slow a caller may be.
package struct PaceLimits: Sendable {
    /// From the connection to the end of its handshake.
    package var handshake: Duration = .seconds(10)
    /// From a request's first byte to its last, for the first 64 KB.
    package var request: Duration = .seconds(10)
    /// Bytes a second that a longer body must come at, besides.
    package var bytesPerSecond = 16_384
    /// How long a connection may be without a request.
    package var idle: Duration = .seconds(120)
    /// How long a connection may last on which something came that is no request.
    package var broken: Duration = .seconds(1)

    package init() {}
}

/// Answers and closes where a request comes too slowly; closes an idle connection.
///
/// All on the channel's event loop, so that a stalled caller costs a timer and nothing else.
final class Pace: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: PaceLimits
    private let tooSlow: Reply
    private var timer: Scheduled<Void>?
    private var received = 0
    private var isReading = false
    private var isAnswered = false
    private var isBroken = false

    init(_ limits: PaceLimits, tooSlow: Reply) {
        self.limits = limits
        self.tooSlow = tooSlow
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { schedule(limits.idle, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        schedule(limits.idle, context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            received = 0
            isReading = true
            isAnswered = false
            schedule(limits.request, context)
            if head.headerFields[.expect]?.lowercased() == "100-continue" {
                let head = HTTPResponse(status: .continue)
                context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
            }
        case .body(let buffer):
            received += buffer.readableBytes
        case .end:
            isReading = false
            timer?.cancel()
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // It is answered 400 further on; whoever goes on sending does not keep the connection.
        isBroken = true
        schedule(limits.broken, context)
        context.fireErrorCaught(error)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head: isAnswered = true
        case .body: break
        case .end: if !isReading, !isBroken { schedule(limits.idle, context) }
        }
        context.write(data, promise: promise)
    }

    private func schedule(_ span: Duration, _ context: ChannelHandlerContext) {
        timer?.cancel()
        let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: TimeAmount(span)) {
            handler.value.passed(loopBound.value)
        }
    }

    private func passed(_ context: ChannelHandlerContext) {
        guard isReading, !isBroken else {
            context.close(promise: nil)
            return
        }
        // More time for what has come at a fair rate: the whole of it may take so long.
        let allowed = 65_536 + limits.bytesPerSecond * Int(limits.request.components.seconds)
        if received >= allowed {
            received -= allowed
            schedule(limits.request, context)
            return
        }
        guard !isAnswered else {
            context.close(promise: nil)
            return
        }
        var head = tooSlow.response.head
        head.headerFields[.connection] = "close"
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: tooSlow.body))), promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
            bound.value.close(promise: nil)
        }
    }
}
