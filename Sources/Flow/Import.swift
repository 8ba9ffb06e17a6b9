package import Files
import Model
import Store

/// Brings an extract of the register into the ledger, a batch at a time, beside the intake.
///
/// Bad lines are reported with line and reason, and the good ones are kept. It can be run again:
/// the same source ids are brought up to date. An import that was killed goes on where it was.
package struct Import: Sendable {
    /// What a file holds.
    package enum Kind: String, Sendable, CaseIterable { case persons, contacts }

    /// How an import went.
    package struct Report: Sendable, Equatable {
        package var added = 0
        package var updated = 0
        package var skipped = 0
        /// At most ``Import/badLineLimit`` of them.
        package var badLines: [BadLine] = []
        package var badCount = 0

        package init() {}

        mutating func refuse(_ line: Int, _ reason: String) {
            badCount += 1
            if badLines.count < Import.badLineLimit {
                badLines.append(BadLine(line: line, reason: reason))
            }
        }
    }

    /// A line that was not taken, and why; nothing of what it says.
    package struct BadLine: Sendable, Equatable {
        package let line: Int
        package let reason: String
    }

    /// Bad lines that are listed.
    package static let badLineLimit = 100

    private let register: RegisterWriter
    private let disk: Disk

    package init(into register: RegisterWriter, from disk: Disk) {
        self.register = register
        self.disk = disk
    }

    /// Imports one file. It blocks its thread until the file is done.
    ///
    /// - Parameters:
    ///   - name: The name under which a killed import is taken up again.
    ///   - isResuming: Whether lines that an earlier run of this name has done are passed over.
    ///   - progress: Called after each batch with the lines done.
    package func run(
        _ path: Path, kind: Kind, name: String, isResuming: Bool = false,
        progress: (Int) -> Void = { _ in }
    ) throws -> Report {
        switch kind {
        case .persons:
            try run(path, name, isResuming, PersonRow.init, progress) { rows, line in
                try register.persons(rows, name, line)
            }
        case .contacts:
            try run(path, name, isResuming, ContactRow.init, progress) { rows, line in
                try register.contacts(rows, name, line)
            }
        }
    }

    private func run<Columns: ImportColumns>(
        _ path: Path, _ name: String, _ isResuming: Bool,
        _ columns: (borrowing CSVReader) throws -> Columns, _ progress: (Int) -> Void,
        _ write: ([Columns.Row], Int) throws -> ImportCount
    ) throws -> Report {
        var reader = try CSVReader.opening(path, on: disk)
        let columns = try columns(reader)
        let done = isResuming ? try register.importedLine(name) : 0
        var report = Report()
        var rows: [Columns.Row] = []
        var lines: [Int] = []
        func flush(upTo line: Int) throws {
            guard !rows.isEmpty else { return }
            let count = try write(rows, line)
            report.added += count.added
            report.updated += count.updated
            for index in count.orphans {
                report.refuse(lines[index], "the person or household is not in the register")
            }
            rows.removeAll(keepingCapacity: true)
            lines.removeAll(keepingCapacity: true)
            progress(line)
        }
        var last = 1
        while let record = try reader.next() {
            last = record.line
            guard record.line > done else {
                report.skipped += 1
                continue
            }
            do {
                rows.append(try columns.row(record.fields))
                lines.append(record.line)
            } catch let mistake as RowMistake {
                report.refuse(record.line, mistake.reason)
            }
            if rows.count == Ledger.importBatch { try flush(upTo: record.line) }
        }
        try flush(upTo: last)
        return report
    }
}

/// Why one line cannot be taken.
struct RowMistake: Error {
    let reason: String
}

/// Reads the fields of one kind of line.
protocol ImportColumns {
    associatedtype Row: Sendable
    init(_ reader: borrowing CSVReader) throws
    func row(_ fields: [String]) throws -> Row
}
