import Testing

@testable import DMN

@Suite struct RuleSetTests {
    @Test(arguments: [1, 63, 64, 65, 128, 130])
    func `a full set has every rule and no more`(count: Int) {
        let all = RuleSet(all: count)
        #expect(Array(all) == Array(0..<count))
        #expect(all.count == count)
        #expect(RuleSet(none: count).isEmpty)
    }

    @Test func `what is put in is found, in order`() {
        var set = RuleSet(none: 200)
        for index in [199, 0, 64, 63, 64] { set.insert(index) }
        #expect(Array(set) == [0, 63, 64, 199])
        #expect(set.contains(63))
        #expect(!set.contains(62))
        #expect(set.count == 4)
    }
}
