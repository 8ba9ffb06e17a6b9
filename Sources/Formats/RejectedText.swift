package import Model

/// The text of a message that could not be read, asked whether it was about the same people as one
/// that could.
package struct RejectedText: Sendable {
    /// Bytes that are looked through: a message names its people early.
    package static let byteLimit = 262_144
    /// Letters of a name that tells somebody apart at least.
    static let nameLetters = 2

    private let text: String

    package init(_ bytes: [UInt8]) {
        text = DecodedText(bytes.prefix(Self.byteLimit)).text.lowercased()
    }

    /// Whether it names a child of the notification, or an adult where no child has a name.
    package func isAbout(_ notification: Notification) -> Bool {
        let children = notification.subjects.compactMap { $0.name?.given }
        let names =
            children.isEmpty ? notification.adults.compactMap { $0.name?.family } : children
        return names.map { $0.trimmed.lowercased() }.contains {
            $0.count >= Self.nameLetters && text.contains($0)
        }
    }
}
