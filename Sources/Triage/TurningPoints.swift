import Model

extension Scene {
    /// The next moment after this one at which the clock alone may change the verdict, nil where
    /// there is none: somebody's custody ends, a child is missing for long, the time to act comes
    /// near or passes, or the out-of-hours team takes over.
    func turningPoint(_ handover: Timestamp?) -> Timestamp? {
        var points = [handover].compactMap { $0 }
        let adults = notification.adults
        for index in adults.indices where adults[index].suspected.isYes {
            guard let arrest = adults[index].arrestedAt?.value?.earliestInstant else { continue }
            points.append(arrest + .hours(thresholds[.custodyHours]))
        }
        if let from = notification.incident?.missing?.from?.value?.earliestInstant {
            points.append(from + .hours(thresholds[.stillMissingHours]))
        }
        for moment in notification.deadlines.known.map(\.moment) {
            // Near is less than so many minutes away: a moment after, not at, that time.
            let lead = Duration.minutes(thresholds[.actSoonMinutes])
            points.append(moment.earliestInstant - lead + .milliseconds(1))
            points.append(moment.latestInstant)
        }
        return points.filter { $0 > now }.min()
    }

    /// The time to act before that a due time goes by: the earliest that is told, and some hours
    /// before a discharge where a rule asks for that.
    func mustActBefore(isDueBeforeDischarge: Bool) -> Moment? {
        guard isDueBeforeDischarge, let discharge = notification.health?.dischargeAt?.value else {
            return notification.mustActBefore
        }
        let lead = discharge.earliestInstant - .hours(thresholds[.dischargeLeadHours])
        return Moment(min(lead, notification.mustActBefore?.earliestInstant ?? lead))
    }
}
