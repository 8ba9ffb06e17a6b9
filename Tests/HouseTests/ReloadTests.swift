import Access
import Flow
import House
import HouseKit
import Model
import TestKit
import Testing
import Triage

/// Reloading: what is right comes into force, what is wrong is told and the old stays; the doors
/// are open meanwhile.
@Suite struct ReloadTests {
    @Test(arguments: StartTests.reloaded)
    func `what is wrong at a reload is told, and what was in force before stays`(
        wrong: StartTests.Wrong
    ) async throws {
        let site = try Site()
        try await WholeHouse.running(at: site) { house in
            let policy = house.wiring.pipeline.current.decider.policy.digest
            let partners = house.wiring.pipeline.current.partners.partners
            try wrong.change(site)
            let mistake = try #require(house.wiring.reload())
            #expect(mistake.kind == wrong.kind)
            for name in wrong.named {
                #expect(mistake.description.contains(name), "\(name) in: \(mistake)")
            }
            let line = try #require(site.logs.lines(of: "house.not-reloaded").first)
            #expect(line.hasPrefix("error "))
            #expect(line.contains("kept=what was in force before"))
            #expect(line.contains("reason=\(mistake)"))
            #expect(house.wiring.pipeline.current.decider.policy.digest == policy)
            #expect(house.wiring.pipeline.current.partners.partners == partners)
            #expect(try await house.post(Specimen.notice("m")).status == 202)
            #expect(try await house.post(Specimen.healthNotice("h"), as: .health).status == 202)
        }
    }

    @Test func `a partner that is paused is refused from the reload on, and taken after the next`()
        async throws
    {
        let site = try Site()
        try await WholeHouse.running(at: site) { house in
            try site.edit("partners.yaml", "paused: false", "paused: true")
            #expect(try await house.post(Specimen.notice("a")).status == 202)
            #expect(house.wiring.reload() == nil)
            let refused = try await house.post(Specimen.notice("b"))
            #expect(refused.status == 403)
            #expect(try refused.problem().code == "access.paused")
            #expect(try await house.post(Specimen.healthNotice("h"), as: .health).status == 202)
            try site.edit("partners.yaml", "paused: true", "paused: false")
            #expect(house.wiring.reload() == nil)
            #expect(try await house.post(Specimen.notice("b")).status == 202)
            #expect(site.logs.lines(of: "house.reloaded").count == 2)
        }
    }

    @Test func `a partner that is added is served by both doors from the reload on`() async throws {
        let site = try Site()
        try site.edit("partners.yaml", "- id: northside-health", "- id: later")
        try site.edit("partners.yaml", "partner:northside-health", "partner:later")
        try await WholeHouse.running(at: site) { house in
            let notice = Specimen.healthNotice("h")
            #expect(try await house.post(notice, as: .health).status == 403)
            try site.edit("partners.yaml", "- id: later", "- id: northside-health")
            try site.edit("partners.yaml", "partner:later", "partner:northside-health")
            #expect(house.wiring.reload() == nil)
            #expect(try await house.post(notice, as: .health).status == 202)
            try site.folder.write(
                Specimen.healthNotice("f").bytes(.xml), to: "drop/northside-health/in/f.xml")
            try await Deadline.rest(for: "the receipt") {
                try site.folder.names(in: "drop/northside-health/receipts").count == 1
            }
            #expect(
                site.logs.lines(of: "folder.of-nobody")
                    == ["warning folder.of-nobody folder=later"])
        }
    }

    @Test func `a rule that is changed decides from the reload on`() async throws {
        let site = try Site()
        try await WholeHouse.running(at: site) { house in
            let before = house.wiring.pipeline.current.decider.policy.digest
            try site.edit("rules/2026-11-01/base.dmn", "Highest level", "The highest level")
            #expect(house.wiring.reload() == nil)
            #expect(house.wiring.pipeline.current.decider.policy.digest != before)
            #expect(try await house.post(Specimen.notice("m")).status == 202)
        }
    }

    @Test func `while it is reloaded again and again, every message is taken`() async throws {
        let site = try Site()
        try await WholeHouse.running(at: site) { house in
            try await withThrowingTaskGroup { group in
                group.addTask {
                    for _ in 0..<10 { _ = house.wiring.reload() }
                }
                for number in 0..<40 {
                    let answer = try await house.post(Specimen.notice("m-\(number)"))
                    #expect(answer.status == 202)
                }
                try await group.waitForAll()
            }
            #expect(site.logs.lines(of: "house.not-reloaded").isEmpty)
        }
    }
}

extension StartTests {
    /// Those of ``all`` that a reload reads again.
    static let reloaded = all.filter { wrong in
        !wrong.description.contains("key") || wrong.description.contains("tls")
    }
}
