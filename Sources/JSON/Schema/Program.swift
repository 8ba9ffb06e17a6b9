/// A compiled schema: flat tables that refer to one another by number.
///
/// Nothing in it changes after it is compiled, so threads share it.
struct Program: Sendable {
    /// A set of names, found by their fingerprints: open addressing in ``Program/slots``.
    struct NameTable: Sendable, BitwiseCopyable {
        let first: Int32
        /// One less than the number of slots, which is a power of two; -1 for no names.
        let mask: Int32

        static let empty = NameTable(first: 0, mask: -1)
    }

    struct Slot: Sendable, BitwiseCopyable {
        var fingerprint: UInt32 = 0
        /// The name's bytes in ``Program/names``.
        var start: UInt32 = 0
        var length: UInt32 = 0
        /// What the name stands for; -1 in a free slot.
        var number: Int32 = -1
    }

    /// A dynamic anchor in a resource.
    struct DynamicPlace: Hashable, Sendable {
        let anchor: Int32
        let resource: Int32
    }

    var rules: [Rule] = []
    var names: [UInt8] = []
    var slots: [Slot] = []
    /// Rules named in order by keywords that hold lists of schemas.
    var lists: [Int32] = []
    var choices: [Choices] = []
    var constants: [Value] = []
    var texts: [TextRule] = []
    var patterns: [Pattern] = []
    var numbers: [NumberRule] = []
    var objects: [ObjectRule] = []
    var properties: [Property] = []
    var patternProperties: [PatternProperty] = []
    /// Runs of bytes in `names`.
    var keys: [Rule.Run] = []
    var dependents: [Dependent] = []
    var arrays: [ArrayRule] = []
    var applications: [Application] = []
    /// The rules to which dynamic references may lead; empty if there is none of them.
    var dynamicTargets: [DynamicPlace: Int32] = [:]
    /// Whether any schema refers to another dynamically.
    var isDynamic = false

    /// Adds a table of names.
    mutating func addTable(_ entries: [(name: String, number: Int32)]) -> NameTable {
        guard !entries.isEmpty else { return .empty }
        // At most half full, so that a search is short.
        var size = 2
        while size < entries.count * 2 { size *= 2 }
        let first = slots.count
        slots.append(contentsOf: repeatElement(Slot(), count: size))
        for (name, number) in entries {
            let bytes = Array(name.utf8)
            let fingerprint = Fingerprint.of(bytes.span, from: 0, count: bytes.count)
            var place = Int(fingerprint) & (size - 1)
            while slots[first + place].number >= 0 { place = (place + 1) & (size - 1) }
            slots[first + place] = Slot(
                fingerprint: fingerprint, start: UInt32(names.count), length: UInt32(bytes.count),
                number: number)
            names += bytes
        }
        return NameTable(first: Int32(first), mask: Int32(size - 1))
    }

    /// Adds one name that is looked for in an object.
    mutating func addKey(_ name: String) -> Int32 {
        let bytes = Array(name.utf8)
        keys.append(Rule.Run(first: Int32(names.count), count: Int32(bytes.count)))
        names += bytes
        return Int32(keys.count - 1)
    }

    /// Adds a list of rules.
    mutating func addList(_ rules: [Int32]) -> Rule.Run {
        lists += rules
        return Rule.Run(first: Int32(lists.count - rules.count), count: Int32(rules.count))
    }

    /// The name of a key in words.
    func keyName(_ key: Int32) -> String {
        String(decoding: names[keys[Int(key)].range], as: UTF8.self)
    }
}
