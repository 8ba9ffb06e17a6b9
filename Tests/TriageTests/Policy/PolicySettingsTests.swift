import Model
import Testing

@testable import Triage

@Suite struct PolicySettingsTests {
    private func settings(_ yaml: String) throws(PolicyError) -> PolicySettings {
        try PolicySettings(yaml: Array(yaml.utf8))
    }

    @Test(arguments: ["", "# nothing yet\n", "{}", "thresholds:\nlabels:\ncommunalAddresses:\n"])
    func `what is left out is as the program comes`(yaml: String) throws {
        #expect(try settings(yaml) == PolicySettings())
        for threshold in Threshold.allCases {
            #expect(try settings(yaml).thresholds[threshold] == threshold.standard)
        }
    }

    @Test func `numbers and labels that are set hold, and the others stay`() throws {
        let settings = try settings(
            """
            thresholds: { recentDays: 21, custodyHours: 0, communalPersons: 40 }
            labels: { B1: " Now ", B3: "Within one working day" }
            """)
        #expect(settings.thresholds[.recentDays] == 21)
        #expect(settings.thresholds[.custodyHours] == 0)
        #expect(settings.thresholds[.communalPersons] == 40)
        #expect(settings.thresholds[.missingYears] == 13)
        #expect(settings.label(of: .immediate) == "Now")
        #expect(settings.label(of: .within24Hours) == "Within one working day")
        #expect(settings.label(of: .sameDay) == Band.sameDay.label)
        #expect(settings.communalAddresses.isEmpty)
    }

    private static let long = String(repeating: "x", count: PolicySettings.labelLimit + 1)

    @Test(arguments: [
        ("thresholds: {recentDay: 14}", "each once of"),
        ("thresholds: {recentDays: 14, recentDays: 15}", "each"),
        ("thresholds: {recentDays: -1}", "recentDays: a whole number from 0 to 56"),
        ("thresholds: {recentDays: 1001}", "recentDays: a whole number from 0 to 56"),
        ("thresholds: {recentDays: 14.5}", "recentDays: a whole number from 0 to 56"),
        ("thresholds: {recentDays: a fortnight}", "recentDays: a whole number from 0 to 56"),
        ("thresholds: {recentDays: }", "recentDays: a whole number from 0 to 56"),
        ("thresholds: 14", "thresholds by name"), ("thresholds: [recentDays]", "by name"),
        ("threshold: {}", "one of thresholds, labels, communalAddresses"),
        ("labels: {B7: Later}", "each once of B1 to B6"),
        ("labels: {B1: Now, B1: At once}", "each"),
        ("labels: {B1: ''}", "B1: a label of at most 30 letters"),
        ("labels: {B1: [Now]}", "B1: a label of at most 30 letters"),
        ("labels: {B2: \(long)}", "B2: a label of at most 30 letters"),
        ("labels: Now", "labels by band"), ("communalAddresses: {uprn: '1'}", "a list of at most"),
        ("communalAddresses: [{postcode: TS24 9ZU}]", "uprn alone, or postcode and line"),
        ("communalAddresses: [{line: 1 Example Row}]", "uprn alone, or postcode and line"),
        (
            "communalAddresses: [{line: 1 Example Row, postcode: nowhere}]",
            "uprn alone, or postcode and line"
        ),
        (
            "communalAddresses: [{uprn: '1', line: 1 Example Row, postcode: TS24 9ZU}]",
            "uprn alone, or postcode and line"
        ),
        ("communalAddresses: [{}]", "uprn alone, or postcode and line"),
        ("communalAddresses: [7]", "uprn alone, or postcode and line"),
        ("[1, 2", "YAML"), ("[1, 2]", "keys and values"), ("a word", "keys and values"),
    ])
    func `a slip is refused, and what was expected is said`(yaml: String, expected: String) throws {
        let error = try #require(throws: PolicyError.self) { try settings(yaml) }
        #expect(error.code == .badSettings)
        #expect(error.file == "policy.yaml")
        #expect(error.expected.contains(expected), "\(error)")
    }

    @Test func `a slip is told with its line`() throws {
        let yaml = "labels:\n  B1: Now\n  B9: Some day\n"
        let error = try #require(throws: PolicyError.self) { try settings(yaml) }
        #expect(error.line == 3)
    }

    @Test func `a file that is too large is not read`() throws {
        let yaml = String(repeating: "#", count: PolicySettings.fileLimitBytes + 1)
        let error = try #require(throws: PolicyError.self) { try settings(yaml) }
        #expect(error.expected == "at most 1048576 bytes")
    }

    @Test func `a policy whose settings have a slip is not loaded`() throws {
        let files = try HousePolicy.files().filter { $0.name == Policy.baseFile }
        let slip = (name: Policy.settingsFile, bytes: Array("labels: 7".utf8))
        let error = try #require(throws: PolicyError.self) {
            try Policy(
                name: "p", digest: "d", files: files + [slip], calendar: HousePolicy.calendar())
        }
        #expect(error.code == .badSettings)
    }

    // MARK: - Communal addresses

    private static func residence(
        _ line: String, _ postcode: String?, property: String? = nil
    ) -> Person.Residence {
        var residence = Person.Residence()
        residence.line = line
        residence.postcode = postcode.flatMap(Postcode.init(reading:))
        residence.uprn = property
        return residence
    }

    @Test(arguments: [
        (residence("1 Example Row", "TS24 9ZU"), true),
        (residence(" 1 EXAMPLE ROW ", "ts249zu"), true),
        (residence("2 Example Row", "TS24 9ZU"), false),
        (residence("1 Example Row", "TS18 9ZU"), false),
        (residence("1 Example Row", nil), false),
        (residence("", nil, property: "990000004111"), true),
        (residence("7 Pebble Close", "TS25 2HB", property: "990000004111"), true),
        (residence("7 Pebble Close", "TS25 2HB", property: "990000004112"), false),
    ])
    func `an address is a communal one by its property, or by line and postcode`(
        residence: Person.Residence, isCommunal: Bool
    ) throws {
        let settings = try settings(
            """
            communalAddresses:
              - { uprn: "990000004111" }
              - { postcode: "TS24 9ZU", line: "1 Example Row" }
            """)
        #expect(settings.communalAddresses.count == 2)
        #expect(settings.isCommunal(residence) == isCommunal)
        #expect(!PolicySettings().isCommunal(residence))
    }
}
