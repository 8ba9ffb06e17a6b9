package import XML

/// Reads a record from an XML element whose children stand in the order of the record's fields.
struct XMLReading: Speller {
    /// The next child that was not read yet.
    private var next: Element?

    init(_ element: Element) {
        next = element.firstChild
    }

    /// The next child, if it bears this name. The schema has seen to the order.
    private mutating func take(_ name: StaticString) -> Element? {
        guard let element = next, element.isNamed(name) else { return nil }
        next = element.next
        return element
    }

    mutating func leaf<Field: Leaf>(_ name: StaticString, _ value: inout Field) {
        if let element = take(name), let read = Field(written: element.text) { value = read }
    }

    mutating func leaf<Field: Leaf>(_ name: StaticString, _ value: inout Field?) {
        // A new record has nothing here, and most fields of most messages stay so.
        if let element = take(name) { value = Field(written: element.text) }
    }

    mutating func leaves<Field: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Field]
    ) {
        guard let list = take(name) else { return }
        var item = list.firstChild
        while let element = item {
            if let read = Field(written: element.text) { values.append(read) }
            item = element.next
        }
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        if let element = take(name) { value = Self.read(element) }
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        if let element = take(name) { value = Self.read(element) }
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        guard let list = take(name) else { return }
        var item = list.firstChild
        while let element = item {
            values.append(Self.read(element))
            item = element.next
        }
    }

    static func read<Record: Spelled>(_ element: Element) -> Record {
        var record = Record()
        var reading = XMLReading(element)
        record.spell(with: &reading)
        return record
    }
}

/// Writes a record's fields as child elements; what is absent is left out.
struct XMLWriting: Speller {
    var writer: XML.Writer

    mutating func leaf<Field: Leaf>(_ name: StaticString, _ value: inout Field) {
        writer.element(name, text: value.written)
    }

    mutating func leaf<Field: Leaf>(_ name: StaticString, _ value: inout Field?) {
        guard let field = value else { return }
        writer.element(name, text: field.written)
    }

    mutating func leaves<Field: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Field]
    ) {
        guard !values.isEmpty else { return }
        writer.begin(name)
        for field in values { writer.element(item, text: field.written) }
        writer.end()
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record) {
        writer.begin(name)
        value.spell(with: &self)
        writer.end()
    }

    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?) {
        guard var inner = value else { return }
        record(name, &inner)
    }

    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record]
    ) {
        guard !values.isEmpty else { return }
        writer.begin(name)
        for index in values.indices {
            var inner = values[index]
            record(item, &inner)
        }
        writer.end()
    }
}

extension Spelled {
    /// Reads a record from an element that a schema has found to be one.
    package init(xml element: Element) {
        self = XMLReading.read(element)
    }

    /// The record as an XML document with this root.
    package func xml(
        root: StaticString, namespace: StaticString, isPretty: Bool = true
    ) -> [UInt8] {
        var writing = XMLWriting(writer: XML.Writer(isPretty: isPretty))
        var record = self
        writing.writer.begin(root, namespace: namespace)
        record.spell(with: &writing)
        writing.writer.end()
        return writing.writer.bytes
    }
}
