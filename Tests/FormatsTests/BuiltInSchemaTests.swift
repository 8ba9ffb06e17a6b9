import Formats
import HouseKit
import Model
import TestKit
import Testing

@Suite struct BuiltInSchemaTests {
    @Test(arguments: BuiltInSchema.allCases)
    func `what is built in is the published file`(schema: BuiltInSchema) throws {
        #expect(try schema.bytes == Deployed.bytes("Schemas/\(schema.rawValue)"))
        #expect(try schema.bytes.count > 1_000)
    }

    @Test func `each field of the list is in both schemas of a notification`() throws {
        let full = Filling.notification(.init(items: 1...2) { _, _ in "x" }, seed: 1)
        let catalogue = try Catalogue()
        for spelling in [Delivery.Spelling.xml, .json] {
            let reading = try catalogue.read(full.bytes(spelling), spelled: spelling)
            #expect(reading.notification == full)
        }
    }
}
