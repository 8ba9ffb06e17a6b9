import Testing

@testable import JSON

@Suite struct CharacterPropertyTests {
    @Test(arguments: [
        ("L", "a", true), ("punct", "!", true),
        ("Any", "a", true), ("Assigned", "\u{378}", false), ("gc=Lu", "A", true),
        ("General_Category=Uppercase_Letter", "a", false), ("Hex", "f", true),
    ])
    func `a property has the members that Unicode gives it`(
        name: String, member: String, isIn: Bool
    ) throws {
        let property = try #require(CharacterProperty(name))
        let scalar = try #require(member.unicodeScalars.first)
        #expect(property.isKnown)
        #expect(property.members.contains(scalar.value) == isIn)
    }

    @Test(arguments: ["Script=Greek", "sc=Grek", "scx=Latn"])
    func `a script is a property, but its members are not known here`(name: String) throws {
        #expect(try #require(CharacterProperty(name)).isKnown == false)
    }

    @Test(arguments: ["", "l", "letter", "Greek", "gc=Greek", "gc=", "Script=", "a=b=c", "IsL"])
    func `no other name is a property`(name: String) {
        #expect(CharacterProperty(name) == nil)
    }
}
