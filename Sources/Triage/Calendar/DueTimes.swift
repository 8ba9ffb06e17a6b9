package import Model

/// By when a person must first have looked, by a calendar and the numbers of a policy.
package struct DueTimes: Sendable {
    private let calendar: WorkingDays
    private let thresholds: Thresholds

    package init(calendar: WorkingDays, thresholds: Thresholds = .standard) {
        self.calendar = calendar
        self.thresholds = thresholds
    }

    /// By when a person must first have looked, and the rule that says so.
    ///
    /// - Parameter now: Where it is decided again, the time of that. It moves no due time; it says
    ///   whether the out-of-hours team has it by now, as nobody has decided.
    package func due(
        _ band: Band, receivedAt: Timestamp, now: Timestamp? = nil, mustActBefore: Moment? = nil
    ) -> Verdict.Due {
        var due =
            switch band {
            case .immediate: immediate(receivedAt, mustActBefore)
            case .sameDay: sameDay(receivedAt, mustActBefore)
            case .within24Hours, .within72Hours, .earlyHelp, .advice:
                nextWorkingDay(receivedAt).noLater(than: mustActBefore, receivedAt: receivedAt) {
                    !calendar.isOpen(at: $0)
                }
            }
        if let handover = handover(band, now: receivedAt), handover <= now ?? receivedAt {
            due.outOfHours = true
        }
        return due
    }

    /// When the out-of-hours team takes over what nobody has decided: at once where the hub is
    /// closed, else some minutes before it closes (Same day), or when it closes for long (24 hours).
    /// Nil where it never does. Immediate is theirs where it is due after closing.
    func handover(_ band: Band, now: Timestamp) -> Timestamp? {
        switch band {
        case .immediate:
            guard let closes = calendar.closing(after: now) else { return now }
            return now + .minutes(thresholds[.immediateMinutes]) > closes ? now : closes
        case .sameDay:
            guard let closes = calendar.closing(after: now) else { return now }
            return closes - .minutes(thresholds[.handoverMinutes])
        case .within24Hours:
            let long = Duration.hours(thresholds[.longClosingHours])
            return calendar.closing(forLongerThan: long, from: now).map { max($0, now) }
        case .within72Hours, .earlyHelp, .advice: return nil
        }
    }

    /// Never later than it would be on the same day: what is more urgent is not put off.
    private func immediate(_ receivedAt: Timestamp, _ mustActBefore: Moment?) -> Verdict.Due {
        let minutes = thresholds[.immediateMinutes]
        let latest = Verdict.Due(
            at: receivedAt + .minutes(minutes), why: "\(minutes) minutes after receipt")
        let today = sameDay(receivedAt, mustActBefore)
        return today.at < latest.at ? today : latest
    }

    /// The lesser of the elapsed hours and half the time that is left to act. Of a date without a
    /// time the first moment is taken, so that nothing is found to be late.
    private func sameDay(_ receivedAt: Timestamp, _ mustActBefore: Moment?) -> Verdict.Due {
        let hours = thresholds[.sameDayHours]
        let latest = Verdict.Due(
            at: receivedAt + .hours(hours), why: "\(hours) hours after receipt")
        guard let end = mustActBefore?.earliestInstant else { return latest }
        guard end > receivedAt else {
            return Verdict.Due(
                at: receivedAt, why: "now: the time that the sender gave to act before has come")
        }
        let half = Timestamp(
            milliseconds: receivedAt.milliseconds
                + (end.milliseconds - receivedAt.milliseconds) / 2)
        guard half < latest.at else { return latest }
        return Verdict.Due(at: half, why: "half the time left to act, as the sender gave it")
    }

    /// The same time by the clock on the next working day, or that day's closing if it is earlier.
    private func nextWorkingDay(_ receivedAt: Timestamp) -> Verdict.Due {
        let received = LondonTime(receivedAt)
        let day = calendar.workingDay(after: received.day)
        let closes = calendar.hours(on: day)?.closes ?? received.secondOfDay
        let isClosed = closes < received.secondOfDay
        let at = LondonTime(day: day, secondOfDay: min(received.secondOfDay, closes)).timestamp
        var why =
            isClosed ? "closing time of the next working day" : "same time on the next working day"
        if day > calendar.knownTo {
            why += ". " + WorkingDays.Shortfall.ended(calendar.knownTo).text
        }
        return Verdict.Due(at: at, why: why)
    }
}

extension WorkingDays {
    /// When the hub closes, of the opening hours that hold this moment; nil where it is closed.
    func closing(after time: Timestamp) -> Timestamp? {
        guard isOpen(at: time) else { return nil }
        let day = LondonTime(time).day
        return hours(on: day).map { LondonTime(day: day, secondOfDay: $0.closes).timestamp }
    }

    /// The first closing for longer than this that is not over at a moment: one that has begun, or one
    /// to come. Nil where the hub never closes for so long within some weeks.
    func closing(forLongerThan least: Duration, from time: Timestamp) -> Timestamp? {
        let today = LondonTime(time).day
        for offset in -Self.longestClosingDays...Self.longestClosingDays {
            let day = today + offset
            guard let hours = hours(on: day) else { continue }
            let closes = LondonTime(day: day, secondOfDay: hours.closes).timestamp
            let next = workingDay(after: day)
            guard let opening = self.hours(on: next)?.opens else { continue }
            let opens = LondonTime(day: next, secondOfDay: opening).timestamp
            if opens > time, opens - closes > least { return closes }
        }
        return nil
    }

    /// Days within which a closing is looked for, back and ahead.
    private static let longestClosingDays = 21
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
