import Model

/// What was decided of a referral: all that a change of the rules can change.
struct Standing: Sendable, Equatable {
    let band: Band
    /// By the order of the message's subjects; children whom it does not list come last.
    let children: [Band]
    let due: Timestamp
    /// The lead first.
    let routes: [Route]
    let flags: [String]

    struct Route: Sendable, Equatable {
        let name: String
        let purpose: Referral.Entry.Purpose
        let content: Referral.Entry.Content
    }

    /// - Parameter given: The referral's band where a person gave it a less urgent one since: no
    ///   child has a more urgent one then.
    init(_ verdict: Verdict, _ entries: [Referral.Entry], given: Band? = nil) {
        let children = verdict.children.sorted { $0.subject ?? .max < $1.subject ?? .max }
        let bands = children.map { child in
            given.map { child.band.isMoreUrgent(than: $0) ? $0 : child.band } ?? child.band
        }
        self.init(
            given ?? verdict.band, bands, due: verdict.due.at, flags: verdict.flags, entries)
    }

    init(
        _ band: Band, _ children: [Band], due: Timestamp, flags: [String],
        _ entries: [Referral.Entry]
    ) {
        self.band = band
        self.children = children
        self.due = due
        self.flags = flags
        routes = entries.map {
            Route(name: $0.route.name, purpose: $0.purpose, content: $0.content)
        }
    }

    fileprivate func names(_ isSuch: (Route) -> Bool) -> String {
        routes.filter(isSuch).map(\.name).sorted().joined(separator: " ")
    }
}

extension Expectation {
    /// What of a decision is not as expected.
    func failures(of standing: Standing) -> [String] {
        var found = Failures()
        found.hold("band", band.rawValue, standing.band.rawValue)
        if let children { found.hold("children", children.listed, standing.children.listed) }
        if let due { found.hold("due", due.text, standing.due.text) }
        let names = standing.routes.map(\.name)
        if let lead { found.hold("lead", lead, standing.names { $0.purpose == .lead }) }
        if let routes {
            // The lead is told first; the order of the others says nothing.
            found.hold("routes", Self.ordered(routes), Self.ordered(names))
        }
        if let information {
            found.hold(
                "information", information.sorted().joined(separator: " "),
                standing.names { $0.purpose == .information })
        }
        if let stubs {
            found.hold(
                "stubs", stubs.sorted().joined(separator: " "),
                standing.names { $0.content == .stub })
        }
        found.contain("flags", flags, in: standing.flags)
        found.lack("noflags", noFlags, in: standing.flags)
        return found.lines
    }

    private static func ordered(_ names: [String]) -> String {
        (names.prefix(1) + names.dropFirst().sorted()).joined(separator: " ")
    }
}

/// What is not as expected, a line each.
struct Failures {
    private(set) var lines: [String] = []

    mutating func hold(_ key: String, _ expected: String, _ given: String) {
        if expected != given { lines.append("\(key): expected \(expected), given \(given)") }
    }

    mutating func contain(_ key: String, _ wanted: [String], in given: [String]) {
        for name in wanted where !given.contains(name) {
            lines.append("\(key): expected \(name), given \(given.joined(separator: " "))")
        }
    }

    mutating func lack(_ key: String, _ unwanted: [String], in given: [String]) {
        for name in unwanted where given.contains(name) {
            lines.append("\(key): \(name) was not expected")
        }
    }

    mutating func add(_ line: String) { lines.append(line) }
}

extension [Band] {
    var listed: String { map(\.rawValue).joined(separator: " ") }
}
