import Formats
import JSON
import Model
import Pages

// The tables of message types, faults and warnings. Each example is read as if it had been sent, so
// that the answer beside it is the one that it gets.

extension GuidePage {
    private static let catalogue: Catalogue = {
        do {
            return try Catalogue()
        } catch {
            preconditionFailure("the daemon has compiled the same schemas: \(error)")
        }
    }()

    // MARK: - Message types

    static var types: HTML {
        let columns = ["Type", "What it is for", "Example"]
        return """
            <p>Write the type into <code>header/messageType</code>. Which types you send is agreed \
            with the hub; another one is read all the same, with the warning \
            <code>\(Warning.Code.unexpectedType.rawValue)</code>. A correction and a withdrawal \
            need no agreement. An example shows what a message of its type is to tell: most types \
            have a part of their own.</p>
            <p>The senders of the examples are invented. Before you try one, write your own \
            organisation's code into <code>header/sender/code</code>: with another's it is \
            rejected as <code>\(Fault.Code.wrongPartner.rawValue)</code>.</p>
            \(table("Message types", columns, MessageType.allCases.map(row)))
            """
    }

    private static func row(_ type: MessageType) -> Row {
        let links = (examples[type] ?? []).map { anchor(to: $0, of: type.rawValue) }
        let advice: HTML = type.advice.map { "<br><strong>\($0)</strong>" } ?? .empty
        let what: HTML = "\(titles[type.rawValue] ?? "")\(advice)"
        return Row(
            code(type.rawValue), what,
            "<span class=\"links\">\(each: links, { $0 })</span>")
    }

    /// What each type is, as the published code lists have it.
    private static let titles: [String: String] = {
        let text = try? JSON.Document(parsing: bytes(of: .codeLists), within: .ownFile)
        let lists = text?.root["lists"]?.elements.first { $0["name"]?.scalarText == "messageType" }
        var titles: [String: String] = [:]
        for entry in lists?["codes"].map({ Array($0.elements) }) ?? [] {
            guard let code = entry["code"]?.scalarText else { continue }
            titles[code] = entry["title"]?.scalarText
        }
        return titles
    }()

    /// The examples of each type, by what stands in them.
    private static let examples: [MessageType: [PublishedFile]] = Dictionary(
        grouping: PublishedFile.all(in: "examples").compactMap { PublishedFile("examples/\($0)") }
    ) { kind(of: $0) }.reduce(into: [:]) { known, found in
        if let type = found.key { known[type] = found.value }
    }

    private static func kind(of file: PublishedFile) -> MessageType? {
        guard case .success(let reading)? = read(file) else { return nil }
        return reading.notification.header.messageType.value
    }

    /// What reading an example gives; nil where it is no message.
    private static func read(_ file: PublishedFile) -> Result<Reading, Fault>? {
        guard let spelling = file.spelling else { return nil }
        let bytes = bytes(of: file)
        return Result { () throws(Fault) in try catalogue.read(bytes, spelled: spelling) }
    }

    private static func anchor(to file: PublishedFile, of what: String) -> HTML {
        let spelling = file.spelling?.rawValue.uppercased() ?? file.name
        return """
            <a href="\(address(of: file))" aria-label="\(what) in \(spelling)">\(spelling)</a>
            """
    }

    // MARK: - Faults and warnings

    private static let findingColumns = ["Code", "What to do", "Example and answer"]

    static var faults: HTML {
        let rows = Fault.Code.allCases.map { row($0.rawValue, $0.title, $0.remedy, $0.occasion) }
        return """
            <p>A rejected message is answered 422, one over the limit 413; by folder its receipt \
            has the state <code>rejected</code>. The receipt's <code>fault</code> lists each \
            finding with its line and column or its path, and what was expected there. It never \
            repeats what you wrote.</p>
            \(table("Faults", findingColumns, rows))
            """
    }

    static var warnings: HTML {
        let rows = Warning.Code.allCases.map { row($0.rawValue, nil, $0.remedy, $0.occasion) }
        return """
            <p>A warning holds nothing back. It says that we could not use what you wrote there, \
            or what staff will have to ask you.</p>
            \(table("Warnings", findingColumns, rows))
            """
    }

