/// The names that an expression may use, and what each means.
struct Scope {
    enum Meaning: Sendable {
        case slot(Int)
        /// A knowledge model, by its number.
        case knowledge(Int)
        case builtin(Builtin)
        /// A function of the standard that this engine does not evaluate.
        case refused
    }

    private struct Variable {
        let name: Name
        let meaning: Meaning
    }

    /// Innermost last; a later one hides an earlier one of the same name.
    private var variables: [Variable] = []
    /// Names that may follow a point.
    private(set) var members: Set<Name>
    let types: [Name: ValueType]
    /// The slots of the items of the filters that are being read, innermost last.
    var filterItems: [Int] = []
    /// Slots that a frame for these expressions needs.
    private(set) var frameSize = 0

    /// - Parameter reserved: How many slots are taken before the first variable is declared.
    init(members: Set<Name> = [], types: [Name: ValueType] = [:], reserved: Int = 0) {
        self.members = members.union(Scope.properties)
        self.types = types
        frameSize = reserved
    }

    /// Properties of dates, times, durations and ranges.
    private static let properties = Set(
        [
            "year", "month", "day", "weekday", "hour", "minute", "second", "time offset",
            "timezone", "years", "months", "days", "hours", "minutes", "seconds", "start", "end",
            "start included", "end included",
        ].map(Name.init))

    /// Gives a variable the next slot.
    @discardableResult
    mutating func declare(_ name: Name) -> Int {
        let slot = reserve()
        variables.append(Variable(name: name, meaning: .slot(slot)))
        return slot
    }

    mutating func declare(_ name: Name, knowledge number: Int) {
        variables.append(Variable(name: name, meaning: .knowledge(number)))
    }

    /// Another name for a slot that is already there.
    mutating func declare(_ name: Name, slot: Int) {
        variables.append(Variable(name: name, meaning: .slot(slot)))
    }

    /// A slot without a name.
    mutating func reserve() -> Int {
        frameSize += 1
        return frameSize - 1
    }

    mutating func addMember(_ name: Name) {
        members.insert(name)
    }

    /// The type of a name, which is FEEL's own or the file's; any if there is no name.
    func type(named name: String?) throws(DMNError) -> ValueType {
        guard let name else { return .any }
        guard let type = types[Name(name)] ?? ValueType(named: name) else {
            throw DMNError(.unknownName, "a type of FEEL or of this file, not \"\(name)\"")
        }
        return type
    }

    /// How many variables there are now, for ``forget(downTo:)``.
    var depth: Int { variables.count }

    /// Takes the innermost variables out of scope. Their slots stay theirs, so that a function made
    /// inside keeps what it saw.
    mutating func forget(downTo depth: Int) {
        variables.removeLast(variables.count - depth)
    }

    /// Takes over the slots that were reserved by a copy of this scope.
    mutating func adopt(_ other: Scope) {
        frameSize = max(frameSize, other.frameSize)
        members.formUnion(other.members)
    }

    // MARK: - Look-up

    struct Match {
        let name: Name
        let end: Int
        let meaning: Meaning
    }

    /// The longest name in scope that stands in the source at `start`.
    func longestName(in source: [Unicode.Scalar], at start: Int) -> Match? {
        var longest: Match?
        for variable in variables.reversed() {
            guard let end = variable.name.end(in: source, at: start) else { continue }
            if end > longest?.end ?? start {
                longest = Match(name: variable.name, end: end, meaning: variable.meaning)
            }
        }
        for (name, builtin) in Builtin.names {
            guard let end = name.end(in: source, at: start) else { continue }
            if end > longest?.end ?? start {
                longest = Match(name: name, end: end, meaning: .builtin(builtin))
            }
        }
        for name in Builtin.refused {
            guard let end = name.end(in: source, at: start) else { continue }
            if end > longest?.end ?? start {
                longest = Match(name: name, end: end, meaning: .refused)
            }
        }
        return longest
    }

    /// The longest of the names that stands in the source at `start`, and where it ends.
    static func longest(
        of names: some Sequence<Name>, in source: [Unicode.Scalar], at start: Int
    ) -> (name: Name, end: Int)? {
        names.compactMap { name in name.end(in: source, at: start).map { (name, $0) } }
            .max { $0.1 < $1.1 }
    }
}
