import DMN
import Testing

@Suite struct IntervalTests {
    @Test(arguments: [
        (true, true, [false, true, true, true, false]),
        (false, true, [false, false, true, true, false]),
        (true, false, [false, true, true, false, false]),
        (false, false, [false, false, true, false, false]),
    ])
    func `an end belongs to the range if its bracket says so`(
        lower: Bool, upper: Bool, expected: [Bool]
    ) {
        let interval = Interval(lower: 2, includesLower: lower, upper: 4, includesUpper: upper)
        #expect([1, 2, 3, 4, 5].map { interval.contains($0) } == expected)
    }

    @Test func `what cannot be compared with the end that decides is not known`() {
        let open = Interval(lower: .null, includesLower: true, upper: 4, includesUpper: true)
        #expect(open.contains(3) == nil)
        #expect(open.contains(5) == false)
        #expect(open.contains("3") == nil)
        #expect(open.contains(.null) == nil)
    }

    @Test func `a range may have no end on one side`() {
        let interval = Interval(lower: nil, includesLower: false, upper: 4, includesUpper: false)
        #expect(interval.contains(-1000) == true)
        #expect(interval.contains(4) == false)
        #expect(interval.description == "(< 4)")
    }
}
