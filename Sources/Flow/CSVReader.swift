package import Files

/// Reads a file of comma-separated values record by record, without ever holding the whole of it.
///
/// Shape: RFC 4180 in UTF-8, with or without a byte order mark: fields may stand in double quotes,
/// a quote in them is doubled, and may then hold commas and line breaks. The first line names the
/// columns. A record that cannot be read is told as one, and the reading goes on after it.
package struct CSVReader: ~Copyable {
    /// Bytes of one record at most.
    static let recordLimit = 65_536
    private static let blockBytes = 65_536
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One record.
    package struct Record: Sendable {
        /// The lines on which it begins and ends.
        package let line: Int
        package let lastLine: Int
        package let bytes: Int
        /// Its fields, or why they cannot be read.
        package let fields: Result<[String], RowMistake>
    }

    /// How long the file is, and how far it was read.
    package let totalBytes: Int64
    package var readBytes: Int64 { offset - Int64(block.count - position) }

    private let file: OpenFile
    private let disk: Disk
    private var offset: Int64 = 0
    private var block: [UInt8] = []
    private var position = 0
    private var line = 1

    private init(_ file: consuming OpenFile, of totalBytes: Int64, on disk: Disk) {
        self.file = file
        self.totalBytes = totalBytes
        self.disk = disk
    }

    /// Opens a file. Its first record names the columns.
    package static func opening(_ path: Path, on disk: Disk) throws -> CSVReader {
        let file = try disk.open(path, .reading)
        let size = try disk.statusOfOpen(file).sizeBytes
        var reader = CSVReader(file, of: size, on: disk)
        _ = try reader.peek()
        if reader.block.starts(with: byteOrderMark) { reader.position = byteOrderMark.count }
        return reader
    }

    /// The next record that is no blank line; nil at the end of the file.
    package mutating func next() throws -> Record? {
        while try peek() != nil {
            let start = line
            var scan = Scan()
            while let byte = try nextByte() {
                if scan.takes(byte) { break }
            }
            guard !scan.isBlank else { continue }
            let last = scan.isAtLineEnd ? line - 1 : line
            return Record(
                line: start, lastLine: last, bytes: scan.size,
                fields: scan.fields(from: start, to: last))
        }
        return nil
    }

    private mutating func nextByte() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        position += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        return byte
    }

    private mutating func peek() throws -> UInt8? {
        if position == block.count {
            block = try disk.read(file, offset, Self.blockBytes)
            offset += Int64(block.count)
            position = 0
        }
        return position < block.count ? block[position] : nil
    }
}

/// The reading of one record, byte after byte.
private struct Scan {
    private enum State { case plain, quoted, afterQuote }

    private(set) var size = 0
    private(set) var isAtLineEnd = false
    private var state = State.plain
    private var isTooLong = false
    private var hasControl = false
    private var ended: [[UInt8]] = []
    private var field: [UInt8] = []

    /// Whether there is nothing but white space.
    var isBlank: Bool {
        !isTooLong && !hasControl && state != .quoted && ended.isEmpty
            && field.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// Takes one byte, and says whether the record ends with it.
    mutating func takes(_ byte: UInt8) -> Bool {
        size += 1
        isAtLineEnd = byte == UInt8(ascii: "\n")
        if size > CSVReader.recordLimit, !isTooLong {
            // Its quotes cannot be trusted: the reading goes on at the next line.
            isTooLong = true
            state = .plain
        }
        guard !isTooLong else { return isAtLineEnd }
        switch (state, byte) {
        case (.quoted, UInt8(ascii: "\"")):
            state = .afterQuote
        case (.afterQuote, UInt8(ascii: "\"")):
            state = .quoted
            append(byte)
        case (.quoted, _):
            append(byte)
        default:
            return takesPlain(byte)
        }
        return false
    }

    private mutating func takesPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\"") where field.isEmpty && state == .plain:
            state = .quoted
        case UInt8(ascii: ","):
            ended.append(field)
            field.removeAll(keepingCapacity: true)
            state = .plain
        case UInt8(ascii: "\n"):
            return true
        case UInt8(ascii: "\r"):
            break
        default:
            append(byte)
        }
        return false
    }

    private mutating func append(_ byte: UInt8) {
        if byte < 0x20, ![0x09, 0x0A, 0x0D].contains(byte) { hasControl = true }
        field.append(byte)
    }

    func fields(from start: Int, to last: Int) -> Result<[String], RowMistake> {
        let lines = start == last ? "" : "lines \(start) to \(last): "
        guard state != .quoted else {
            return .failure(RowMistake(reason: "\(lines)a quote is not closed"))
        }
        guard !isTooLong else {
            let limit = CSVReader.recordLimit
            return .failure(
                RowMistake(
                    reason: "\(lines)longer than \(limit) bytes, or a quote is not closed"))
        }
        guard !hasControl else {
            return .failure(RowMistake(reason: "\(lines)it holds control characters"))
        }
        var texts: [String] = []
        texts.reserveCapacity(ended.count + 1)
        for bytes in ended + [field] {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return .failure(RowMistake(reason: "\(lines)it is not UTF-8"))
            }
            texts.append(text)
        }
        return .success(texts)
    }
}
