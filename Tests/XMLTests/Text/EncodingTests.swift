import Testing
import XML

@Suite struct EncodingTests {
    private func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool = true) -> [UInt8] {
        let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? bytes : bytes.reversed()
        }
    }

    private func text(of bytes: [UInt8]) throws(XMLError) -> String {
        let document = try Document(parsing: bytes.span)
        return document.withRoot { $0.text }
    }

    private func code(of bytes: [UInt8]) -> XMLError.Code? {
        let error = #expect(throws: XMLError.self) { try text(of: bytes) }
        return error?.code
    }

    @Test(arguments: [true, false], ["", "UTF-16", "utf-16"])
    func `UTF-16 with a byte order mark is read`(isBigEndian: Bool, declared: String) throws {
        let declaration = declared.isEmpty ? "" : "<?xml version='1.0' encoding='\(declared)'?>"
        let bytes = utf16(declaration + "<a>Zoë 😀 日本</a>", isBigEndian: isBigEndian)
        #expect(try text(of: bytes) == "Zoë 😀 日本")
    }

    @Test(arguments: ["UTF-8", "utf-8", "Utf-8"])
    func `UTF-8 is read, declared or not, with or without a byte order mark`(declared: String)
        throws
    {
        let text = "<?xml version=\"1.0\" encoding=\"\(declared)\" standalone='yes'?><a>Zoë</a>"
        #expect(try self.text(of: Array(text.utf8)) == "Zoë")
        #expect(try self.text(of: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) == "Zoë")
        #expect(try self.text(of: [0xEF, 0xBB, 0xBF] + Array("<a>Zoë</a>".utf8)) == "Zoë")
    }

    @Test(arguments: [
        "UTF-7", "UTF-16", "ISO-8859-1", "US-ASCII", "EBCDIC-CP-US", "x", "UTF-8 ", "",
    ])
    func `a declaration that names another encoding is refused`(declared: String) {
        let text = "<?xml version='1.0' encoding='\(declared)'?><a/>"
        #expect(code(of: Array(text.utf8)) == .encoding)
    }

    @Test func `the order of the bytes has to be the declared one`() throws {
        let text = "<?xml version='1.0' encoding='UTF-16BE'?><a>x</a>"
        #expect(try self.text(of: utf16(text, isBigEndian: true)) == "x")
        #expect(code(of: utf16(text, isBigEndian: false)) == .encoding)
        let utf8 = "<?xml version='1.0' encoding='UTF-8'?><a>x</a>"
        #expect(code(of: utf16(utf8, isBigEndian: true)) == .encoding)
    }

    @Test func `UTF-16 without a byte order mark, and UTF-32, are refused`() {
        #expect(code(of: utf16("<a/>", isBigEndian: true, hasMark: false)) == .encoding)
        #expect(code(of: utf16("<a/>", isBigEndian: false, hasMark: false)) == .encoding)
        #expect(code(of: [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0, 0x61, 0, 0, 0]) == .encoding)
        #expect(code(of: [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C]) == .encoding)
    }

    @Test(
        arguments: [
            [0x00], [0xD8, 0x3D], [0xD8, 0x3D, 0x00], [0xD8, 0x3D, 0x00, 0x61],
            [0xDE, 0x00, 0x00, 0x61],
        ] as [[UInt8]])
    func `half a character and a lone surrogate are refused, at their place`(bytes: [UInt8]) {
        let text = utf16("<a>\nab", isBigEndian: true) + bytes
        let error = #expect(throws: XMLError.self) { try self.text(of: text) }
        #expect(error?.code == .encoding)
        #expect(error?.line == 2)
        #expect(error?.column == 3)
    }

    @Test func `a byte order mark alone is an empty text`() {
        #expect(code(of: [0xEF, 0xBB, 0xBF]) == .empty)
        #expect(code(of: [0xFE, 0xFF]) == .empty)
    }
}
