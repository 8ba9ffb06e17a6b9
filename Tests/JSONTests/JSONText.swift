import JSON

/// JSON that several tests share, and short ways to read it.
enum JSONText {
    /// A message with every kind of value, escapes, and characters beyond ASCII.
    static let message = """
        {
          "reference": "CP-2026-11-0004471",
          "counts": [0, -1, 2.50, 1e2, 98249283749234923498293171823948729348710298301928331],
          "flags": {"urgent": true, "test": false, "closed": null},
          "text": "line\\nbreak, quote \\", \\u00e9, \\ud83d\\udc32, é and 🐲",
          "nested": [[[{"deep": [{}, [], ""]}]]],
          "ri\\u0073k": "high"
        }
        """

    /// A read text of our own.
    static func document(_ text: String) throws(JSONError) -> Document {
        try Document(parsing: Array(text.utf8), within: .ownFile)
    }

    /// The root of a read text of our own.
    static func value(_ text: String) throws(JSONError) -> Value {
        try document(text).root
    }
}
