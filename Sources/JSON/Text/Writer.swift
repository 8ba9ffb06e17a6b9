/// Writes one JSON text, value by value, in the order of the calls.
///
/// A key without a value, a value without a key, an end without its beginning, or a second root is
/// a mistake in the program.
package struct Writer: Sendable {
    /// Where the writer stands.
    private enum Place: Sendable {
        case beforeRoot, afterRoot, inArray, inObject, afterKey
    }

    /// The text written so far.
    package private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var place = Place.beforeRoot
    /// Where it will stand when the open objects and arrays end, outermost first.
    private var outer: [Place] = []
    private var isFirst = true

    /// A writer of an empty text.
    ///
    /// - Parameter isPretty: Whether each member and element has a line of its own, with two
    ///   spaces for each level; otherwise there is no space at all.
    package init(isPretty: Bool = false, reserving capacityBytes: Int = 1_024) {
        self.isPretty = isPretty
        bytes.reserveCapacity(capacityBytes)
    }

    /// Begins a new text and keeps the storage of the former one.
    package mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        place = .beforeRoot
        outer.removeAll(keepingCapacity: true)
        isFirst = true
    }

    /// Begins an object; its members follow, and then ``endObject()``.
    package mutating func beginObject() {
        enter(.inObject, UInt8(ascii: "{"))
    }

    /// Ends the object that was begun last.
    package mutating func endObject() {
        precondition(place == .inObject, "the end of no object, or a key without a value")
        leave(UInt8(ascii: "}"))
    }

    /// Begins an array; its elements follow, and then ``endArray()``.
    package mutating func beginArray() {
        enter(.inArray, UInt8(ascii: "["))
    }

    /// Ends the array that was begun last.
    package mutating func endArray() {
        precondition(place == .inArray, "the end of no array")
        leave(UInt8(ascii: "]"))
    }

    /// Writes an object with the members that `body` writes.
    package mutating func object<Failure: Error>(
        _ body: (inout Writer) throws(Failure) -> Void
    ) throws(Failure) {
        beginObject()
        try body(&self)
        endObject()
    }

    /// Writes an array with the elements that `body` writes.
    package mutating func array<Failure: Error>(
        _ body: (inout Writer) throws(Failure) -> Void
    ) throws(Failure) {
        beginArray()
        try body(&self)
        endArray()
    }

    /// Writes a member's key; its value must follow.
    package mutating func key(_ key: String) {
        precondition(place == .inObject, "a key outside an object")
        separate()
        bytes.append(quoting: key)
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        place = .afterKey
    }

    /// Writes a member's key that needs no escape, as names of our own do; its value must follow.
    package mutating func key(_ name: StaticString) {
        precondition(place == .inObject, "a key outside an object")
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        place = .afterKey
    }

    /// Writes a string.
    package mutating func string(_ text: String) {
        let outer = prepare()
        bytes.append(quoting: text)
        place = outer
    }

    /// Writes a whole number.
    package mutating func number(_ value: some BinaryInteger) {
        raw(String(value))
    }

    /// Writes a number as its literal stands.
    package mutating func number(_ value: Number) {
        raw(value.text)
    }

    /// Writes a number to as many digits as tell it from its neighbours; `null` in place of what
    /// JSON cannot write (infinity, not a number).
    package mutating func number(_ value: Double) {
        raw(value.isFinite ? value.description : "null")
    }

    /// Writes a number or a boolean that is held as text, such as a value read from XML. A text
    /// that is neither is written as a string, so what was kept as written stays so.
    package mutating func literal(_ text: String) {
        let isLiteral = text == "true" || text == "false" || Number(parsing: text) != nil
        if isLiteral { raw(text) } else { string(text) }
    }

    /// Writes `true` or `false`.
    package mutating func boolean(_ value: Bool) {
        raw(value ? "true" : "false")
    }

    /// Writes `null`.
    package mutating func null() {
        raw("null")
    }

    /// Writes a value that was read, its numbers as they were written.
    package mutating func value(_ value: Value) {
        switch value.kind {
        case .string: string(value.string ?? "")
        case .null: null()
        case .boolean, .number: raw(value.scalarText ?? "")
        case .array:
            array { writer in
                for element in value.elements { writer.value(element) }
            }
        case .object:
            object { writer in
                for (key, value) in value.members {
                    writer.key(key)
                    writer.value(value)
                }
            }
        }
    }
}

extension Writer {
    private mutating func enter(_ inner: Place, _ bracket: UInt8) {
        outer.append(prepare())
        bytes.append(bracket)
        place = inner
        isFirst = true
    }

    private mutating func leave(_ bracket: UInt8) {
        place = outer.removeLast()
        if isPretty, !isFirst { breakLine() }
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func raw(_ literal: String) {
        let outer = prepare()
        bytes.append(contentsOf: literal.utf8)
        place = outer
    }

    /// Makes room for a value.
    ///
    /// - Returns: Where the writer stands after that value.
    private mutating func prepare() -> Place {
        switch place {
        case .beforeRoot:
            return .afterRoot
        case .inArray:
            separate()
            return .inArray
        case .afterKey:
            return .inObject
        case .inObject:
            preconditionFailure("a value without a key")
        case .afterRoot:
            preconditionFailure("a second root")
        }
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        if isPretty { breakLine() }
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in outer {
            bytes.append(UInt8(ascii: " "))
            bytes.append(UInt8(ascii: " "))
        }
    }
}
