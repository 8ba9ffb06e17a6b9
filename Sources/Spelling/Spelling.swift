// Spelling: one description of a record, spelled as XML or as JSON.
//
// What      A record lists its fields once, in order, by name; from that one list it is read from
//           and written as either spelling, so that both always agree.
// Takes     A validated XML element or JSON object; or a record to write.
// Gives     The record; or XML or JSON text.
// Faults    None: a schema has refused what is not of the structure before a record is read, and
//           what a record does not list is left alone.
// See also  `XML`, `JSON` below; `Formats` and `Enrichment` describe their records with it.

/// A record with named fields.
package protocol Spelled {
    init()

    /// Names each field once, in the order in which XML has them.
    ///
    /// A reader fills the fields, a writer takes them; the same list serves both.
    mutating func spell(with speller: inout some Speller)
}

/// A value that is one piece of text.
package protocol Leaf {
    init?(written: String)
    var written: String { get }
    /// Whether JSON writes it without quotes.
    static var isLiteral: Bool { get }
    /// What is wrong with the text, where it was to be more than text; nil where nothing is.
    var misreading: Misreading? { get }
}

/// A text that could not be read as what it was to be; it is kept as written.
package struct Misreading: Sendable, Hashable {
    /// A stable name for the kind of value.
    package var kind: String
    /// What was expected, in words.
    package var expected: String

    package init(kind: String, expected: String) {
        self.kind = kind
        self.expected = expected
    }
}

extension Leaf {
    package static var isLiteral: Bool { false }
    package var misreading: Misreading? { nil }
}

extension String: Leaf {
    package init(written: String) { self = written }
    package var written: String { self }
}

extension Int: Leaf {
    package init?(written: String) { self.init(written) }
    package var written: String { String(self) }
    package static var isLiteral: Bool { true }
}

extension Bool: Leaf {
    package init?(written: String) { self.init(written) }
    package var written: String { self ? "true" : "false" }
    package static var isLiteral: Bool { true }
}

/// Reads or writes the fields that a record names.
///
/// Names are those of both spellings. A list is an element that holds its items, each under
/// `item`; in JSON it is an array.
package protocol Speller {
    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value)
    mutating func leaf<Value: Leaf>(_ name: StaticString, _ value: inout Value?)
    mutating func leaves<Value: Leaf>(
        _ name: StaticString, each item: StaticString, _ values: inout [Value])
    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record)
    mutating func record<Record: Spelled>(_ name: StaticString, _ value: inout Record?)
    mutating func records<Record: Spelled>(
        _ name: StaticString, each item: StaticString, _ values: inout [Record])
}
