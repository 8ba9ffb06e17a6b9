import GRDB
import Model

/// What came of a message's id and incident before.
struct MessagePast: Sendable {
    /// Referrals of each kind that are looked at. A partner whose system gives every message one
    /// id has very many; who is named tells them apart.
    static let referralLimit = 20
    /// Versions of a message that are looked through for them.
    static let versionLimit = 200
    /// Attempts that one message may take the place of: the newest.
    static let attemptLimit = 10

    let earlier: [EarlierReferral]
    let attempts: [Attempt]

    init(
        message: Int64, replacing: [Int64] = [], incident: Int64?, of partner: Partner.ID,
        in database: Database
    ) throws {
        var earlier = try database.rows(
            Self.referrals + """
                 WHERE id IN (SELECT referral FROM delivery WHERE partner = ?
                    AND message_key IN (SELECT value FROM json_each(?))
                    AND version IS NOT NULL ORDER BY version DESC LIMIT ?)
                ORDER BY id DESC LIMIT ?
                """, partner.text,
            "[\(([message] + replacing).map(String.init).joined(separator: ","))]",
            Self.versionLimit, Self.referralLimit
        ).map { try EarlierReferral($0, isSameMessage: true, in: database) }
        if let incident {
            earlier += try database.rows(
                Self.referrals + """
                     WHERE incident_key = ? ORDER BY id DESC LIMIT ?
                    """, incident, Self.referralLimit
            ).map { try EarlierReferral($0, isSameMessage: false, in: database) }
        }
        self.earlier = earlier
        attempts = try database.rows(
            """
            SELECT rejection.delivery, delivery.reference FROM rejection
            JOIN delivery ON delivery.id = rejection.delivery
            WHERE rejection.partner = ? AND rejection.message_key = ? AND status = 'open'
            ORDER BY rejection.delivery DESC LIMIT ?
            """, partner.text, message, Self.attemptLimit
        ).compactMap { row in
            Reference(reading: row["reference"]).map {
                Attempt(delivery: row["delivery"], reference: $0)
            }
        }
    }

    static let referrals = """
        SELECT id, reference, partner, band, due, numbers, household, \(EarlierReferral.standingDue),
            (SELECT max(occurred) FROM contact WHERE contact.referral = referral.id) AS occurred,
            (SELECT sealed FROM band_change WHERE band_change.referral = referral.id
                ORDER BY band_change.id DESC LIMIT 1) AS sealed_change
        FROM referral
        """
}

extension EarlierReferral {
    /// The due time of a referral, where an entry of its newest number is not acknowledged.
    static let standingDue = """
        CASE WHEN EXISTS (
            SELECT 1 FROM entry WHERE entry.referral = referral.id
                AND entry.number = referral.numbers
                AND entry.state NOT IN ('acknowledged', 'closed')
        ) THEN referral.due END AS standing_due
        """

    init(_ row: Row, isSameMessage: Bool, in database: Database) throws {
        guard let reference = Reference(reading: row["reference"]),
            let band = Band(rawValue: row["band"])
        else { throw LedgerFailure.unreadable("referral") }
        let named = try database.rows(
            "SELECT mention_key, person FROM referral_person WHERE referral = ?",
            row["id"] as Int64)
        let due: Int64? = row["standing_due"]
        let partner: String? = row["partner"]
        self.reference = reference
        self.partner = partner.flatMap(Partner.ID.init)
        let occurred: Int64? = row["occurred"]
        self.occurred = occurred.map(Timestamp.init(milliseconds:))
        self.band = band
        self.standingDue = due.map(Timestamp.init(milliseconds:))
        self.numbers = row["numbers"]
        self.isSameMessage = isSameMessage
        self.household = row["household"]
        self.mentions = Set(named.map { $0["mention_key"] })
        self.persons = Set(named.map { $0["person"] })
        let change: Blob? = row["sealed_change"]
        self.sealedChange = change?.bytes
    }
}
