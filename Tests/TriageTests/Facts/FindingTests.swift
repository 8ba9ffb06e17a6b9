import Model
import Testing

@testable import Triage

@Suite struct FindingTests {
    @Test(arguments: [
        ("yes", true), ("true", true), ("no", false), ("notApplicable", false),
        ("notKnown", nil), ("notAsked", nil), ("refused", nil), ("", nil), ("maybe", nil),
    ])
    func `only yes and no are known`(written: String, truth: Bool?) {
        #expect(Stated<Answer>(written: written).truth == truth)
    }

    @Test func `one yes is enough, and an unknown outweighs a no`() {
        var gathering = Gathering()
        #expect(gathering.finding() == .silent)
        #expect(gathering.finding(silence: .no(at: "x")) == .no(at: "x"))
        gathering.add(false, at: "a")
        #expect(gathering.finding() == .no(at: "a"))
        gathering.addUnknown(at: "b")
        #expect(gathering.finding() == .unknown(at: "b"))
        gathering.add(true, at: "c")
        gathering.add(true, at: "d")
        #expect(gathering.finding() == .yes(at: "c", "d"))
    }

    @Test func `an answer that was not given adds nothing`() {
        var gathering = Gathering()
        gathering.add(nil as Stated<Answer>?, at: "a")
        #expect(gathering.finding() == .silent)
        gathering.add("refused" as Stated<Answer>?, at: "a")
        #expect(gathering.finding() == .unknown(at: "a"))
    }

    @Test func `an open count is never kept as nought`() {
        #expect(Finding(.atLeast(0)).value == .unknown)
        #expect(Finding(.atLeast(2)).value == .number(2))
        #expect(Finding(.number(0)).value == .number(0))
        #expect(Finding.Answer.atLeast(2).isOpen)
        #expect(!Finding.Answer.number(2).isOpen)
    }

    @Test func `a fact is so when it is yes or at least one`() {
        #expect(Finding.Answer.yes.isSo)
        #expect(Finding.Answer.number(1).isSo)
        #expect(Finding.Answer.atLeast(1).isSo)
        #expect(!Finding.Answer.number(0).isSo)
        #expect(!Finding.Answer.unknown.isSo)
        #expect(!Finding.Answer.no.isSo)
    }
}
