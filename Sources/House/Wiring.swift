import CLinux
import Desk
import Doors
import Enrichment
package import Files
package import Flow
import Glibc
package import Logging
import Model
import Queue
import ServiceLifecycle
package import Store
import Synchronization
import Triage
import UnixSignals
import Web

/// The running house: everything put together, started in the order in which it is safe.
package final class Wiring: Sendable {
    /// Where the doors are open.
    package struct Doors: Sendable {
        package var webPort: Int?
        package var operationsPort: Int?
    }

    package let pipeline: Pipeline
    package let ledger: Ledger
    private let settings: Settings
    private let loading: Loading
    private let disk: Disk
    private let folder: LedgerFolder
    /// Open for as long as the process lives, for the signal handler.
    private let crashNote = Mutex<CrashNoteFile?>(nil)
    private let queue: QueueDirectory
    private let forwarder: Forwarder
    private let upkeep: Upkeep
    private let folderDoor: FolderDoor
    private let credentials: Credentials
    private let prometheus: Prometheus
    private let clock: Clock
    private let logger: Logger
    private let probe: Probe
    private let watch = Mutex<FolderWatch?>(nil)

    /// Puts the house together, without opening a door.
    ///
    /// - Throws: ``Mistake``: the daemon does not start with a rule, key or file that is wrong.
    package init(
        _ settings: Settings, on real: Disk, logger: Logger, probe: Probe = .none
    ) throws(Mistake) {
        let disk = probe.disk(real)
        self.settings = settings
        self.logger = logger
        self.probe = probe
        self.disk = disk
        loading = Loading(settings, on: disk)
        clock = try Self.clock(settings)
        var stages = try loading.stages(on: clock.now().day)
        stages.hooks = probe.stages
        credentials = try Self.credentials(loading)
        folder = try LedgerFolder(at: settings.path(.data), on: disk)
        let vault = try loading.vault()
        ledger = try loading.ledger(
            in: folder, vault: vault, clock: clock, probe: probe,
            broke: { failure in
                logger.critical("ledger.broken", metadata: ["reason": "\(failure)"])
                // Invariant 4: nothing more is answered; the next start checks the file.
                _exit(ExitStatus.inputOutput)
            })
        queue = QueueDirectory(at: try settings.path(.queue), on: disk)
        prometheus = Prometheus()
        let counts = FlowFigures(prometheus)
        forwarder = Forwarder(ledger: ledger, queue: queue, logger: logger, figures: counts)
        let bell = Doorbell()
        pipeline = Pipeline(
            ledger: ledger, forwarder: forwarder, stages: stages, clock: clock, logger: logger,
            counts: counts, limits: try Self.limits(settings), hooks: probe.answer,
            rejected: { bell.ring() })
        upkeep = Upkeep(
            pipeline: pipeline, safetyNet: SafetyNet(pipeline: pipeline, logger: logger),
            readers: QueueReaders(ledger: ledger, queue: queue, logger: logger, clock: clock),
            rejectionLog: RejectionLog(in: folder.path, on: disk, ledger: ledger, logger: logger),
            queue: queue, logger: logger)
        bell.hang(upkeep)
        folderDoor = FolderDoor(
            at: try settings.path(.drop), on: disk, pipeline: pipeline, logger: logger,
            hub: try settings.hubTelephone())
    }

    /// The clock that the settings name: the system's, but for a demonstration.
    package static func clock(_ settings: Settings) throws(Mistake) -> Clock {
        let text = settings[.demonstrationClock].text
        guard !text.isEmpty else { return .system }
        guard let start = Timestamp(reading: text) else {
            throw Mistake(
                .configuration,
                "demonstrationClock: a time such as 2026-11-23T10:00:00Z is expected")
        }
        return .starting(at: start)
    }

    private static func limits(_ settings: Settings) throws(Mistake) -> Pipeline.Limits {
        var limits = Pipeline.Limits()
        limits.unfinished = try settings.number(.unfinishedLimit)
        let threads = try settings.number(.threads)
        limits.threads = threads > 0 ? threads : max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return limits
    }

    private static func credentials(_ loading: Loading) throws(Mistake) -> Credentials {
        let files = try Self.credentialFiles(loading)
        do {
            return try Credentials(files)
        } catch {
            throw Mistake(.configuration, "\(error)")
        }
    }

    private static func credentialFiles(_ loading: Loading) throws(Mistake) -> Credentials.Files {
        Credentials.Files(
            chain: try loading.bytes(.certificate), key: try loading.bytes(.certificateKey),
            authorities: try loading.bytes(.authorities))
    }
}

