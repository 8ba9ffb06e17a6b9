import GRDB
package import Linkage
package import Model

/// What the register and the referrals know that bears on one notification, in one snapshot.
package struct Snapshot: Sendable {
    package var candidates: Candidates
    /// The referral that this message or its incident already has.
    package var earlier: EarlierReferral?
    /// How many versions of this message are committed.
    package var versions: Int
    /// To be carried by the commit.
    package var read: ReadSet
}

/// A referral that a message attaches to.
package struct EarlierReferral: Sendable, Equatable {
    package var reference: Reference
    /// Its band as it stands: a floor for what is decided now.
    package var band: Band
    /// Its due time, while nobody has acknowledged its newest entries: it is never put off.
    package var standingDue: Timestamp?
    /// How many entries it has had.
    package var numbers: Int
    /// Whether it is a version of the same message, rather than another message of the incident.
    package var isSameMessage: Bool
}

/// What is looked up for one notification.
package struct Question: Sendable {
    package var partner: Partner.ID
    package var messageId: String
    /// The partner's own reference of the incident, where it gave one.
    package var incident: String?
    package var keys: Set<BlockingKey>

    package init(
        partner: Partner.ID, messageId: String, incident: String?, keys: Set<BlockingKey>
    ) {
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

    /// The households that the keys lead to, and the referral that the message belongs to.
    package func snapshot(_ question: Question) throws(LedgerFailure) -> Snapshot {
        let hashes = Dictionary(
            question.keys.map { (hash($0.text), $0) }, uniquingKeysWith: { first, _ in first })
        let message = messageKey(question.messageId, of: question.partner)
        let incident = question.incident.map { incidentKey($0, of: question.partner) }
        let found = try read { database in
            let stamp = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT max(number) FROM audit"))
            var search = Search(database, cap: Self.candidateCap)
            for (hash, key) in hashes { try search.look(up: hash, as: key) }
            let (earlier, versions) = try EarlierReferral.find(
                message: message, incident: incident, of: question.partner, in: database)
            let households = try search.members(cap: Self.memberCap)
            return (stamp ?? 0, search, households, earlier, versions)
        }
        let (stamp, search, rows, earlier, versions) = found
        var keys = Set(hashes.keys)
        keys.insert(message)
        if let incident { keys.insert(incident) }
        let households = try persons(rows)
        return Snapshot(
            candidates: Candidates(
                households: households, counts: search.counts, isCapped: search.isCapped),
            earlier: earlier, versions: versions,
            read: ReadSet(stamp: stamp, keys: keys, households: Set(rows.map(\.household))))
    }

    func messageKey(_ id: String, of partner: Partner.ID) -> Int64 {
        hash("message:\(partner):\(id)")
    }

    func incidentKey(_ reference: String, of partner: Partner.ID) -> Int64 {
        hash("incident:\(partner):\(reference.trimmed)")
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
    }

    private let database: Database
    private let cap: Int
    private var households: Set<Household.ID> = []
    private(set) var counts: [BlockingKey: Int] = [:]
    private(set) var isCapped = false

    init(_ database: Database, cap: Int) {
        self.database = database
        self.cap = cap
    }

    mutating func look(up hash: Int64, as key: BlockingKey) throws {
        let found = try database.rows(
            """
            SELECT person.household FROM blocking_key
            JOIN person ON person.id = blocking_key.person
            WHERE hash = ? LIMIT ?
            """, hash, cap + 1)
        counts[key] = found.count
        guard found.count <= cap else {
            isCapped = true
            return
        }
        for row in found { households.insert(row[0]) }
    }

    func members(cap: Int) throws -> [Member] {
        try households.sorted().flatMap { household in
            try database.rows(
                "SELECT id, household, sealed FROM person WHERE household = ? ORDER BY id LIMIT ?",
                household, cap
            ).map { Member(person: $0[0], household: $0[1], sealed: $0.bytes("sealed")) }
        }
    }
}

extension EarlierReferral {
    static func find(
        message: Int64, incident: Int64?, of partner: Partner.ID, in database: Database
    ) throws -> (EarlierReferral?, versions: Int) {
        let version = try database.row(
            """
            SELECT referral.reference, referral.band, referral.numbers, delivery.version,
                \(standingDue)
            FROM delivery JOIN referral ON referral.id = delivery.referral
            WHERE delivery.partner = ? AND message_key = ? AND version IS NOT NULL
            ORDER BY version DESC LIMIT 1
            """, partner.text, message)
        if let version {
            return (try EarlierReferral(version, isSameMessage: true), version["version"])
        }
        guard let incident,
            let row = try database.row(
                """
                SELECT reference, band, numbers, \(standingDue) FROM referral
                WHERE partner = ? AND incident_key = ?
                """, partner.text, incident)
        else { return (nil, 0) }
        return (try EarlierReferral(row, isSameMessage: false), 0)
    }

    /// The due time of a referral, where an entry of its newest number is not acknowledged.
    static let standingDue = """
        CASE WHEN EXISTS (
            SELECT 1 FROM entry WHERE entry.referral = referral.id
                AND entry.number = referral.numbers
                AND entry.state NOT IN ('acknowledged', 'closed')
        ) THEN referral.due END AS standing_due
        """

    private init(_ row: Row, isSameMessage: Bool) throws {
        guard let reference = Reference(reading: row["reference"]),
            let band = Band(rawValue: row["band"])
        else { throw LedgerFailure.unreadable("referral") }
        self.reference = reference
        self.band = band
        let due: Int64? = row["standing_due"]
        self.standingDue = due.map(Timestamp.init(milliseconds:))
        self.numbers = row["numbers"]
        self.isSameMessage = isSameMessage
    }
}
