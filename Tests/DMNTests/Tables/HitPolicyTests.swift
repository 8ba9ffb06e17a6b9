import DMN
import Testing

@Suite struct HitPolicyTests {
    @Test(arguments: [
        ("UNIQUE", nil), ("ANY", nil), ("FIRST", nil), ("PRIORITY", nil), ("RULE ORDER", nil),
        ("OUTPUT ORDER", nil), ("COLLECT", nil), ("COLLECT", "SUM"), ("COLLECT", "COUNT"),
        ("COLLECT", "MIN"), ("COLLECT", "MAX"),
    ])
    func `every hit policy is known by its name`(name: String, aggregation: String?) {
        let policy = HitPolicy(named: name, aggregation: aggregation)
        #expect(
            policy?.description == [name, aggregation].compactMap(\.self).joined(separator: " "))
    }

    @Test func `a table that names none is unique`() {
        #expect(HitPolicy(named: nil, aggregation: nil) == .unique)
    }

    @Test(
        arguments: [
            ("unique", nil), ("C", nil), ("COLLECT", "AVG"), ("FIRST", "SUM"), (nil, "SUM"),
        ] as [(String?, String?)])
    func `others are unknown`(name: String?, aggregation: String?) {
        #expect(HitPolicy(named: name, aggregation: aggregation) == nil)
    }
}
