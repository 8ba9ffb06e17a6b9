import HouseKit
import Testing
import Web

@Suite struct CredentialsTests {
    @Test func `what is wrong in a file is told`() throws {
        let police = try Authority.made().identity(.police)
        let changes: [(String, (inout Credentials.Files) -> Void)] = [
            ("a chain that is none", { $0.chain = Array("none".utf8) }),
            ("no chain", { $0.chain = [] }),
            ("a key that is none", { $0.key = Array("none".utf8) }),
            ("the key of another certificate", { $0.key = police.key }),
            ("no authority", { $0.authorities = [] }),
        ]
        for (what, change) in changes {
            let mistake = #expect(throws: Credentials.Mistake.self, "\(what)") {
                _ = try Listening.credentials(change)
            }
            #expect(mistake?.description.isEmpty == false)
        }
    }

    @Test func `new connections are held against what was put in the place of the old`()
        async throws
    {
        let credentials = try Listening.credentials()
        try await Listening.running(credentials) { listening in
            let before = try await Caller.connect(to: listening.port, as: .police)
            before.request("GET", "/")
            #expect(try await before.answer().status == 200)
            let authority = try Authority.made()
            let server = try authority.identity(.server)
            try credentials.replace(
                with: .init(chain: server.chain, key: server.key, authorities: authority.forgedRoot)
            )
            #expect(try await listening.status(as: .forged) == 200)
            await #expect(throws: NoAnswer.self) { try await listening.status(as: .police) }
            before.request("GET", "/")
            #expect(try await before.answer().status == 200)
        }
    }

    private static func expectRefused(_ files: Credentials.Files, by credentials: Credentials) {
        #expect(throws: Credentials.Mistake.self) { try credentials.replace(with: files) }
    }

    @Test func `a wrong replacement leaves the old in force`() async throws {
        let credentials = try Listening.credentials()
        try await Listening.running(credentials) { listening in
            Self.expectRefused(.init(chain: [], key: [], authorities: []), by: credentials)
            let status = try await listening.status(as: .police)
            #expect(status == 200)
            await #expect(throws: NoAnswer.self) { try await listening.status(as: .forged) }
        }
    }
}
