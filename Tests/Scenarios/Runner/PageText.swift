/// The words of a page, without its markup.
struct PageText {
    let text: String

    private static let entities = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "nbsp": "\u{A0}",
    ]

    init(_ page: [UInt8]) {
        var text = ""
        var isMarkup = false
        var isSpace = false
        var entity: String?
        func add(_ words: some StringProtocol) {
            if isSpace, !text.isEmpty { text += " " }
            isSpace = false
            text += words
        }
        for character in String(decoding: page, as: UTF8.self) {
            if let open = entity {
                entity = character == ";" ? nil : open + String(character)
                if character == ";" { add(Self.entities[open] ?? "&\(open);") }
            } else if isMarkup {
                isMarkup = character != ">"
            } else if character == "<" {
                isMarkup = true
            } else if character == "&" {
                entity = ""
            } else if character.isWhitespace {
                isSpace = true
            } else {
                add(String(character))
            }
        }
        self.text = text
    }
}
