import JSON
import Model
import Spelling

/// A message while it is filled, field by field: a tree of texts.
struct Draft {
    private indirect enum Node {
        case text(String)
        case list([Node])
        case fields([String: Node])
    }

    private var root = Node.fields([:])

    /// Writes one field, where `+` is a new item of a list, `$` its last, and a number one of them.
    mutating func set(_ path: String, to text: String) {
        Self.set(&root, path.split(separator: "/")[...], text)
    }

    /// How many items a list of the message has.
    func count(of list: String) -> Int {
        guard case .fields(let fields) = root, case .list(let items)? = fields[list] else {
            return 0
        }
        return items.count
    }

    private static func set(_ node: inout Node, _ path: ArraySlice<Substring>, _ text: String) {
        guard let step = path.first else {
            node = .text(text)
            return
        }
        let rest = path.dropFirst()
        if step == "+" || step == "$" || Int(step) != nil {
            var items: [Node] = if case .list(let items) = node { items } else { [] }
            if step == "+" || items.isEmpty { items.append(.fields([:])) }
            let index = min((Int(step) ?? items.count) - 1, items.count - 1)
            set(&items[index], rest, text)
            node = .list(items)
        } else {
            var fields: [String: Node] = if case .fields(let fields) = node { fields } else { [:] }
            var inner = fields[String(step)] ?? .fields([:])
            set(&inner, rest, text)
            fields[String(step)] = inner
            node = .fields(fields)
        }
    }

    var notification: Notification? {
        var writer = JSON.Writer(isPretty: false)
        Self.write(root, to: &writer)
        return Notification(json: writer.bytes)
    }

    private static func write(_ node: Node, to writer: inout JSON.Writer) {
        switch node {
        case .text(let text): writer.string(text)
        case .list(let items):
            writer.array { writer in
                for item in items { write(item, to: &writer) }
            }
        case .fields(let fields):
            writer.object { writer in
                for (name, inner) in fields.sorted(by: { $0.key < $1.key }) {
                    writer.key(name)
                    write(inner, to: &writer)
                }
            }
        }
    }
}
