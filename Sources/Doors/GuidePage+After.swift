import Flow
import Model
import Pages

// What became of a message, and the way by folder.

extension GuidePage {
    static var receipts: HTML {
        """
        <p>Ask for one message by its reference; the answer is the receipt as it stands now:</p>
        \(block("delivery", "One message", askDelivery))
        <p>Or read the feed of all your messages, which is all that a program needs. Begin with \
        <code>since=0</code>, and next time give the <code>next</code> of the answer before:</p>
        \(block("feed", "The feed", askFeed))
        <p>Once a minute is plenty. An answer holds at most \(Pipeline.feedLimit) receipts, oldest \
        first; ask again at once where there were so many. A receipt is kept as long as its \
        message, so you lose nothing if you ask late, or once more from <code>0</code>. Each \
        receipt has a <code>number</code>. Numbers only rise, and some may be left out; a \
        <code>since</code> higher than all of them gets no receipts and no error, so only ever \
        give a <code>next</code> that you were given. Each receipt has a <code>step</code> \
        too:</p>
        <dl>
        <dt><code>\(Receipt.Step.received.rawValue)</code></dt>
        <dd>The message was accepted, rejected or put aside, by a machine. No person has it \
        yet.</dd>
        <dt><code>\(Receipt.Step.acknowledged.rawValue)</code></dt>
        <dd>A named person has it: <code>acknowledgedAt</code>, and \
        <code>acknowledgedBy</code> where you may know.</dd>
        <dt><code>\(Receipt.Step.outcome.rawValue)</code></dt>
        <dd>It was decided: <code>outcome</code> at <code>decidedAt</code>, a code of the list \
        <code>referralOutcome</code> in <a \
        href="/v1/schemas/code-lists-1.json">code-lists-1.json</a>: \
        \(ReferralOutcome.allCases.map(\.rawValue).joined(separator: ", ")). It is told when all \
        who have to decide have done so, and only where that is safe: not of allegations, of what \
        the public sends, nor where an address or the source is protected. <strong>An outcome does \
        not mean that the child is safe.</strong> If you do not agree with it, or learn more, \
        ring, send again, and use your escalation procedure.</dd>
        </dl>
        <p>And it has the state of the message. Only \
        <code>\(Delivery.State.rejected.rawValue)</code> asks you to do something:</p>
        <dl>
        \(each: Delivery.State.allCases, { meaning(of: $0) })</dl>
        <p>Read a receipt by its names and pass over those that you do not know.</p>
        <p><strong>Do not wait for a receipt where you would ring anyway.</strong> If an urgent \
        message has no step <code>\(Receipt.Step.acknowledged.rawValue)</code> when the time of \
        its <a href="#urgency">band</a> is over, ring the hub.</p>
        """
    }

    private static func meaning(of state: Delivery.State) -> HTML {
        let words =
            switch state {
            case .kept: "It is stored safely and is being read."
            case .accepted: "Read; it belongs to the referral that is named."
            case .rejected: "It could not be read: mend it and send it again."
            case .duplicate: "The same bytes came before; the first receipt stands."
            case .quarantined: "Put aside for a person at the hub to look at."
            case .withdrawn:
                "Not in use: what you take back keeps its state, and staff see both messages."
            }
        return "<dt><code>\(state.rawValue)</code></dt>\n<dd>\(words)</dd>\n"
    }

    static var folder: HTML {
        """
        <p>If the hub agrees a folder with you, a file is a message and no certificate is needed: \
        the folder says who you are. The hub makes it, with <code>in/</code>, \
        <code>receipts/</code> and <code>refused/</code>, and tells you where it is and how you \
        reach it. Write the file elsewhere on the same disk and rename it into <code>in/</code>, \
        so that it is whole when it is there:</p>
        \(block("by-folder", "A message by folder", byFolder))
        <ul>
        <li>Any name will do. Names that begin with a dot or end in <code>.tmp</code>, \
        <code>.part</code>, <code>.filepart</code> or <code>~</code> are left alone until they are \
        renamed.</li>
        <li>The receipt appears in <code>receipts/</code>: the file's name, sixteen letters and \
        digits, and <code>.receipt</code>, such as \
        \(code("first-1.json.5f0a11c29be4d703.receipt")). It is in XML or JSON as the message \
        was.</li>
        <li>A message that was taken leaves <code>in/</code>. You clear <code>receipts/</code> \
        yourself.</li>
        <li>Later steps come as \(code("receipts/GN-2611-000001.acknowledged.receipt")) and \
        \(code("receipts/GN-2611-000001.outcome.receipt")).</li>
        <li>A message that cannot be read has a receipt with the state <code>rejected</code>. What \
        is not a plain file, or is over the limit, is moved to <code>refused/</code>.</li>
        <li>A file that stays in <code>in/</code> was not taken yet: the partner is paused or the \
        service does not run. Do not send it twice; ring if it matters.</li>
        </ul>
        """
    }
}
