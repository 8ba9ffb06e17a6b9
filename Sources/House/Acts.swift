import Desk
package import Flow
import Model
import JSON
package import Spelling
import Web

/// What the command line asks of a running daemon, as it travels over the console's socket.
package enum Act: String, CaseIterable, Sendable {
    case persons, addresses, relationships, contacts, involvements, importedLine
    case replay, viewed, reload
}

/// Rows of an import.
package struct ImportAsk<Row: Spelled & Sendable>: Spelled, Sendable {
    package var file = ""
    package var line = 0
    package var rows: [Row] = []

    package init() {}

    package init(_ rows: [Row], file: String, line: Int) {
        self.rows = rows
        self.file = file
        self.line = line
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("file", &file)
        speller.leaf("line", &line)
        speller.records("rows", each: "row", &rows)
    }
}

/// The line up to which an import is done.
package struct ImportedLine: Spelled, Sendable {
    package var line = 0

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("line", &line)
    }
}

/// One thing asked about one reference.
package struct ReferenceAsk: Spelled, Sendable {
    package var reference = ""
    package var reason = ""
    package var actor = ""
    package var isDry = false

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("reference", &reference)
        speller.leaf("reason", &reason)
        speller.leaf("actor", &actor)
        speller.leaf("isDry", &isDry)
    }
}

/// What became of it.
package struct ReferenceAnswer: Spelled, Sendable {
    /// `passes`, `fails`, `cannot`, `done` or `refused`.
    package var outcome = ""
    package var detail = ""

    package init() {}

    package init(_ outcome: String, _ detail: String = "") {
        self.outcome = outcome
        self.detail = detail
    }

    package init(_ outcome: Replay.Outcome) {
        switch outcome {
        case .passes(let reference): self.init("passes", reference?.text ?? "")
        case .fails(let code): self.init("fails", code.rawValue)
        case .cannot(let why): self.init("cannot", why)
        }
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("outcome", &outcome)
        speller.leaf("detail", &detail)
    }
}
