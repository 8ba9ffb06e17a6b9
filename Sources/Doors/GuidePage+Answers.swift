import Flow
import Model
import Pages
import Web

// How to connect, what a call is answered, and what comes after.

extension GuidePage {
    static var start: HTML {
        """
        <p>The hub's administrator gives you four things:</p>
        <ul>
        <li>your <strong>partner id</strong>, a short name such as \
        <code>northside-health</code>;</li>
        <li>your <strong>organisation's code</strong>, which you write in \
        <code>header/sender/code</code>;</li>
        <li>the <strong>address</strong>, such as <code>https://localhost:8443</code>;</li>
        <li>the <strong>authority's certificate</strong>, <code>authority.pem</code>, by which you \
        know that it is us.</li>
        </ul>
        <p>There is no password. Your client certificate says who you are, and nothing else does. \
        Make a key and a request for a certificate:</p>
        \(block("request", "A key and a certificate request", requestCertificate))
        <p>Send <code>partner.csr</code> to the hub. <code>partner.key</code> never leaves your \
        machine. You get <code>partner.pem</code> back; look at it before you use it:</p>
        \(block("look", "What the certificate says", lookAtCertificate))
        <h3>A second certificate, for tests</h3>
        <p>Ask for a partner id for tests and make a second key for it. What comes with a test \
        certificate is a test: it is kept, read, decided and answered as ever, and nothing of it \
        reaches a real route or a real worker. <strong>Only the certificate makes a test.</strong> \
        A message that says <code>test</code> and comes with your real certificate is handled as \
        real, with the warning \
        <code>\(Warning.Code.testFlag.rawValue)</code>.</p>
        """
    }

    static var first: HTML {
        """
        <p>Use your test certificate. Put <code>authority.pem</code>, <code>partner.pem</code> and \
        <code>partner.key</code> into one folder and work there. Change the address to yours:</p>
        \(block("host", "The address, and how it is called", host))
        <p>Save one of these two as <code>first.json</code> or <code>first.xml</code>. They say \
        the \
        same. Write your organisation's code in place of <code>YOUR-CODE</code>.</p>
        \(block("first-json", "first.json", firstJSON))
        \(block("first-xml", "first.xml", firstXML))
        <p>Try it first. <code>/v1/validate</code> tells whether a message would be taken, with \
        every warning; <code>/v1/preview</code> tells also how urgent it would be by itself, by \
        which rules, and what we would ask you. Neither keeps anything, and both answer 200 with \
        <code>"valid": false</code> where the message would be rejected.</p>
        \(block("try", "Try it: nothing is kept", tryIt))
        <p>Then send it:</p>
        \(block("send", "Send it", sendIt))
        <p>In XML only the content type and the file are others:</p>
        \(block("send-xml", "Try it in XML", sendXML))
        \(block("python", "The same in Python 3, with nothing to install", python))
        """
    }

    static var answers: HTML {
        """
        <p>An answer comes in the spelling that your <code>Accept</code> asks for; without it as \
        your message was sent, and in JSON where none was. Every error is a problem as RFC 9457 \
        has \
        it, <code>application/problem+json</code> or <code>application/problem+xml</code>: \
        <code>code</code> is for your program and never changes its meaning, <code>detail</code> \
        says what to do.</p>
        \(table("Answers by status", ["Status", "What it means", "What to do"], statusRows))
        <h3>What 202 does not mean</h3>
        <p>A 202 says that your bytes are durable and were read without a fault. The state is \
        <code>kept</code>; some moments later it is <code>accepted</code>, and there is a \
        referral. \
        It does not mean that a person has read it, that anybody agrees with you, or that you have \
        done all that you must.</p>
        <h3>Send it again without fear</h3>
        <p>If no answer came, or a 408, 429 or 503, send <strong>the same bytes</strong> again. If \
        we had them already, the answer is again 202, with the state <code>duplicate</code> and \
        the \
        reference of the first. An <code>Idempotency-Key</code> of your choice, the same at each \
        repetition, at most \(WebDoor.keyLimit) characters, helps us find mistakes: under a key \
        that came before, other bytes are taken with the warning \
        <code>\(Warning.Code.keyReused.rawValue)</code>.</p>
        <p>When you mend a rejected message, keep its <code>messageId</code>: staff then see that \
        the two belong together.</p>
        """
    }

    private struct Status {
        let status: String
        let meaning: HTML
        let todo: HTML
    }

    private static var statusRows: HTML {
        "\(each: statuses, { row($0) })"
    }

    private static func row(_ status: Status) -> HTML {
        """
        <tr><th scope="row">\(status.status)</th><td>\(status.meaning)</td>\
        <td>\(status.todo)</td></tr>

        """
    }

    private static let statuses = taken + refused

    private static let taken = [
        Status(
            status: "202", meaning: "Kept. The body is a receipt, <code>Location</code> its place.",
            todo: "Note the reference. Look at the warnings and mend them for next time."),
        Status(
            status: "200", meaning: "What you asked for. Of advice: nothing was kept.",
            todo: "After advice, send the message to <code>/v1/notifications</code>."),
        Status(
            status: "422",
            meaning: """
                Kept, and rejected: it could not be read. The problem holds the receipt with its \
                fault and up to \(Fault.findingLimit) findings, each with its place. Staff see \
                that \
                something of yours came which nobody could read.
                """,
            todo: """
                Mend what the findings name, and send it at once: see <a href="#faults">faults</a>.
                """),
        Status(
            status: "413",
            meaning: """
                Over \(grouped(MessageLimit.bytes)) bytes. Only its beginning is kept; else as \
                422. \
                Far over it, the connection may end before the answer.
                """,
            todo: "Send large documents by reference, or several messages."),
    ]

