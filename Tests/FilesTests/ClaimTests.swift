import Files
import TestKit
import Testing

@Suite struct ClaimTests {
    let forgetful = ForgetfulDisk()
    let folder: DropFolder

    private var disk: Disk { forgetful.disk }

    init() throws {
        for path: Path in ["/in", "/work", "/refused"] {
            try forgetful.disk.makeFolder(path, 0o700)
        }
        folder = DropFolder(
            DropFolder.Rules(
                incoming: "/in", work: "/work", refused: "/refused", settling: .zero,
                limitBytes: 10),
            on: forgetful.disk, token: { 1 })
        try forgetful.disk.put("text", at: "/in/a.xml")
    }

    /// Claims the file, lets its writer, who has it open still, add bytes, and reads it.
    private func read(afterAdding count: Int) throws -> [UInt8]? {
        let writer = try disk.open("/in/a.xml", .appending(mode: 0o600))
        guard case .claimed(let claim) = try folder.claim("a.xml") else { return nil }
        if count > 0 {
            try disk.write(writer, [UInt8](repeating: 1, count: count).span)
        }
        return try claim.read()
    }

    @Test func `a file that nobody writes to any more is read whole`() throws {
        #expect(try read(afterAdding: 0) == Array("text".utf8))
    }

    @Test func `a file that is still written to gives nothing, and all of it later`() throws {
        #expect(try read(afterAdding: 3) == nil)
        let name = try #require(try folder.unfinished().first)
        guard case .claimed(let claim) = try folder.resume(name) else {
            Issue.record("not resumed")
            return
        }
        #expect(try claim.read()?.count == 7)
    }

    @Test func `a file that grows over the limit is not read further, and refused when resumed`()
        throws
    {
        let error = #expect(throws: DiskError.self) { try read(afterAdding: 30) }
        #expect(error?.isTooLarge == true)
        let name = try #require(try folder.unfinished().first)
        guard case .refused(let refusal) = try folder.resume(name) else {
            Issue.record("claimed a file over the limit")
            return
        }
        #expect(refusal.reason == .size)
    }
}
