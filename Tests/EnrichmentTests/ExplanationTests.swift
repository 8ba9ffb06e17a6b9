import Model
import Testing

@testable import Enrichment

@Suite struct ExplanationTests {
    @Test(arguments: [
        (
            Timestamp(year: 2026, month: 7, day: 1, hour: 22, minute: 55),
            "2026-07-01T23:55:00+01:00"
        ),
        (Timestamp(year: 2026, month: 7, day: 1, hour: 23, minute: 5), "2026-07-02T00:05:00+01:00"),
        (
            Timestamp(year: 2026, month: 11, day: 23, hour: 10, minute: 0),
            "2026-11-23T10:00:00+00:00"
        ),
    ])
    func `the due time is by the clock in London, with its offset`(due: Timestamp, text: String) {
        let document = PageSpecimen.document { $0.verdict.due.at = due }
        let lines = Explanation(document, isWhole: false).text.split(separator: "\n")
        #expect(lines.first?.hasSuffix("due \(text) (15 minutes after receipt)") ?? false)
    }
}
