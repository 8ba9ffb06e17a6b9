import Testing

@testable import JSON

@Suite struct PositionTests {
    @Test(arguments: [
        (0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 2, 1), (5, 2, 2),
    ])
    func `a column counts characters and a line feed begins a line`(
        offset: Int, line: Int, column: Int
    ) {
        let text = Array("aé\nb".utf8)
        let position = Position(of: offset, in: text.span)
        #expect(position.line == line)
        #expect(position.column == column)
    }
}
