import Files
import Glibc
import TestKit
import Testing

@Suite struct DropFolderTests {
    let forgetful = ForgetfulDisk()
    /// Any instant will do: only what is added to it counts.
    let start = ContinuousClock.now
    static let settling = Duration.seconds(5)
    static let limitBytes = 100

    private var disk: Disk { forgetful.disk }

    init() throws {
        for path: Path in ["/in", "/work", "/refused"] {
            try disk.makeFolder(path, 0o700)
        }
    }

    private func dropFolder(on disk: Disk, under root: Path = "/") -> DropFolder {
        var random = SeededRandom(seed: 1)
        let first = random.next()
        return DropFolder(
            DropFolder.Rules(
                incoming: root / "in", work: root / "work", refused: root / "refused",
                settling: Self.settling, limitBytes: Self.limitBytes),
            on: disk, token: { first })
    }

    // MARK: - Settling

    @Test func `a file settles when it has not changed for the interval`() throws {
        var folder = dropFolder(on: disk)
        try disk.put("text", at: "/in/a.xml")
        var look = try folder.look(at: start)
        #expect(look.settled.isEmpty)
        #expect(look.nextSettles == start + Self.settling)
        look = try folder.look(at: start + .seconds(4))
        #expect(look.settled.isEmpty)
        look = try folder.look(at: start + .seconds(5))
        #expect(look.settled == ["a.xml"])
        #expect(look.nextSettles == nil)
    }

    @Test func `a file that grows begins to settle anew`() throws {
        var folder = dropFolder(on: disk)
        try disk.put("text", at: "/in/a.xml")
        _ = try folder.look(at: start)
        try disk.write(try disk.open("/in/a.xml", .appending(mode: 0o600)), [1].span)
        #expect(try folder.look(at: start + .seconds(5)).settled.isEmpty)
        #expect(try folder.look(at: start + .seconds(10)).settled == ["a.xml"])
    }

    @Test func `a file that is put in the place of another of the same size settles anew`() throws {
        var folder = dropFolder(on: disk)
        try disk.put("text", at: "/in/a.xml")
        try disk.put("text", at: "/other")
        _ = try folder.look(at: start)
        try disk.rename("/other", "/in/a.xml")
        #expect(try folder.look(at: start + .seconds(5)).settled.isEmpty)
    }

    @Test func `a file that is known to be whole need not settle`() throws {
        var folder = dropFolder(on: disk)
        try disk.put("text", at: "/in/a.xml")
        try disk.put("text", at: "/in/b.xml")
        #expect(try folder.look(at: start, whole: ["a.xml"]).settled == ["a.xml"])
    }

    @Test(arguments: [".a.xml", "a.tmp", "a.TMP", "a.xml.part", "a.filepart", "a.xml~"])
    func `a file under a temporary name is left alone`(name: String) throws {
        var folder = dropFolder(on: disk)
        let path = try #require(FileName(name).map { "/in" / $0 })
        try disk.put("text", at: path)
        _ = try folder.look(at: start)
        let look = try folder.look(at: start + .seconds(9))
        #expect(look.settled.isEmpty)
        #expect(try disk.names(in: "/in").count == 1)
    }

    @Test func `the oldest file comes first`() throws {
        var folder = dropFolder(on: disk)
        for name: FileName in ["c", "a", "b"] {
            try disk.put("text", at: "/in" / name)
        }
        _ = try folder.look(at: start)
        #expect(try folder.look(at: start + .seconds(5)).settled == ["c", "a", "b"])
    }

    // MARK: - Claiming

    @Test func `a claimed file is ours alone, can be read and is gone when finished`() throws {
        let folder = dropFolder(on: disk)
        try disk.put("text", at: "/in/Jane Doe.xml")
        guard case .claimed(let claim) = try folder.claim("Jane Doe.xml") else {
            Issue.record("not claimed")
            return
        }
        #expect(try disk.names(in: "/in").isEmpty)
        #expect(claim.name == "910a2dec89025cc1-Jane_Doe.xml")
        #expect(claim.partnersName == "Jane_Doe.xml")
        #expect(try claim.read() == Array("text".utf8))
        #expect(try folder.unfinished() == [claim.name])
        try claim.finish()
        #expect(try disk.names(in: "/work").isEmpty)
    }

