import Linkage
import Model
import Testing

@Suite struct BlockingKeyTests {
    @Test(arguments: [
        "01642 555123", "+44 1642 555 123", "0044-1642-555123", "(01642) 555123",
    ])
    func `one telephone number is one key, however it is written`(text: String) {
        #expect(BlockingKey.telephone(text) == BlockingKey.telephone("01642555123"))
        #expect(BlockingKey.telephone(text) != nil)
    }

    @Test(arguments: ["", "999", "n/a", "12345678", "123456789012345678"])
    func `what is too short or too long for a number is no key`(text: String) {
        #expect(BlockingKey.telephone(text) == nil)
    }

    @Test func `a name is a key only with both parts and the whole date`() throws {
        let day = try #require(PartialDate(reading: "2017-05-03"))
        let month = try #require(PartialDate(reading: "2017-05"))
        #expect(BlockingKey.nameAndBirth(given: "Ann", family: "Lee", birth: day) != nil)
        #expect(BlockingKey.nameAndBirth(given: "Ann", family: "Lee", birth: month) == nil)
        #expect(BlockingKey.nameAndBirth(given: "Ann", family: "Lee", birth: nil) == nil)
        #expect(BlockingKey.nameAndBirth(given: "", family: "Lee", birth: day) == nil)
        #expect(BlockingKey.nameAndBirth(given: "Ann", family: "-", birth: day) == nil)
    }

    @Test func `an address is a key only with a line and a postcode`() throws {
        let postcode = try #require(Postcode(reading: "TS25 2HB"))
        #expect(BlockingKey.address(line: "7 Pebble Close", postcode: postcode) != nil)
        #expect(BlockingKey.address(line: "7 Pebble Close", postcode: nil) == nil)
        #expect(BlockingKey.address(line: " ", postcode: postcode) == nil)
        #expect(
            BlockingKey.address(line: "7, PEBBLE CLOSE", postcode: postcode)
                == BlockingKey.address(line: "7 Pebble Close", postcode: postcode))
    }

    @Test func `parts of keys are kept apart, so that no two persons share one by chance`() throws {
        let day = try #require(PartialDate(reading: "2017-05-03"))
        #expect(
            BlockingKey.nameAndBirth(given: "Ann", family: "Lee", birth: day)
                != BlockingKey.nameAndBirth(given: "nLee", family: "An", birth: day))
    }

    @Test func `a person is kept under every name, address, number and telephone`() throws {
        var record = Person.Record()
        record.dateOfBirth = PartialDate(reading: "2017-05-03")
        record.nhsNumber = NHSNumber(reading: "9434765919")
        record.names = [
            .init(given: "Ann", family: "Lee"), .init(given: "Annie", family: "Lee", kind: .alias),
            .init(given: "Ann", family: "Old", kind: .former),
        ]
        record.telephones = ["01642 555123", "none"]
        var home = Person.Residence()
        home.line = "1 Road"
        home.postcode = Postcode(reading: "TS25 2HB")
        record.addresses = [home]
        #expect(BlockingKey.keys(of: record).count == 6)
    }
}
