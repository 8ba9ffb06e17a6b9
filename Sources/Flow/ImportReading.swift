import Model
import Store

/// The reading of one file: its rows are gathered into batches, and what is wrong with its lines
/// into the report.
struct ImportReading<Row: ImportRow> {
    private(set) var report: Import.Report
    private let header: ImportHeader
    private let done: Int
    private let now: Timestamp
    private var seen: ImportedBefore
    private var rows: [Row] = []
    private var lines: [Int] = []
    private var bytes = 0
    private var lastLine = 1

    /// - Parameter done: Lines that an earlier run has written. They are read all the same, since
    ///   later ones are judged by them.
    init(
        _ report: Import.Report, header: ImportHeader, kind: Import.Kind, upTo done: Int,
        now: Timestamp
    ) {
        self.report = report
        self.header = header
        self.done = done
        self.now = now
        seen = ImportedBefore(kind)
    }

    var isFull: Bool { rows.count >= Ledger.importBatch || bytes >= Import.batchBytes }

    mutating func take(_ record: CSVReader.Record) {
        lastLine = record.lastLine
        do throws(RowMistake) {
            var fields = try header.fields(record.fields.get(), now: now)
            let row = try Row(&fields)
            try seen.note(row, fields, on: record.line, &report)
            guard lastLine > done else {
                report.skipped += 1
                return
            }
            rows.append(row)
            lines.append(record.line)
            bytes += record.bytes
        } catch {
            report.refuse(record.line, error.reason)
        }
    }

    /// Writes what was gathered.
    mutating func flush(_ write: ([Row], Int) throws -> ImportCount) throws {
        guard !rows.isEmpty else { return }
        report.add(try write(rows, lastLine), lines)
        rows.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        bytes = 0
    }

    func progress(in reader: borrowing CSVReader) -> Import.Progress {
        Import.Progress(line: lastLine, bytes: reader.readBytes, totalBytes: reader.totalBytes)
    }
}

extension Import {
    /// Bytes of the lines of one batch, after which it is written.
    static let batchBytes = 131_072
}
