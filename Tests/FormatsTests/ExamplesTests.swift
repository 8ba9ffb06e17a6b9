import Formats
import HouseKit
import Model
import Spelling
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

    @Test func `every field of a notification occurs in one of them`() throws {
        let catalogue = try Catalogue()
        var present = PresentFields()
        for name in try Self.names() {
            var notification = try Self.read(name, .json, by: catalogue).notification
            notification.spell(with: &present)
        }
        let fields = try FieldTable.ofNotification().fields.map(\.path)
        #expect(fields.filter { !present.paths.contains($0) } == [])
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

/// The paths of the fields that a record has something in, as ``FieldTable`` names them.
private struct PresentFields: Speller {
    private(set) var paths: Set<String> = []
    private var path: [String] = []

    private func whole(_ name: StaticString) -> String {
        (path + [name.description]).joined(separator: "/")
    }

    private mutating func walk(_ steps: [StaticString], _ record: inout some Spelled) {
        path += steps.map(\.description)
        record.spell(with: &self)
        path.removeLast(steps.count)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        if !value.written.isEmpty { paths.insert(whole(name)) }
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        if value != nil { paths.insert(whole(name)) }
    }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        if !values.isEmpty { paths.insert(whole(name)) }
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        paths.insert(whole(name))
        walk([name], &value)
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        guard var record = value else { return }
        self.record(name, &record)
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        if !values.isEmpty { paths.insert(whole(name)) }
        for index in values.indices { walk([name, item], &values[index]) }
    }
}
