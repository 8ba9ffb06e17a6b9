/// An organisation that is allowed to send to us.
package struct Partner: Hashable, Sendable {
    /// A short name of `a-z`, `0-9` and `-`, at most 40 characters: it names folders and metrics.
    package struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
        package let text: String

        package init?(_ text: String) {
            let allowed = text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
            guard allowed, (1...40).contains(text.utf8.count), !text.hasPrefix("-") else {
                return nil
            }
            self.text = text
        }

        package var description: String { text }
        package static func < (one: Self, other: Self) -> Bool { one.text < other.text }
    }

    package enum Kind: String, Code { case police, health, education, housing, other, caseSystem }

    package let id: ID
    package var name: String
    package var kind: Kind
    /// Names in the client certificate, any of which makes it this partner's: a URI of the subject
    /// alternative names, or `sha256:` and the certificate's fingerprint.
    package var certificateNames: [String]
    /// The codes that the partner may give as `header/sender/code`.
    package var organisationCodes: [String]
    /// The message types agreed with the partner; another one is a warning. Empty: all of them.
    package var messageTypes: [MessageType]
    /// A paused partner is refused before its message is read.
    package var isPaused: Bool
    /// Whether everything that it sends is a test, never to a real route.
    package var isTest: Bool
    /// Deliveries that it may have unfinished at one time; beyond them the answer is 429.
    package var unfinishedLimit: Int

    package init(
        id: ID, name: String, kind: Kind, certificateNames: [String] = [],
        organisationCodes: [String] = [], messageTypes: [MessageType] = [],
        isPaused: Bool = false, isTest: Bool = false, unfinishedLimit: Int = 100_000
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.certificateNames = certificateNames
        self.organisationCodes = organisationCodes
        self.messageTypes = messageTypes
        self.isPaused = isPaused
        self.isTest = isTest
        self.unfinishedLimit = unfinishedLimit
    }
}
