import Desk
import Flow
import Model
import Spelling
import Store
import Web

extension Wiring {
    /// The acts of the console. Each runs on threads that may block.
    var acts: [String: Console.Act] {
        [
            Act.persons.rawValue: importing(ImportedPerson.self, ledger.importPersons),
            Act.addresses.rawValue: importing(ImportedAddress.self, ledger.importAddresses),
            Act.relationships.rawValue: importing(
                ImportedRelationship.self, ledger.importRelationships),
            Act.contacts.rawValue: importing(ImportedContact.self, ledger.importContacts),
            Act.involvements.rawValue: importing(
                ImportedInvolvement.self, ledger.importInvolvements),
            Act.importedLine.rawValue: Console.Act { input in
                await self.look { () throws(LedgerFailure) in
                    var answer = ImportedLine()
                    let file = String(decoding: input, as: UTF8.self)
                    answer.line = try self.ledger.importedLine(of: file)
                    return answer
                }
            },
            Act.replay.rawValue: Console.Act { input in
                guard let ask = ReferenceAsk(json: input) else { return Self.badAsk }
                return await self.look { () throws(LedgerFailure) in try self.replay(ask) }
            },
            Act.viewed.rawValue: Console.Act { input in
                guard let ask = ReferenceAsk(json: input) else { return Self.badAsk }
                return await self.look { () throws(LedgerFailure) in try self.viewed(ask) }
            },
            Act.reload.rawValue: Console.Act { _ in
                let mistake = self.reload()
                return Self.reply(
                    mistake.map { ReferenceAnswer("refused", $0.description) }
                        ?? ReferenceAnswer("done"))
            },
        ]
    }

    /// In the audit log, whoever could open the console's socket.
    static let operatorName = "operator"

    private func replay(_ ask: ReferenceAsk) throws(LedgerFailure) -> ReferenceAnswer {
        guard let reference = Reference(reading: ask.reference),
            let rejection = try ledger.rejection(reference)
        else { return ReferenceAnswer("cannot", "no rejection has this reference") }
        let replay = Replay(ledger: ledger, stages: pipeline.current) { self.pipeline.carry($0) }
        return ReferenceAnswer(
            ask.isDry
                ? try replay.dryRun(rejection)
                : try replay.run(rejection, reason: ask.reason, actor: ask.actor))
    }

    private func viewed(_ ask: ReferenceAsk) throws(LedgerFailure) -> ReferenceAnswer {
        guard let reference = Reference(reading: ask.reference) else {
            return ReferenceAnswer("cannot", "no referral has this reference")
        }
        try ledger.wait {
            self.ledger.noteViewed(reference, by: ask.actor, detail: ask.reason, then: $0)
        }
        return ReferenceAnswer("done")
    }

    /// Takes a batch of an import.
    private func importing<Row: Spelled & Sendable>(
        _ type: Row.Type,
        _ write:
            @escaping @Sendable (
                _ rows: [Row], _ file: String, _ line: Int, _ actor: String,
                _ answer: @escaping Ledger.Answer<ImportCount>
            ) -> Void
    ) -> Console.Act {
        Console.Act { input in
            guard let ask = ImportAsk<Row>(json: input) else { return Self.badAsk }
            let result = await withCheckedContinuation { continuation in
                write(ask.rows, ask.file, ask.line, Self.operatorName) {
                    continuation.resume(returning: $0)
                }
            }
            switch result {
            case .success(let count): return Self.reply(count)
            case .failure(let failure): return Self.failed(failure)
            }
        }
    }

    private func look<Found: Spelled & Sendable>(
        _ read: @escaping @Sendable () throws(LedgerFailure) -> Found
    ) async -> Reply {
        let result = await withCheckedContinuation { continuation in
            pipeline.look(read) { continuation.resume(returning: $0) }
        }
        switch result {
        case .success(let found): return Self.reply(found)
        case .failure(let failure): return Self.failed(failure)
        }
    }

    private static func reply(_ answer: some Spelled) -> Reply {
        Reply(
            status: 200, headers: [("content-type", "application/json")],
            body: answer.json(isPretty: false))
    }

    private static func failed(_ failure: LedgerFailure) -> Reply {
        Reply(status: 503, body: Array("\(failure)\n".utf8))
    }

    private static let badAsk = Reply(status: 400, body: Array("not what was expected\n".utf8))
}
