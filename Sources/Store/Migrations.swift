import GRDB

/// The ledger's tables, as a list of steps that are only ever added to.
///
/// Columns are clear (ids, times, states, codes), sealed (`sealed…`: AES-256-GCM) or keyed
/// (`…_key`: keyed hashes). Times are milliseconds since 1970 in UTC.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 deliveries") { try $0.execute(sql: deliveries) }
        migrator.registerMigration("1 register") { try $0.execute(sql: register) }
        migrator.registerMigration("1 referrals") { try $0.execute(sql: referrals) }
        migrator.registerMigration("1 audit") { try $0.execute(sql: audit) }
        migrator.registerMigration("1 key") { try $0.execute(sql: key) }
        migrator.registerMigration("2 receipts") { try $0.execute(sql: receipts) }
        migrator.registerMigration("4 register") { try $0.execute(sql: history) }
        migrator.registerMigration("4 looking again") { try $0.execute(sql: lookingAgain) }
        migrator.registerMigration("4 routing") { try $0.execute(sql: routing) }
        return migrator
    }

    /// One sealed text, by which another key than the ledger's own is found out before anything is
    /// sealed with it.
    private static let key = """
        CREATE TABLE key_proof (sealed BLOB NOT NULL) STRICT;
        """

    private static let deliveries = """
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY,
            reference TEXT NOT NULL UNIQUE,
            partner TEXT NOT NULL,
            door TEXT NOT NULL,
            spelling TEXT NOT NULL,
            is_test INTEGER NOT NULL,
            received INTEGER NOT NULL,
            digest BLOB NOT NULL,
            size INTEGER NOT NULL,
            idempotency_key INTEGER,
            state TEXT NOT NULL,
            duplicate_of INTEGER REFERENCES delivery (id),
            lane INTEGER,
            message_key INTEGER,
            version INTEGER,
            referral INTEGER REFERENCES referral (id),
            warnings TEXT,
            crashes INTEGER NOT NULL DEFAULT 0,
            -- The place among those put aside; one of a lower id may be put aside later.
            put_aside INTEGER,
            node TEXT NOT NULL,
            lease INTEGER
        ) STRICT;
        -- Invariant 3: the same bytes of a partner are kept once, unless they were rejected.
        CREATE UNIQUE INDEX delivery_bytes ON delivery (partner, digest)
            WHERE state NOT IN ('rejected', 'duplicate');
        -- Invariant 3: a message has each version once.
        CREATE UNIQUE INDEX delivery_version ON delivery (partner, message_key, version)
            WHERE version IS NOT NULL;
        CREATE INDEX delivery_waiting ON delivery (lane, id) WHERE state = 'kept';
        CREATE INDEX delivery_quarantined ON delivery (partner, id) WHERE state = 'quarantined';
        CREATE INDEX delivery_idempotency ON delivery (partner, idempotency_key)
            WHERE idempotency_key IS NOT NULL;
        CREATE INDEX delivery_referral ON delivery (referral) WHERE referral IS NOT NULL;
        CREATE TABLE delivery_body (
            delivery INTEGER PRIMARY KEY REFERENCES delivery (id),
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE rejection (
            number INTEGER PRIMARY KEY,
            delivery INTEGER NOT NULL UNIQUE REFERENCES delivery (id),
            partner TEXT NOT NULL,
            code TEXT NOT NULL,
            at INTEGER NOT NULL,
            findings TEXT NOT NULL,
            names_danger INTEGER NOT NULL,
            message_key INTEGER,
            status TEXT NOT NULL,
            replayed_as INTEGER REFERENCES delivery (id)
        ) STRICT;
        CREATE INDEX rejection_group ON rejection (status, partner, code);
        CREATE INDEX rejection_message ON rejection (partner, message_key) WHERE status = 'open';
        CREATE INDEX rejection_replay ON rejection (replayed_as) WHERE replayed_as IS NOT NULL;
        CREATE TABLE counter (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let register = """
        CREATE TABLE household (
            id INTEGER PRIMARY KEY,
            source_key INTEGER UNIQUE
        ) STRICT;
        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            household INTEGER NOT NULL REFERENCES household (id),
            source_key INTEGER UNIQUE,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX person_household ON person (household);
        CREATE TABLE blocking_key (
            hash INTEGER NOT NULL,
            person INTEGER NOT NULL REFERENCES person (id),
            PRIMARY KEY (hash, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX blocking_key_person ON blocking_key (person);
        CREATE TABLE contact (
            id INTEGER PRIMARY KEY,
            person INTEGER REFERENCES person (id),
            household INTEGER REFERENCES household (id),
            occurred INTEGER NOT NULL,
            received INTEGER NOT NULL,
            source TEXT NOT NULL,
            reasons TEXT NOT NULL,
            incident_key INTEGER NOT NULL,
            is_concern INTEGER NOT NULL,
            outcome TEXT,
            referral INTEGER REFERENCES referral (id),
            source_key INTEGER UNIQUE
        ) STRICT;
        CREATE INDEX contact_person ON contact (person, occurred);
        CREATE INDEX contact_household ON contact (household, occurred);
        CREATE INDEX contact_referral ON contact (referral) WHERE referral IS NOT NULL;
        CREATE TABLE involvement (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            kind TEXT NOT NULL,
            "from" TEXT NOT NULL,
            "to" TEXT,
            team TEXT,
            source_key INTEGER UNIQUE
        ) STRICT;
        CREATE INDEX involvement_person ON involvement (person);
        CREATE TABLE import (
            file_key INTEGER PRIMARY KEY,
            line INTEGER NOT NULL
        ) STRICT;
        """

    private static let referrals = """
        CREATE TABLE referral (
            id INTEGER PRIMARY KEY,
            reference TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            partner TEXT,
            incident_key INTEGER,
            group_name TEXT,
            household INTEGER REFERENCES household (id),
            band TEXT NOT NULL,
            level INTEGER NOT NULL,
            due INTEGER NOT NULL,
            first_band TEXT NOT NULL,
            first_due INTEGER NOT NULL,
            numbers INTEGER NOT NULL,
            created INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX referral_incident ON referral (partner, incident_key)
            WHERE incident_key IS NOT NULL;
        CREATE INDEX referral_group ON referral (group_name) WHERE group_name IS NOT NULL;
        CREATE INDEX referral_created ON referral (created);
        CREATE TABLE document (
            referral INTEGER NOT NULL REFERENCES referral (id),
            number INTEGER NOT NULL,
            delivery INTEGER REFERENCES delivery (id),
            -- How far an item of the safety net lists its group.
            listed INTEGER,
            policy TEXT NOT NULL,
            at INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (referral, number)
        ) STRICT, WITHOUT ROWID;
        -- Who was meant by each mention, so that a later version means the same persons.
        CREATE TABLE referral_person (
            referral INTEGER NOT NULL REFERENCES referral (id),
            mention_key INTEGER NOT NULL,
            person INTEGER NOT NULL REFERENCES person (id),
            PRIMARY KEY (referral, mention_key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            referral INTEGER NOT NULL REFERENCES referral (id),
            number INTEGER NOT NULL,
            route TEXT NOT NULL,
            band TEXT NOT NULL,
            due INTEGER NOT NULL,
            folder TEXT NOT NULL,
            content TEXT NOT NULL,
            state TEXT NOT NULL,
            decided INTEGER NOT NULL,
            forwarded INTEGER,
            collected INTEGER,
            acknowledged INTEGER,
            acknowledged_by TEXT,
            removed INTEGER,
            -- Invariant 3: an entry is made once.
            UNIQUE (referral, number, route)
        ) STRICT;
        CREATE INDEX entry_waiting ON entry (band, due, id) WHERE state = 'decided';
        CREATE INDEX entry_removable ON entry (acknowledged)
            WHERE state = 'acknowledged' AND removed IS NULL;
        CREATE INDEX entry_open ON entry (state, route, folder)
            WHERE state IN ('forwarded', 'collected');
        """

    private static let receipts = """
        -- What partners are told, in the order of its happening: a feed for each of them.
        CREATE TABLE receipt (
            partner TEXT NOT NULL,
            number INTEGER NOT NULL,
            delivery INTEGER NOT NULL REFERENCES delivery (id),
            step TEXT NOT NULL,
            at INTEGER NOT NULL,
            -- Of an acknowledgement: who has it. Of an outcome: its code.
            detail TEXT,
            PRIMARY KEY (partner, number)
        ) STRICT, WITHOUT ROWID;
        -- An acknowledgement is told once, and each outcome once: it may be changed.
        CREATE UNIQUE INDEX receipt_once
            ON receipt (delivery, step, CASE step WHEN 'outcome' THEN detail ELSE '' END)
            WHERE step <> 'received';
        CREATE INDEX receipt_later ON receipt (partner, number) WHERE step <> 'received';
        -- Whether it is safe to tell the sender who has it and what was decided.
        ALTER TABLE delivery ADD COLUMN discloses INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE entry ADD COLUMN closed INTEGER;
        ALTER TABLE entry ADD COLUMN closed_by TEXT;
        ALTER TABLE entry ADD COLUMN outcome TEXT;
        DROP INDEX entry_removable;
        CREATE INDEX entry_removable ON entry (acknowledged)
            WHERE state IN ('acknowledged', 'closed') AND removed IS NULL;
        """

    private static let history = """
        ALTER TABLE contact ADD COLUMN kind TEXT;
        ALTER TABLE contact ADD COLUMN indicators INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE contact ADD COLUMN is_copy INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE contact ADD COLUMN sender TEXT;
        ALTER TABLE contact ADD COLUMN closed TEXT;
        ALTER TABLE involvement ADD COLUMN holder_sealed BLOB;
        ALTER TABLE involvement ADD COLUMN closure TEXT;
        CREATE TABLE relationship (
            id INTEGER PRIMARY KEY,
            from_person INTEGER NOT NULL REFERENCES person (id),
            to_person INTEGER NOT NULL REFERENCES person (id),
            kind TEXT,
            "from" TEXT,
            "to" TEXT,
            source_key INTEGER UNIQUE
        ) STRICT;
        CREATE INDEX relationship_from ON relationship (from_person);
        CREATE INDEX relationship_to ON relationship (to_person);
        -- Which NHS number each imported person gives: one that two give tells neither of them.
        CREATE TABLE number_claim (
            person INTEGER PRIMARY KEY REFERENCES person (id),
            number_key INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX number_claim_number ON number_claim (number_key);
        -- The other identity of the same child, which is never joined to this one.
        CREATE TABLE other_identity (
            person INTEGER PRIMARY KEY REFERENCES person (id),
            other_key INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX other_identity_other ON other_identity (other_key);
        """

    private static let lookingAgain = """
        -- Bands that persons gave, and which entry they saw.
        CREATE TABLE band_change (
            id INTEGER PRIMARY KEY,
            referral INTEGER NOT NULL REFERENCES referral (id),
            number INTEGER NOT NULL,
            band TEXT NOT NULL,
            at INTEGER NOT NULL,
            -- Who, and why.
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX band_change_referral ON band_change (referral);
        -- When a referral is to be decided again, and why.
        CREATE TABLE look_again (
            referral INTEGER PRIMARY KEY REFERENCES referral (id),
            at INTEGER NOT NULL,
            why TEXT NOT NULL,
            stamp INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX look_again_at ON look_again (at);
        DROP INDEX referral_incident;
        CREATE INDEX referral_incident ON referral (incident_key) WHERE incident_key IS NOT NULL;
        CREATE INDEX referral_household ON referral (household);
        CREATE INDEX referral_person_person ON referral_person (person);
        """

    private static let routing = """
        -- What the readers of the route are to do: lead, action, information.
        ALTER TABLE entry ADD COLUMN purpose TEXT NOT NULL DEFAULT 'action';
        """

    private static let audit = """
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            object TEXT NOT NULL,
            detail TEXT NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        """
}
