import XML

extension Document {
    init(_ text: String, within limits: Limits = .message) throws(XMLError) {
        try self.init(parsing: Array(text.utf8).span, within: limits)
    }
}

extension XMLError {
    /// The error for which a text is refused.
    static func refusing(_ bytes: [UInt8], within limits: Limits = .message) -> XMLError? {
        do {
            let document = try Document(parsing: bytes.span, within: limits)
            document.withRoot { _ in }
            return nil
        } catch {
            return error
        }
    }

    static func refusing(_ text: String, within limits: Limits = .message) -> XMLError? {
        refusing(Array(text.utf8), within: limits)
    }
}
