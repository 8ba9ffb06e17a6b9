import Files
import Glibc
import HouseKit
import Model
import Queue
import TestKit
import Testing

@Suite struct QueueDirectoryTests {
    @Test func `an entry is whole in new, and sha256sum accepts its manifest`() throws {
        let folder = try TemporaryFolder()
        let queue = QueueDirectory(at: folder.path / "queue", on: .real)
        try queue.prepare(SampleQueue.routes())
        #expect(queue.put([try SampleQueue.folder(1)]) == [nil])
        let entry = folder.text("queue/hub/hartlepool/new/B2-20261123T100000Z-GR-2611-000001")
        #expect(system("cd \(entry) && sha256sum --quiet --strict -c MANIFEST.sha256") == 0)
        #expect(system("cd \(entry) && test $(ls | wc -l) = 3") == 0)
        #expect(system("test $(stat -c %a%a \(entry) | cut -c1-3) = 770") == 0)
        #expect(system("test $(stat -c %a \(entry)/referral.json) = 440") == 0)
    }

    @Test(arguments: [QueueDirectory.Location.new, .cur, .superseded])
    func `what is in the queue, claimed or superseded is not put again`(
        place: QueueDirectory.Location
    ) throws {
        let forgetful = ForgetfulDisk()
        let queue = try SampleQueue.prepared(forgetful)
        let sample = try SampleQueue.folder(1)
        #expect(queue.put([sample]) == [nil])
        let new = try #require(
            try SampleQueue.entries(in: "new", of: queue, on: forgetful.disk).first)
        let route = queue.folder(of: sample.entry.route)
        let name: FileName = "B2-20261123T100000Z-GR-2611-000001"
        switch place {
        case .new: break
        case .cur: try forgetful.disk.rename(new, route / "cur" / name)
        case .superseded: #expect(try queue.supersede(sample.entry))
        }
        #expect(queue.put([sample, try SampleQueue.folder(2)]) == [nil, nil])
        #expect(try queue.place(of: sample.entry) == place)
        let everywhere = try ["new", "cur", "superseded"].flatMap {
            try SampleQueue.entries(in: $0, of: queue, on: forgetful.disk)
        }
        #expect(everywhere.count == 2)
    }

    @Test func `only what nobody has claimed is superseded`() throws {
        let forgetful = ForgetfulDisk()
        let queue = try SampleQueue.prepared(forgetful)
        let (first, second) = (try SampleQueue.folder(1), try SampleQueue.folder(2))
        #expect(queue.put([first, second]) == [nil, nil])
        let route = queue.folder(of: first.entry.route)
        let name: FileName = "B2-20261123T100000Z-GR-2611-000001"
        try forgetful.disk.rename(route / "new" / name, route / "cur" / name)
        #expect(try !queue.supersede(first.entry))
        #expect(try queue.supersede(second.entry))
        // A second time, after a crash before it was noted, is as good as the first.
        #expect(try queue.supersede(second.entry))
        #expect(try queue.place(of: first.entry) == .cur)
        #expect(try queue.place(of: second.entry) == .superseded)
        #expect(try !queue.supersede(SampleQueue.folder(3).entry))
    }

    @Test func `a claimed entry is told by its name, an empty or missing folder by none`() throws {
        let forgetful = ForgetfulDisk()
        let queue = try SampleQueue.prepared(forgetful)
        let sample = try SampleQueue.folder(1)
        #expect(try queue.collectedNames(of: sample.entry.route) == [])
        #expect(queue.put([sample]) == [nil])
        let route = queue.folder(of: sample.entry.route)
        try forgetful.disk.rename(
            route / "new" / "B2-20261123T100000Z-GR-2611-000001", route / "cur" / "mine")
        #expect(try queue.collectedNames(of: sample.entry.route) == ["mine"])
        let other = try #require(Referral.Route("not-made"))
        #expect(try queue.collectedNames(of: other) == [])
    }

    @Test func `a folder is removed with its files, and only from where it was said to be`() throws
    {
        let forgetful = ForgetfulDisk()
        let queue = try SampleQueue.prepared(forgetful)
        let sample = try SampleQueue.folder(1)
        #expect(queue.put([sample]) == [nil])
        try queue.remove(sample.entry, from: .cur)
        #expect(try queue.place(of: sample.entry) == .new)
        try queue.remove(sample.entry, from: .new)
        #expect(try queue.place(of: sample.entry) == nil)
    }

    @Test func `a route that cannot be written leaves the others alone`() throws {
        let forgetful = ForgetfulDisk()
        let queue = try SampleQueue.prepared(forgetful)
        let unread = queue.folder(of: try SampleQueue.routes()[1])
        try forgetful.disk.removeFolder(unread / "tmp")
        let outcomes = queue.put([
            try SampleQueue.folder(1, route: "unread"), try SampleQueue.folder(2),
            try SampleQueue.folder(3),
        ])
        #expect(outcomes.map { $0 == nil } == [false, true, true])
        try queue.prepare(SampleQueue.routes())
        #expect(queue.put([try SampleQueue.folder(1, route: "unread")]) == [nil])
    }

    @Test func `a queue that is gone fails every entry, and takes them when it is back`() throws {
        let forgetful = ForgetfulDisk()
        let queue = QueueDirectory(at: SampleQueue.root, on: forgetful.disk)
        let outcomes = queue.put([try SampleQueue.folder(1), try SampleQueue.folder(2)])
        #expect(outcomes.allSatisfy { $0?.isMissing == true })
        try queue.prepare(SampleQueue.routes())
        #expect(queue.put([try SampleQueue.folder(1), try SampleQueue.folder(2)]) == [nil, nil])
    }
}
