import Access
package import Flow
import Logging
import Model
import Spelling
import Store
package import Web

/// The way in over HTTPS with a client certificate.
///
/// `POST /v1/notifications` takes a message; `GET /v1/deliveries/{reference}` tells what became of
/// it. The certificate says who is speaking, and nothing else does.
package struct WebDoor: Sendable {
    /// Bytes after which an oversized body is not read further.
    static let ceilingBytes = 16 * MessageLimit.bytes
    /// Characters of an Idempotency-Key.
    static let keyLimit = 200
    /// When a caller who was refused may come again.
    static let retryAfterSeconds = 5

    private let pipeline: Pipeline

    package init(pipeline: Pipeline) {
        self.pipeline = pipeline
    }

    package func answer(_ call: Call) async -> Reply {
        let spelling = Self.wanted(by: call)
        guard let peer = call.peer,
            let partner = pipeline.current.partners.partner(certificateNames: peer.certificateNames)
        else {
            return Self.reply(
                Problem(
                    403, code: "access.unknown-partner", title: "The certificate is no partner's",
                    detail: "Ask the hub's administrator to register the certificate."), spelling)
        }
        // A connection may outlive the certificate that it was made with.
        guard peer.notAfter > Clock.system.now() else {
            return Self.reply(
                Problem(
                    403, code: "access.certificate-expired", title: "The certificate has expired",
                    detail: "Connect again with a certificate that is valid."), spelling)
        }
        guard !partner.isPaused else {
            return Self.reply(
                Problem(
                    403, code: "access.paused", title: "This partner is paused",
                    detail: "Nothing was kept. Ask the hub's administrator."), spelling)
        }
        let parts = call.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        switch Array(parts) {
        case ["v1", "notifications"]:
            guard call.method == "POST" else { return Self.notAllowed("POST", spelling) }
            return await take(call, from: partner)
        case let path where path.count == 3 && path[0] == "v1" && path[1] == "deliveries":
            guard call.method == "GET" else { return Self.notAllowed("GET", spelling) }
            return await delivery(String(path[2]), of: partner, spelling)
        default:
            return Self.notFound(spelling)
        }
    }

    // MARK: - Taking a message

    private func take(_ call: Call, from partner: Partner) async -> Reply {
        guard let spelling = Self.spelling(ofType: call.header("content-type")) else {
            return Self.reply(
                Problem(
                    415, code: "call.content-type", title: "The content type is not taken",
                    detail: "Send application/xml or application/json."), Self.wanted(by: call))
        }
        let wanted = call.header("accept") == nil ? spelling : Self.wanted(by: call)
        guard call.announcesBody else {
            return Self.reply(
                Problem(
                    411, code: "call.length-missing", title: "The length of the body is missing",
                    detail: "Send Content-Length, or the body in chunks."), wanted)
        }
        guard !pipeline.isFull else { return Self.refusal(.busy, wanted) }
        let body: Body
        do {
            body = try await call.body(
                limit: MessageLimit.bytes, kept: MessageLimit.keptBytes, ceiling: Self.ceilingBytes)
        } catch {
            // Half sent: nothing was kept, and there is nobody left to tell but the log.
            return Self.reply(
                Problem(
                    400, code: "call.half-sent", title: "The body ended too early",
                    detail: "Nothing was kept. Send the whole message again."), wanted)
        }
        let key = call.header("idempotency-key").map { String($0.prefix(Self.keyLimit)) }
        let arrival = Arrival(
            partner: partner.id, door: .web, spelling: spelling, receivedAt: pipeline.now,
            isTest: partner.isTest, bytes: body.bytes, size: body.size, digest: body.digest,
            idempotencyKey: key)
        switch await pipeline.take(arrival, from: partner) {
        case .receipt(let receipt): return Self.reply(receipt, wanted)
        case .refused(let refusal): return Self.refusal(refusal, wanted)
        }
    }

    private func delivery(
        _ text: String, of partner: Partner, _ spelling: Delivery.Spelling
    ) async -> Reply {
        guard let reference = Reference(reading: text), reference.kind == .delivery else {
            return Self.notFound(spelling)
        }
        switch await pipeline.receipt(of: reference) {
        case .success(let found):
            // Another partner's delivery and none at all look alike.
            guard let found, found.partner == partner.id else { return Self.notFound(spelling) }
            return Self.reply(ReceiptDocument(found), status: 200, spelling)
        case .failure:
            return Self.refusal(.locked, spelling)
        }
    }
}

// MARK: - Replies

extension WebDoor {
    /// 202 for what was taken, also before; 422 (413 over the limit) with the fault otherwise.
    private static func reply(_ receipt: Receipt, _ spelling: Delivery.Spelling) -> Reply {
        let document = ReceiptDocument(receipt)
        guard let fault = receipt.fault else {
            return reply(document, status: 202, spelling)
        }
        let status = fault.code == .tooLarge ? 413 : 422
        return reply(
            Problem(
                status, code: fault.code.rawValue, title: fault.code.title,
                detail: fault.code.remedy, instance: location(of: receipt.reference),
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
            headers: [("content-type", "application/problem+\(spelling.rawValue)")],
            body: problem.bytes(spelling))
    }

    private static func location(of reference: Reference) -> String {
        "/v1/deliveries/\(reference.text)"
    }

    private static func notFound(_ spelling: Delivery.Spelling) -> Reply {
        reply(
            Problem(
                404, code: "call.not-found", title: "There is nothing here",
                detail: "Check the path and the reference."), spelling)
    }

    private static func notAllowed(_ method: String, _ spelling: Delivery.Spelling) -> Reply {
        var reply = reply(
            Problem(
                405, code: "call.method", title: "The method is not allowed here",
                detail: "Use \(method)."), spelling)
        reply.headers.append(("allow", method))
        return reply
    }

    private static func refusal(
        _ refusal: DoorAnswer.Refusal, _ spelling: Delivery.Spelling
    ) -> Reply {
        let status = refusal == .partnerBusy ? 429 : 503
        let detail =
            switch refusal {
            case .busy: "Too many messages are unfinished. Nothing was kept: send it again later."
            case .partnerBusy:
                "Too many messages of yours are unfinished. Nothing was kept: send it again later."
            case .noSpace: "The disk is full. Nothing was kept: send it again later."
            case .locked: "The ledger cannot be written. Nothing was kept: send it again later."
            case .stopping: "The service is stopping. Send it again: what was kept is told apart."
            }
        var reply = reply(
            Problem(
                status, code: "service.\(refusal.rawValue)", title: "Not now", detail: detail),
            spelling)
        reply.headers.append(("retry-after", "\(retryAfterSeconds)"))
        return reply
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

    /// The spelling that the caller would rather read; JSON where it does not say.
    private static func wanted(by call: Call) -> Delivery.Spelling {
        guard let accept = call.header("accept")?.lowercased() else {
            return spelling(ofType: call.header("content-type")) ?? .json
        }
        let xml = accept.firstRange(of: "xml")
        let json = accept.firstRange(of: "json")
        guard let xml else { return .json }
        guard let json else { return .xml }
        return xml.lowerBound < json.lowerBound ? .xml : .json
    }
}
