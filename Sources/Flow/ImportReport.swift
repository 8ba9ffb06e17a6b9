import Store

extension Import {
    /// How an import went.
    package struct Report: Sendable, Equatable {
        package var added = 0
        package var updated = 0
        package var skipped = 0
        /// Lines that were not taken: at most ``Import/lineLimit`` of them are listed.
        package var badLines: [Line] = []
        package var badCount = 0
        /// Lines that were taken, and what somebody should look at; listed as far.
        package var notes: [Line] = []
        package var noteCount = 0

        package init() {}

        mutating func refuse(_ line: Int, _ reason: String) {
            badCount += 1
            if badLines.count < Import.lineLimit {
                badLines.append(Line(line: line, reason: reason))
            }
        }

        mutating func note(_ line: Int, _ reason: String) {
            noteCount += 1
            if notes.count < Import.lineLimit { notes.append(Line(line: line, reason: reason)) }
        }

        /// What became of a batch, the rows of which stand on these lines.
        mutating func add(_ count: ImportCount, _ lines: [Int]) {
            added += count.added
            updated += count.updated
            for remarked in count.remarks where lines.indices.contains(remarked.row) {
                let line = lines[remarked.row]
                if remarked.remark.isTaken {
                    note(line, remarked.remark.reason)
                } else {
                    refuse(line, remarked.remark.reason)
                }
            }
        }
    }

    /// A line, and what is to be said of it; nothing of what it says.
    package struct Line: Sendable, Equatable {
        package let line: Int
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    /// Lines that are listed of each sort.
    package static let lineLimit = 100

    /// How far the import of one file has come.
    package struct Progress: Sendable, Equatable {
        package let line: Int
        package let bytes: Int64
        package let totalBytes: Int64
    }
}
