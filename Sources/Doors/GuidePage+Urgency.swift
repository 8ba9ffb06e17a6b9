import Model
import Pages

// What a band means for a sender, and what a preview does and does not say.

extension GuidePage {
    static var urgency: HTML {
        """
        <p>Each child of a message has a band, from <code>B1</code>, the most urgent, to \
        <code>B6</code>; the message has the most urgent of them. The band orders what the hub's \
        staff see, until one of them decides. It says by when a person is to have looked \
        first:</p>
        \(table("Bands", ["Band", "By when a person at the hub is to have looked"], bandRows))
        <p>Where you give <code>senderAssessment/mustActBefore</code>, the look is to be before \
        it, if that is sooner. You can raise a message by what you say in \
        <code>senderAssessment</code>, and never lower it.</p>
        <h3>What a preview says</h3>
        <ul>
        <li>It is decided by the rules of this installation at this moment. Rules change, and \
        another installation can have others.</li>
        <li>It is decided without history. What is known of the child and the family can only \
        raise the band. A receipt does not tell the band.</li>
        <li>It is no promise that somebody looks in time, and no advice to wait.</li>
        <li><code>reasons</code> are the rules that set the band; <code>questions</code> are what \
        staff would ask you, so answer them in the message if you can.</li>
        <li>Rule <code>F90</code> means that you told of something that no rule reads yet, named a \
        concern that has no code, or gave an account of which nothing is coded. It is no fault of \
        your message: staff see all of it. If it is urgent, say so in \
        <code>senderAssessment/urgency</code>, and ring.</li>
        <li><code>earlierNotices</code> counts your own accepted messages about the same children, \
        and only about children whom we recognise for certain, for which a name alone is not \
        enough. With a test certificate it is 0.</li>
        </ul>
        """
    }

    private static let bandRows = Band.allCases.map { band in
        Row("<code>\(band.rawValue)</code> \(band.label)", "\(time(of: band))")
    }

    private static func time(of band: Band) -> String {
        switch band {
        case .immediate: "Within 15 minutes, by day or night."
        case .sameDay:
            "Within 4 hours by day or night, or within half the time that is left to act if that "
                + "is less."
        case .within24Hours:
            "By the same time on the next working day, or by its closing time if that is earlier. "
                + "Over a weekend or a holiday that is more than 24 hours: ring about what "
                + "cannot wait so long."
        case .within72Hours:
            "By the same time on the next working day, or by its closing time; done in 72 hours."
        case .earlyHelp: "On the next working day, by those who offer early help."
        case .advice: "On the next working day, as one of a list."
        }
    }
}
