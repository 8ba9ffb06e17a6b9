import Model
import Pages

// From nothing to the first message.

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
        <h3>Your certificate</h3>
        <p>There is no password. Your client certificate says who you are, and nothing else does. \
        Make a key and a request like this and in no other way: the curve is P-256, the subject is \
        <code>CN=</code> and your partner id, and the files have these names. The last two lines \
        are the name and the use that the certificate must have; the hub checks them and \
        signs:</p>
        \(block("request", "A key and a certificate request", requestCertificate))
        <p>Send <code>partner.csr</code> to the hub. <code>partner.key</code> never leaves your \
        machine. You get <code>partner.pem</code> back; look at it before you use it. The second \
        line tells whether it is valid for two weeks more:</p>
        \(block("look", "What the certificate says, and whether it ends soon", lookAtCertificate))
        <p><strong>Renew it before it ends.</strong> From then on the TLS handshake fails and no \
        message of yours is taken. Two weeks before, make a new key and a new request in the same \
        way, in another folder, and send the request to the hub. The old certificate works until \
        its end; put the new files in its place as soon as you have them.</p>
        <h3>To read this page in a browser</h3>
        <p>A browser needs key and certificate in one file, PKCS#12. This line makes it and asks \
        for a password for it:</p>
        <p><code>\(forBrowser)</code></p>
        <p>Import it, and <code>authority.pem</code> as an authority, into a profile of the \
        browser that you use for nothing else; then delete <code>partner.p12</code>. The links of \
        this page lead somewhere only at the hub's address, not in a copy that you saved.</p>
        <h3>A second certificate, for tests</h3>
        <p>Ask the hub's administrator for a second partner id, for tests. Make a key and a \
        request for it in the same way, in another folder. What comes with a test certificate is a \
        test: it is kept, read, decided and answered as ever, and nothing of it reaches a real \
        route or a real worker. <strong>Only the certificate makes a test.</strong> A message that \
        says <code>test</code> and comes with your real certificate is handled as real, with the \
        warning <code>\(Warning.Code.testFlag.rawValue)</code>.</p>
        <p>So you can see what a certificate is for: send a message with <code>"test": \
        "yes"</code> to <code>/v1/validate</code>. A real certificate gets that warning, a test \
        certificate does not. Receipts do not tell; ask the hub if you are not sure.</p>
        """
    }

    static var first: HTML {
        """
        <p>Use your test certificate. Put <code>authority.pem</code>, <code>partner.pem</code> and \
        <code>partner.key</code> into one folder and work there. Change the address to yours:</p>
        \(block("host", "The address, and how it is called", host))
        <p>Save one of these two as <code>first.json</code> or <code>first.xml</code>. They say \
        the same. Write your organisation's code in place of <code>YOUR-CODE</code>. If the hub \
        has not agreed general referrals with you, there is one warning, \
        <code>\(Warning.Code.unexpectedType.rawValue)</code>; nothing is wrong then.</p>
        \(block("first-json", "first.json", firstJSON))
        \(block("first-xml", "first.xml", firstXML))
        <p>Try it first. <code>/v1/validate</code> tells whether a message would be taken, with \
        every warning; <code>/v1/preview</code> tells also <a href="#urgency">how urgent</a> it \
        would be by itself, by which rules, and what we would ask you. Neither keeps anything, and \
        both answer 200 with <code>"valid": false</code> where the message would be rejected.</p>
        \(block("try", "Try it: nothing is kept", tryIt))
        <p>Then send it:</p>
        \(block("send", "Send it", sendIt))
        <p>For XML change the content type and the file:</p>
        \(block("send-xml", "Try it in XML", sendXML))
        \(block("python", "The same in Python 3, with nothing to install", python))
        """
    }
}
