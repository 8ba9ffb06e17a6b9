import Files
import HouseKit
import Model
import Queue
import TestKit
import Testing

@Suite struct ReferralFolderTests {
    @Test func `names of entries sort by urgency, then by due time, then by number`() throws {
        let later = HandClock.morning + .hours(3)
        let route = try #require(Referral.Route("r"))
        let entries = [
            (Band.immediate, later, 2), (.sameDay, HandClock.morning, 1), (.sameDay, later, 1),
            (.within24Hours, HandClock.morning, 1),
        ].map { band, due, number in
            Referral.Entry(
                reference: Reference(.referral, year: 2026, month: 11, number: 5), number: number,
                route: route, band: band, dueAt: due)
        }
        let names = entries.map(\.folderName)
        #expect(names == names.sorted())
        #expect(names.first == "B1-20261123T130000Z-GR-2611-000005.2")
        #expect(names.last == "B3-20261123T100000Z-GR-2611-000005")
    }

    @Test func `an entry of which one byte was changed is told by its manifest`() throws {
        let forgetful = ForgetfulDisk()
        let queue = try SampleQueue.prepared(forgetful)
        #expect(queue.put([try SampleQueue.folder(1)]) == [nil])
        let entry = try #require(
            try SampleQueue.entries(in: "new", of: queue, on: forgetful.disk).first)
        #expect(SampleQueue.isWhole(entry, on: forgetful.disk))
        try forgetful.disk.removeFile(entry / "referral.json")
        try forgetful.disk.put("{\"number\": 2}", at: entry / "referral.json")
        #expect(!SampleQueue.isWhole(entry, on: forgetful.disk))
    }
}
