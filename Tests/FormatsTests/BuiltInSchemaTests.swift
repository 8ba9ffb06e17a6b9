import Formats
import HouseKit
import JSON
import Model
import Spelling
import TestKit
import Testing
import XML

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

    @Test func `each field of the JSON Schema is in the list, so that nothing sent is passed over`()
        throws
    {
        let schema = try JSON.Document(
            parsing: BuiltInSchema.notificationJSON.bytes, within: .ownFile)
        let described = SchemaFields(schema.root).paths
        let listed = FieldList.paths(of: Notification.self)
        #expect(described.subtracting(listed) == [])
        #expect(listed.subtracting(described) == [])
        #expect(listed.count > 250)
    }
}

/// The paths of all fields that a schema describes; items of a list stand under its name.
private struct SchemaFields {
    private let root: JSON.Value
    private(set) var paths: Set<String> = []

    init(_ root: JSON.Value) {
        self.root = root
        walk(root, "")
    }

    private mutating func walk(_ schema: JSON.Value, _ path: String) {
        if let reference = schema["$ref"]?.string, let name = reference.split(separator: "/").last {
            if let definition = root["$defs"]?[String(name)] { walk(definition, path) }
        }
        if let items = schema["items"] { walk(items, path) }
        guard let properties = schema["properties"] else { return }
        for member in properties.members {
            let field = "\(path)/\(member.key)"
            paths.insert(field)
            walk(member.value, field)
        }
    }
}

/// The paths of all fields that a record lists.
private struct FieldList: Speller {
    private var path = ""
    private var paths: Set<String> = []

    static func paths<Record: Spelled>(of type: Record.Type) -> Set<String> {
        var list = FieldList()
        var record = Record()
        record.spell(with: &list)
        return list.paths
    }

    private mutating func note(_ name: StaticString) { paths.insert("\(path)/\(name)") }

    private mutating func enter<Record: Spelled>(_ name: StaticString, _ type: Record.Type) {
        note(name)
        let outer = path
        path += "/\(name)"
        var record = Record()
        record.spell(with: &self)
        path = outer
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) { note(name) }
    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) { note(name) }
    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) { note(name) }
    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        enter(name, Record.self)
    }
    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        enter(name, Record.self)
    }
    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) { enter(name, Record.self) }
}
