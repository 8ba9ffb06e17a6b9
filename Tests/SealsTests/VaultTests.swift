import Testing

@testable import Seals

@Suite struct VaultTests {
    let vault: Vault
    static let context = "delivery.body/177"
    static let text = Array("a sealed text".utf8)

    init() throws {
        vault = Vault(key: try KeyTests.key())
    }

    private static func otherVault() throws -> Vault {
        var content = Array(KeyTests.bytes.reversed())
        return Vault(key: try Key(taking: &content))
    }

    // MARK: - Sealing

    @Test(arguments: [0, 1, 15, 16, 17, 200, 6144, 100_000])
    func `what was sealed opens for the same context`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        for context in ["", "x", Self.context] {
            let sealed = try vault.seal(bytes.span, context: context)
            #expect(sealed.count == count + Vault.overheadBytes)
            #expect(try vault.open(sealed.span, context: context) == bytes)
        }
    }

    /// Made with Python's cryptography: keys by RFC 5869, AES-256-GCM, the nonce 00 to 0b.
    @Test func `what another program has sealed as documented opens`() throws {
        let sealed = [UInt8](
            hexadecimal: """
                01 1bfd18fc 000102030405060708090a0b 354dd417e041a822bef92e077b
                fdfe623feb5d46bf9bbef15314b25ebf
                """)
        #expect(vault.keyID == 0x1bfd_18fc)
        #expect(try vault.open(sealed.span, context: Self.context) == Self.text)
    }

    @Test func `a change of any byte is noticed, and named`() throws {
        let sealed = try vault.seal(Self.text.span, context: Self.context)
        for index in sealed.indices {
            for bit in 0..<8 {
                var changed = sealed
                changed[index] ^= 1 << bit
                let expected: SealError =
                    switch index {
                    case 0: .notSealed
                    case 1...4: .wrongKey
                    default: .altered
                    }
                #expect(throws: expected) {
                    try vault.open(changed.span, context: Self.context)
                }
            }
        }
    }

    @Test func `bytes that are cut off or added are noticed`() throws {
        let sealed = try vault.seal(Self.text.span, context: Self.context)
        for count in 0..<sealed.count {
            let expected: SealError = count < Vault.overheadBytes ? .notSealed : .altered
            #expect(throws: expected) {
                try vault.open(Array(sealed.prefix(count)).span, context: Self.context)
            }
        }
        #expect(throws: SealError.altered) {
            try vault.open((sealed + [0]).span, context: Self.context)
        }
    }

    @Test(arguments: ["", "delivery.body/17", "delivery.body/178", "delivery.body/177 "])
    func `another context does not open`(context: String) throws {
        let sealed = try vault.seal(Self.text.span, context: Self.context)
        #expect(throws: SealError.altered) { try vault.open(sealed.span, context: context) }
    }

    @Test func `another key does not open`() throws {
        let other = try Self.otherVault()
        var sealed = try vault.seal(Self.text.span, context: Self.context)
        #expect(throws: SealError.wrongKey) {
            try other.open(sealed.span, context: Self.context)
        }
        // Nor when its id is written over the right one.
        for index in 0..<4 {
            sealed[1 + index] = UInt8(truncatingIfNeeded: other.keyID >> (24 - 8 * index))
        }
        #expect(throws: SealError.altered) {
            try other.open(sealed.span, context: Self.context)
        }
    }

    @Test func `after a failure the next text opens all the same`() throws {
        let sealed = try vault.seal(Self.text.span, context: Self.context)
        for _ in 0..<3 {
            _ = try? vault.open(sealed.span, context: "another")
            #expect(try vault.open(sealed.span, context: Self.context) == Self.text)
        }
    }

    @Test func `no nonce is used twice, on whatever thread`() async throws {
        let nonces = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
            for _ in 0..<4 {
                group.addTask { [vault] in
                    try (0..<2000).map { _ in
                        let sealed = try vault.seal(Self.text.span, context: Self.context)
                        return Array(sealed[5..<17])
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(nonces.count == 8000)
        #expect(Set(nonces).count == nonces.count)
    }

    @Test func `threads that use one vault at once do not disturb each other`() async throws {
        let failures = await withTaskGroup(of: Int.self) { group in
            for task in 0..<4 {
                group.addTask { [vault] in Self.failures(of: 500, on: vault, task) }
            }
            return await group.reduce(0, +)
        }
        #expect(failures == 0)
    }

    /// Seals, opens and hashes again and again; how often something else came out.
    private static func failures(of rounds: Int, on vault: Vault, _ task: Int) -> Int {
        let text = Array(repeating: UInt8(task), count: 100 + task)
        let hash = vault.keyedHash(text.span)
        return (0..<rounds).count { round in
            let context = "\(task)/\(round)"
            let sealed = try? vault.seal(text.span, context: context)
            let opened = sealed.flatMap { try? vault.open($0.span, context: context) }
            return opened != text || vault.keyedHash(text.span) != hash
        }
    }

    // MARK: - Keyed hashes

    /// Made with Python's hmac.
    @Test func `a keyed hash is the beginning of HMAC-SHA-256`() {
        #expect(vault.keyedHash("SMITH 1987-03-02") == 0x620a_0c79_7580_73e9)
        #expect(
            vault.longKeyedHash("SMITH 1987-03-02")
                == 0x620a_0c79_7580_73e9_e083_6d9f_7854_d3dc)
    }

    @Test func `a keyed hash is the same each time, and another with another key`() throws {
        let texts = ["", "a", String(repeating: "long ", count: 100)]
        let other = try Self.otherVault()
        for text in texts {
            let hash = vault.keyedHash(text)
            #expect(vault.keyedHash(text) == hash)
            #expect(vault.keyedHash(Array(text.utf8).span) == hash)
            #expect(other.keyedHash(text) != hash)
        }
        #expect(Set(texts.map(vault.longKeyedHash)).count == texts.count)
    }

    @Test func `a vault that is printed or dumped shows nothing`() {
        var dumped = ""
        dump(vault, to: &dumped)
        #expect(!dumped.contains("ey"))
        #expect("\(vault)" == "Seals.Vault")
    }
}
