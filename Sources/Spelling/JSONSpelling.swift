package import JSON

/// Reads a record from a JSON object.
struct JSONReading: Speller {
    let object: Value

    mutating func leaf<Field: Leaf>(_ name: StaticString, _ value: inout Field) {
        if let text = object[name]?.scalarText, let read = Field(written: text) { value = read }
    }

    mutating func leaf<Field: Leaf>(_ name: StaticString, _ value: inout Field?) {
        value = object[name]?.scalarText.flatMap(Field.init(written:))
    }

    mutating func leaves<Field: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Field]
    ) {
        values =
            object[name]?.elements.compactMap { $0.scalarText.flatMap(Field.init(written:)) } ?? []
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        if let inner = object[name] { value = Self.read(inner) }
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        value = object[name].flatMap { $0.kind == .object ? Self.read($0) : nil }
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        values =
            object[name]?.elements.filter { $0.kind == .object }.map { Self.read($0) } ?? []
    }

    static func read<Record: Spelled>(_ object: Value) -> Record {
        var record = Record()
        var reading = JSONReading(object: object)
        record.spell(with: &reading)
        return record
    }
}

/// Writes a record's fields as the members of a JSON object; what is absent is left out.
struct JSONWriting: Speller {
    var writer: JSON.Writer

    mutating func leaf<Field: Leaf>(_ name: StaticString, _ value: inout Field) {
        writer.key(name)
        write(value)
    }

    mutating func leaf<Field: Leaf>(_ name: StaticString, _ value: inout Field?) {
        guard let field = value else { return }
        writer.key(name)
        write(field)
    }

    mutating func leaves<Field: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Field]
    ) {
        guard !values.isEmpty else { return }
        writer.key(name)
        writer.beginArray()
        for index in values.indices { write(values[index]) }
        writer.endArray()
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        writer.key(name)
        write(&value)
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        guard var inner = value else { return }
        record(name, &inner)
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        guard !values.isEmpty else { return }
        writer.key(name)
        writer.beginArray()
        for index in values.indices {
            var inner = values[index]
            write(&inner)
        }
        writer.endArray()
    }

    mutating func write(_ record: inout some Spelled) {
        writer.beginObject()
        record.spell(with: &self)
        writer.endObject()
    }

    private mutating func write<Field: Leaf>(_ field: Field) {
        if Field.isLiteral {
            writer.literal(field.written)
        } else {
            writer.string(field.written)
        }
    }
}

extension Spelled {
    /// Reads a record from an object that a schema has found to be one.
    package init(json object: Value) {
        self = JSONReading.read(object)
    }

    /// Reads a record from a text of our own; nil where it is not one object of JSON.
    package init?(json bytes: [UInt8]) {
        guard let document = try? JSON.Document(parsing: bytes, within: .ownFile),
            document.root.kind == .object
        else { return nil }
        self.init(json: document.root)
    }

    /// The record as JSON on one line.
    package var json: [UInt8] { json(isPretty: false) }

    package func json(isPretty: Bool) -> [UInt8] {
        var writing = JSONWriting(writer: JSON.Writer(isPretty: isPretty))
        var record = self
        writing.write(&record)
        return writing.writer.bytes
    }
}
