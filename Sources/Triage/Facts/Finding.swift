import Model

/// What was found of one fact, and where.
struct Finding: Sendable, Equatable {
    enum Answer: Sendable, Equatable {
        case yes, no, unknown
        case number(Int)
        /// So many are known, and there may be more.
        case atLeast(Int)

        /// Whether the fact is known to be so; of a count, whether there is at least one.
        var isSo: Bool {
            switch self {
            case .yes: true
            case .no, .unknown: false
            case .number(let count), .atLeast(let count): count >= 1
            }
        }

        /// Whether a count may be higher than is known, so that a no is not final.
        var isOpen: Bool {
            if case .atLeast = self { true } else { false }
        }
    }

    let answer: Answer
    /// Where it was found; of something unknown, where the answer belongs.
    ///
    /// An unknown without a place is one that nothing in the message touches on: it raises no
    /// question, since nobody would think of asking it.
    let places: [String]

    init(_ answer: Answer, at places: [String] = []) {
        self.answer = answer
        self.places = places
    }

    /// Unknown, and nothing in the message touches on it.
    static let silent = Finding(.unknown)

    static func yes(at places: String...) -> Finding { Finding(.yes, at: places) }
    static func no(at places: String...) -> Finding { Finding(.no, at: places) }
    static func unknown(at places: String...) -> Finding { Finding(.unknown, at: places) }

    /// The value as it is kept with the verdict. Of an open count the known part is told, and
    /// never a nought.
    var value: Verdict.Fact.Value {
        switch answer {
        case .yes: .yes
        case .no: .no
        case .unknown: .unknown
        case .number(let count): .number(count)
        case .atLeast(let count): count > 0 ? .number(count) : .unknown
        }
    }
}

/// Several answers to one question, of which one yes is enough: yes if any is, else unknown if any
/// is, else no.
struct Gathering {
    private var yes: [String] = []
    private var unknown: [String] = []
    private var no: [String] = []

    mutating func add(_ answer: Bool?, at place: String) {
        switch answer {
        case true?: yes.append(place)
        case false?: no.append(place)
        case nil: unknown.append(place)
        }
    }

    mutating func addUnknown(at place: String) { unknown.append(place) }

    /// Adds an answer of the message; where none was given, there is nothing to add.
    mutating func add(_ stated: Stated<Answer>?, at place: @autoclosure () -> String) {
        guard let stated else { return }
        add(stated.truth, at: place())
    }

    /// What the answers come to, or `silence` where there was none.
    func finding(silence: @autoclosure () -> Finding = .silent) -> Finding {
        if !yes.isEmpty { return Finding(.yes, at: yes) }
        if !unknown.isEmpty { return Finding(.unknown, at: unknown) }
        return no.isEmpty ? silence() : Finding(.no, at: no)
    }
}

extension Stated<Answer> {
    /// Yes and no are known, and so is "does not apply". Whatever else was written, or could not be
    /// read, is unknown and never no.
    var truth: Bool? {
        switch value {
        case .yes: true
        case .no, .notApplicable: false
        case .notKnown, .notAsked, .refused, nil: nil
        }
    }
}

extension Stated<Answer>? {
    var isYes: Bool { self?.value == .yes }
}
