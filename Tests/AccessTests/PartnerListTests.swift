import Access
import Model
import Testing

@Suite struct PartnerListTests {
    private static func partner(_ id: String, _ names: [String]) throws -> Partner {
        Partner(
            id: try #require(Partner.ID(id)), name: id, kind: .police, certificateNames: names)
    }

    @Test func `a partner is found by any of its certificate's names, and by its id`() throws {
        let one = try Self.partner("one", ["urn:a", "sha256:11"])
        let two = try Self.partner("two", ["urn:b"])
        let list = try PartnerList([one, two])
        #expect(list.partner(certificateNames: ["urn:x", "sha256:11"])?.id == one.id)
        #expect(list.partner(certificateNames: ["urn:b"])?.id == two.id)
        #expect(list.partner(certificateNames: ["URN:A", "urn:"]) == nil)
        #expect(list.partner(certificateNames: []) == nil)
        #expect(list[two.id] == two)
    }

    @Test func `an id that is listed twice is refused by its name`() throws {
        let twice = [try Self.partner("one", []), try Self.partner("one", [])]
        let mistake = #expect(throws: PartnerList.Mistake.self) { try PartnerList(twice) }
        #expect(mistake?.description == "partners: one is listed twice")
    }

    @Test func `a certificate name of two partners is refused, naming both`() throws {
        let both = [
            try Self.partner("one", ["urn:a", "urn:same"]), try Self.partner("two", ["urn:same"]),
        ]
        let mistake = try #require(throws: PartnerList.Mistake.self) { try PartnerList(both) }
        #expect(mistake.description.contains("two and one have one certificate name"))
    }

    @Test func `a certificate name that one partner lists twice is its own`() throws {
        let list = try PartnerList([Self.partner("one", ["urn:a", "urn:a"])])
        #expect(list.partner(certificateNames: ["urn:a"])?.id.text == "one")
    }

    @Test func `a file gives the partners in its order, with what it leaves out`() throws {
        let list = try PartnerList(
            yaml: """
                partners:
                  - {id: b-one, name: B, kind: police, messageTypes: [PREVENT], paused: true}
                  - {id: a-two, name: A, kind: health, unfinishedLimit: 3, test: true}
                """)
        #expect(list.partners.map(\.id.text) == ["b-one", "a-two"])
        #expect(list.partners.map(\.isPaused) == [true, false])
        #expect(list.partners.map(\.isTest) == [false, true])
        #expect(list.partners.map(\.unfinishedLimit) == [100_000, 3])
        #expect(list.partners[0].messageTypes == [.prevent])
    }

    @Test(arguments: [
        ("{id: A, name: x, kind: police}", "an id is a-z, 0-9 and -"),
        ("{id: -a, name: x, kind: police}", "an id is a-z, 0-9 and -"),
        ("{id: a/b, name: x, kind: police}", "an id is a-z, 0-9 and -"),
        ("{id: a, name: x, kind: zoo}", "a: kind is one of: police"),
        ("{id: a, name: x, kind: police, messageTypes: [PIGEON]}", "no message type is called"),
        ("{id: a, kind: police}", "partners: "),
        ("{id: a, name: x, kind: police, unfinishedLimit: many}", "partners: "),
    ])
    func `a line that is wrong is refused with the partner's id`(line: String, text: String) {
        let mistake = #expect(throws: PartnerList.Mistake.self) {
            try PartnerList(yaml: "partners:\n  - \(line)\n")
        }
        #expect(mistake?.description.contains(text) == true)
    }

    @Test(arguments: ["", "partners", "- a", "partners: {", "people: []"])
    func `a text that is no partners file is refused`(text: String) {
        #expect(throws: PartnerList.Mistake.self) { try PartnerList(yaml: text) }
    }
}
