import Model

// Two things that cannot both be so. Neither is corrected: a person sees both.

extension Checking {
    mutating func checkContradictions(in notification: Notification) {
        let header = notification.header
        let sent = (header.sentAt?.value ?? header.createdAt?.value)?.date.day
        var references: Set<String> = []
        for index in notification.subjects.indices {
            let subject = notification.subjects[index]
            let record: FieldStep = ("subjects", index, "subject")
            check(subject, record, sent: sent)
            checkOwn(subject.localRef, record, &references)
        }
        for index in notification.adults.indices {
            checkOwn(notification.adults[index].localRef, ("adults", index, "adult"), &references)
        }
        check(notification.incident)
    }

    private mutating func check(
        _ subject: Notification.Subject, _ record: FieldStep, sent: Day?
    ) {
        if subject.dateOfBirth != nil, subject.expectedDeliveryDate != nil {
            warn(
                .contradiction, at: place([record]),
                expected: "a date of birth or an expected delivery date, not both")
        }
        if let born = subject.dateOfBirth?.value, let sent {
            // A day is left: it is sent in another time zone than the child was born in.
            if born.earliest > sent + 1 {
                warn(
                    .contradiction, at: place([record, ("dateOfBirth", nil, "")]),
                    expected: "a date that is not after the message was sent")
            } else if let age = subject.age?.value, !Self.ages(born, on: sent).contains(age) {
                warn(
                    .contradiction, at: place([record, ("age", nil, "")]),
                    expected: "the age that the date of birth gives")
            }
        }
        checkDisabilities(of: subject, record)
        if subject.presentAtIncident?.value == .elsewhere,
            subject.harm?.intervenedInViolence?.value == .yes
        {
            warn(
                .contradiction, at: place([record, ("presentAtIncident", nil, "")]),
                expected: "present or inHouse, since the child intervened")
        }
    }

    private mutating func checkDisabilities(
        of subject: Notification.Subject, _ record: FieldStep
    ) {
        let codes = subject.disabilities.compactMap { $0.value?.code }
        guard Set(codes).count < codes.count || codes.contains("NONE") && codes.count > 1
        else { return }
        warn(
            .contradiction, at: place([record, ("disabilities", nil, "")]),
            expected: "each disability once, and NONE only alone")
    }

    private mutating func check(_ incident: Notification.Incident?) {
        guard let incident else { return }
        let here: FieldStep = ("incident", nil, "")
        checkOrder(
            incident.occurredFrom?.value, incident.occurredTo?.value,
            at: [here, ("occurredTo", nil, "")])
        guard let missing = incident.missing else { return }
        checkOrder(
            missing.from?.value, missing.found?.value,
            at: [here, ("missing", nil, ""), ("found", nil, "")])
        if missing.missingNow?.value == .yes, missing.found?.value != nil {
            warn(
                .contradiction, at: place([here, ("missing", nil, ""), ("missingNow", nil, "")]),
                expected: "no, since the child was found; or no time of finding")
        }
    }

    private mutating func checkOwn(
        _ reference: String?, _ record: FieldStep, _ seen: inout Set<String>
    ) {
        guard let reference, !reference.trimmed.isEmpty, !seen.insert(reference).inserted
        else { return }
        warn(
            .contradiction, at: place([record, ("localRef", nil, "")]),
            expected: "a localRef that no other person of the message has")
    }

    /// Times without an offset are compared by their days alone.
    private mutating func checkOrder(_ from: Moment?, _ to: Moment?, at steps: [FieldStep]) {
        if let from = from?.instant, let to = to?.instant {
            guard from > to else { return }
        } else {
            guard let from = from?.date.earliest, let to = to?.date.latest, from > to
            else { return }
        }
        warnOrder(at: steps)
    }

    mutating func checkOrder(_ from: Day?, _ to: Day?, at steps: [FieldStep]) {
        guard let from, let to, from > to else { return }
        warnOrder(at: steps)
    }

    private mutating func warnOrder(at steps: [FieldStep]) {
        warn(.contradiction, at: place(steps), expected: "an end that is not before the beginning")
    }

    /// The ages that somebody born then may have; a year is left on both sides, since an age is often
    /// told from memory.
    private static func ages(_ born: PartialDate, on day: Day) -> ClosedRange<Int> {
        let years = { (from: Day) in max(0, (day - from) * 4 / 1461) }
        return max(0, years(born.latest) - 1)...(years(born.earliest) + 1)
    }
}