    private static func row(
        _ code: String, _ title: String?, _ remedy: String, _ occasion: String?
    ) -> Row {
        Row(
            id: code, "\(Self.code(code))\(if: title, { "<br>\($0)" })", "\(remedy)",
            """
            \(if: occasion, { "<p>\($0)</p>" })\
            \(each: Delivery.Spelling.allCases, { answer(to: code, in: $0) })
            """)
    }

    /// The example of a code in one spelling, and the answer that the message alone gives.
    private static func answer(to code: String, in spelling: Delivery.Spelling) -> HTML {
        guard let file = PublishedFile("examples/faults/\(code).\(spelling.rawValue)") else {
            return .empty
        }
        return """
            <p>\(anchor(to: file, of: code))\(if: finding(code, in: file), { ": \($0)" })</p>

            """
    }

    private static func finding(_ code: String, in file: PublishedFile) -> HTML? {
        switch read(file) {
        case .success(let reading)?:
            reading.warnings.first { $0.code.rawValue == code }
                .map { words(of: $0.place, $0.expected) }
        case .failure(let fault)?:
            fault.code.rawValue == code ? words(of: fault.first.place, fault.first.expected) : nil
        case nil: nil
        }
    }

    private static func words(of place: Place, _ expected: String) -> HTML {
        // In a JSON Pointer the message itself is nothing.
        let path = place.path.flatMap { $0.isEmpty ? nil : $0 }
        return """
            \(if: place.line, { "line \($0), " })\(if: place.column, { "column \($0), " })\
            \(if: path, { "\(code($0)), " })expected \(expected)
            """
    }
}

extension Fault.Code {
    /// How it comes about, where no message alone does it.
    fileprivate var occasion: String? {
        switch self {
        case .tooLarge:
            "Any message over the limit; the example becomes one when you add spaces at its end."
        case .wrongPartner:
            "header/sender/code is another organisation's code. Every partner gets this answer to "
                + "the example, but for the one whose code it has."
        case .notAllowed: "The hub took the partner off its list while the message was under way."
        case .malformed, .encoding, .empty, .forbiddenConstruct, .tooDeep, .tooComplex, .structure,
            .wrongKind, .nobody:
            nil
        }
    }
}

extension Warning.Code {
    /// How it comes about, where no message alone does it.
    fileprivate var occasion: String? {
        switch self {
        case .moreWarnings:
            "More than \(Reading.warningLimit) warnings: this one comes last and says how many "
                + "more there are."
        case .unexpectedType:
            "The message type is not in your agreement with the hub; a correction and a withdrawal "
                + "need none."
        case .testFlag: "The message says that it is a test, and the certificate is a real one."
        case .messageIDReused: "Another message of yours had this messageId, about other people."
        case .keyReused: "Another message of yours, with other bytes, had this Idempotency-Key."
        case .badDate, .noOffset, .badIdentifier, .unknownCode, .retiredCode, .badNumber,
            .badPostcode, .contradiction, .missing, .tooLong, .unknownPerson, .attachmentNotWhole,
            .missingVoice, .missingConsent, .unusualCharacter:
            nil
        }
    }
}

extension MessageType {
    /// What the sender has to do or mind besides sending; nil where there is nothing of its own.
    fileprivate var advice: String? {
        switch self {
        case .policeDomesticAbuse:
            "Put every child of the household in, the unborn too, and where the suspect is now."
        case .policeAdult: "Put every child of the home in: none is lost on an adult's form."
        case .operationEncompass:
            "A copy for the hub. Nothing of it reaches the school: tell the school yourself, before "
                + "its next day begins."
        case .missingFromHome, .missingFromCare:
            "Ring the police first: this is no missing report."
        case .exploitationScreen:
            "No proof and no disclosure is needed, and hearsay is welcome. A screening does not "
                + "replace a referral."
        case .nationalReferralMechanismCopy: "A child's consent is not needed for it."
        case .femaleGenitalMutilationReport:
            "Do not raise it with the family first. Where the law binds you to report to the police "
                + "on 101, this does not do it."
        case .maternityUnborn: "Send it without a name or a sex; the expected date is enough."
        case .allegationAgainstStaff:
            "The designated officer has to be told within one working day. Do not tell the person, "
                + "and do not investigate first. Of what is decided nothing is told here."
        case .homeless16To17: "Say where the young person is to sleep tonight."
        case .selfReferral, .publicContact, .anonymous:
            "Only that somebody has it is told, never what was decided: nobody knows who reads it."
        case .withdrawal: "Nothing is deleted; staff see both messages."
        default: nil
        }
    }
}
