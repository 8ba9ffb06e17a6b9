/// A cursor on one value of a document.
package struct Value: Sendable {
    /// What a value is.
    package enum Kind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
        case null, boolean, number, string, array, object
    }

    let document: Document
    /// The value's place on the tape.
    let index: Int

    var entry: Entry {
        document.tape[index]
    }

    /// What this value is.
    package var kind: Kind {
        entry.kind
    }

    /// A string's content, its escapes resolved; `nil` for any other kind.
    package var string: String? {
        let entry = entry
        guard entry.kind == .string else { return nil }
        return String(decoding: document.content(of: entry), as: UTF8.self)
    }

    /// A number, exactly; `nil` for any other kind.
    package var number: Number? {
        let entry = entry
        guard entry.kind == .number else { return nil }
        return Number(literal: document.bytes[entry.range])
    }

    /// A number that is whole and fits in 64 bits, however it is written (`1`, `1.0`, `10e-1`);
    /// `nil` for anything else.
    package var integer: Int? {
        let entry = entry
        guard entry.kind == .number else { return nil }
        guard entry.marks.contains(.whole) else { return number?.integer }
        return Int(String(decoding: document.bytes[entry.range], as: UTF8.self))
    }

    /// A boolean; `nil` for any other kind.
    package var boolean: Bool? {
        let entry = entry
        return entry.kind == .boolean ? entry.marks.contains(.isTrue) : nil
    }

    /// A string's content, or a number or boolean as written; `nil` for null, arrays and objects.
    package var scalarText: String? {
        let entry = entry
        switch entry.kind {
        case .string, .number, .boolean:
            return String(decoding: document.content(of: entry), as: UTF8.self)
        case .null, .array, .object:
            return nil
        }
    }

    /// The number of elements of an array or members of an object; 0 for a scalar.
    package var count: Int {
        let entry = entry
        return entry.kind == .array || entry.kind == .object ? Int(entry.length) : 0
    }

    /// Where the value begins.
    package var position: Position {
        let bytes = document.bytes
        return Position(of: Int(entry.start), in: bytes.span)
    }
}

extension Value {
    /// The value of an object's member; `nil` if there is none, or if this is no object.
    ///
    /// The members are looked through in order. No string is made.
    package subscript(_ key: String) -> Value? {
        member(named: key.utf8Span.span)
    }

    /// The value of an object's member whose key the program knows.
    package subscript(_ key: StaticString) -> Value? {
        key.withUTF8Buffer { member(named: $0.span) }
    }

    /// The value of the member whose name has these bytes.
    func member(named wanted: Span<UInt8>) -> Value? {
        let entry = entry
        guard entry.kind == .object else { return nil }
        let fingerprint = Fingerprint.of(wanted, from: 0, count: wanted.count)
        var index = index + 1
        for _ in 0..<entry.length {
            let key = document.tape[index]
            if key.fingerprint == fingerprint, document.content(of: key, is: wanted) {
                return Value(document: document, index: index + 1)
            }
            index = Int(document.tape[index + 1].next)
        }
        return nil
    }

    /// An array's elements in order; none for any other kind.
    package var elements: Elements {
        Elements(document: document, index: index + 1, left: kind == .array ? count : 0)
    }

    /// An object's members in the order written; none for any other kind.
    package var members: Members {
        Members(document: document, index: index + 1, left: kind == .object ? count : 0)
    }

    /// The elements of an array.
    package struct Elements: Sequence, IteratorProtocol, Sendable {
        let document: Document
        var index: Int
        var left: Int

        /// Those that are left.
        package var underestimatedCount: Int {
            left
        }

        /// The next element, or `nil` after the last.
        package mutating func next() -> Value? {
            guard left > 0 else { return nil }
            let value = Value(document: document, index: index)
            index = Int(value.entry.next)
            left -= 1
            return value
        }
    }

    /// The members of an object.
    package struct Members: Sequence, IteratorProtocol, Sendable {
        let document: Document
        var index: Int
        var left: Int

        /// Those that are left.
        package var underestimatedCount: Int {
            left
        }

        /// The next member, or `nil` after the last.
        package mutating func next() -> (key: String, value: Value)? {
            guard left > 0 else { return nil }
            let key = document.content(of: document.tape[index])
            let value = Value(document: document, index: index + 1)
            index = Int(value.entry.next)
            left -= 1
            return (String(decoding: key, as: UTF8.self), value)
        }
    }
}

extension Document {
    /// The fingerprint of a string that is no key.
    func fingerprint(of entry: Entry) -> UInt32 {
        let source = entry.marks.contains(.escaped) ? decoded : bytes
        return Fingerprint.of(source.span, from: Int(entry.content), count: Int(entry.length))
    }

    /// Whether a key or string has exactly this content.
    func content(of entry: Entry, is wanted: Span<UInt8>) -> Bool {
        guard Int(entry.length) == wanted.count else { return false }
        let source = entry.marks.contains(.escaped) ? decoded : bytes
        let start = Int(entry.content)
        for offset in wanted.indices where source[start + offset] != wanted[offset] {
            return false
        }
        return true
    }
}