    @Test func `a file that was claimed and not finished is found and resumed`() throws {
        let folder = dropFolder(on: disk)
        try disk.put("text", at: "/in/a.xml")
        _ = try folder.claim("a.xml")
        forgetful.restart()
        let name = try #require(try folder.unfinished().first)
        guard case .claimed(let claim) = try folder.resume(name) else {
            Issue.record("not claimed")
            return
        }
        #expect(try claim.read() == Array("text".utf8))
    }

    @Test func `a file that is gone is no failure`() throws {
        guard case .gone = try dropFolder(on: disk).claim("a.xml") else {
            Issue.record("claimed what is not there")
            return
        }
    }

    @Test func `two files of one name get names of their own or stay`() throws {
        let folder = dropFolder(on: disk)
        try disk.put("one", at: "/in/a.xml")
        _ = try folder.claim("a.xml")
        try disk.put("two", at: "/in/a.xml")
        // This test's token repeats, as a good one never does: nothing is overwritten even so.
        #expect(
            #expect(throws: DiskError.self) { _ = try folder.claim("a.xml") }?.isAlreadyThere
                == true)
        #expect(try disk.text(at: "/in/a.xml") == "two")
        #expect(try disk.text(at: "/work/910a2dec89025cc1-a.xml") == "one")
    }

    @Test(arguments: [("-rf", "-rf"), ("été.xml", "__t__.xml"), ("a b$(c)`d`", "a_b__c__d_")])
    func `what is not harmless in a name becomes an underscore`(name: String, kept: String) throws {
        let folder = dropFolder(on: disk)
        let name = try #require(FileName(name))
        try disk.put("text", at: "/in" / name)
        _ = try folder.claim(name)
        #expect(try disk.names(in: "/work").map(\.text) == ["910a2dec89025cc1-" + kept])
    }

    @Test func `a long name is cut in the middle`() throws {
        let folder = dropFolder(on: disk)
        let name = try #require(FileName(String(repeating: "x", count: 251) + ".xml"))
        try disk.put("text", at: "/in" / name)
        _ = try folder.claim(name)
        let kept = try #require(try folder.unfinished().first?.text)
        #expect(kept.utf8.count == 117)
        #expect(kept.hasSuffix("x.xml"))
    }

    @Test func `an error names no part of a partner's name`() throws {
        let folder = dropFolder(on: disk)
        try disk.put("text", at: "/in/Jane Doe.xml")
        forgetful.fail(.renameWithoutReplacing, with: EIO)
        let first = #expect(throws: DiskError.self) { _ = try folder.claim("Jane Doe.xml") }
        #expect(first?.description == "rename-without-replacing /in/…: EIO (5)")
        forgetful.fail(.open, with: EIO)
        let second = #expect(throws: DiskError.self) { _ = try folder.claim("Jane Doe.xml") }
        #expect(second?.description == "open /work/910a2dec89025cc1…: EIO (5)")
    }

    // MARK: - Refusing

    @Test(arguments: FileStatus.Kind.allCases.filter { $0 != .file })
    func `what is no file is claimed at once, never opened, and moved aside when it was told`(
        kind: FileStatus.Kind
    ) throws {
        var folder = dropFolder(on: disk)
        try forgetful.place(kind, at: "/in/a.xml")
        #expect(try folder.look(at: start).settled == ["a.xml"])
        guard case .refused(let refusal) = try folder.claim("a.xml") else {
            Issue.record("claimed a \(kind)")
            return
        }
        #expect(refusal.reason.rawValue == kind.rawValue)
        #expect(try disk.names(in: "/in").isEmpty)
        // Until its sender was told it is among what a crash leaves to be taken up.
        #expect(try folder.unfinished() == [refusal.keptAs])
        try folder.setAside(refusal.keptAs)
        #expect(try folder.unfinished().isEmpty)
        #expect(try disk.names(in: "/refused") == [refusal.keptAs])
        try folder.setAside(refusal.keptAs)
        #expect(forgetful.count(.open) == 0)
    }

    @Test(arguments: FileStatus.Kind.allCases.filter { $0 != .file })
    func `what has taken a file's place since it was looked at is refused unopened`(
        kind: FileStatus.Kind
    ) throws {
        let folder = dropFolder(on: disk)
        try forgetful.place(kind, at: "/in/a.xml")
        guard case .refused(let refusal) = try folder.claim("a.xml") else {
            Issue.record("claimed a \(kind)")
            return
        }
        #expect(refusal.reason.rawValue == kind.rawValue)
        #expect(try disk.names(in: "/work") == [refusal.keptAs])
        #expect(forgetful.count(.open) == 0)
    }

    @Test(arguments: [[0xFF, 0xFE], Array("a\nb".utf8), Array("a\u{85}b".utf8), [0x1B, 0x5B]])
    func `a name with control characters or broken text is made safe, and the file is taken`(
        bytes: [UInt8]
    ) throws {
        var folder = dropFolder(on: disk)
        let name = try #require(FileName(bytes))
        try disk.put("text", at: "/in" / name)
        #expect(try folder.look(at: start, whole: [name]).settled == [name])
        guard case .claimed(let claim) = try folder.claim(name) else {
            Issue.record("a file was refused for its name")
            return
        }
        #expect(claim.name.text?.allSatisfy { $0.isASCII && !$0.isNewline } == true)
        #expect(try claim.read() == Array("text".utf8))
    }

    @Test func `a file with two names is moved aside when it stays so`() throws {
        var folder = dropFolder(on: disk)
        try forgetful.place(.file, at: "/in/a.xml", links: 2)
        // Some programs link first and unlink then: it is given the time to settle.
        #expect(try folder.look(at: start, whole: ["a.xml"]).settled.isEmpty)
        #expect(try folder.look(at: start + .seconds(5)).settled == ["a.xml"])
        guard case .refused(let refusal) = try folder.claim("a.xml") else {
            Issue.record("claimed a file with two names")
            return
        }
        #expect(refusal.reason == .hardLink)
    }

    @Test func `a file over the limit is moved aside with its size`() throws {
        let folder = dropFolder(on: disk)
        try disk.put(String(repeating: "x", count: 101), at: "/in/a.xml")
        guard case .refused(let refusal) = try folder.claim("a.xml") else {
            Issue.record("claimed a file over the limit")
            return
        }
        #expect(refusal.reason == .size)
        #expect(refusal.sizeBytes == 101)
    }

    @Test func `an object that cannot be claimed stays, and does not hide the others`() throws {
        var folder = dropFolder(on: disk)
        try forgetful.place(.pipe, at: "/in/a")
        try disk.put("text", at: "/in/b")
        let look = try folder.look(at: start, whole: ["b"])
        #expect(Set(look.settled) == ["a", "b"])
        forgetful.fail(.renameWithoutReplacing, with: EACCES)
        #expect(throws: DiskError.self) { _ = try folder.claim("a") }
        #expect(try disk.names(in: "/in").count == 2)
        guard case .claimed = try folder.claim("b") else {
            Issue.record("did not claim a file")
            return
        }
    }

    // MARK: - On the real disk

    @Test func `on the real disk links, pipes and hard links are refused, and a file is claimed`()
        throws
    {
        let temporary = try TemporaryFolder()
        let real = Disk.real
        for name: FileName in ["in", "work", "refused"] {
            try real.makeFolder(temporary.path / name, 0o700)
        }
        try real.put("secret", at: temporary.path / "secret")
        symlink(temporary.text("secret"), temporary.text("in/link.xml"))
        link(temporary.text("secret"), temporary.text("in/hard.xml"))
        mkfifo(temporary.text("in/pipe.xml"), 0o600)
        let words: [FileName: String] = [
            "link.xml": "link", "hard.xml": "hard-link", "pipe.xml": "pipe",
        ]
        var counter: UInt64 = 0
        for (name, reason) in words {
            counter += 1
            let token = counter
            let folder = DropFolder(
                DropFolder.Rules(
                    incoming: temporary.path / "in", work: temporary.path / "work",
                    refused: temporary.path / "refused", settling: .zero, limitBytes: 10),
                on: real, token: { token })
            guard case .refused(let refusal) = try folder.claim(name) else {
                Issue.record("claimed a \(reason)")
                continue
            }
            #expect(refusal.reason.rawValue == reason)
        }
        #expect(try real.list(temporary.path / "work", 10).count == 3)
        try real.put("text", at: temporary.path / "in" / "good.xml")
        let folder = dropFolder(on: real, under: temporary.path)
        guard case .claimed(let claim) = try folder.claim("good.xml") else {
            Issue.record("did not claim a file")
            return
        }
        #expect(try claim.read() == Array("text".utf8))
    }
}
