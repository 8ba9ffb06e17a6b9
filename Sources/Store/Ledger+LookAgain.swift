import GRDB
package import Model
import Seals
import Spelling

/// Why a referral is to be decided again.
package enum LookReason: String, Sendable, CaseIterable {
    /// The history could not be read when it was decided.
    case history
    /// The register's extract told something of the family.
    case imported
    /// Another policy is in force.
    case policy
    /// A moment has come that changes it by itself.
    case clock
    /// A person gave it another band, or changed who somebody is.
    case person
}

/// A referral whose time has come to be decided again.
package struct LookAgain: Sendable, Equatable {
    package var referral: Reference
    package var why: LookReason
    /// Which note of it this is: a later one is not taken away with it.
    package var stamp: Int64
}

/// A referral as it stands, and its messages.
package struct StandingReferral: Sendable {
    package var earlier: EarlierReferral
    package var due: Timestamp
    /// Its accepted deliveries, the newest first.
    package var deliveries: [Delivery.ID]
}

extension Ledger {
    /// Messages of one referral that are decided again: the newest.
    package static let messageLimit = 20

    /// Referrals whose time has come, those that wait longest first.
    package func toLookAgain(
        at time: Timestamp, limit: Int
    ) throws(LedgerFailure) -> [LookAgain] {
        try read { database in
            try database.rows(
                """
                SELECT reference, why, stamp FROM look_again
                JOIN referral ON referral.id = look_again.referral
                WHERE at <= ? ORDER BY at, referral.id LIMIT ?
                """, time.milliseconds, limit
            ).compactMap { row in
                guard let reference = Reference(reading: row["reference"]),
                    let why = LookReason(rawValue: row["why"])
                else { return nil }
                return LookAgain(referral: reference, why: why, stamp: row["stamp"])
            }
        }
    }

    /// A referral as it stands; nil where it is closed, or none of ours.
    package func standing(_ reference: Reference) throws(LedgerFailure) -> StandingReferral? {
        var standing = try read { database in
            try database.row(
                MessagePast.referrals + """
                     WHERE reference = ? AND kind = 'notification'
                        AND \(Transaction.isOpen("referral"))
                    """, reference.text
            ).map { row in
                let deliveries = try database.rows(
                    """
                    SELECT id FROM delivery WHERE referral = ? AND state = 'accepted'
                    ORDER BY id DESC LIMIT ?
                    """, row["id"] as Int64, Self.messageLimit)
                return StandingReferral(
                    earlier: try EarlierReferral(row, isSameMessage: true, in: database),
                    due: Timestamp(milliseconds: row["due"]),
                    deliveries: deliveries.map { $0[0] })
            }
        }
        if let earlier = standing?.earlier {
            standing?.earlier = try opened(earlier)
        }
        return standing
    }

    /// Notes that a referral was decided again, and when the clock may change it next. Where it was
    /// noted anew meanwhile, that note stays.
    package func noteLooked(
        _ look: LookAgain, next: Timestamp?, then answer: @escaping Answer<Void>
    ) {
        write(
            in: .patient,
            { transaction in
                let database = try transaction.database
                try database.run(
                    """
                    DELETE FROM look_again WHERE stamp = ? AND referral =
                        (SELECT id FROM referral WHERE reference = ?)
                    """, look.stamp, look.referral.text)
                guard let next else { return }
                try transaction.lookAgain(
                    at: next, for: look.why == .history ? .history : .clock, "reference = ?",
                    [look.referral.text])
            }, then: answer)
    }

    /// Has every open referral that another policy decided looked at again.
    package func takePolicy(_ digest: String, then answer: @escaping Answer<Void>) {
        write(
            in: .patient,
            { [vault] transaction in
                // Each start takes the policy; only another one is news.
                let key = Int64(bitPattern: vault.keyedHash("policy:" + digest))
                guard try transaction.last("policy") != key else { return }
                try transaction.keep("policy", key)
                try transaction.lookAgain(
                    at: transaction.now, for: .policy,
                    """
                    (SELECT policy FROM document WHERE document.referral = referral.id
                        AND document.number = referral.numbers) <> ?
                    """, [digest])
                try transaction.audit(.policyTaken, "policy", detail: digest)
            }, then: answer)
    }

    /// Has one referral looked at again.
    package func lookAgain(
        _ reference: Reference, for why: LookReason, then answer: @escaping Answer<Void>
    ) {
        write(
            in: .patient,
            {
                try $0.lookAgain(at: $0.now, for: why, "reference = ?", [reference.text])
            }, then: answer)
    }

