import GRDB
package import Linkage
package import Model

/// What the register and the referrals know that bears on one notification, in one snapshot.
package struct Snapshot: Sendable {
    package var candidates: Candidates
    /// Referrals that messages of this id or of this incident have, those of the id first, newest
    /// first. Which of them is of the same people is for the caller to say.
    package var earlier: [EarlierReferral]
    /// Attempts under this message's id that could not be read and are open still, newest first.
    package var attempts: [Attempt]
    /// To be carried by the commit.
    package var read: ReadSet
}

/// A message that could not be read.
package struct Attempt: Sendable, Equatable {
    package var delivery: Delivery.ID
    package var reference: Reference

    package init(delivery: Delivery.ID, reference: Reference) {
        self.delivery = delivery
        self.reference = reference
    }
}

/// A referral that a message may belong to.
package struct EarlierReferral: Sendable, Equatable {
    package var reference: Reference
    /// Whose message made it.
    package var partner: Partner.ID?
    /// When what it is about happened, as its contacts have it.
    package var occurred: Timestamp?
    /// Its band as it stands: a floor for what is decided now.
    package var band: Band
    /// Its due time, while nobody has acknowledged its newest entries: it is never put off.
    package var standingDue: Timestamp?
    /// How many entries it has had.
    package var numbers: Int
    /// Whether it is a version of the same message, rather than another message of the incident.
    package var isSameMessage: Bool
    package var household: Household.ID?
    /// Whom its messages named: the keys of the mentions, and the persons of the register.
    package var mentions: Set<Int64>
    package var persons: Set<Person.ID>
    /// The band that a person gave it last, with who and why.
    package var change: BandChange?
    var sealedChange: [UInt8]?
}

/// What is looked up for one notification.
package struct Question: Sendable {
    package var partner: Partner.ID
    package var messageId: String
    /// The partner's own reference of the incident, where it gave one.
    package var incident: String?
    package var keys: Set<BlockingKey>
    /// Messages of the partner that this one takes back, corrects or replaces.
    package var earlierIds: [String]

    package init(
        partner: Partner.ID, messageId: String, incident: String?, earlierIds: [String] = [],
        keys: Set<BlockingKey>
    ) {
        self.earlierIds = earlierIds
        self.partner = partner
        self.messageId = messageId
        self.incident = incident
        self.keys = keys
    }
}

extension Ledger {
    /// Persons kept under one key beyond which the key alone is no evidence.
    package static let candidateCap = 200
    /// Members of one household that are looked at; more live at a communal address.
    package static let memberCap = 60
    /// Households that one message is compared with; beyond it its persons were not all looked at.
    package static let householdCap = 400

    /// The households that the keys lead to, and the referral that the message belongs to.
    package func snapshot(_ question: Question) throws(LedgerFailure) -> Snapshot {
        let hashes = Dictionary(
            question.keys.map { (hash($0.text), $0) }, uniquingKeysWith: { first, _ in first })
        let message = messageKey(question.messageId, of: question.partner)
        let replaced = question.earlierIds.map { messageKey($0, of: question.partner) }
        let incident = question.incident.map { incidentKey($0) }
        let found = try read { database in
            let stamp = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT max(number) FROM audit"))
            var search = Search(database, cap: Self.candidateCap)
            for (hash, key) in hashes { try search.look(up: hash, as: key) }
            let past = try MessagePast(
                message: message, replacing: replaced, incident: incident, of: question.partner,
                in: database)
            return (stamp ?? 0, search, try search.members(cap: Self.memberCap), past)
        }
        let (stamp, search, rows, past) = found
        var keys = Set(hashes.keys)
        keys.insert(message)
        keys.formUnion(replaced)
        if let incident { keys.insert(incident) }
        let households = try persons(rows)
        return Snapshot(
            candidates: Candidates(
                households: households, counts: search.counts, isCapped: search.isCapped),
            earlier: try past.earlier.map { earlier throws(LedgerFailure) in
                try opened(earlier)
            }, attempts: past.attempts,
            read: ReadSet(stamp: stamp, keys: keys, households: Set(rows.map(\.household))))
    }

    func messageKey(_ id: String, of partner: Partner.ID) -> Int64 {
        hash("message:\(partner):\(id)")
    }

    /// The key of somebody whom a message names, by what tells them from its others.
    package func mentionKey(_ identity: String) -> Int64 { hash("mention:\(identity)") }

    /// The key of an incident, by the reference that all who know of it give: a school that cites the
    /// police's reference means the same incident.
    package func incidentKey(_ reference: String) -> Int64 {
        hash("incident:\(reference.trimmed.uppercased())")
    }

    private func persons(_ rows: [Search.Member]) throws(LedgerFailure) -> [Household] {
        var members: [Household.ID: [Person]] = [:]
        for row in rows {
            let record = try personRecord(row.sealed, of: row.person)
            members[row.household, default: []].append(
                Person(id: row.person, household: row.household, record: record))
        }
        return members.sorted { $0.key < $1.key }.map { Household(id: $0.key, members: $0.value) }
    }
}

/// One look through the blocking keys.
private struct Search {
    struct Member: Sendable {
        let person: Person.ID
        let household: Household.ID
        let sealed: [UInt8]

        init(_ row: Row) {
            person = row[0]
            household = row[1]
            sealed = row.bytes("sealed")
        }
    }

    private let database: Database
    private let cap: Int
    private var households: Set<Household.ID> = []
    /// Persons that a key led to themselves.
    private var hits: Set<Person.ID> = []
    private(set) var counts: [BlockingKey: Int] = [:]
    private(set) var isCapped = false

    init(_ database: Database, cap: Int) {
        self.database = database
        self.cap = cap
    }

    mutating func look(up hash: Int64, as key: BlockingKey) throws {
        let found = try database.rows(
            """
            SELECT person.household, person.id FROM blocking_key
            JOIN person ON person.id = blocking_key.person
            WHERE hash = ? LIMIT ?
            """, hash, cap + 1)
        counts[key] = found.count
        guard found.count <= cap else {
            isCapped = true
            return
        }
        for row in found {
            households.insert(row[0])
            hits.insert(row[1])
        }
        if households.count > Ledger.householdCap { isCapped = true }
    }

    /// The families that were found. Whom a key led to is always among them, however many live
    /// there.
    func members(cap: Int) throws -> [Member] {
        var members: [Member] = []
        var found: Set<Person.ID> = []
        for household in households.sorted().prefix(Ledger.householdCap) {
            members += try database.rows(
                "SELECT id, household, sealed FROM person WHERE household = ? ORDER BY id LIMIT ?",
                household, cap
            ).map(Member.init)
        }
        found.formUnion(members.map(\.person))
        for person in hits.subtracting(found).sorted().prefix(Ledger.householdCap) {
            members += try database.rows(
                "SELECT id, household, sealed FROM person WHERE id = ?", person
            ).map(Member.init)
        }
        return members
    }
}
