import Linkage
import Testing

@Suite struct FoldedTextTests {
    @Test(arguments: [
        ("O'Neil-Smith", "oneilsmith"), ("ŁUKASZ", "lukasz"), ("Škoda", "skoda"),
        ("Straße", "strasse"), ("Æsir", "aesir"), ("Çelik", "celik"), ("İnönü", "inonu"),
        (" a  b\t", "ab"), ("12 A", "12a"), ("", ""), ("-'\u{2019}", ""),
    ])
    func `case, marks and punctuation are folded`(original: String, folded: String) {
        #expect(FoldedText(original).text == folded)
    }

    @Test func `the same name composed and decomposed is one`() {
        #expect(FoldedText("Rene\u{301}e") == FoldedText("Ren\u{E9}e"))
    }

    @Test(arguments: ["محمد", "Оксана", "李小龍"])
    func `letters of other scripts stay, in lower case`(name: String) {
        #expect(FoldedText(name).text == name.lowercased())
    }

    @Test func `what is over the limit is left out`() {
        let text = FoldedText(String(repeating: "a", count: 10_000)).text
        #expect(text.utf8.count == FoldedText.characterLimit)
    }
}
