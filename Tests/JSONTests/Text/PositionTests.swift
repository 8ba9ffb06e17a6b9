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

    @Test func `many positions are those that each has alone, in the order asked for`() {
        let text = Array(JSONText.message.utf8)
        let offsets = [70, 0, text.count, 12, 12, 300]
        let positions = Position.all(of: offsets, in: text.span)
        #expect(positions == offsets.map { Position(of: $0, in: text.span) })
        #expect(Set(positions).count == 5)
    }
}
