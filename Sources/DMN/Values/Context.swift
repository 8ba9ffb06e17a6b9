/// A FEEL context: values by name, in the order in which they were written.
package struct Context: Sendable {
    /// The entries' names, in the order in which they were written.
    package private(set) var names: [String]
    /// The entries' values, in the same order.
    package private(set) var values: [Value]

    /// A context without entries.
    package init() {
        names = []
        values = []
    }

    /// As many values as names; names all different.
    package init(names: [String], values: [Value]) {
        precondition(names.count == values.count)
        self.names = names
        self.values = values
    }

    /// `nil` when there is no entry of that name.
    package subscript(name: String) -> Value? {
        // Contexts hold a few entries; walking them is quicker than hashing a name.
        names.firstIndex(of: name).map { values[$0] }
    }

    /// Adds an entry, or gives the entry of that name another value.
    package mutating func set(_ name: String, to value: Value) {
        if let index = names.firstIndex(of: name) {
            values[index] = value
        } else {
            names.append(name)
            values.append(value)
        }
    }
}

extension Context: Hashable {
    /// Entries are compared by name; their order does not matter.
    package static func == (left: Context, right: Context) -> Bool {
        left.names.count == right.names.count
            && zip(left.names, left.values).allSatisfy { right[$0] == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(Set(names))
    }
}

extension Context: CustomStringConvertible {
    package var description: String {
        let entries = zip(names, values).map { name, value in
            let isPlain = name.unicodeScalars.allSatisfy { Lexer.isNamePart($0) || $0 == " " }
            return "\(isPlain ? name : Value.quoted(name)): \(value.literal)"
        }
        return "{" + entries.joined(separator: ", ") + "}"
    }
}
