import Model
import Store
import Triage

extension Notification {
    /// Messages of this sender that it takes back, corrects or replaces.
    var earlierMessageIds: [String] {
        [header.supersedes, withdrawal?.of].compactMap { $0?.trimmed }.filter { !$0.isEmpty }
    }

    /// The sender's own reference of the incident: messages about the same people that share it
    /// belong to one referral. What stands for none, as "N/A" or "0", is none.
    var incidentReference: String? {
        let named = header.references.first { $0.kind?.value == .policeIncident }
        return [incident?.policeReference, named?.value].lazy
            .compactMap { $0?.trimmed }.first { $0.contains { ("1"..."9").contains($0) } }
    }

    /// The contacts that this message makes: one for each child, else one for the household.
    func contacts(
        of delivery: Delivery, by kind: Partner.Kind?, _ marks: Marks
    ) -> [Decided.ContactDraft] {
        let reasons = contactReasons
        let source = header.sender?.referralSource?.value?.code ?? kind?.censusSource ?? "10"
        let subjects: [Int?] = self.subjects.isEmpty ? [nil] : self.subjects.indices.map { $0 }
        return subjects.map { subject in
            Decided.ContactDraft(
                subject: subject, occurred: occurred(receivedAt: delivery.receivedAt),
                received: delivery.receivedAt, source: source,
                reasons: reasons, isConcern: marks.isConcern, kind: header.messageType.value,
                indicators: marks.signs[subject ?? Lowering.unnamed] ?? 0, isCopy: marks.isCopy,
                sender: delivery.partner.text)
        }
    }

    /// When it happened, else when it was received. Of a date alone its end is taken, so that a
    /// window never ends before the incident.
    func occurred(receivedAt: Timestamp) -> Timestamp {
        guard let moment = incident?.occurredFrom?.value else { return receivedAt }
        if let instant = moment.instant { return min(instant, receivedAt) }
        guard let day = moment.date.day else { return receivedAt }
        let end = Timestamp(milliseconds: Int64(day.number + 1) * 86_400_000 - 1)
        return min(end, receivedAt)
    }

    private var contactReasons: [ConcernCode] {
        let coded =
            concerns.compactMap { $0.code?.value }
            + (incident?.categories.compactMap(\.value) ?? [])
        return coded.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension Partner.Kind {
    /// The code of the census's list of referral sources.
    var censusSource: String {
        switch self {
        case .police: "6"
        case .health: "3F"
        case .education: "2A"
        case .housing: "4"
        case .other: "8"
        case .caseSystem: "5A"
        }
    }
}
