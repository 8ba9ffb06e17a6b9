import Formats
import HouseKit
import Model
import TestKit
import Testing

@Suite struct PublishedFileTests {
    private static let folders = ["", "examples/", "examples/faults/"]

    @Test func `what is built in are the files of the folder, byte for byte`() throws {
        var names: [String] = []
        for folder in Self.folders {
            names += try Deployed.names(in: "Schemas/" + folder).filter { $0.contains(".") }
                .map { folder + $0 }
        }
        #expect(PublishedFile.all.map(\.name) == names.sorted())
        for file in PublishedFile.all {
            #expect(try file.bytes == Deployed.bytes("Schemas/\(file.name)"), "\(file.name)")
        }
        #expect(PublishedFile.all(in: "examples").count >= 2 * MessageType.allCases.count)
        #expect(PublishedFile("notification-2.xsd") == nil)
        #expect(try PublishedFile.openAPI.bytes.count > 1_000)
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
