import GRDB
package import Model

/// A referral as it stands, without anything of a person.
package struct ReferralRecord: Sendable, Equatable {
    package var reference: Reference
    package var kind: ReferralKind
    package var partner: Partner.ID?
    package var band: Band
    package var level: Int
    package var due: Timestamp
    package var firstBand: Band
    package var firstDue: Timestamp
    package var created: Timestamp
    package var numbers: Int
    /// The state and route of its newest entries.
    package var entries: [EntryRecord]
    /// The deliveries that belong to it.
    package var deliveries: [Reference]
}

/// Which referrals are asked for.
package struct ReferralFilter: Sendable, Equatable {
    package var band: Band?
    package var partner: Partner.ID?
    package var state: Referral.Entry.State?
    package var since: Timestamp?
    package var dueBefore: Timestamp?
    package var limit: Int

    package init(
        band: Band? = nil, partner: Partner.ID? = nil, state: Referral.Entry.State? = nil,
        since: Timestamp? = nil, dueBefore: Timestamp? = nil, limit: Int = 100
    ) {
        self.band = band
        self.partner = partner
        self.state = state
        self.since = since
        self.dueBefore = dueBefore
        self.limit = limit
    }
}

/// Counts of what is in the ledger, all from one snapshot.
package struct Figures: Sendable, Equatable {
    package var deliveries: [Delivery.State: Int] = [:]
    package var entries: [Referral.Entry.State: Int] = [:]
    /// Open entries (decided, forwarded, collected) by band.
    package var openByBand: [Band: Int] = [:]
    package var rejectionsOpen = 0
    package var persons = 0
    package var contacts = 0
    package var oldestKept: Timestamp?
    package var oldestOpen: Timestamp?
    package var auditNumber: Int64 = 0

    package init() {}
}

extension Ledger {
    package func referral(_ reference: Reference) throws(LedgerFailure) -> ReferralRecord? {
        try read { database in
            try database.row("SELECT * FROM referral WHERE reference = ?", reference.text)
                .map { try ReferralRecord($0, in: database) }
        }
    }

    /// Referrals, most urgent first, then by due time.
    package func referrals(_ filter: ReferralFilter) throws(LedgerFailure) -> [ReferralRecord] {
        try read { database in
            try database.rows(
                """
                SELECT * FROM referral
                WHERE (?1 IS NULL OR band = ?1) AND (?2 IS NULL OR partner = ?2)
                    AND (?3 IS NULL OR created >= ?3) AND (?4 IS NULL OR due < ?4)
                    AND (?5 IS NULL OR EXISTS (SELECT 1 FROM entry
                        WHERE entry.referral = referral.id AND entry.state = ?5
                            AND entry.number = referral.numbers))
                ORDER BY band, due, id LIMIT ?6
                """, filter.band?.rawValue, filter.partner?.text, filter.since?.milliseconds,
                filter.dueBefore?.milliseconds, filter.state?.rawValue, filter.limit
            ).map { try ReferralRecord($0, in: database) }
        }
    }

    package func figures() throws(LedgerFailure) -> Figures {
        try read { database in
            var figures = Figures()
            for row in try database.rows("SELECT state, count(*) FROM delivery GROUP BY state") {
                if let state = Delivery.State(rawValue: row[0]) {
                    figures.deliveries[state] = row[1]
                }
            }
            for row in try database.rows("SELECT state, count(*) FROM entry GROUP BY state") {
                if let state = Referral.Entry.State(rawValue: row[0]) {
                    figures.entries[state] = row[1]
                }
            }
            let open = "state IN ('decided', 'forwarded', 'collected')"
            for row in try database.rows(
                "SELECT band, count(*) FROM entry WHERE \(open) GROUP BY band")
            {
                if let band = Band(rawValue: row[0]) { figures.openByBand[band] = row[1] }
            }
            figures.rejectionsOpen = try database.count(
                "SELECT count(*) FROM rejection WHERE status = 'open'")
            figures.persons = try database.count("SELECT count(*) FROM person")
            figures.contacts = try database.count("SELECT count(*) FROM contact")
            figures.auditNumber = Int64(try database.count("SELECT max(number) FROM audit"))
            figures.oldestKept = try database.time(
                "SELECT min(received) FROM delivery WHERE state = 'kept'")
            figures.oldestOpen = try database.time("SELECT min(decided) FROM entry WHERE \(open)")
            return figures
        }
    }

    /// Notes that somebody looked at a referral.
    package func noteViewed(
        _ reference: Reference, by actor: String, detail: String,
        then answer: @escaping Answer<Void>
    ) {
        write(
            { try $0.audit(.viewed, reference.text, detail: detail, actor: actor) }, then: answer)
    }

    /// Checks the whole audit chain.
    ///
    /// - Returns: The number of the first entry that does not fit, or nil.
    package func firstBrokenAuditEntry() throws(LedgerFailure) -> Int64? {
        try read { try AuditLog.firstBroken(in: $0) }
    }

    /// Where the chain stands: a number and a hash to be kept elsewhere.
    package func checkpoint() throws(LedgerFailure) -> AuditLog.Checkpoint {
        try read { database in
            let row = try database.row(
                "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
            return AuditLog.Checkpoint(number: row?[0] ?? 0, hash: row?.bytes("hash") ?? [])
        }
    }

    /// Whether the chain still goes through a checkpoint; false where its entry is gone or new.
    package func agrees(with checkpoint: AuditLog.Checkpoint) throws(LedgerFailure) -> Bool {
        try read { database in
            let row = try database.row(
                "SELECT hash FROM audit WHERE number = ?", checkpoint.number)
            return row?.bytes("hash") == checkpoint.hash
        }
    }
}

extension Database {
    fileprivate func time(_ sql: String) throws -> Timestamp? {
        let value: Int64? = try row(sql)?[0]
        return value.map(Timestamp.init(milliseconds:))
    }
}

extension ReferralRecord {
    fileprivate init(_ row: Row, in database: Database) throws {
        guard let reference = Reference(reading: row["reference"]),
            let kind = ReferralKind(rawValue: row["kind"]), let band = Band(rawValue: row["band"]),
            let firstBand = Band(rawValue: row["first_band"])
        else { throw LedgerFailure.unreadable("referral") }
        let partner: String? = row["partner"]
        let id: Int64 = row["id"]
        self.reference = reference
        self.kind = kind
        self.partner = partner.flatMap(Partner.ID.init)
        self.band = band
        self.level = row["level"]
        self.due = Timestamp(milliseconds: row["due"])
        self.firstBand = firstBand
        self.firstDue = Timestamp(milliseconds: row["first_due"])
        self.created = Timestamp(milliseconds: row["created"])
        self.numbers = row["numbers"]
        self.entries = try EntryRecord.all(of: id, in: database)
        self.deliveries = try database.rows(
            "SELECT reference FROM delivery WHERE referral = ? ORDER BY id", id
        ).compactMap { Reference(reading: $0[0]) }
    }
}