extension Wiring {
    /// Runs until it is told to stop.
    ///
    /// - Parameter opened: Called when all doors are open, with their ports.
    package func run(opened: @escaping @Sendable (Doors) -> Void) async throws {
        let web = try settings.address(.listen)
        let operations = try settings.operationsAddress()
        let hub = try settings.hubTelephone()
        try start()
        defer { stop() }
        let doors = DoorsOpening(opened)
        folder.removeSocket()
        let services: [any Service] = [
            Listener(
                at: .network(host: web.host, port: web.port), credentials: credentials,
                tooSlow: WebDoor.tooSlow, logger: logger, listening: { doors.webOpened($0) },
                answer: WebDoor(pipeline: pipeline, logger: logger, hub: hub).answer),
            Listener(
                at: .network(host: operations.host, port: operations.port), credentials: nil,
                logger: logger, listening: { doors.operationsOpened($0) },
                answer: Operations(pipeline: pipeline, prometheus: prometheus).answer),
            Listener(
                at: .socket(path: folder.socketFile), credentials: nil, logger: logger,
                answer: Console(acts: acts).answer),
            Reloading(reload: { self.reload() }),
        ]
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    /// Everything below the doors, in the order in which nothing is lost.
    private func start() throws {
        if let note = folder.crashNote {
            try Recovery(ledger: ledger, logger: logger).takeCrashNote(note)
        }
        let note = CrashNoteFile(try folder.openCrashNote())
        _ = gatehouse_crash_note_install(note.descriptor)
        crashNote.withLock { $0 = note }
        prepareQueue()
        forwarder.start()
        pipeline.start()
        let unfinished = try pipeline.resume()
        let unforwarded = try forwarder.resume()
        takePolicy()
        upkeep.start()
        try folderDoor.start()
        watchQueue()
        logger.notice(
            "house.started",
            metadata: [
                "unfinished": "\(unfinished)", "unforwarded": "\(unforwarded)",
                "policy": "\(pipeline.current.decider.policy.name)",
            ])
    }

    /// A queue that is missing or read-only does not keep the doors shut: what is decided waits in
    /// the ledger, and the upkeep tries again.
    private func prepareQueue() {
        let routes = pipeline.current.enricher.routes.all
        do {
            try queue.prepare(routes)
            try queue.sweep(routes)
        } catch {
            logger.critical("queue.not-writable", metadata: ["reason": "\(error)"])
        }
    }

    /// Open referrals that another policy decided are decided again by the one that is in force.
    private func takePolicy() {
        let digest = pipeline.current.decider.policy.digest
        ledger.takePolicy(digest) { [logger] result in
            if case .failure(let failure) = result {
                logger.error("policy.not-taken", metadata: ["reason": "\(failure)"])
            }
        }
    }

    /// New partners get their folders; what has already been taken over stays so in any case.
    private func openFolders() {
        do {
            try folderDoor.openFolders()
        } catch {
            logger.error("folder.not-opened", metadata: ["reason": "\(error)"])
        }
    }

    private func watchQueue() {
        let folders = queue.watched(pipeline.current.enricher.routes.all)
        do {
            let started = try FolderWatch(folders, rescanEvery: .seconds(5)) { [upkeep] _ in
                upkeep.wake()
            }
            watch.withLock { $0 = started }
        } catch {
            // The upkeep looks every second all the same.
            logger.error("queue.not-watched", metadata: ["reason": "\(error)"])
        }
    }

    private func stop() {
        folderDoor.stop()
        watch.withLock { $0 }?.stop()
        pipeline.stop()
        upkeep.stop()
        forwarder.stop()
        ledger.close()
        folder.removeSocket()
        logger.notice("house.stopped")
    }

    /// Takes partners, policy, routes and certificates from the disk again. What is wrong is told,
    /// and the old ones stay.
    @discardableResult
    package func reload() -> Mistake? {
        do {
            var stages = try loading.stages(on: clock.now().day)
            stages.hooks = probe.stages
            do {
                try credentials.replace(with: Self.credentialFiles(loading))
            } catch let mistake as Credentials.Mistake {
                throw Mistake(.configuration, mistake.description)
            }
            pipeline.current = stages
            takePolicy()
            prepareQueue()
            openFolders()
            logger.notice(
                "house.reloaded", metadata: ["policy": "\(stages.decider.policy.name)"])
            return nil
        } catch {
            let mistake = error as? Mistake ?? Mistake(.configuration, "\(error)")
            logger.error(
                "house.not-reloaded",
                metadata: ["reason": "\(mistake)", "kept": "what was in force before"])
            return mistake
        }
    }
}
