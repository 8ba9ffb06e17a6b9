import HouseKit
import Model
import Spelling
import Testing
import XML

@Suite struct XMLSpellingTests {
    private static func read<Record: Spelled>(_ text: String) throws -> Record {
        try XML.Document(parsing: Array(text.utf8).span, within: .message)
            .withRoot { Record(xml: $0) }
    }

    @Test func `an element that is there and empty is an empty text, not an absent one`() throws {
        let name: Notification.PersonName = try Self.read("<name><given/><family></family></name>")
        #expect(name.given == "")
        #expect(name.family == "")
        #expect(name.middle == nil)
    }

    @Test func `an element that holds nothing is a record without fields`() throws {
        let incident: Notification.Incident = try Self.read("<incident><dash/></incident>")
        #expect(incident.dash == Notification.DASH())
        #expect(incident.missing == nil)
    }

    @Test func `comments and sections split no text`() throws {
        let name: Notification.PersonName = try Self.read(
            "<name><given>Ca<!-- x -->ll<![CDATA[<u>]]>m</given></name>")
        #expect(name.given == "Call<u>m")
    }

    @Test func `items of a list keep their order`() throws {
        let address: Notification.Address = try Self.read(
            "<address><lines><line>b</line><line/><line>a</line></lines></address>")
        #expect(address.lines == ["b", "", "a"])
    }
}
