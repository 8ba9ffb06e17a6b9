import Formats
import HouseKit
import Model
import Testing

/// The small published examples: each gets the answer that was written down for it by hand.
@Suite struct FaultExamplesTests {
    private static let answers = Result { try ExampleAnswer.all() }

    @Test func `every code has an example in each spelling that can hold it`() throws {
        let answers = try Self.answers.get()
        let told = Set(answers.map { "\($0.code) \($0.spelling.rawValue)" })
        let codes = Fault.Code.allCases.map(\.rawValue) + Warning.Code.allCases.map(\.rawValue)
        var expected = Set(codes.flatMap { ["\($0) xml", "\($0) json"] })
        // Control characters cannot stand in XML at all.
        expected.remove("\(Warning.Code.unusualCharacter.rawValue) xml")
        #expect(told == expected)
    }

    @Test func `each file of the folder has its answer`() throws {
        let files = try Deployed.names(in: "Schemas/examples/faults")
        let answered = try Self.answers.get().map(\.file) + ["answers.csv"]
        #expect(files == answered.sorted())
    }

    @Test func `a message gets the answer at the place that is told`() throws {
        let catalogue = try Catalogue()
        var count = 0
        for answer in try Self.answers.get() where answer.how.isEmpty {
            let bytes = try answer.bytes()
            count += 1
            do {
                let reading = try catalogue.read(bytes, spelled: answer.spelling)
                #expect(answer.outcome == "accepted", "\(answer.file)")
                #expect(
                    answer.isOnly(of: reading.warnings),
                    "\(answer.file): \(reading.warnings.map { "\($0.code) \($0.place)" })")
            } catch {
                let fault = error
                #expect(answer.outcome == "rejected", "\(answer.file): \(fault)")
                #expect(fault.code.rawValue == answer.code, "\(answer.file): \(fault)")
                #expect(answer.isPlace(fault.first.place), "\(answer.file): \(fault.first.place)")
                #expect(fault.others == [], "\(answer.file)")
            }
        }
        #expect(count > 45)
    }
}
