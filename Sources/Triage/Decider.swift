package import Model

/// Decides messages by one policy.
package struct Decider: Sendable {
    package let policy: Policy

    package init(policy: Policy) {
        self.policy = policy
    }

    /// Decides one message: a band for each child, with the argument for it. Pure.
    ///
    /// - Parameters:
    ///   - history: Of the children that are linked and of their households, and of nobody else.
    ///   - persons: The register's id of each subject that is linked, by the subject's place.
    ///   - former: What became of this referral before.
    ///   - standingDue: The due time of this referral, while nobody has acknowledged it: what comes
    ///     after never puts it off.
    ///   - attachedTo: The referral that the message belongs to already, whose contacts are of the
    ///     same incident.
    ///   - now: Where it is decided again, the time of that.
    package func decide(
        _ notification: Notification, history: History, persons: [Int: Person.ID],
        receivedAt: Timestamp, former: Former = .none, standingDue: Timestamp? = nil,
        attachedTo: Reference? = nil, now: Timestamp? = nil
    ) -> Verdict {
        decideAndMark(
            notification, history: history, persons: persons, receivedAt: receivedAt,
            former: former, standingDue: standingDue, attachedTo: attachedTo, now: now
        ).verdict
    }

    /// Decides one message, and says what the register keeps of it.
    ///
    /// - Parameters:
    ///   - newAdults: The adults, by their places, who are new in a household that the register knows.
    ///   - incident: The message's incident, as the contacts of the history name theirs; nil where they
    ///     name it by the sender's reference.
    ///   - sender: Who sends, as the contacts of the history name their senders.
    ///   - source: The census's code of who sends, where the message gives none.
    package func decideAndMark(
        _ notification: Notification, history: History, persons: [Int: Person.ID],
        newAdults: Set<Int> = [], incident: String? = nil,
        sender: String? = nil, source: String? = nil, receivedAt: Timestamp,
        former: Former = .none,
        standingDue: Timestamp? = nil, attachedTo: Reference? = nil, now: Timestamp? = nil
    ) -> (verdict: Verdict, marks: Marks) {
        let scene = Scene(
            notification, history: history, persons: persons, receivedAt: receivedAt,
            attachedTo: attachedTo,
            under: Conditions(
                thresholds: policy.settings.thresholds, calendar: policy.calendar, now: now,
                newAdults: newAdults, incident: incident, sender: sender, source: source))
        return (decide(scene, former, standingDue), Marks(scene))
    }

    private func decide(
        _ scene: Scene, _ former: Former, _ standingDue: Timestamp?
    ) -> Verdict {
        let found = Facts.householdFinders.map { $0(scene) }
        let household = FactVector(household: found)
        let start = policy.base.read(household).fired.first ?? policy.base.rules.count - 1
        let shared = policy.household.map { $0.read(household) }
        let isSaid = former.lowering.map {
            Lowering.said(by: scene.notification).isSubset(of: $0.said)
        }
        var common: SharedArgument?
        var isDueBeforeDischarge = false
        let children = scene.children.map { child in
            let facts = FactVector(
                household: found, child: Facts.childFinders.map { $0(scene, child) })
            let own = policy.child.map { $0.read(facts) }
            let floor = former.floor(of: child)
            let pin = former.lowering.flatMap { lowering in
                lowering.seen(of: child).map {
                    Argument.Pin(lowering: lowering, seen: $0, isSaid: isSaid ?? false)
                }
            }
            // Most children have nothing of their own: for them the household's argument is made once.
            let isPlain = pin == nil && own.allSatisfy(\.isEmpty)
            let conclusion: Conclusion
            if isPlain, let common, common.floor == floor {
                conclusion = common.conclusion
            } else {
                let argument = Argument(
                    policy, start, shared + own, isPlain ? household : facts, former: floor,
                    pin: pin)
                conclusion = argument.conclusion
                if isPlain { common = SharedArgument(floor: floor, conclusion: conclusion) }
            }
            isDueBeforeDischarge = isDueBeforeDischarge || conclusion.isDueBeforeDischarge
            return conclusion.verdict(of: child, facts, in: scene)
        }
        return verdict(
            children, scene, former, standingDue, isDueBeforeDischarge: isDueBeforeDischarge)
    }

    /// The argument of children who have nothing of their own.
    private struct SharedArgument {
        let floor: Band?
        let conclusion: Conclusion
    }

    private func verdict(
        _ children: [Verdict.Child], _ scene: Scene, _ former: Former, _ standingDue: Timestamp?,
        isDueBeforeDischarge: Bool
    ) -> Verdict {
        let band = children.reduce(Band.advice) { $0.orMoreUrgent($1.band) }
            .orMoreUrgent(former.band)
        let level = children.reduce(1) { max($0, $1.level) }
        let times = policy.dueTimes
        var due = times.due(
            band, receivedAt: scene.receivedAt, now: scene.now,
            mustActBefore: scene.mustActBefore(isDueBeforeDischarge: isDueBeforeDischarge))
        if let standingDue, standingDue < due.at {
            due.at = standingDue
            due.why = "as due before this message: nobody has acknowledged the referral yet"
        }
        return Verdict(
            band: band, level: level, due: due, children: children, policy: policy.digest,
            decidedAt: scene.now, historyRead: scene.chronology != nil,
            lookAgainAt: scene.turningPoint(times.handover(band, now: scene.receivedAt)))
    }
}
