import Testing
import XML

@Suite struct DocumentTests {
    @Test func `a document gives its root for the length of the body, and what the body gives`()
        throws
    {
        let document = try Document("<a><b>x</b></a>")
        let text = document.withRoot { root in root.child("b")?.text }
        #expect(text == "x")
    }

    @Test func `an error of the body comes out as it is`() throws {
        struct Stop: Error {}
        let document = try Document("<a/>")
        #expect(throws: Stop.self) { try document.withRoot { _ throws(Stop) in throw Stop() } }
    }

    @Test func `a text of the limit's length is read, and one byte more is refused`() {
        var limits = Limits.message
        limits.bytes = 12
        #expect(XMLError.refusing("<a>12345</a>", within: limits) == nil)
        let error = XMLError.refusing("<a>123456</a>", within: limits)
        #expect(error?.code == .tooLarge)
        #expect(error?.expected == "at most 12 bytes")
        #expect(error?.line == 1)
    }

    @Test func `our own files may be larger than messages`() {
        let text = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(XMLError.refusing(text)?.code == .tooDeep)
        #expect(XMLError.refusing(text, within: .ruleFile) == nil)
    }

    @Test func `a document may be made and freed many times`() throws {
        for _ in 0..<1_000 {
            let document = try Document(Parcels.text())
            #expect(document.withRoot { $0.isNamed("parcels") })
        }
    }
}
