import Testing
import XML

@Suite struct PlaceTests {
    @Test func `places are in the order of the text`() {
        let places = [(2, 1), (1, 9), (1, 2)].map { Place(line: $0.0, column: $0.1) }
        #expect(places.sorted().map(\.line) == [1, 1, 2])
        #expect(places.sorted().map(\.column) == [2, 9, 1])
    }

    @Test func `a column counts characters, not bytes`() {
        let text = "<a>\r\nZoë 😀 <b=></a>"
        let error = XMLError.refusing(text)
        #expect(error?.line == 2)
        #expect(error?.column == 9)
    }
}
