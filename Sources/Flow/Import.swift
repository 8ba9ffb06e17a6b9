package import Files
import Model
import Store

/// Brings an extract of the register into the ledger, a batch at a time, beside the intake.
///
/// Bad lines are reported with line and reason, and the good ones are kept. It can be run again:
/// the same source ids are brought up to date. An import that was killed goes on where it was.
package struct Import: Sendable {
    private let register: RegisterWriter
    private let disk: Disk
    private let now: @Sendable () -> Timestamp

    /// - Parameter clock: What lies in the future is by this clock.
    package init(into register: RegisterWriter, from disk: Disk, clock: Clock) {
        self.register = register
        self.disk = disk
        now = clock.now
    }

    /// Imports one file. It blocks its thread until the file is done.
    ///
    /// - Parameters:
    ///   - name: The name under which a killed import is taken up again.
    ///   - isResuming: Whether lines that an earlier run of this name has done are passed over.
    ///   - progress: Called after each batch.
    package func run(
        _ path: Path, kind: Kind, name: String, isResuming: Bool = false,
        progress: (Progress) -> Void = { _ in }
    ) throws -> Report {
        let job = Job(path: path, kind: kind, name: name, isResuming: isResuming)
        return switch kind {
        case .persons: try run(job, progress, register.persons)
        case .addresses: try run(job, progress, register.addresses)
        case .relationships: try run(job, progress, register.relationships)
        case .contacts: try run(job, progress, register.contacts)
        case .involvements: try run(job, progress, register.involvements)
        }
    }

    /// Imports the files of a folder that are named for what they hold, in the order in which they
    /// build on each other.
    ///
    /// - Returns: A report for each file that was there.
    package func runFolder(
        _ folder: Path, name: String, isResuming: Bool = false,
        progress: (Kind, Progress) -> Void = { _, _ in },
        ended: (Kind, Report) -> Void = { _, _ in }
    ) throws -> [(kind: Kind, report: Report)] {
        let names = try disk.list(folder, Self.folderLimit).compactMap(\.text)
        var reports: [(kind: Kind, report: Report)] = []
        for kind in Kind.allCases {
            guard names.contains(kind.fileName), let file = FileName(kind.fileName) else {
                continue
            }
            let report = try run(
                folder / file, kind: kind, name: "\(kind.rawValue):\(name)/\(kind.fileName)",
                isResuming: isResuming
            ) { progress(kind, $0) }
            ended(kind, report)
            reports.append((kind, report))
        }
        return reports
    }

    /// Names of a folder that are looked at.
    private static let folderLimit = 10_000

    private struct Job {
        let path: Path
        let kind: Kind
        let name: String
        let isResuming: Bool
    }

    private func run<Row: ImportRow>(
        _ job: Job, _ progress: (Progress) -> Void,
        _ write: ([Row], String, Int) throws -> ImportCount
    ) throws -> Report {
        var reader = try CSVReader.opening(job.path, on: disk)
        var report = Report()
        guard let header = try Self.header(&reader, of: job.kind, &report) else { return report }
        let done = job.isResuming ? try register.importedLine(job.name) : 0
        var reading = ImportReading<Row>(
            report, header: header, kind: job.kind, upTo: done, now: now())
        while let record = try reader.next() {
            reading.take(record)
            guard reading.isFull else { continue }
            try reading.flush { try write($0, job.name, $1) }
            progress(reading.progress(in: reader))
        }
        try reading.flush { try write($0, job.name, $1) }
        progress(reading.progress(in: reader))
        return reading.report
    }

    /// Nil where the first line is not what is expected: then nothing of the file can be read.
    private static func header(
        _ reader: inout CSVReader, of kind: Kind, _ report: inout Report
    ) throws -> ImportHeader? {
        guard let first = try reader.next() else {
            report.refuse(1, "the file is empty: the names of its columns are expected")
            return nil
        }
        do throws(RowMistake) {
            let header = try ImportHeader(first.fields.get(), of: kind)
            for place in header.unread { report.note(1, "column \(place) is not read") }
            return header
        } catch {
            report.refuse(1, error.reason)
            return nil
        }
    }
}

extension Import.Kind {
    /// The name that a file of it has in a folder.
    package var fileName: String { "\(rawValue).csv" }
}
