import HouseKit
import JSON
import Model
import Spelling
import Testing
import XML

@Suite struct FieldTableTests {
    private static let table = Result { try FieldTable.ofNotification() }

    @Test func `the table has each field once, and more than none`() throws {
        let paths = try Self.table.get().fields.map(\.path)
        #expect(paths.count > 400)
        #expect(Set(paths).count == paths.count)
    }

    @Test func `the XML Schema describes the fields of the table, in its order`() throws {
        let table = try Self.table.get()
        let bytes = try Deployed.bytes("Schemas/notification-1.xsd")
        let document = try XML.Document(parsing: bytes.span, within: .ruleFile)
        let described = document.withRoot { FieldTable(XSDFields(of: $0).fields) }
        #expect(table.differences(from: described, called: "the XML Schema") == [])
        #expect(described.fields == table.fields)
    }

    @Test func `the JSON Schema describes the fields of the table, in its order`() throws {
        let table = try Self.table.get().withoutItems
        let bytes = try Deployed.bytes("Schemas/notification-1.schema.json")
        let document = try JSON.Document(parsing: bytes, within: .ownFile)
        let described = FieldTable(JSONFields(of: document.root).fields)
        #expect(table.differences(from: described, called: "the JSON Schema") == [])
        #expect(described.fields == table.fields)
    }

    @Test func `the records list the fields of the table, in its order`() throws {
        let table = try Self.table.get()
        let listed = FieldTable(RecordFields.fields(of: Notification.self))
        #expect(table.differences(from: listed, called: "the records") == [])
        #expect(listed.fields == table.fields)
    }

    @Test func `what only one of two has, or has otherwise, is named`() throws {
        let table = try FieldTable(parsing: "a leaf\nb leaves c\nd record")
        let other = try FieldTable(parsing: "a leaf\nb leaves x\ne leaf")
        #expect(
            table.differences(from: other, called: "it") == [
                "b is leaves c in the table, leaves x in it", "d is not in it",
                "e is in it, not in the table",
            ])
        #expect(table.differences(from: FieldTable([]), called: "it").count == 3)
        #expect(table.differences(from: table, called: "it") == [])
    }

    @Test(arguments: ["a", "a shoe", "a leaf b", "a leaves", "a record b", "a records b c"])
    func `a line of another form is no line of a table`(line: String) {
        #expect(throws: Missing.self) { try FieldTable(parsing: line) }
    }
}

/// The fields that the XML Schema describes: it is one type for each record and each list.
private struct XSDFields {
    private var types: [String: XML.Element] = [:]
    private(set) var fields: [FieldTable.Field] = []

    init(of root: XML.Element) {
        for type in root.children where type.isNamed("complexType") {
            if let name = type.attribute("name") { types[name] = type }
        }
        walk("Notification", inside: "")
    }

    private func elements(of type: String) -> [XML.Element] {
        types[type]?.child("sequence")?.children.filter { $0.isNamed("element") } ?? []
    }

    private mutating func walk(_ type: String, inside path: String) {
        for element in elements(of: type) {
            guard let name = element.attribute("name"), let type = element.attribute("type")
            else { continue }
            add(path + name, type)
        }
    }

    private mutating func add(_ path: String, _ type: String) {
        guard types[type] != nil else {
            fields.append(FieldTable.Field(path: path, kind: .leaf))
            return
        }
        let inside = elements(of: type)
        guard inside.count == 1, inside[0].attribute("maxOccurs") != nil,
            let item = inside[0].attribute("name"), let itemType = inside[0].attribute("type")
        else {
            fields.append(FieldTable.Field(path: path, kind: .record))
            walk(type, inside: path + "/")
            return
        }
        let isLeaf = types[itemType] == nil
        let kind: FieldTable.Kind = isLeaf ? .leaves(each: item) : .records(each: item)
        fields.append(FieldTable.Field(path: path, kind: kind))
        walk(itemType, inside: "\(path)/\(item)/")
    }
}

/// The fields that the JSON Schema describes; an item of a list has no name there.
private struct JSONFields {
    private let root: JSON.Value
    private(set) var fields: [FieldTable.Field] = []

    init(of root: JSON.Value) {
        self.root = root
        walk(definition(of: root), inside: "")
    }

    /// What a schema refers to.
    private func definition(of schema: JSON.Value) -> JSON.Value {
        guard let name = schema["$ref"]?.string?.split(separator: "/").last,
            let definition = root["$defs"]?[String(name)]
        else { return schema }
        return definition
    }

    private mutating func walk(_ schema: JSON.Value, inside path: String) {
        guard let properties = schema["properties"] else { return }
        for member in properties.members {
            add(path + member.key, definition(of: member.value))
        }
    }

    private mutating func add(_ path: String, _ schema: JSON.Value) {
        guard let items = schema["items"] else {
            let kind: FieldTable.Kind = schema["properties"] == nil ? .leaf : .record
            fields.append(FieldTable.Field(path: path, kind: kind))
            walk(schema, inside: path + "/")
            return
        }
        let item = definition(of: items)
        let isLeaf = item["properties"] == nil
        let kind: FieldTable.Kind = isLeaf ? .leaves(each: "") : .records(each: "")
        fields.append(FieldTable.Field(path: path, kind: kind))
        walk(item, inside: path + "/")
    }
}

/// The fields that a record and the records inside it list.
private struct RecordFields: Speller {
    private var path = ""
    private var fields: [FieldTable.Field] = []

    static func fields<Record: Spelled>(of type: Record.Type) -> [FieldTable.Field] {
        var list = RecordFields()
        var record = Record()
        record.spell(with: &list)
        return list.fields
    }

    private mutating func add(_ name: StaticString, _ kind: FieldTable.Kind) {
        fields.append(FieldTable.Field(path: "\(path)\(name)", kind: kind))
    }

    private mutating func enter<Record: Spelled>(_ step: String, _ type: Record.Type) {
        let outer = path
        path += step + "/"
        var record = Record()
        record.spell(with: &self)
        path = outer
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value) {
        add(name, .leaf)
    }

    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?) {
        add(name, .leaf)
    }

    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value]
    ) {
        add(name, .leaves(each: item.description))
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        add(name, .record)
        enter(name.description, Record.self)
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        add(name, .record)
        enter(name.description, Record.self)
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        add(name, .records(each: item.description))
        enter("\(name)/\(item)", Record.self)
    }
}