    private static let refused = [
        Status(
            status: "400",
            meaning: "<code>call.half-sent</code>: the body ended early. "
                + "<code>call.since</code>: no number.",
            todo: "Send the whole again; give a number from 0."),
        Status(
            status: "403",
            meaning: """
                <code>access.unknown-partner</code>, <code>access.certificate-expired</code> or \
                <code>access.paused</code>. Nothing was kept.
                """,
            todo: "Ask the hub's administrator. Until then notify by telephone."),
        Status(
            status: "404, 405",
            meaning: "No such path or no delivery of yours; the wrong method.",
            todo: "Check the path; <code>Allow</code> names the method."),
        Status(
            status: "408",
            meaning: """
                Too slow: the first 64 KB may take \(Int(PaceLimits().request.components.seconds)) \
                seconds, more must come at \(grouped(PaceLimits().bytesPerSecond)) bytes a second. \
                Nothing was kept.
                """,
            todo: "Send the whole message again, without a pause."),
        Status(
            status: "411", meaning: "The length is missing. Nothing was kept.",
            todo: "Send <code>Content-Length</code>, or the body in chunks."),
        Status(
            status: "415", meaning: "The content type is not taken. Nothing was kept.",
            todo: "Send <code>application/xml</code> or <code>application/json</code>."),
        Status(
            status: "429",
            meaning: "Too many messages of yours are unfinished. This one was not kept.",
            todo: again),
        Status(
            status: "503",
            meaning: "Not now: too busy, the disk is full, or the service is stopping.",
            todo: again),
        Status(
            status: "No answer",
            meaning: "The TLS handshake failed, or the connection broke.",
            todo: """
                Check that the certificate is of the hub's authority and has not expired. If it \
                broke while you sent, send the same bytes again.
                """),
    ]

    private static let again: HTML = """
        Wait the seconds of <code>Retry-After</code> (\(Problem.retryAfterSeconds)) and send the \
        same bytes again, until you have a 202. If it lasts and matters, ring the hub.
        """

    static var receipts: HTML {
        """
        <p>Ask for one message by its reference; the answer is the receipt as it stands now:</p>
        \(block("delivery", "One message", askDelivery))
        <p>Or read the feed of all your messages, which is all that a program needs. Begin with \
        <code>since=0</code>, and next time give the <code>next</code> of the answer before:</p>
        \(block("feed", "The feed", askFeed))
        <p>An answer holds at most \(Pipeline.feedLimit) receipts, oldest first; ask again at once \
        where there were so many. Each receipt has a <code>number</code>, which rises and may \
        leave \
        gaps, and a <code>step</code>:</p>
        <dl>
        <dt><code>\(Receipt.Step.received.rawValue)</code></dt>
        <dd>The message was accepted, rejected or put aside, by a machine. No person has it \
        yet.</dd>
        <dt><code>\(Receipt.Step.acknowledged.rawValue)</code></dt>
        <dd>A named person has it: <code>acknowledgedBy</code>, <code>acknowledgedAt</code>.</dd>
        <dt><code>\(Receipt.Step.outcome.rawValue)</code></dt>
        <dd>It was decided: <code>outcome</code> at <code>decidedAt</code>, a code of the list \
        <code>referralOutcome</code> in \
        <a href="/v1/schemas/code-lists-1.json">code-lists-1.json</a>: \
        \(ReferralOutcome.allCases.map(\.rawValue).joined(separator: ", ")).</dd>
        </dl>
        <p>The state of a message is one of these; only \
        <code>\(Delivery.State.rejected.rawValue)</code> asks you to act:</p>
        <dl>
        \(each: Delivery.State.allCases, { meaning(of: $0) })</dl>
        <p>Read a receipt by its names and pass over those that you do not know. An urgent message \
        that has no step <code>acknowledged</code> in good time is a reason to ring.</p>
        """
    }

    private static func meaning(of state: Delivery.State) -> HTML {
        let words =
            switch state {
            case .kept: "Durable, and on its way."
            case .accepted: "Read; it belongs to the referral that is named."
            case .rejected: "It could not be read: mend it and send it again."
            case .duplicate: "The same bytes came before; the first receipt stands."
            case .quarantined: "Put aside for a person at the hub to look at."
            case .withdrawn: "You took it back; it is kept and shown."
            }
        return "<dt><code>\(state.rawValue)</code></dt>\n<dd>\(words)</dd>\n"
    }

    static var folder: HTML {
        """
        <p>Where the hub gives you a folder, a file is a message and no certificate is needed: the \
        folder says who you are. Write the file elsewhere on the same disk and rename it into \
        <code>in/</code>, so that it is whole when it is there:</p>
        \(block("by-folder", "A message by folder", byFolder))
        <ul>
        <li>Any name will do. Names that begin with a dot or end in <code>.tmp</code>, \
        <code>.part</code>, <code>.filepart</code> or <code>~</code> are left alone until they are \
        renamed.</li>
        <li>The receipt appears in <code>receipts/</code>: the file's name, sixteen letters and digits, \
        and <code>.receipt</code>, such as \
        <code>first-1.json.5f0a11c29be4d703.receipt</code>. It is spelled as the message was.</li>
        <li>Later steps come as <code>receipts/GN-2611-000001.acknowledged.receipt</code> and \
        <code>receipts/GN-2611-000001.outcome.receipt</code>.</li>
        <li>A message that cannot be read has a receipt with the state <code>rejected</code>. What \
        is no plain file, or is over the limit, is moved to <code>refused/</code>.</li>
        <li>A file that stays in <code>in/</code> was not taken yet: the partner is paused or the \
        service does not run. Do not send it twice; ring if it matters.</li>
        </ul>
        """
    }
}
