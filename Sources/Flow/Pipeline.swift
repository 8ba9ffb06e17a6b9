import CLinux
import Enrichment
import Formats
import Linkage
package import Files
package import Logging
package import Model
package import Store
import Synchronization
import Threads

/// Carries deliveries through the stages, in order.
///
/// ```
/// take -> keep (durable) -> read -> answer -> snapshot -> link -> decide -> enrich -> commit
///                             └ fault -> reject -> safety net                     └ moved: again
/// ```
/// Reading and what is urgent run on threads of ordinary priority; the rest on threads that give
/// way to them and to senders who wait, so that a burst is made durable first and worked off after.
package final class Pipeline: Sendable {
    /// The bounds and numbers of the flow.
    package struct Limits: Sendable {
        /// Deliveries that may be unfinished at one time.
        package var unfinished = 200_000
        /// Messages that are only looked at, for advice, at one time.
        package var advices = 8
        /// Bytes of messages kept as read while they wait; beyond it they are read again from the
        /// ledger.
        package var heldBytes = 32 << 20
        /// Threads that read and carry urgent deliveries, and as many that carry the others.
        package var threads = 2
        /// How long a delivery waits that could not be committed, before it is tried again.
        package var pause: Duration = .seconds(1)

        package init() {}
    }

    let ledger: Ledger
    let forwarder: Forwarder
    let clock: Clock
    let logger: Logger
    let counts: FlowFigures
    private let deciding: Deciding
    private let stages: Mutex<Stages>
    private let room: Room
    private let senders = Senders()
    private let limits: Limits
    private let hooks: AnswerHooks
    /// Lane 0: urgent ones to be carried; lane 1: messages whose sender waits; lane 2: advice.
    private let prompt = Mailbox<Task>(lanes: 3)
    let advising: Bound
    private let patient = Mailbox<Task>()
    private let held = Atomic<Int>(0)
    private let later = Mutex<[Task]>([])
    private let threads = Mutex<[OwnThread]>([])
    private let rejected: @Sendable () -> Void

    /// What is done to a delivery next. Indirect, since a message as read is large and is handed from
    /// thread to thread.
    private indirect enum Task: Sendable {
        case read(Delivery, keyReused: Bool, answer: @Sendable (DoorAnswer) -> Void)
        case carry(Delivery, Reading, Delivery.Lane)
        /// A question that somebody waits for.
        case look(@Sendable () -> Void)
        /// Read again from the ledger: after a start, or where too many are held.
        case resume(Delivery.ID, Partner.ID, Delivery.Lane)
    }

    /// - Parameter rejected: Called after each rejection, so that the safety net looks at once.
    package init(
        ledger: Ledger, forwarder: Forwarder, stages: Stages, clock: Clock, logger: Logger,
        counts: FlowFigures, limits: Limits = Limits(), hooks: AnswerHooks = AnswerHooks(),
        rejected: @escaping @Sendable () -> Void
    ) {
        self.ledger = ledger
        self.forwarder = forwarder
        self.stages = Mutex(stages)
        self.clock = clock
        self.logger = logger
        self.counts = counts
        self.limits = limits
        self.hooks = hooks
        self.room = Room(limit: limits.unfinished)
        self.advising = Bound(limits.advices)
        self.deciding = Deciding(ledger: ledger, clock: clock, logger: logger)
        self.rejected = rejected
    }

    /// What deliveries are carried by from now on. Each takes it once.
    package var current: Stages {
        get { stages.withLock { $0 } }
        set { stages.withLock { $0 = newValue } }
    }

    /// What keeps entries from the queue at present. It may block: see ``look(_:then:)``.
    package var queueTrouble: DiskError? { forwarder.trouble(at: current.enricher.routes.all) }
    package var unfinished: Int { room.count }
    /// Whether the doors are to wait.
    package var isFull: Bool { room.isFull }

    package func start() {
        threads.withLock { threads in
            for number in 0..<limits.threads {
                threads.append(
                    OwnThread("prompt-\(number)") { [prompt, self] in
                        while let task = prompt.take() { self.run(task) }
                    })
                threads.append(
                    OwnThread("patient-\(number)", niceness: 10) { [patient, self] in
                        while let task = patient.take() {
                            self.senders.giveWay()
                            self.run(task)
                        }
                    })
            }
        }
    }

    /// Takes no more, ends the tasks that run, and leaves what waits to the next start.
    package func stop() {
        for task in prompt.discard() + patient.discard() {
            switch task {
            case .read(_, _, let answer): answer(.refused(.stopping))
            case .look(let body): body()
            case .carry, .resume: continue
            }
        }
        for thread in threads.withLock({ $0 }) { thread.join() }
    }

    // MARK: - Taking

    /// Takes one message: the answer comes when it is durable and was read.
    package func take(_ arrival: Arrival, from partner: Partner) async -> DoorAnswer {
        await withCheckedContinuation { continuation in
            take(arrival, from: partner) { continuation.resume(returning: $0) }
        }
    }

    /// Takes one message, and answers on some thread of the flow; it blocks nobody.
    package func take(
        _ arrival: Arrival, from partner: Partner, answer: @escaping @Sendable (DoorAnswer) -> Void
    ) {
        if let refusal = room.enter(partner) {
            counts.refused(refusal)
            answer(.refused(refusal))
            return
        }
        senders.enter()
        ledger.keep(arrival) { result in
            self.kept(result, partner) { given in
                self.senders.leave()
                self.hooks.before()
                answer(given)
                self.hooks.after()
            }
        }
    }

    /// Reads from the ledger on one of the prompt threads, for a caller that must not block; for advice
    /// behind all who send.
    package func look<Found: Sendable>(
        forAdvice: Bool = false,
        _ read: @escaping @Sendable () throws(LedgerFailure) -> Found,
        then answer: @escaping @Sendable (Result<Found, LedgerFailure>) -> Void
    ) {
        let task = Task.look { answer(Result(catching: read)) }
        if !prompt.post(task, lane: forAdvice ? 2 : 1) { answer(.failure(.closed)) }
    }

    private func kept(
        _ result: Result<Kept, LedgerFailure>, _ partner: Partner,
        _ answer: @escaping @Sendable (DoorAnswer) -> Void
    ) {
        switch result {
        case .success(.new(let delivery, let keyReused)):
            let task = Task.read(delivery, keyReused: keyReused, answer: answer)
            // Stopping: it is durable, so the next start carries it; its sender is told to ask.
            if !prompt.post(task, lane: 1) { answer(.refused(.stopping)) }
        case .success(.duplicate(let first)):
            counts.ended(.duplicate, partner.id)
            answerAgain(first) { given in
                self.room.leave(partner.id)
                answer(given)
            }
        case .failure(let failure):
            room.leave(partner.id)
            let refusal = DoorAnswer.Refusal(failure)
            counts.refused(refusal)
            logger.error("delivery.not-kept", metadata: ["reason": "\(refusal.rawValue)"])
            answer(.refused(refusal))
        }
    }

    /// Puts what an earlier run left unfinished in its lanes; the urgent ones come first.
    package func resume() throws(LedgerFailure) -> Int {
        let waiting = try ledger.unfinished()
        for delivery in waiting {
            room.add(delivery.partner)
            post(.resume(delivery.id, delivery.partner, delivery.lane), delivery.lane)
        }
        return waiting.count
    }

    /// Takes a delivery that was kept without a door: a replay. It waited long enough.
    package func carry(_ delivery: Delivery) {
        room.add(delivery.partner)
        post(.resume(delivery.id, delivery.partner, .urgent), .urgent)
    }

    // MARK: - Carrying

    private func post(_ task: Task, _ lane: Delivery.Lane) {
        switch lane {
        case .urgent: prompt.post(task, lane: 0)
        case .normal: patient.post(task)
        }
    }

    private func run(_ task: Task) {
        switch task {
        case .read(let delivery, let keyReused, let answer):
            noted(delivery.id) { read(delivery, keyReused: keyReused, answer) }
        case .carry(let delivery, let reading, let lane):
            held.subtract(delivery.bytes.count, ordering: .relaxed)
            noted(delivery.id) { carry(delivery, reading, lane) }
        case .resume(let id, let partner, let lane):
            noted(id) { resume(id, of: partner, lane) }
        case .look(let body):
            body()
        }
    }

    /// Should this thread fault meanwhile, the crash note names the delivery.
    func noted<Result>(_ id: Delivery.ID, _ body: () -> Result) -> Result {
        gatehouse_crash_note_enter(id)
        defer { gatehouse_crash_note_leave() }
        return body()
    }

    private func read(
        _ delivery: Delivery, keyReused: Bool, _ answer: @escaping @Sendable (DoorAnswer) -> Void
    ) {
        let stages = current
        var reading: Reading
        do {
            reading = try counts.timed(.read) { () throws(Fault) in try stages.read(delivery) }
        } catch {
            reject(delivery, for: error) { answer(.receipt(delivery.receipt(for: error))) }
            return
        }
        if keyReused {
            reading.warnings.append(
                Warning(.keyReused, expected: "a key that no other message had"))
        }
        let lane = stages.lane(of: reading, of: delivery)
        ledger.note(delivery.id, lane: lane)
        counts.read(delivery.partner, warnings: reading.warnings)
        answer(
            .receipt(
                Receipt(
                    reference: delivery.reference, state: .kept,
                    receivedAt: delivery.receivedAt, warnings: reading.warnings)))
        guard lane == .urgent || held.load(ordering: .relaxed) < limits.heldBytes else {
            post(.resume(delivery.id, delivery.partner, lane), lane)
            return
        }
        held.add(delivery.bytes.count, ordering: .relaxed)
        post(.carry(delivery, reading, lane), lane)
    }

    private func resume(_ id: Delivery.ID, of partner: Partner.ID, _ lane: Delivery.Lane) {
        let delivery: Delivery?
        do {
            delivery = try ledger.delivery(id)
        } catch .unreadable {
            putAside(id, of: partner)
            return
        } catch {
            retry(.resume(id, partner, lane), after: error)
            return
        }
        guard let delivery else { return putAside(id, of: partner) }
        let stages = current
        do {
            let reading = try counts.timed(.read) { () throws(Fault) in try stages.read(delivery) }
            carry(delivery, reading, lane)
        } catch {
            reject(delivery, for: error) {}
        }
    }

    private func carry(_ delivery: Delivery, _ reading: Reading, _ lane: Delivery.Lane) {
        let stages = current
        let decision: Decision
        do {
            decision = try counts.timed(.decide) { () throws(LedgerFailure) in
                try deciding.decide(delivery, reading, by: stages)
            }
        } catch {
            retry(.resume(delivery.id, delivery.partner, lane), after: error)
            return
        }
        stages.hooks.beforeCommit(delivery)
        let isUrgent = decision.decided.band.isMoreUrgent(than: .within24Hours)
        ledger.commit(decision.decided, urgent: isUrgent) { result in
            self.committed(result, decision, delivery, reading, lane)
        }
    }

    private func committed(
        _ result: Result<Committed, LedgerFailure>, _ decision: Decision, _ delivery: Delivery,
        _ reading: Reading, _ lane: Delivery.Lane
    ) {
        switch result {
        case .success(.done(let entries)):
            room.leave(delivery.partner)
            counts.ended(.accepted, delivery.partner)
            counts.decided(decision.decided.band)
            forwarder.forward(decision, entries: entries)
        case .success(.moved):
            // Another notice about this family came first: link and decide again, with it.
            counts.refusedByVersion()
            held.add(delivery.bytes.count, ordering: .relaxed)
            post(.carry(delivery, reading, lane), lane)
        case .success(.alreadyEnded):
            room.leave(delivery.partner)
        case .failure(let failure):
            retry(.resume(delivery.id, delivery.partner, lane), after: failure)
        }
    }

    // MARK: - Rejecting and trying again

    private func reject(
        _ delivery: Delivery, for fault: Fault, then done: @escaping @Sendable () -> Void
    ) {
        let scan = DangerScan(delivery.bytes)
        ledger.reject(
            delivery, code: fault.code, findings: FaultText(fault).json,
            namesDanger: scan.namesDanger, messageId: scan.messageId
        ) { result in
            switch result {
            case .success(let isNew):
                self.room.leave(delivery.partner)
                if isNew { self.counts.ended(.rejected, delivery.partner) }
                self.logger.notice(
                    "delivery.rejected",
                    metadata: [
                        "delivery": "\(delivery.reference.text)",
                        "partner": "\(delivery.partner)", "code": "\(fault.code.rawValue)",
                    ])
                self.rejected()
            case .failure(let failure):
                // It is durable as kept: it is read and rejected again.
                self.retry(.resume(delivery.id, delivery.partner, .urgent), after: failure)
            }
            done()
        }
    }

    /// Puts a delivery aside whose bytes cannot be opened any more: trying again would not help, and
    /// somebody is to see that it is there.
    private func putAside(_ id: Delivery.ID, of partner: Partner.ID) {
        logger.critical("delivery.quarantined", metadata: ["delivery-number": "\(id)"])
        ledger.quarantine(id) { [self] result in
            switch result {
            case .success:
                room.leave(partner)
                counts.ended(.quarantined, partner)
                rejected()
            case .failure(let failure):
                retry(.resume(id, partner, .urgent), after: failure)
            }
        }
    }

    private func retry(_ task: Task, after failure: LedgerFailure) {
        counts.failed()
        logger.error("delivery.waits", metadata: ["reason": "\(failure)"])
        guard failure != .closed, failure != .broken else { return }
        later.withLock { $0.append(task) }
    }

    /// Tries again what a failure of ours held up; called by the upkeep at its interval.
    package func tryAgain() {
        let tasks = later.withLock { tasks in
            defer { tasks = [] }
            return tasks
        }
        for task in tasks {
            guard case .resume(_, _, let lane) = task else { continue }
            post(task, lane)
        }
    }
}
