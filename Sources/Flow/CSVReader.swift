package import Files

/// Reads a file of comma-separated values line by line, without ever holding the whole of it.
///
/// Shape: RFC 4180 in UTF-8: fields may stand in double quotes, a quote in them is doubled, and
/// may then hold commas and line breaks. The first line names the columns.
package struct CSVReader: ~Copyable {
    /// Bytes of one record at most.
    static let recordLimit = 65_536
    private static let blockBytes = 65_536

    /// Why a file is not read further.
    package enum Mistake: Error, Sendable, Equatable {
        case noHeader
        case missingColumn(String)
        case notText
        case recordTooLong
        case quoteNotClosed
    }

    /// One record, and the line on which it begins.
    package struct Record: Sendable {
        package let line: Int
        package let fields: [String]
    }

    private let file: OpenFile
    private let disk: Disk
    private var offset: Int64 = 0
    private var block: [UInt8] = []
    private var position = 0
    private var line = 1
    /// The names of the columns.
    package private(set) var columns: [String] = []

    private init(_ file: consuming OpenFile, on disk: Disk) {
        self.disk = disk
        self.file = file
    }

    /// Opens a file and reads the names of its columns.
    package static func opening(_ path: Path, on disk: Disk) throws -> CSVReader {
        var reader = CSVReader(try disk.open(path, .reading), on: disk)
        guard let header = try reader.next() else { throw Mistake.noHeader }
        reader.columns = header.fields
        return reader
    }

    /// The place of a column that must be there.
    package func column(_ name: String) throws(Mistake) -> Int {
        guard let index = columns.firstIndex(of: name) else { throw .missingColumn(name) }
        return index
    }

    /// The next record; nil at the end of the file.
    package mutating func next() throws -> Record? {
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var isEmpty = true
        var size = 0
        let start = line
        while let byte = try nextByte() {
            isEmpty = false
            size += 1
            guard size <= Self.recordLimit else { throw Mistake.recordTooLong }
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if try peek() == UInt8(ascii: "\"") {
                    position += 1
                    field.append(byte)
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
            case UInt8(ascii: ","):
                fields.append(try Self.text(field))
                field.removeAll(keepingCapacity: true)
            case UInt8(ascii: "\n"):
                fields.append(try Self.text(field))
                return Record(line: start, fields: fields)
            case UInt8(ascii: "\r"): continue
            default: field.append(byte)
            }
        }
        guard !isQuoted else { throw Mistake.quoteNotClosed }
        guard !isEmpty else { return nil }
        fields.append(try Self.text(field))
        return Record(line: start, fields: fields)
    }

    private mutating func nextByte() throws -> UInt8? {
        guard try peek() != nil else { return nil }
        let byte = block[position]
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

    private static func text(_ bytes: [UInt8]) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Mistake.notText }
        return text
    }
}
