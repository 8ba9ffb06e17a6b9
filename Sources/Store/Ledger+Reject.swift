import GRDB
package import Model

/// A delivery kept with its fault.
package struct Rejection: Sendable, Equatable {
    package enum Status: String, Sendable, CaseIterable { case open, replayed, withdrawn }

    /// Rises with the order in which rejections were kept.
    package var number: Int64
    package var delivery: Delivery.ID
    package var reference: Reference
    package var partner: Partner.ID
    package var code: Fault.Code
    package var at: Timestamp
    package var receivedAt: Timestamp
    package var door: Delivery.Door
    package var spelling: Delivery.Spelling
    package var size: Int
    package var isTest: Bool
    /// The findings as JSON: places and expectations, nothing of the message.
    package var findings: String
    package var namesDanger: Bool
    package var status: Status
    package var replayedAs: Reference?

    fileprivate static let columns = """
        SELECT rejection.*, delivery.reference, delivery.received, delivery.door,
            delivery.spelling, delivery.size, delivery.is_test, later.reference AS later_reference
        FROM rejection
        JOIN delivery ON delivery.id = rejection.delivery
        LEFT JOIN delivery AS later ON later.id = rejection.replayed_as
        """

    fileprivate init(_ row: Row) throws {
        guard let reference = Reference(reading: row["reference"]),
            let partner = Partner.ID(row["partner"]), let code = Fault.Code(rawValue: row["code"]),
            let door = Delivery.Door(rawValue: row["door"]),
            let spelling = Delivery.Spelling(rawValue: row["spelling"]),
            let status = Status(rawValue: row["status"])
        else { throw LedgerFailure.unreadable("rejection") }
        let later: String? = row["later_reference"]
        self.number = row["number"]
        self.delivery = row["delivery"]
        self.reference = reference
        self.partner = partner
        self.code = code
        self.at = Timestamp(milliseconds: row["at"])
        self.receivedAt = Timestamp(milliseconds: row["received"])
        self.door = door
        self.spelling = spelling
        self.size = row["size"]
        self.isTest = row["is_test"]
        self.findings = row["findings"]
        self.namesDanger = row["names_danger"]
        self.status = status
        self.replayedAs = later.flatMap(Reference.init(reading:))
    }
}

/// Which rejections are asked for.
package struct RejectionFilter: Sendable, Equatable {
    package var status: Rejection.Status?
    package var partner: Partner.ID?
    package var code: String?
    package var since: Timestamp?
    /// Whether those that name danger come before the others.
    package var isDangerFirst: Bool
    package var limit: Int

    package init(
        status: Rejection.Status? = .open, partner: Partner.ID? = nil, code: String? = nil,
        since: Timestamp? = nil, isDangerFirst: Bool = false, limit: Int = 1000
    ) {
        self.status = status
        self.partner = partner
        self.code = code
        self.since = since
        self.isDangerFirst = isDangerFirst
        self.limit = limit
    }
}

extension Ledger {
    /// Keeps a delivery with its fault. True where it had not ended otherwise before.
    ///
    /// - Parameters:
    ///   - findings: The fault as JSON, without anything of the message.
    ///   - messageId: The message's own id, where it could be made out: a later message of that id
    ///     which is accepted takes this rejection out of the open ones.
    package func reject(
        _ delivery: Delivery, code: Fault.Code, findings: String, namesDanger: Bool,
        messageId: String?, then answer: @escaping Answer<Bool>
    ) {
        let message = messageId.map { messageKey($0, of: delivery.partner) }
        write(
            in: namesDanger ? .urgent : .prompt,
            { transaction in
                let database = try transaction.database
                try database.run(
                    "UPDATE delivery SET state = 'rejected' WHERE id = ? AND state = 'kept'",
                    delivery.id)
                guard database.changesCount == 1 else { return false }
                try database.run(
                    """
                    INSERT INTO rejection (delivery, partner, code, at, findings, names_danger,
                        message_key, status)
                    VALUES (?, ?, ?, ?, ?, ?, ?, 'open')
                    """, delivery.id, delivery.partner.text, code.rawValue,
                    transaction.now.milliseconds, findings, namesDanger, message)
                try transaction.tell(.received, of: delivery.id, to: delivery.partner)
                // This attempt stands for the one that it repeated.
                try transaction.endReplay(as: delivery.id)
                try transaction.audit(
                    .rejected, delivery.reference.text, detail: code.rawValue,
                    actor: delivery.partner.text)
                return true
            }, then: answer)
    }

