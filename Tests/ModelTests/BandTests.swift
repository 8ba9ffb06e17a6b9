import Model
import Testing

@Suite struct BandTests {
    @Test func `combining two bands never lowers either`() {
        for one in Band.allCases {
            for other in Band.allCases {
                let both = one.orMoreUrgent(other)
                #expect(!one.isMoreUrgent(than: both))
                #expect(!other.isMoreUrgent(than: both))
                #expect(both == one || both == other)
            }
        }
    }

    @Test func `Immediate cannot be raised`() {
        #expect(Band.immediate.raisedByOne == .immediate)
        #expect(Band.advice.raisedByOne == .earlyHelp)
    }
}

@Suite struct FaultTests {
    @Test(arguments: Fault.Code.allCases)
    func `every fault has a title and a remedy`(code: Fault.Code) {
        #expect(!code.title.isEmpty)
        #expect(code.remedy.hasSuffix("."))
    }

    @Test(arguments: Warning.Code.allCases)
    func `every warning has a remedy`(code: Warning.Code) {
        #expect(code.remedy.hasSuffix("."))
    }

    @Test func `no more findings are listed than the limit`() {
        let findings = (1...200).map { Fault.Finding(.structure, expected: "element \($0)") }
        #expect(Fault(findings)?.findings.count == Fault.findingLimit)
        #expect(Fault([]) == nil)
    }
}

@Suite struct RouteTests {
    @Test(arguments: ["hub/stockton", "unrouted", "early-help/808"])
    func `a route is a folder below the queue`(name: String) {
        #expect(Referral.Route(name)?.name == name)
    }

    @Test(arguments: ["", "/hub", "hub/", "../etc", "hub//x", "Hub", "hub/new", "tmp", "a b"])
    func `what could lead elsewhere is none`(name: String) {
        #expect(Referral.Route(name) == nil)
    }

    @Test func `folder names sort by urgency, then by due time`() throws {
        let route = try #require(Referral.Route("hub/stockton"))
        let reference = Reference(.referral, year: 2026, month: 11, number: 123)
        let noon = Timestamp(year: 2026, month: 11, day: 23, hour: 12)
        let first = Referral.Entry(
            reference: reference, number: 1, route: route, band: .sameDay, dueAt: noon)
        let later = Referral.Entry(
            reference: reference, number: 2, route: route, band: .sameDay, dueAt: noon + .hours(1))
        let urgent = Referral.Entry(
            reference: reference, number: 3, route: route, band: .immediate, dueAt: noon + .hours(9)
        )
        #expect(first.folderName == "B2-20261123T120000Z-GR-2611-000123")
        #expect(later.folderName == "B2-20261123T130000Z-GR-2611-000123.2")
        #expect([later, urgent, first].map(\.folderName).sorted().first == urgent.folderName)
    }
}

@Suite struct StatedTests {
    @Test(arguments: ["yes", "Yes", "TRUE", "1", " yes "])
    func `a yes is read however it is written`(text: String) {
        #expect(Stated<Answer>(written: text).value == .yes)
    }

    @Test func `what cannot be read is kept as written and has no value`() {
        let stated = Stated<PartialDate>(written: "about Easter")
        #expect(stated.written == "about Easter")
        #expect(stated.value == nil)
    }
}
