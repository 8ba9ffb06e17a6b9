import Testing

@testable import JSON

@Suite struct ScalarSetTests {
    @Test func `ranges are put in order and joined`() {
        let set = ScalarSet([10...20, 1...3, 4...4, 15...30, 40...40])
        #expect(set.ranges == [1...4, 10...30, 40...40])
    }

    @Test func `a character is in a set or in its inverse, never in both`() {
        let set = ScalarSet([0...3, 10...20, ScalarSet.greatest...ScalarSet.greatest])
        let scalars: [UInt32] = [0, 3, 4, 9, 10, 15, 20, 21, 0x10_FFFE, 0x10_FFFF]
        for scalar in scalars {
            #expect(set.contains(scalar) != set.inverted.contains(scalar))
        }
        #expect(set.inverted.inverted == set)
        #expect(ScalarSet([]).inverted.ranges == [0...ScalarSet.greatest])
    }
}
