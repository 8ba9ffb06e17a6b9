@testable import Files
import Glibc
import Testing

@Suite struct FolderEventTests {
    private static func bytes(_ watch: Int32, _ mask: Int, _ name: String = "") -> [UInt8] {
        let padded =
            name.isEmpty ? [] : Array(name.utf8) + Array(repeating: 0, count: 16 - name.utf8.count)
        let words = [UInt32(bitPattern: watch), UInt32(mask), 0, UInt32(padded.count)]
        return words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
            + padded
    }

    @Test func `events are read one after the other, with and without a name`() {
        let bytes =
            Self.bytes(1, Int(IN_MOVED_TO), "file.xml") + Self.bytes(2, Int(IN_DELETE_SELF))
            + Self.bytes(-1, Int(IN_Q_OVERFLOW))
        let events = FolderEvent.read(bytes.span)
        #expect(events.map(\.watch) == [1, 2, -1])
        #expect(events.map(\.wholeFile) == ["file.xml", nil, nil])
        #expect(events.map(\.isEnd) == [false, true, false])
        #expect(events.map(\.isOverflow) == [false, false, true])
    }

    @Test func `a folder that was moved in is no whole file`() {
        let bytes = Self.bytes(1, Int(IN_MOVED_TO) | Int(bitPattern: UInt(IN_ISDIR)), "folder")
        #expect(FolderEvent.read(bytes.span).map(\.wholeFile) == [nil])
    }

    @Test func `an event that is cut off does no harm`() {
        let whole = Self.bytes(1, Int(IN_CREATE), "file.xml")
        for count in 0..<whole.count {
            #expect(FolderEvent.read(Array(whole.prefix(count)).span).count <= 1)
        }
    }
}
