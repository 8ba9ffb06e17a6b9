import Formats
import HouseKit
import Model
import Testing

/// The published examples: one for each message type, right in every detail, in both spellings.
@Suite struct ExamplesTests {
    /// Names of the examples without their endings.
    private static func names() throws -> [String] {
        let files = try Deployed.names(in: "Schemas/examples").filter { $0.contains(".") }
        let names = Set(files.compactMap { $0.split(separator: ".").first.map(String.init) })
        for name in names {
            #expect(files.contains(name + ".xml") && files.contains(name + ".json"), "\(name)")
        }
        return names.sorted()
    }

    private static func read(
        _ name: String, _ spelling: Delivery.Spelling, by catalogue: Catalogue
    ) throws -> Reading {
        let bytes = try Deployed.bytes("Schemas/examples/\(name).\(spelling.rawValue)")
        return try catalogue.read(bytes, spelled: spelling)
    }

    @Test func `each is read alike in both spellings, without a fault or a warning`() throws {
        let catalogue = try Catalogue()
        let names = try Self.names()
        #expect(names.count >= MessageType.allCases.count)
        for name in names {
            let xml = try Self.read(name, .xml, by: catalogue)
            let json = try Self.read(name, .json, by: catalogue)
            #expect(xml.notification == json.notification, "\(name)")
            #expect(xml.warnings.map { "\($0.code) \($0.place.path ?? "")" } == [], "\(name)")
            #expect(json.warnings.count == 0, "\(name)")
        }
    }

    @Test func `each message type has one, and no two share a child or a sentence`() throws {
        let catalogue = try Catalogue()
        var types: Set<MessageType> = []
        var children: Set<String> = []
        var sentences: Set<String> = []
        for name in try Self.names() {
            let notification = try Self.read(name, .json, by: catalogue).notification
            types.insert(try #require(notification.header.messageType.value, "\(name)"))
            for subject in notification.subjects {
                let parts = [
                    subject.name?.given, subject.name?.family, subject.dateOfBirth?.written,
                    subject.expectedDeliveryDate?.written,
                ].compactMap { $0 }
                guard parts.count > 1 else { continue }
                #expect(children.insert(parts.joined(separator: " ")).inserted, "\(name)")
            }
            for sentence in (notification.narrative ?? "").split(separator: ". ") {
                #expect(sentences.insert(String(sentence)).inserted, "\(name): \(sentence)")
            }
        }
        #expect(types == Set(MessageType.allCases))
        #expect(sentences.count > 60)
    }
}
