import Flow
import Model
import Pages
import Web

// What a call is answered.

extension GuidePage {
    static var answers: HTML {
        """
        <p>An answer comes in the spelling that your <code>Accept</code> asks for; without it, or \
        with <code>*/*</code>, as your message was sent, and in JSON where none was. Every error \
        is a problem as RFC 9457 has it, <code>application/problem+json</code> or \
        <code>application/problem+xml</code>: <code>code</code> is for your program and never \
        changes its meaning, <code>detail</code> says what to do.</p>
        \(table("Answers by status", ["Status", "What it means", "What to do"], statuses))
        <h3>What 202 does not mean</h3>
        <p>A 202 says that your bytes are durable and were read without a fault. The state is \
        <code>kept</code>; some moments later it is <code>accepted</code>, and there is a \
        referral. It does not mean that a person has read it, that anybody agrees with you, or \
        that you have done all that you must.</p>
        <h3>Send it again without fear</h3>
        <p>If no answer came, or a 408, 429 or 503, send <strong>the same bytes</strong> again. If \
        we had them already, the answer is again 202, with the state <code>duplicate</code> and \
        the reference of the first. The repetition has a reference of its own; its receipt names \
        the first as <code>duplicateOf</code>. Bytes that differ by one space are another message. \
        An <code>Idempotency-Key</code> of your choice, the same at each repetition, at most \
        \(WebDoor.keyLimit) characters, helps us find mistakes: under a key that came before, \
        other bytes are taken with the warning \
        <code>\(Warning.Code.keyReused.rawValue)</code>.</p>
        <p>When you mend a rejected message, keep its <code>messageId</code>: staff then see that \
        the two belong together.</p>
        """
    }

    private static let statuses = taken + refused

    private static let taken = [
        Row(
            "202", "Kept. The body is a receipt, <code>Location</code> its place.",
            "Note the reference. Look at the warnings and mend them for next time."),
        Row(
            "200", "What you asked for. After a validation or a preview nothing was kept.",
            "To notify, send the message to <code>/v1/notifications</code>."),
        Row(
            "422",
            """
            Kept, and rejected: it could not be read. The problem holds the receipt with its fault \
            and up to \(Fault.findingLimit) findings, each with its place. Staff see that \
            something of yours came which nobody could read.
            """,
            """
            Mend what the findings name, and send it at once: see <a href="#faults">faults</a>.
            """),
        Row(
            "413",
            """
            Over \(grouped(MessageLimit.bytes)) bytes. Only its beginning is kept; otherwise as \
            with 422. If it is far larger, the connection may end before the answer.
            """,
            "Send large documents by reference, or several messages."),
    ]

    private static let refused = [
        Row(
            "400",
            "<code>call.half-sent</code>: the body ended early. "
                + "<code>call.since</code>: what was given is no number.",
            "Send the whole message again; give a whole number from 0."),
        Row(
            "403",
            """
            <code>access.unknown-partner</code>, <code>access.certificate-expired</code> or \
            <code>access.paused</code>. Nothing was kept.
            """,
            "Ask the hub's administrator. Until then notify by telephone."),
        Row(
            "404, 405",
            """
            404: there is no such path, or no message of yours with that reference. The two look \
            alike on purpose, so that nobody learns which references there are. 405: the wrong \
            method.
            """,
            "Check the path and the reference; <code>Allow</code> names the method."),
        Row(
            "408",
            """
            Too slow: the first 64 KB may take \(Int(PaceLimits().request.components.seconds)) \
            seconds, and after that \(grouped(PaceLimits().bytesPerSecond)) bytes must come in \
            each second. Nothing was kept.
            """,
            "Send the whole message again, without a pause."),
        Row(
            "411", "The length is missing. Nothing was kept.",
            "Send <code>Content-Length</code>, or the body in chunks."),
        Row(
            "415", "The content type is not taken. Nothing was kept.",
            """
            Send \(code("application/xml")) or \(code("application/json")); <code>text/xml</code> \
            and <code>text/json</code> are taken as well.
            """),
        Row(
            "429",
            "Too many messages of yours are unfinished. This one was not kept.",
            again),
        Row(
            "503",
            "Not now: too busy, the disk is full, or the service is stopping.",
            again),
        Row(
            "No answer",
            "The TLS handshake failed, or the connection broke.",
            """
            Check that the certificate is of the hub's authority and has not expired. If it broke \
            while you sent, send the same bytes again.
            """),
    ]

    private static let again: HTML = """
        Wait the seconds of <code>Retry-After</code> (\(Problem.retryAfterSeconds)) and send the \
        same bytes again, until you have a 202. If it lasts and matters, ring the hub.
        """
}
