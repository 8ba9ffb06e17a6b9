import Access
package import Flow
import Formats
package import Logging
import Model
import Spelling
import Store
package import Web

/// The way in over HTTPS with a client certificate.
///
/// `POST /v1/notifications` takes a message; `GET /v1/deliveries/{reference}` tells what became of
/// it, and `GET /v1/receipts` what became of all. `POST /v1/validate` and `POST /v1/preview` advise and
/// keep nothing; `GET /v1/guide`, `/v1/schemas/…` and `/v1/examples/…` give what is published. The
/// certificate says who is speaking, and nothing else does.
package struct WebDoor: Sendable {
    /// Bytes after which an oversized body is not read further.
    static let ceilingBytes = 16 * MessageLimit.bytes
    /// Characters of an Idempotency-Key.
    static let keyLimit = 200

    private let pipeline: Pipeline
    private let logger: Logger
    private let wallClock: Clock
    private let hub: String?

    /// - Parameters:
    ///   - wallClock: What certificates are held against, whatever the flow's clock shows.
    ///   - hub: The hub's telephone number, where one is set.
    package init(
        pipeline: Pipeline, logger: Logger, wallClock: Clock = .system, hub: String? = nil
    ) {
        self.pipeline = pipeline
        self.logger = logger
        self.wallClock = wallClock
        self.hub = hub
    }

    package func answer(_ call: Call) async -> Reply {
        do {
            let partner = try admit(call.peer)
            return try await answer(call, from: partner)
        } catch {
            note(error, of: call)
            return Self.reply(error, Self.wanted(by: call))
        }
    }

    /// The partner whose certificate this is.
    private func admit(_ peer: Peer?) throws(Problem) -> Partner {
        guard let peer, let partner = partner(of: peer) else {
            throw Problem(
                403, code: "access.unknown-partner", title: "The certificate is no partner's",
                detail: "Ask the hub's administrator to register the certificate.")
        }
        // A connection may outlive the certificate that it was made with.
        guard peer.notAfter > wallClock.now() else {
            throw Problem(
                403, code: "access.certificate-expired", title: "The certificate has expired",
                detail: "Connect again with a certificate that is valid.")
        }
        guard !partner.isPaused else {
            throw Problem(
                403, code: "access.paused", title: "This partner is paused",
                detail: "Nothing was kept. Ask the hub's administrator.")
        }
        return partner
    }

    private func partner(of peer: Peer) -> Partner? {
        pipeline.current.partners.partner(certificateNames: peer.certificateNames)
    }

    private func answer(_ call: Call, from partner: Partner) async throws(Problem) -> Reply {
        let parts = call.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        switch Array(parts) {
        case ["v1", "notifications"]:
            guard call.method == "POST" else { throw Problem.notAllowed(use: "POST") }
            return try await take(call, from: partner)
        case ["v1", "validate"]:
            guard call.method == "POST" else { throw Problem.notAllowed(use: "POST") }
            return try await advise(call, from: partner, by: pipeline.validate)
        case ["v1", "preview"]:
            guard call.method == "POST" else { throw Problem.notAllowed(use: "POST") }
            return try await advise(call, from: partner, by: pipeline.preview)
        case ["v1", "receipts"]:
            guard call.method == "GET" else { throw Problem.notAllowed(use: "GET") }
            return try await feed(call, of: partner)
        case let path where path.count == 3 && path[0] == "v1" && path[1] == "deliveries":
            guard call.method == "GET" else { throw Problem.notAllowed(use: "GET") }
            return try await delivery(String(path[2]), of: partner, Self.wanted(by: call))
        case let path where path.first == "v1" && path.count > 1:
            return try Self.published(path.dropFirst(), call)
        default:
            throw Problem.notFound
        }
    }

    /// What is turned away unkept is in no ledger, so the log tells of it; nothing of the call but
    /// who made it.
    private func note(_ problem: Problem, of call: Call) {
        let partner = call.peer.flatMap(partner)?.id.text
        logger.warning(
            "call.refused",
            metadata: [
                "code": "\(problem.code)", "status": "\(problem.status)",
                "by": "\(partner ?? call.peer?.certificateNames.last ?? "nobody")",
            ])
    }

    // MARK: - Taking a message

    private func take(_ call: Call, from partner: Partner) async throws(Problem) -> Reply {
        let arrival = try await arrival(call, from: partner)
        switch await pipeline.take(arrival, from: partner) {
        case .receipt(let receipt): return reply(receipt, Self.wanted(by: call))
        case .refused(let refusal): throw Problem(refusal)
        }
    }

    /// Says what we would make of a message, by one way of looking at it. Nothing is kept.
    private func advise(
        _ call: Call, from partner: Partner,
        by look: (Delivery) async -> Advice.Answer
    ) async throws(Problem) -> Reply {
        let arrival = try await arrival(call, from: partner)
        switch await look(Delivery(unkept: arrival)) {
        case .advice(let advice):
            let spelling = Self.wanted(by: call)
            return Reply(
                status: 200, headers: [("content-type", spelling.mediaType)],
                body: AdviceDocument(advice).bytes(spelling))
        case .refused(let refusal):
            throw Problem(refusal)
        }
    }

    /// A message at the door, whole and not yet kept.
    private func arrival(_ call: Call, from partner: Partner) async throws(Problem) -> Arrival {
        guard let spelling = Self.spelling(ofType: call.header("content-type")) else {
            throw Problem(
                415, code: "call.content-type", title: "The content type is not taken",
                detail: "Send application/xml or application/json.")
        }
        guard call.announcesBody else {
            throw Problem(
                411, code: "call.length-missing", title: "The length of the body is missing",
                detail: "Send Content-Length, or the body in chunks.")
        }
        guard !pipeline.isFull else { throw Problem(.busy) }
        let body = try await Self.body(of: call)
        let key = call.header("idempotency-key").map { String($0.prefix(Self.keyLimit)) }
        return Arrival(
            partner: partner.id, door: .web, spelling: spelling, receivedAt: pipeline.now,
            isTest: partner.isTest, bytes: body.bytes, size: body.size, digest: body.digest,
            idempotencyKey: key)
    }

    private static func body(of call: Call) async throws(Problem) -> Body {
        do {
            return try await call.body(
                limit: MessageLimit.bytes, kept: MessageLimit.keptBytes, ceiling: ceilingBytes)
        } catch {
            // Nothing was kept, and often there is nobody left to tell but the log.
            throw Problem(
                400, code: "call.half-sent", title: "The body ended too early",
                detail: "Nothing was kept. Send the whole message again.")
        }
    }

    private func delivery(
        _ text: String, of partner: Partner, _ spelling: Delivery.Spelling
    ) async throws(Problem) -> Reply {
        guard let reference = Reference(reading: text), reference.kind == .delivery else {
            throw Problem.notFound
        }
        switch await pipeline.receipt(of: reference) {
        case .success(let found):
            // Another partner's delivery and none at all look alike.
            guard let found, found.partner == partner.id else { throw Problem.notFound }
            return Self.reply(ReceiptDocument(found, hub: hub), status: 200, spelling)
        case .failure:
            throw Problem(.locked)
        }
    }
}

