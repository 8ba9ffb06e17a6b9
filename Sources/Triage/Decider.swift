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
    ///   - former: The band that this referral has had. It is a floor, and is itself never raised.
    ///   - standingDue: The due time of this referral, while nobody has acknowledged it: what comes
    ///     after never puts it off.
    ///   - attachedTo: The referral that the message belongs to already, whose contacts are of the
    ///     same incident.
    package func decide(
        _ notification: Notification, history: History, persons: [Int: Person.ID],
        receivedAt: Timestamp, former: Band?, standingDue: Timestamp? = nil,
        attachedTo: Reference? = nil
    ) -> Verdict {
        let scene = Scene(
            notification, history: history, persons: persons, receivedAt: receivedAt,
            attachedTo: attachedTo)
        let found = Facts.householdFinders.map { $0(scene) }
        let household = FactVector(household: found)
        let start = policy.base.read(household).fired.first ?? policy.base.rules.count - 1
        let shared = policy.household.map { $0.read(household) }
        // Most children have nothing of their own: for them the household's argument is made once.
        let common = Argument(policy, start, shared, household, former: former).conclusion
        let children = scene.children.map { child in
            let facts = FactVector(
                household: found, child: Facts.childFinders.map { $0(scene, child) })
            let own = policy.child.map { $0.read(facts) }
            let conclusion =
                own.allSatisfy(\.isEmpty)
                ? common
                : Argument(policy, start, shared + own, facts, former: former).conclusion
            return conclusion.verdict(of: child, facts, in: scene)
        }
        return verdict(children, scene, standingDue)
    }

    private func verdict(
        _ children: [Verdict.Child], _ scene: Scene, _ standingDue: Timestamp?
    ) -> Verdict {
        let band = children.reduce(Band.advice) { $0.orMoreUrgent($1.band) }
        let level = children.reduce(1) { max($0, $1.level) }
        let mustActBefore = scene.notification.senderAssessment?.mustActBefore?.value
        var due = policy.calendar.due(
            band, receivedAt: scene.receivedAt, mustActBefore: mustActBefore)
        if let standingDue, standingDue < due.at {
            due.at = standingDue
            due.why = "as due before this message: nobody has acknowledged the referral yet"
        }
        return Verdict(
            band: band, level: level, due: due, children: children, policy: policy.digest,
            decidedAt: scene.receivedAt,
            historyRead: scene.chronology != nil)
    }
}
