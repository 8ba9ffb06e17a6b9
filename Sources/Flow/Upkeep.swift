import Enrichment
package import Logging
import Model
package import Queue
import Store
import Synchronization
import Threads
import Triage

/// What is done again and again, on one thread: the safety net, what failed before, the queue's
/// readers, checkpoints of the audit log.
package final class Upkeep: Sendable {
    /// How often it looks, unless it is woken.
    static let interval: Duration = .seconds(1)
    /// How long it rests all the same: what wakes it again and again is looked at together.
    static let shortestRest: Duration = .milliseconds(50)
    /// How often a checkpoint is put into the log, which is kept elsewhere.
    static let checkpointInterval: Duration = .minutes(60)
    /// How often acknowledged folders are removed.
    static let pruneInterval: Duration = .minutes(10)

    private let pipeline: Pipeline
    private let safetyNet: SafetyNet
    private let readers: QueueReaders
    private let lookingAgain: LookingAgain
    private let rejectionLog: RejectionLog?
    private let queue: QueueDirectory
    private let logger: Logger
    private let lock = Lock()
    private let state = Mutex(State())
    private let thread = Mutex<OwnThread?>(nil)

    private struct State {
        var isStopping = false
        var isWoken = false
    }

    package init(
        pipeline: Pipeline, safetyNet: SafetyNet, readers: QueueReaders,
        rejectionLog: RejectionLog?, queue: QueueDirectory, logger: Logger
    ) {
        self.pipeline = pipeline
        self.safetyNet = safetyNet
        self.readers = readers
        self.lookingAgain = LookingAgain(pipeline: pipeline)
        self.rejectionLog = rejectionLog
        self.queue = queue
        self.logger = logger
    }

    package func start() {
        thread.withLock { $0 = OwnThread("upkeep") { [self] in run() } }
    }

    package func stop() {
        state.withLock { $0.isStopping = true }
        lock.held { lock.wakeAll() }
        thread.withLock { $0 }?.join()
        checkpoint()
    }

    /// Has it look at once: a message was rejected, or a reader moved an entry.
    package func wake() {
        state.withLock { $0.isWoken = true }
        lock.held { lock.signal() }
    }

    private func run() {
        var nextCheckpoint = ContinuousClock.now
        var nextPrune = ContinuousClock.now
        while !state.withLock({ $0.isStopping }) {
            look()
            if ContinuousClock.now >= nextCheckpoint {
                checkpoint()
                tellShortfall()
                nextCheckpoint = ContinuousClock.now + Self.checkpointInterval
            }
            if ContinuousClock.now >= nextPrune {
                readers.prune()
                nextPrune = ContinuousClock.now + Self.pruneInterval
            }
            rest()
        }
    }

    private func rest() {
        let began = ContinuousClock.now
        lock.held {
            while true {
                let (isWoken, isStopping) = state.withLock { ($0.isWoken, $0.isStopping) }
                let until = began + (isWoken ? Self.shortestRest : Self.interval)
                let left = until - ContinuousClock.now
                guard !isStopping, left > .zero else { break }
                _ = lock.wait(atMost: left)
            }
            state.withLock { $0.isWoken = false }
        }
    }

    private func look() {
        // Folders that were taken away come back by themselves.
        if pipeline.forwarder.failure != nil {
            try? queue.prepare(pipeline.current.enricher.routes.all)
        }
        pipeline.tryAgain()
        pipeline.forwarder.tryAgain()
        safetyNet.pass()
        rejectionLog?.pass()
        safetyNet.close { entry in
            do {
                _ = try queue.supersede(entry)
            } catch {
                logger.error("entry.not-closed", metadata: ["reason": "\(error)"])
            }
        }
        readers.pass(pipeline.current.enricher.routes.all)
        if lookingAgain.pass() == LookingAgain.passLimit { wake() }
    }

    /// Says loudly, each hour, that the list of bank holidays ends: due times beyond it may be wrong.
    private func tellShortfall() {
        let calendar = pipeline.current.decider.policy.calendar
        guard let shortfall = calendar.shortfall(at: pipeline.clock.now()) else { return }
        let level: Logger.Level = if case .ended = shortfall { .critical } else { .error }
        logger.log(level: level, "calendar.ends", metadata: ["reason": "\(shortfall.text)"])
    }

    /// Puts number and hash of the audit chain into the log, where whoever alters the ledger
    /// cannot reach it.
    private func checkpoint() {
        guard let checkpoint = try? pipeline.ledger.checkpoint() else { return }
        let digits = checkpoint.hash.map { byte in
            let text = String(byte, radix: 16)
            return text.utf8.count == 1 ? "0" + text : text
        }
        logger.notice(
            "audit.checkpoint",
            metadata: [
                "number": "\(checkpoint.number)", "hash": "\(digits.joined())",
            ])
    }
}
