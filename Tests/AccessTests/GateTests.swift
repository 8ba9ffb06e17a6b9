import Access
import Model
import Testing

@Suite struct GateTests {
    private static func partner(
        codes: [String] = ["17", "HATCH"], types: [MessageType] = []
    ) throws -> Partner {
        Partner(
            id: try #require(Partner.ID("hatch-police")), name: "Hatch Police", kind: .police,
            organisationCodes: codes, messageTypes: types)
    }

    private static func notification(
        from code: String?, type: String = "POLICE_PPN_CHILD"
    ) -> Notification {
        var notification = Notification()
        notification.header.messageType = Stated(written: type)
        var sender = Notification.Sender()
        sender.code = code
        notification.header.sender = sender
        return notification
    }

    @Test(arguments: ["17", "hatch", " HATCH\n"])
    func `a sender with one of the partner's codes is that partner`(code: String) throws {
        let warnings = try Gate.check(
            Self.notification(from: code), from: Self.partner(), spelled: .xml)
        #expect(warnings == [])
    }

    @Test(arguments: ["18", "17 ", "X99NH", "1７", "17\u{0}"])
    func `a certificate bound to one partner never speaks for another`(code: String) throws {
        let partner = try Self.partner(codes: ["17x", "HATCH"])
        for (spelling, path) in [
            (Delivery.Spelling.xml, "/notification/header/sender/code"),
            (.json, "/header/sender/code"),
        ] {
            let fault = try #require(throws: Fault.self) {
                try Gate.check(Self.notification(from: code), from: partner, spelled: spelling)
            }
            #expect(fault.code == .wrongPartner)
            #expect(fault.first.place == Place(path: path))
            #expect(!fault.first.expected.contains(code))
        }
    }

    @Test(arguments: [nil, "", " \t"])
    func `a sender that is not named is a warning`(code: String?) throws {
        let warnings = try Gate.check(
            Self.notification(from: code), from: Self.partner(), spelled: .json)
        #expect(warnings.map(\.code) == [.missing])
        #expect(warnings.map(\.place.path) == ["/header/sender/code"])
    }

    @Test func `a sender block that is left out is a warning`() throws {
        let warnings = try Gate.check(Notification(), from: Self.partner(), spelled: .xml)
        #expect(warnings.map(\.code) == [.missing])
    }

    @Test func `a message type that was not agreed is a warning`() throws {
        let agreed = try Self.partner(types: [.policeChild])
        let other = Self.notification(from: "17", type: "PREVENT")
        let warnings = try Gate.check(other, from: agreed, spelled: .xml)
        #expect(warnings.map(\.code) == [.unexpectedType])
        #expect(warnings.map(\.place.path) == ["/notification/header/messageType"])
        #expect(try Gate.check(other, from: Self.partner(), spelled: .xml) == [])
    }

    @Test func `a message type that is in no list is told by its own warning only`() throws {
        let agreed = try Self.partner(types: [.policeChild])
        let odd = Self.notification(from: "17", type: "PIGEON")
        #expect(try Gate.check(odd, from: agreed, spelled: .xml) == [])
    }

    @Test func `a mark as a test counts for nothing where the partner's messages are real`() throws
    {
        var notice = Self.notification(from: "17")
        notice.test = Stated(written: "yes")
        var partner = try Self.partner()
        let warnings = try Gate.check(notice, from: partner, spelled: .xml)
        #expect(warnings.map(\.code) == [.testFlag])
        #expect(warnings.map(\.place.path) == ["/notification/test"])
        partner.isTest = true
        #expect(try Gate.check(notice, from: partner, spelled: .xml) == [])
    }

    @Test func `a partner without codes of its own can name no sender`() throws {
        let partner = try Self.partner(codes: [])
        #expect(throws: Fault.self) {
            try Gate.check(Self.notification(from: "17"), from: partner, spelled: .xml)
        }
    }
}
