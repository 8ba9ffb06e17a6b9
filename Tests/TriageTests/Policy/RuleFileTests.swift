import Testing

@testable import Triage

@Suite struct RuleFileTests {
    private func raises(_ name: String) throws -> RuleFile {
        let file = try #require(try HousePolicy.files().first { $0.name == name })
        return try Profile.raise.rules(file.bytes, file: name)
    }

    /// Facts of which only some are known.
    private func facts(_ known: [String: Finding]) -> FactVector {
        func findings(_ facts: [Fact]) -> [Finding] { facts.map { known[$0.name] ?? .silent } }
        return FactVector(household: findings(Facts.household), child: findings(Facts.child))
    }

    @Test func `a file about the household is known by its facts`() throws {
        #expect(try raises("domestic-abuse.dmn").isOfHousehold)
        #expect(try raises("sender.dmn").isOfHousehold)
        #expect(try !raises("injury.dmn").isOfHousehold)
        // One table of a child makes it a file about each child.
        #expect(try !raises("history.dmn").isOfHousehold)
    }

    @Test func `a row fires when all its cells are yes`() throws {
        let file = try raises("injury.dmn")
        let reading = file.read(
            facts(["injury": .yes(at: "x"), "mayNotBeMobile": .yes(at: "y")]))
        #expect(reading.fired.map { file.rules[$0].id } == ["F01-injury"])
    }

    @Test func `a row that one cell kept from firing is a miss, known or unknown`() throws {
        let file = try raises("injury.dmn")
        let reading = file.read(
            facts([
                "injury": .yes(at: "x"), "mayNotBeMobile": .no(at: "y"),
                "childDead": .unknown(at: "z"),
            ]))
        #expect(reading.fired.isEmpty)
        let misses = reading.misses.map { (file.rules[$0.rule].id, $0.isUnknown) }
        #expect(misses.contains { $0 == ("F01-injury", false) })
        #expect(misses.contains { $0 == ("F07-death", true) })
    }

    @Test func `a table that nothing touches on is not read, and says nothing`() throws {
        let file = try raises("injury.dmn")
        let reading = file.read(facts(["mayNotBeMobile": .no(at: "y")]))
        #expect(reading.fired.isEmpty)
        #expect(!reading.misses.contains { file.rules[$0.rule].name == "F01" })
    }

    @Test func `a count that may be higher is unknown where it does not suffice`() throws {
        let file = try raises("history.dmn")
        let short = file.read(facts(["incidents90Days": Finding(.atLeast(2), at: ["history"])]))
        #expect(short.misses.map(\.isUnknown) == [true])
        let known = file.read(facts(["incidents90Days": Finding(.number(2), at: ["history"])]))
        #expect(known.misses.map(\.isUnknown) == [false])
        let enough = file.read(facts(["incidents90Days": Finding(.atLeast(3), at: ["history"])]))
        #expect(enough.fired.count == 1)
    }

    @Test func `rules are numbered through the policy`() throws {
        var file = try raises("history.dmn")
        file.firstRule = 40
        let reading = file.read(facts(["incidents12Months": Finding(.number(4), at: ["h"])]))
        #expect(reading.fired == [41])
    }
}
