package import Model

extension WorkingDays {
    /// For Immediate: until a named person has it.
    static let immediateMinutes = 15
    /// For Same day: elapsed hours, unless the time to act is nearer.
    static let sameDayHours = 4
    /// So long before closing, what is undecided passes to the out-of-hours team.
    static let handoverMinutes = 30

    /// By when a person must first have looked, and the rule that says so.
    package func due(
        _ band: Band, receivedAt: Timestamp, mustActBefore: Moment? = nil
    ) -> Verdict.Due {
        switch band {
        case .immediate:
            let at = receivedAt + .minutes(Self.immediateMinutes)
            return Verdict.Due(
                at: at, why: "\(Self.immediateMinutes) minutes after receipt",
                outOfHours: !isOpen(at: receivedAt) || isAfterClosing(at, of: receivedAt))
        case .sameDay:
            let (at, why) = sameDay(receivedAt, mustActBefore)
            let handover = at + .minutes(Self.handoverMinutes)
            return Verdict.Due(
                at: at, why: why,
                outOfHours: !isOpen(at: receivedAt) || isAfterClosing(handover, of: receivedAt))
        case .within24Hours, .within72Hours, .earlyHelp, .advice:
            return nextWorkingDay(receivedAt).noLater(than: mustActBefore, receivedAt: receivedAt) {
                !isOpen(at: $0)
            }
        }
    }

    private func isAfterClosing(_ time: Timestamp, of receivedAt: Timestamp) -> Bool {
        closing(on: receivedAt).map { time > $0 } ?? true
    }

    /// The lesser of the elapsed hours and half the time that is left to act. Of a date without a
    /// time the first moment is taken, so that nothing is found to be late.
    private func sameDay(
        _ receivedAt: Timestamp, _ mustActBefore: Moment?
    ) -> (Timestamp, String) {
        let latest = receivedAt + .hours(Self.sameDayHours)
        let elapsed = "\(Self.sameDayHours) hours after receipt"
        guard let end = mustActBefore?.earliestInstant else { return (latest, elapsed) }
        guard end > receivedAt else {
            return (receivedAt, "now: the time that the sender gave to act before has come")
        }
        let half = Timestamp(
            milliseconds: receivedAt.milliseconds
                + (end.milliseconds - receivedAt.milliseconds) / 2)
        guard half < latest else { return (latest, elapsed) }
        return (half, "half the time left to act, as the sender gave it")
    }

    /// The same time by the clock on the next working day, or that day's closing if it is earlier.
    private func nextWorkingDay(_ receivedAt: Timestamp) -> Verdict.Due {
        let received = LondonTime(receivedAt)
        let day = workingDay(after: received.day)
        let closes = hours(on: day)?.closes ?? received.secondOfDay
        let isClosed = closes < received.secondOfDay
        let at = LondonTime(day: day, secondOfDay: min(received.secondOfDay, closes)).timestamp
        var why =
            isClosed ? "closing time of the next working day" : "same time on the next working day"
        if day > knownTo { why += ". " + Shortfall.ended(knownTo).text }
        return Verdict.Due(at: at, why: why)
    }
}

extension Verdict.Due {
    /// The time that the sender gave to act before, where it comes sooner. Of a date without a time
    /// the first moment is taken, so that nothing is found to be late.
    fileprivate func noLater(
        than mustActBefore: Moment?, receivedAt: Timestamp, isClosed: (Timestamp) -> Bool
    ) -> Verdict.Due {
        guard let end = mustActBefore?.earliestInstant, end < at else { return self }
        let at = max(end, receivedAt)
        let why =
            end > receivedAt
            ? "the time that the sender gave to act before"
            : "now: the time that the sender gave to act before has come"
        return Verdict.Due(at: at, why: why, outOfHours: isClosed(at))
    }
}
