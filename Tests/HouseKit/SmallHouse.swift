import Access
package import Desk
import Enrichment
package import Files
package import Flow
package import Model
package import Queue
package import Seals
package import Store
package import TestKit
import Threads

/// All that is below the doors, in a folder of its own: what is taken goes its whole way.
///
/// Its upkeep is the test's: nothing is done at intervals. Its calls block their thread.
package final class SmallHouse: Sendable {
    package let folder: TemporaryFolder
    package let clock: HandClock
    package let logs = LogBook()
    package let prometheus = Prometheus()
    package let ledger: Ledger
    package let queue: QueueDirectory
    package let forwarder: Forwarder
    package let pipeline: Pipeline
    package let safetyNet: SafetyNet
    package let readers: QueueReaders

    /// What a test changes of the house before it starts.
    package struct Plan: Sendable {
        package var limits = Pipeline.Limits()
        package var commit = CommitHooks()
        package var stages = StageHooks()
        /// What deliveries are carried by, where it is not ``Deployed/stages()``.
        package var carriedBy: Stages?
        /// The disk on which the queue is.
        package var disk: Disk = .real
        package var partners: [Partner]?
        /// How long the ledger waits for another process that holds its file.
        package var patience: Duration = .seconds(5)

        package init() {}
    }

    /// The key of every ledger in tests.
    package static func vault() throws -> Vault {
        var bytes = (0..<32).map { UInt8($0 * 7 + 1) }
        return Vault(key: try Key(taking: &bytes))
    }

    /// - Parameter folder: That of an earlier house, to go on where it stopped.
    package init(
        in folder: TemporaryFolder? = nil, clock: HandClock = HandClock(), _ plan: Plan = Plan()
    ) throws {
        let folder = try folder ?? TemporaryFolder()
        self.folder = folder
        self.clock = clock
        var options = Ledger.Options(clock: { clock.now })
        options.hooks = plan.commit
        options.patience = plan.patience
        ledger = try Ledger(
            at: folder.text("ledger.sqlite"), vault: Self.vault(), options: options)
        queue = QueueDirectory(at: folder.path / "queue", on: plan.disk)
        let counts = FlowFigures(prometheus)
        forwarder = Forwarder(ledger: ledger, queue: queue, logger: logs.logger, figures: counts)
        var stages = try plan.carriedBy ?? Deployed.stages()
        stages.hooks = plan.stages
        if let partners = plan.partners { stages.partners = try .init(partners) }
        pipeline = Pipeline(
            ledger: ledger, forwarder: forwarder, stages: stages, clock: clock.clock,
            logger: logs.logger, counts: counts, limits: plan.limits, rejected: {})
        safetyNet = SafetyNet(pipeline: pipeline, logger: logs.logger)
        readers = QueueReaders(
            ledger: ledger, queue: queue, logger: logs.logger, clock: clock.clock)
    }

    /// Starts the threads, and takes up what an earlier house left.
    package func start() throws {
        try? queue.prepare(pipeline.current.enricher.routes.all)
        forwarder.start()
        pipeline.start()
        _ = try pipeline.resume()
        _ = try forwarder.resume()
    }

    package func stop() {
        pipeline.stop()
        forwarder.stop()
        ledger.close()
    }

    /// Runs a test in a house, and stops it whatever comes of the test.
    package static func running<Result>(
        in folder: TemporaryFolder? = nil, clock: HandClock = HandClock(), _ plan: Plan = Plan(),
        _ body: (SmallHouse) throws -> Result
    ) throws -> Result {
        let house = try SmallHouse(in: folder, clock: clock, plan)
        defer { house.stop() }
        try house.start()
        return try body(house)
    }
}
