import HouseKit
import JSON
import Model
import Spelling
import Testing

@Suite struct JSONSpellingTests {
    @Test func `numbers and truth values are written without quotes, and read again`() throws {
        var record = Person.Record()
        record.isProtected = true
        let text = String(decoding: record.json, as: UTF8.self)
        #expect(text.contains("\"isProtected\":true"))
        #expect(try #require(Person.Record(json: record.json)).isProtected)
    }

    @Test func `what is absent is left out`() {
        let empty = String(decoding: Notification.Sender().json, as: UTF8.self)
        #expect(empty == "{}")
    }

    @Test(arguments: ["[]", "\"x\"", "", "{", "{\"given\":1,\"given\":2}"])
    func `a text that is no object of JSON is no record`(text: String) {
        #expect(Notification.PersonName(json: Array(text.utf8)) == nil)
    }

    @Test func `a number or truth value where a text belongs is read as it is written`() throws {
        let text = #"{"given": 12.50, "middle": true, "family": null}"#
        let name = try #require(Notification.PersonName(json: Array(text.utf8)))
        #expect(name.given == "12.50")
        #expect(name.middle == "true")
        #expect(name.family == nil)
    }

    @Test func `a list keeps its order and passes over what is no item of it`() throws {
        let text = #"{"lines": ["b", {}, "a", [], null, "b"]}"#
        let address = try #require(Notification.Address(json: Array(text.utf8)))
        #expect(address.lines == ["b", "a", "b"])
    }
}
