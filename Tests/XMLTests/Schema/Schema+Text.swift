import XML

extension Schema {
    /// The findings against a text that is well-formed.
    func findings(in text: String, limit: Int = Schema.findingLimit) throws(XMLError) -> [Finding] {
        let bytes = Array(text.utf8)
        let document = try Document(parsing: bytes.span)
        return validate(document, written: bytes.span, limit: limit)
    }
}