    /// Rejections, newest first.
    package func rejections(_ filter: RejectionFilter) throws(LedgerFailure) -> [Rejection] {
        var conditions = ["1"]
        var arguments: [(any DatabaseValueConvertible)?] = []
        func require(_ condition: String, _ argument: (any DatabaseValueConvertible)?) {
            guard let argument else { return }
            conditions.append(condition)
            arguments.append(argument)
        }
        require("rejection.status = ?", filter.status?.rawValue)
        require("rejection.partner = ?", filter.partner?.text)
        require("rejection.code = ?", filter.code)
        require("rejection.at >= ?", filter.since?.milliseconds)
        arguments.append(filter.limit)
        let sql =
            Rejection.columns + " WHERE " + conditions.joined(separator: " AND ")
            + " ORDER BY \(filter.isDangerFirst ? "names_danger DESC, " : "")"
            + "rejection.delivery DESC LIMIT ?"
        return try read { database in
            try Row.fetchAll(database, sql: sql, arguments: StatementArguments(arguments))
                .map(Rejection.init)
        }
    }

    /// Rejections kept after one of this number, oldest first.
    package func rejections(
        after number: Int64, limit: Int
    ) throws(LedgerFailure) -> [Rejection] {
        try read { database in
            try database.rows(
                Rejection.columns
                    + " WHERE rejection.number > ? ORDER BY rejection.number LIMIT ?",
                number, limit
            ).map(Rejection.init)
        }
    }

    /// One rejection by its delivery's reference.
    package func rejection(_ reference: Reference) throws(LedgerFailure) -> Rejection? {
        try read { database in
            try database.row(
                Rejection.columns + " WHERE delivery.reference = ?", reference.text
            ).map(Rejection.init)
        }
    }

    /// Keeps a rejected delivery's bytes again as a new attempt, which leads back to it. The
    /// rejection stays open, and its item in sight, until the attempt has come to its end.
    ///
    /// - Returns: The new delivery; nil where the rejection is no longer open, is being tried again
    ///   already, or its bytes have been accepted meanwhile.
    package func replay(
        _ rejection: Rejection, reason: String, actor: String,
        then answer: @escaping Answer<Delivery?>
    ) {
        let rejected: Delivery?
        do {
            rejected = try delivery(rejection.delivery)
        } catch {
            answer(.failure(error))
            return
        }
        guard let rejected else {
            answer(.success(nil))
            return
        }
        write(
            { transaction in
                let database = try transaction.database
                let isOpen = try database.row(
                    """
                    SELECT 1 FROM rejection
                    WHERE delivery = ? AND status = 'open' AND replayed_as IS NULL
                    """, rejected.id)
                guard isOpen != nil else { return nil }
                guard let delivery = try transaction.keepAgain(rejected) else { return nil }
                try database.run(
                    "UPDATE rejection SET replayed_as = ? WHERE delivery = ?", delivery.id,
                    rejected.id)
                try transaction.audit(
                    .replayed, rejected.reference.text,
                    detail: "\(delivery.reference.text) \(reason)", actor: actor)
                return delivery
            }, then: answer)
    }
}

extension Transaction {
    /// Closes the rejections of which an accepted delivery takes the place, and the one it repeats.
    func endAttempts(_ attempts: [Delivery.ID], as delivery: Delivery.ID) throws {
        for attempt in attempts {
            try database.run(
                """
                UPDATE rejection SET status = 'replayed', replayed_as = ?
                WHERE delivery = ? AND status = 'open'
                """, delivery, attempt)
        }
        try endReplay(as: delivery)
    }

    /// Closes the rejection that a delivery repeats: it has come to its end, whatever that is.
    func endReplay(as delivery: Delivery.ID) throws {
        try database.run(
            "UPDATE rejection SET status = 'replayed' WHERE replayed_as = ? AND status = 'open'",
            delivery)
    }

    /// A new delivery with the bytes of one that was rejected; nil where the same bytes of the
    /// partner are kept already.
    fileprivate func keepAgain(_ rejected: Delivery) throws -> Delivery? {
        let (year, month, _) = now.day.parts
        let name = "\(Reference.Kind.delivery.rawValue)-\(year)-\(month)"
        let reference = Reference(
            .delivery, year: year, month: month, number: Int(try next(name)))
        try database.run(
            """
            INSERT INTO delivery (reference, partner, door, spelling, is_test, received, digest,
                size, state, node)
            SELECT ?, partner, door, spelling, is_test, received, digest, size, 'kept', ?
            FROM delivery WHERE id = ? AND NOT EXISTS (
                SELECT 1 FROM delivery AS other
                WHERE other.partner = delivery.partner AND other.digest = delivery.digest
                    AND other.state NOT IN ('rejected', 'duplicate'))
            """, reference.text, nodeName, rejected.id)
        guard try database.changesCount == 1 else { return nil }
        let id = try database.lastInsertedRowID
        try database.run(
            """
            INSERT INTO delivery_body (delivery, sealed)
            SELECT ?, sealed FROM delivery_body WHERE delivery = ?
            """, id, rejected.id)
        try audit(.kept, reference.text, detail: "again " + rejected.reference.text)
        return Delivery(
            id: id, reference: reference, partner: rejected.partner, door: rejected.door,
            receivedAt: rejected.receivedAt, spelling: rejected.spelling,
            isTest: rejected.isTest, digest: rejected.digest, size: rejected.size,
            bytes: rejected.bytes)
    }
}