    /// Notes that a named person, who has an entry, gives its referral another band.
    ///
    /// - Returns: Whether it is noted; false where a later entry has taken its place.
    package func noteBand(
        _ change: BandChange, of id: Int64, then answer: @escaping Answer<Bool>
    ) {
        write(
            in: .urgent,
            { [vault] transaction in
                let database = try transaction.database
                guard
                    let row = try database.row(
                        """
                        SELECT referral.id, reference FROM entry
                        JOIN referral ON referral.id = entry.referral
                        WHERE entry.id = ? AND entry.number = referral.numbers
                            AND entry.state <> 'superseded'
                        """, id), let reference = Reference(reading: row["reference"])
                else { return false }
                let referral: Referral.ID = row["id"]
                try transaction.acknowledge(id, by: change.by)
                // The same answer again, whose file could not be taken away, changes nothing.
                let last = try transaction.lastBand(of: referral, reference, vault)
                if let last, last.isSame(as: change) { return true }
                let sealed = try vault.seal(
                    change.json.span, context: Ledger.bandContext(reference))
                try database.run(
                    """
                    INSERT INTO band_change (referral, number, band, at, sealed)
                    VALUES (?, ?, ?, ?, ?)
                    """, referral, change.number, change.band.rawValue,
                    transaction.now.milliseconds, Blob(sealed))
                try database.run(
                    "UPDATE referral SET band = ? WHERE id = ?", change.band.rawValue, referral)
                try transaction.lookAgain(
                    at: transaction.now, for: .person, "referral.id = ?", [referral])
                try transaction.audit(
                    .bandGiven, reference.text, detail: change.band.rawValue, actor: change.by)
                return true
            }, then: answer)
    }

    static func bandContext(_ referral: Reference) -> String { "band/\(referral.text)" }

    /// With what a person made of it, where somebody did.
    func opened(_ earlier: EarlierReferral) throws(LedgerFailure) -> EarlierReferral {
        guard let sealed = earlier.sealedChange else { return earlier }
        let bytes = try open(sealed, as: Self.bandContext(earlier.reference))
        guard let change = BandChange(json: bytes) else { throw .unreadable("band") }
        var earlier = earlier
        earlier.change = change
        return earlier
    }
}

extension BandChange {
    /// Whether it says the same, whenever it was said.
    fileprivate func isSame(as other: BandChange) -> Bool {
        band == other.band && by == other.by && why == other.why && number == other.number
    }
}

extension Transaction {
    /// The band that a person gave a referral last; nil where nobody did, or it cannot be opened.
    fileprivate func lastBand(
        of referral: Referral.ID, _ reference: Reference, _ vault: Vault
    ) throws -> BandChange? {
        let row = try database.row(
            "SELECT sealed FROM band_change WHERE referral = ? ORDER BY id DESC LIMIT 1", referral)
        guard let row else { return nil }
        let bytes = try? vault.open(
            row.bytes("sealed").span, context: Ledger.bandContext(reference))
        return bytes.flatMap(BandChange.init(json:))
    }

    /// A referral that somebody may still have to decide: an entry of its newest number is not closed.
    static func isOpen(_ referral: String) -> String {
        """
        EXISTS (SELECT 1 FROM entry WHERE entry.referral = \(referral).id
            AND entry.number = \(referral).numbers AND entry.state <> 'closed')
        """
    }

    /// Notes which open referrals are to be decided again, and when: the earliest time that was noted
    /// for one stands.
    func lookAgain(
        at time: Timestamp, for why: LookReason, _ condition: String,
        _ arguments: [any DatabaseValueConvertible]
    ) throws {
        let stamp = try next("look_again")
        try database.execute(
            sql: """
                INSERT INTO look_again (referral, at, why, stamp)
                SELECT id, ?, ?, ? FROM referral
                WHERE kind = 'notification' AND \(condition) AND \(Self.isOpen("referral"))
                ON CONFLICT (referral) DO UPDATE SET
                    why = CASE WHEN excluded.at <= at THEN excluded.why ELSE why END,
                    at = min(at, excluded.at), stamp = excluded.stamp
                """,
            arguments: StatementArguments(
                [time.milliseconds, why.rawValue, stamp] + arguments))
    }

    /// Has the open referrals of these households looked at again: the register tells more of them.
    func lookAgain(atReferralsOf households: Set<Household.ID>) throws {
        guard !households.isEmpty else { return }
        let list = "[" + households.map(String.init).joined(separator: ",") + "]"
        try lookAgain(
            at: now, for: .imported,
            """
            (household IN (SELECT value FROM json_each(?)) OR id IN (
                SELECT referral_person.referral FROM person
                JOIN referral_person ON referral_person.person = person.id
                WHERE person.household IN (SELECT value FROM json_each(?))))
            """, [list, list])
    }
}
