import HouseKit
import Linkage
import Model
import TestKit

@testable import Store

extension Bench {
    static func record(
        _ given: String, _ family: String = "Reeve", born: String = "2017-05-03"
    ) -> Person.Record {
        var record = Person.Record()
        record.names = [.init(given: given, family: family)]
        record.dateOfBirth = PartialDate(reading: born)
        return record
    }

    /// What a message of this id would be decided on now.
    func question(
        _ messageId: String, incident: String? = nil, of records: [Person.Record] = []
    ) throws -> Question {
        Question(
            partner: try Self.partner(), messageId: messageId, incident: incident,
            keys: records.reduce(into: []) { $0.formUnion(BlockingKey.keys(of: $1)) })
    }

    /// A decision about one child, on what a snapshot read.
    func decided(
        _ delivery: Delivery, _ snapshot: Snapshot, messageId: String, incident: String? = nil,
        band: Band = .within24Hours, about record: Person.Record = record("Callum"),
        home: Decided.Home = .new, linked: Person.ID? = nil
    ) throws -> Decided {
        let earlier = snapshot.earlier.first
        let reference = try earlier?.reference ?? ledger.nextReferral(at: clock.now)
        let number = (earlier?.numbers ?? 0) + 1
        guard let route = Referral.Route("hub/hartlepool") else { throw Missing(what: "a route") }
        let entry = Referral.Entry(
            reference: reference, number: number, route: route, band: band, dueAt: clock.now)
        return Decided(
            delivery: delivery.id, deliveryReference: delivery.reference,
            partner: delivery.partner, messageId: messageId, incident: incident,
            read: snapshot.read, referral: reference, isNew: earlier == nil, number: number,
            household: home,
            persons: [
                .init(
                    mention: .subject(0), identity: record.names[0].given, linked: linked,
                    record: record, belongsToHousehold: true)
            ],
            contacts: [
                .init(
                    subject: 0, occurred: clock.now, received: clock.now, source: "6",
                    reasons: [.neglect], isConcern: true)
            ],
            band: band, level: 3, due: clock.now, policy: "p1", entries: [entry],
            document: Array("{}".utf8), warnings: "{}",
            attempts: snapshot.attempts.map(\.delivery).filter { $0 < delivery.id })
    }

    func commit(_ decided: Decided) throws -> Committed {
        try ledger.wait { ledger.commit(decided, urgent: false, then: $0) }
    }

    /// Keeps, decides and commits a message about one child.
    @discardableResult
    func accept(
        _ text: String, messageId: String, incident: String? = nil, band: Band = .within24Hours,
        about record: Person.Record = record("Callum"),
        _ change: (inout Decided) -> Void = { $0.discloses = true }
    ) throws -> [Int64] {
        let delivery = try delivery(text)
        let snapshot = try ledger.snapshot(
            question(messageId, incident: incident, of: [record]))
        let home = snapshot.candidates.households.first
        var decided = try decided(
            delivery, snapshot, messageId: messageId, incident: incident, band: band, about: record,
            home: home.map { .existing($0.id) } ?? .new, linked: home?.members.first?.id)
        change(&decided)
        guard case .done(let entries) = try commit(decided) else { throw Missing(what: "a commit") }
        return entries
    }
}