// MARK: - What became of messages

extension WebDoor {
    /// What a partner was told after the number that it gives; from the beginning without one.
    private func feed(_ call: Call, of partner: Partner) async throws(Problem) -> Reply {
        let since = call.parameter("since") ?? "0"
        guard let number = Int64(since), number >= 0 else {
            throw Problem(
                400, code: "call.since", title: "since is not a number of a receipt",
                detail: "Give the next of the answer before, or leave it out to begin.")
        }
        switch await pipeline.receipts(of: partner.id, after: number) {
        case .success(let items):
            let spelling = Self.wanted(by: call)
            return Reply(
                status: 200, headers: [("content-type", spelling.mediaType)],
                body: ReceiptFeedDocument(items, since: number, hub: hub).bytes(spelling))
        case .failure(let refusal):
            throw Problem(refusal)
        }
    }
}

// MARK: - Replies

extension WebDoor {
    /// What a caller is told that sends too slowly.
    package static var tooSlow: Reply {
        reply(
            Problem(
                408, code: "call.too-slow", title: "The message came too slowly",
                detail: "Nothing was kept. Send the whole message again, without a pause."), .json)
    }

    /// 202 for what was taken, also before; 422 (413 over the limit) with the fault otherwise.
    private func reply(_ receipt: Receipt, _ spelling: Delivery.Spelling) -> Reply {
        let document = ReceiptDocument(receipt, hub: hub)
        guard let fault = receipt.fault else {
            return Self.reply(document, status: 202, spelling)
        }
        let status = fault.code == .tooLarge ? 413 : 422
        return Self.reply(
            Problem(
                status, code: fault.code.rawValue, title: fault.code.title,
                detail: fault.code.remedy, instance: Self.location(of: receipt.reference),
                receipt: document), spelling)
    }

    private static func reply(
        _ document: ReceiptDocument, status: Int, _ spelling: Delivery.Spelling
    ) -> Reply {
        Reply(
            status: status,
            headers: [
                ("content-type", spelling.mediaType),
                ("location", location(of: document.reference)),
            ], body: document.bytes(spelling))
    }

    private static func reply(_ problem: Problem, _ spelling: Delivery.Spelling) -> Reply {
        Reply(
            status: problem.status,
            headers: [("content-type", "application/problem+\(spelling.rawValue)")]
                + problem.headers,
            body: problem.bytes(spelling))
    }

    private static func location(of reference: Reference) -> String {
        "/v1/deliveries/\(reference.text)"
    }

    /// The spelling of a body by its content type; nil where it is neither.
    private static func spelling(ofType type: String?) -> Delivery.Spelling? {
        let name = (type ?? "").prefix { $0 != ";" }.lowercased()
        switch String(name).trimmed {
        case "application/xml", "text/xml": return .xml
        case "application/json", "text/json": return .json
        default: return nil
        }
    }

    /// The spelling that the caller would rather read; where it does not say, that of its message, and
    /// JSON where it sends none.
    private static func wanted(by call: Call) -> Delivery.Spelling {
        for type in (call.header("accept") ?? "").lowercased().split(separator: ",") {
            let name = String(type.prefix { $0 != ";" }).trimmed
            if name.hasSuffix("xml") { return .xml }
            if name.hasSuffix("json") { return .json }
        }
        return spelling(ofType: call.header("content-type")) ?? .json
    }
}
