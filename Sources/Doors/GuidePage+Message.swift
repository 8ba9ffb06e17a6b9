import Flow
import Formats
import Model
import Pages

// How a message is written, and the files by which it is checked.

extension GuidePage {
    static var message: HTML {
        """
        <p>\(only) Your own values stay as you wrote them: a code outside its list, a date that \
        cannot be read or an identifier that fails its check is kept, shown to staff, used for \
        nothing, and answered with a warning. Leave out what you do not know and never make up a \
        value to fill a place: not known is an answer, and it makes no message less urgent.</p>
        <h3>XML and JSON are the same</h3>
        <ul>
        <li>The names are the same. In XML a message is <code>notification</code> in the namespace \
        <code>urn:gatehouse:notification:1</code>, with elements in the order of the schema and no \
        attributes; in JSON it is one object, in any order.</li>
        <li>A list is in XML an element that holds its items \
        (<code>&lt;subjects&gt;&lt;subject&gt;…</code>), in JSON an array (<code>"subjects": \
        […]</code>).</li>
        <li>Every value is text. In JSON a number, <code>true</code> or <code>false</code> is read \
        as its text, and <code>null</code> as absent. Questions are answered \
        \(Answer.allCases.map(\.rawValue).joined(separator: ", ")).</li>
        <li>A code is read whether its letters a to z are large or small; all other names are \
        exact.</li>
        <li>Write UTF-8. A document type, an entity, or a key that stands twice is refused.</li>
        </ul>
        <h3>Dates and times</h3>
        <p>A date is <code>2017-05-03</code>, <code>2017-05</code> or <code>2017</code>: as much \
        as is known. A time has an offset, <code>2026-11-22T21:14:00+00:00</code>; without one \
        only its day is used. Where no date of birth is known, give <code>age</code>.</p>
        <h3>People</h3>
        <ul>
        <li>Name every child of the household in <code>subjects</code>, also one who was not \
        there.</li>
        <li>A child not yet born is one of them: with <code>expectedDeliveryDate</code> and \
        <code>motherLocalRef</code>, without a date of birth, and with the mother among the adults.\
        </li>
        <li>Somebody unknown is an entry, not a gap: an adult with the role \
        <code>\(AdultRole.unknownMale.rawValue)</code> or \
        <code>\(AdultRole.unknownFemale.rawValue)</code>, and nothing else if nothing else is \
        known.</li>
        <li><code>localRef</code> is a short name of your choice, such as <code>c1</code>, one for \
        each person of the message. Relationships and every field that ends in \
        <code>LocalRef</code> point by it. It means nothing outside the message.</li>
        <li>For a child found alone, give a concern \
        <code>\(ConcernCode.abandonment.rawValue)</code> if it was left behind or thrown out, and \
        <code>\(ConcernCode.neglect.rawValue)</code> if those who should mind it do not; what you \
        know of the second goes into the part <code>neglect</code>. Write <code>yes</code> into \
        <code>harm/unattendedNow</code> only if nobody minds the child as you send, \
        and say in the three answers after it whether that is so at night, in distress or in danger.\
        </li>
        <li>The child's own words go into <code>voice</code>; if nobody asked, \
        <code>spokenTo</code> says why.</li>
        </ul>
        <h3>This time, apart from ever</h3>
        <p>What was so in this incident goes into <code>incident/thisIncident</code>, what was so \
        at any time before into <code>incident/ever</code>. What is in <code>ever</code> is never \
        read as if it were so today, so do not copy one into the other.</p>
        <h3>Consent never blocks</h3>
        <p>Say in <code>consent</code> whether the family was told, and if not, why not. A message \
        without it is taken, with the warning \
        <code>\(Warning.Code.missingConsent.rawValue)</code>; a refusal changes nothing about how \
        urgent it is.</p>
        <h3>Corrections</h3>
        <p>Each message has a <code>messageId</code> of its own. To correct or withdraw one, send \
        another with the type <code>\(MessageType.correction.rawValue)</code> or \
        <code>\(MessageType.withdrawal.rawValue)</code> and the id of the first in \
        <code>supersedes</code>; of a withdrawal say in <code>withdrawal</code> why. A correction \
        is the whole message again, with what was wrong put right, and not the changes alone. \
        Nothing is removed: the first message stays, staff are shown both, and its receipt does \
        not change.</p>
        <h3>What has no place here</h3>
        <p>Put it into <code>extensions</code>, as pairs of <code>name</code> and \
        <code>value</code>: staff see them, no rule reads them. An element or a key of your own \
        anywhere else is refused.</p>
        <h3>Attachments</h3>
        <p>Give a <code>location</code> where staff can fetch it, with <code>sha256</code> and \
        <code>sizeBytes</code>; or put a small one into <code>content</code>, in Base64, where it \
        counts towards the size of the message. One that does not agree with what is said of it is \
        kept, with the warning <code>\(Warning.Code.attachmentNotWhole.rawValue)</code>.</p>
        \(limits)
        """
    }

    private static let only: HTML = """
        <strong>Only structure is refused</strong>: text that is not well-formed, a name that the \
        schema does not have, elements out of their order, a header without <code>messageId</code> \
        and <code>messageType</code>, more items than a list may hold, and a message by which \
        nobody at all could be found.
        """

    /// What is built in is there: the daemon has read it before it opened a door.
    static func bytes(of file: PublishedFile) -> [UInt8] {
        do {
            return try file.bytes
        } catch {
            preconditionFailure("\(error)")
        }
    }

    // MARK: - What is published

    static var published: HTML {
        """
        <p>Check a message on your own machine before you send it: <code>xmllint</code> with the \
        XSD, or any program for JSON Schema 2020-12. A schema accepts what is accepted here, but \
        for a message about nobody. Version 1 of a structure can gain optional names; what is \
        right by it today is right tomorrow.</p>
        \(table("Published files", ["File", "What it is"], files.map(row)))
        """
    }

    private static func row(_ file: PublishedFile, _ words: String) -> Row {
        Row("<a href=\"\(address(of: file))\">\(file.name)</a>", "\(words)")
    }

    private static let files: [(PublishedFile, String)] = [
        (.notificationXML, "The structure of a message in XML, each field with what it means."),
        (.notificationJSON, "The same in JSON."),
        (.receiptXML, "The structure of a receipt and of a feed in XML."),
        (.receiptJSON, "The same in JSON."),
        (.codeLists, "All code lists, each code with its words, and where it is used."),
        (.codeListsJSON, "The structure of the code lists."),
        (.openAPI, "The interface as OpenAPI 3.1: paths, headers, answers."),
        (.referralXML, "What the hub's own programs get, in XML; no partner needs it."),
        (.referralJSON, "The same in JSON."),
        (faultAnswers, "What each example of a fault or a warning is answered, as a table."),
    ]

    private static var faultAnswers: PublishedFile {
        guard let file = PublishedFile("examples/faults/answers.csv") else {
            preconditionFailure("the answers are published with the examples")
        }
        return file
    }

    /// Where the door serves it.
    static func address(of file: PublishedFile) -> String {
        file.name.contains("/") ? "/v1/\(file.name)" : "/v1/schemas/\(file.name)"
    }
}
