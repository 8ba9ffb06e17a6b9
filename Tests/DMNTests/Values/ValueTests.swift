import DMN
import Testing

@Suite struct ValueTests {
    /// A value of each kind that can be compared for equality.
    private func kinds() throws -> [Value] {
        [
            true, 1, "1", try #require(Value(temporal: "2026-01-01")),
            try #require(Value(temporal: "01:00:00")),
            try #require(Value(temporal: "2026-01-01T01:00:00")),
            try #require(Value(temporal: "PT1S")), try #require(Value(temporal: "P1M")),
            .list([1]), .context(Context(names: ["a"], values: [1])),
            .interval(Interval(lower: 1, includesLower: true, upper: 2, includesUpper: true)),
        ]
    }

    @Test func `values of different kinds are not known to be equal or unequal`() throws {
        let kinds = try kinds()
        for (index, left) in kinds.enumerated() {
            for (other, right) in kinds.enumerated() {
                #expect(left.isEqual(to: right) == (index == other ? true : nil))
                #expect((left == right) == (index == other))
            }
        }
    }

    @Test func `null equals null and nothing else`() throws {
        #expect(Value.null.isEqual(to: .null) == true)
        for value in try kinds() {
            #expect(value.isEqual(to: .null) == false)
            #expect(Value.null.isEqual(to: value) == false)
        }
    }

    @Test func `numbers, strings, dates, times and durations have an order, others none`() throws {
        let ordered = try kinds().map { $0.isLess(than: $0) != nil }
        #expect(ordered == [false, true, true, true, true, true, true, true, false, false, false])
        #expect(Value.number(.one).isLess(than: "2") == nil)
        #expect(Value.null.isLess(than: 1) == nil)
    }

    @Test func `lists are equal by items in order, contexts by entries in any order`() {
        #expect(Value.list([1, 2]) == .list([1, 2]))
        #expect(Value.list([1, 2]) != .list([2, 1]))
        #expect(Value.list([1]) != .list([1, 1]))
        let one = Value.context(Context(names: ["a", "b"], values: [1, 2]))
        let other = Value.context(Context(names: ["b", "a"], values: [2, 1]))
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != .context(Context(names: ["a"], values: [1])))
    }

    @Test func `a value is written as FEEL would write it`() throws {
        let context = Context(
            names: ["a b", "c\""], values: ["x\n\"y\"\\", .list([.null, true])])
        #expect(
            Value.context(context).literal == #"{a b: "x\n\"y\"\\", "c\"": [null, true]}"#)
        #expect(Value.string("plain").description == "plain")
        let open = Interval(lower: nil, includesLower: false, upper: 5, includesUpper: true)
        #expect(Value.interval(open).literal == "(<= 5)")
        #expect(try kinds()[10].literal == "[1..2]")
    }

    @Test func `booleans and numbers stay small`() {
        #expect(MemoryLayout<Value>.stride <= 24)
    }
}
