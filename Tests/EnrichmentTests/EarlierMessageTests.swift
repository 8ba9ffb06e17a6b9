import HouseKit
import Model
import Testing

@testable import Enrichment

@Suite struct EarlierMessageTests {
    private static func message(
        _ number: Int, child: String = "Callum", band: Band = .within24Hours, bytes: Int = 1_000
    ) -> EarlierMessage {
        var message = EarlierMessage()
        message.number = number
        message.verdict.band = band
        var shown = ReferralDocument.Child()
        shown.name = child
        message.children = [shown]
        message.provenance.sizeBytes = bytes
        message.notification = Specimen.notice("m\(number)")
        return message
    }

    @Test func `of very many messages those go that show nothing others do not`() {
        let many = (1...120).reversed().map { Self.message($0) }
        let carried = many.carried
        #expect(carried.map(\.number) == Array((71...120).reversed()))
    }

    @Test func `no child and no greater urgency is left out, however many there are`() {
        var many = (1...120).reversed().map { Self.message($0) }
        many[118] = Self.message(2, child: "Ida")
        many[117] = Self.message(3, band: .immediate)
        let carried = many.carried
        #expect(carried.count == EarlierMessage.countLimit)
        #expect(carried.contains { $0.number == 2 })
        #expect(carried.contains { $0.number == 3 })
        let children = (1...70).reversed().map { Self.message($0, child: "Child \($0)") }
        #expect(children.carried.count == 70)
    }

    @Test
    func `the oldest lose their long texts where all would be too much, never their children`() {
        let many = (1...5).reversed().map { Self.message($0, bytes: 800_000) }
        let carried = many.carried
        #expect(carried.map(\.isShortened) == [false, false, true, true, true])
        #expect(carried[4].notification.narrative == nil)
        #expect(carried[4].notification.subjects == many[4].notification.subjects)
        #expect(carried[4].children == many[4].children)
    }
}
