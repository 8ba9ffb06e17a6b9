/// Where in a message: a line and column for the eye, a path for the machine.
package struct Place: Hashable, Sendable {
    /// From 1, where the message is text with lines.
    package var line: Int?
    /// From 1, in characters.
    package var column: Int?
    /// An XPath of local names (`/notification/subjects/subject[2]`) or a JSON Pointer.
    package var path: String?

    package init(line: Int? = nil, column: Int? = nil, path: String? = nil) {
        self.line = line
        self.column = column
        self.path = path
    }

    package static let wholeMessage = Place()
}

/// Why one message cannot go on: everything found, the first of it naming the fault.
package struct Fault: Error, Hashable, Sendable {
    /// A stable name for the reason, as it stands in receipts, logs and metrics.
    ///
    /// A code, once released, never changes its meaning.
    package enum Code: String, Sendable, CaseIterable {
        case malformed = "message.malformed"
        case encoding = "message.encoding"
        case empty = "message.empty"
        case forbiddenConstruct = "message.forbidden-construct"
        case tooLarge = "message.too-large"
        case tooDeep = "message.too-deep"
        case tooComplex = "message.too-complex"
        case structure = "message.structure"
        case wrongKind = "message.wrong-kind"
        case nobody = "field.nobody"
        case wrongPartner = "access.wrong-partner"
        case notAllowed = "access.not-allowed"
    }

    /// One thing that is wrong.
    package struct Finding: Hashable, Sendable {
        package let code: Code
        package let place: Place
        /// What was expected, in words for a partner's engineer; never anything of the message.
        package let expected: String

        package init(_ code: Code, at place: Place = .wholeMessage, expected: String) {
            self.code = code
            self.place = place
            self.expected = expected
        }
    }

    /// At most this many findings are listed: collecting every one is an attack of its own.
    package static let findingLimit = 50

    package let first: Finding
    package let others: [Finding]

    package init(_ code: Code, at place: Place = .wholeMessage, expected: String) {
        self.first = Finding(code, at: place, expected: expected)
        self.others = []
    }

    /// Nil where nothing was found.
    package init?(_ findings: [Finding]) {
        guard let first = findings.first else { return nil }
        self.first = first
        self.others = Array(findings.dropFirst().prefix(Self.findingLimit - 1))
    }

    package var code: Code { first.code }
    package var findings: [Finding] { [first] + others }
}

extension Fault.Code {
    /// What kind of trouble it is, in a line.
    package var title: String {
        switch self {
        case .malformed: "The text is not well-formed"
        case .encoding: "The text is not UTF-8"
        case .empty: "There is nothing in the message"
        case .forbiddenConstruct: "The text holds a construct that is never accepted"
        case .tooLarge: "The message is too large"
        case .tooDeep: "The message is nested too deeply"
        case .tooComplex: "The message holds too many parts"
        case .structure: "The message does not have the published structure"
        case .wrongKind: "The message is not a notification that is read here"
        case .nobody: "Nobody can be identified"
        case .wrongPartner: "The sender is not the owner of the certificate"
        case .notAllowed: "This is not allowed for this partner"
        }
    }

    /// What the partner is to do.
    package var remedy: String {
        switch self {
        case .malformed: "Mend the text at the place named, and send it again."
        case .encoding: "Write the message in UTF-8, say so in its declaration, and send it again."
        case .empty: "Send the whole message; if a file was still being written, send it when done."
        case .forbiddenConstruct:
            "Take out what may not stand there, or stands there twice, and send it again."
        case .tooLarge: "Send large documents as attachments by reference, or several messages."
        case .tooDeep: "Follow the published schema; none of its parts nests so deeply."
        case .tooComplex: "Follow the published schema and its limits; split very large messages."
        case .structure: "Compare with the published schema and example, mend it and send it again."
        case .wrongKind: "Use the root element and namespace, or the keys, of the published schema."
        case .nobody:
            "Say of whom it is: anything about a child or an adult, an address, a telephone number or "
                + "a reference will do."
        case .wrongPartner:
            "Put your own organisation's code in header/sender, or use its certificate."
        case .notAllowed:
            "Ask the hub's administrator to allow it; nothing was kept of this message."
        }
    }
}

/// What is wrong in an accepted message: kept as written, shown, and used for nothing.
package struct Warning: Hashable, Sendable {
    /// A stable name for the reason, as it stands in receipts and on the sender's card.
    package enum Code: String, Sendable, CaseIterable {
        case badDate = "field.bad-date"
        case noOffset = "field.time-without-offset"
        case badIdentifier = "field.bad-identifier"
        case unknownCode = "field.unknown-code"
        case retiredCode = "field.retired-code"
        case badNumber = "field.bad-number"
        case badPostcode = "field.bad-postcode"
        case contradiction = "field.contradiction"
        case missing = "field.missing"
        case tooLong = "field.too-long"
        case unknownPerson = "field.unknown-person"
        case attachmentNotWhole = "attachment.not-whole"
        case missingVoice = "child.voice-missing"
        case missingConsent = "consent.not-stated"
        case moreWarnings = "message.more-warnings"
        case unexpectedType = "message.unexpected-type"
        case testFlag = "message.test-flag"
        case messageIDReused = "message.id-reused"
        case keyReused = "delivery.idempotency-key-reused"
        case unusualCharacter = "field.unusual-character"
    }

    package let code: Code
    package let place: Place
    package let expected: String

    package init(_ code: Code, at place: Place = .wholeMessage, expected: String) {
        self.code = code
        self.place = place
        self.expected = expected
    }
}

extension Warning.Code {
    /// What the partner is asked to do.
    package var remedy: String {
        switch self {
        case .badDate:
            "Write dates as YYYY-MM-DD (YYYY-MM or YYYY where no more is known), and times as "
                + "2026-11-22T21:14:00+00:00."
        case .noOffset: "Write times with an offset, such as 2026-11-22T21:14:00+00:00."
        case .badIdentifier: "Check the identifier at its source; it was not used for linking."
        case .unknownCode: "Use a code of the published list; the text was kept as written."
        case .retiredCode: "Use the code that has taken its place; the text was kept as written."
        case .badNumber: "Write a whole number in digits."
        case .badPostcode: "Check the postcode; the address was kept as written."
        case .contradiction: "Check which of the two is right, and send a correction."
        case .missing:
            "Send it with the next message, once it is known; this one was not held back."
        case .tooLong: "Send long texts as an attachment; the text was kept whole."
        case .unknownPerson:
            "Give the localRef of a person of the same message; it was kept as written."
        case .attachmentNotWhole: "Send the attachment again; what came was kept as it came."
        case .missingVoice: "Say what the child said, or why the child was not spoken to."
        case .missingConsent:
            "Say whether the family was told. Tell nobody for our sake: notSafe is an answer."
        case .moreWarnings: "Mend those that are listed, and look again."
        case .unexpectedType: "Ask the hub to add this message type to your agreement."
        case .messageIDReused: "Use a new id for each message; the two were not joined."
        case .testFlag: "Send trials with a certificate for tests: a real one makes a real message."
        case .keyReused: "Use a new Idempotency-Key for each new message."
        case .unusualCharacter: "Leave out control characters; they were kept as written."
        }
    }
}
