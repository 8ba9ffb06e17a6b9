import Model

extension Enricher {
    /// Says on the sheet of the out-of-hours team by when a manager of theirs looks at what nobody
    /// has decided: 24 hours after it came to them.
    func tellManager(of material: Material, in document: inout ReferralDocument) {
        let verdict = material.verdict
        guard verdict.due.outOfHours, verdict.band == .within24Hours,
            let place = document.routing.firstIndex(where: {
                $0.route == routes.named.outOfHours.name
            })
        else { return }
        let before = material.earlier.flatMap { earlier in
            earlier.provenance.delivery == material.delivery.reference ? earlier : nil
        }
        let former = before?.routing.first { $0.route == document.routing[place].route }?.why
        // What was told once stays: that it is decided again gives nobody more time.
        if let former, former.contains(Self.manager) {
            document.routing[place].why = former
            return
        }
        let due = handover(of: material, decidedBefore: before) + .hours(24)
        document.routing[place].why += ". \(Self.manager): by \(due.inWords)"
    }

    private static let manager = "A manager of the out-of-hours team looks within 24 hours"

    /// When the out-of-hours team was given it: at receipt, or where it is decided again because
    /// the hub closes, when it closed.
    private func handover(
        of material: Material, decidedBefore before: ReferralDocument?
    ) -> Timestamp {
        let received = material.delivery.receivedAt
        guard let before, !before.verdict.due.outOfHours else { return received }
        let decided = material.verdict.decidedAt
        let turn = before.verdict.lookAgainAt ?? decided
        return max(received, min(turn, decided))
    }
}
