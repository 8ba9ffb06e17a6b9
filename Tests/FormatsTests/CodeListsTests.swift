import Formats
import HouseKit
import JSON
import Model
import Spelling
import Testing

/// The published code lists are those that messages are read by.
@Suite struct CodeListsTests {
    private struct Entry: Equatable {
        var code: String
        var title: String?
        var successors: [String]?
    }

    private static let document = Result {
        try JSON.Document(parsing: PublishedFile.codeLists.bytes, within: .ownFile)
    }

    /// A published list by its name; nil where there is none.
    private static func published(_ name: String) throws -> [Entry]? {
        let lists = try document.get().root["lists"]
        let list = lists?.elements.first { $0["name"]?.scalarText == name }
        return list?["codes"]?.elements.map(entry)
    }

    private static func entry(_ code: JSON.Value) -> Entry {
        var entry = Entry(code: code["code"]?.scalarText ?? "", title: code["title"]?.scalarText)
        if code["retired"] != nil {
            entry.successors = code["use"].map { $0.elements.compactMap(\.scalarText) } ?? []
        }
        return entry
    }

    @Test func `they are of their published structure, and of the version that is read`() throws {
        let text = try JSON.Document(
            parsing: PublishedFile.codeListsJSON.bytes, within: .ownFile)
        let schema = try JSON.Schema(compiling: text)
        let root = try Self.document.get().root
        #expect(schema.validate(root).map { "\($0)" } == [])
        #expect(root["version"]?.scalarText == CodeLists.version)
    }

    @Test(arguments: ownLists.map(\.name))
    func `a list of our own holds the codes of its type, in order`(name: String) throws {
        let codes = try #require(Self.ownLists.first { $0.name == name }).codes
        #expect(try Self.published(name)?.map(\.code) == codes)
        #expect(codes.count > 1)
    }

    @Test(arguments: censusLists.map { $0.name })
    func `a list of the census holds codes, titles and what took a code's place`(
        name: String
    ) throws {
        let codes = try #require(Self.censusLists.first { $0.name == name }).codes
        #expect(
            try Self.published(name)
                == codes.map { Entry(code: $0.code, title: $0.title, successors: $0.successors) })
    }

    @Test func `no published list is unknown here, and none that a message uses is unread`() throws
    {
        let known = Self.ownLists.map { $0.name } + Self.censusLists.map { $0.name }
        // What becomes of a case, and what a school says in words or by code.
        let others = ["closureReason", "categoryOfAbuse", "specialEducationalNeed"]
        let lists = try Self.document.get().root["lists"]
        let names = lists?.elements.compactMap { $0["name"]?.scalarText }
        #expect(Set(names ?? []) == Set(known + others))
        let fields = Set(
            try FieldTable.ofNotification().fields.flatMap { field in
                [field.path] + (field.kind.item.map { ["\(field.path)/\($0)"] } ?? [])
            })
        var used = 0
        for list in lists.map({ Array($0.elements) }) ?? [] {
            for path in list["usedBy"].map({ $0.elements.compactMap(\.scalarText) }) ?? [] {
                #expect(fields.contains(path), "\(path)")
                used += 1
            }
        }
        #expect(used > 150)
    }

    @Test(arguments: ["notification-1.xsd", "notification-1.schema.json"])
    func `what the schemas list as codes are the codes of a list`(file: String) throws {
        let text = String(decoding: try Deployed.bytes("Schemas/\(file)"), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let lists = Set(Self.ownLists.map { $0.codes })
        var count = 0
        for match in text.matches(of: /One of: ([A-Za-z0-9_, ]+)\./) {
            let codes = match.output.1.split(separator: ", ").map { String($0) }
            #expect(lists.contains(codes), "\(codes)")
            count += 1
        }
        #expect(count > 100)
    }

    private static func own<List: Code>(_ name: String, _: List.Type) -> (
        name: String, codes: [String]
    ) {
        (name, List.allCases.map(\.rawValue))
    }

    private static let ownLists = [
        own("answer", Answer.self), own("messageType", MessageType.self),
        own("organisationScheme", OrganisationScheme.self),
        own("referenceKind", ReferenceKind.self), own("sex", Sex.self),
        own("datePrecision", DatePrecision.self), own("nameKind", NameKind.self),
        own("identifierScheme", IdentifierScheme.self), own("addressKind", AddressKind.self),
        own("legalStatus", LegalStatus.self), own("presence", Presence.self),
        own("whereabouts", Whereabouts.self), own("mobility", Mobility.self),
        own("spokenTo", SpokenTo.self), own("injuryKind", InjuryKind.self),
        own("adultRole", AdultRole.self), own("offenderFlag", OffenderFlag.self),
        own("relationshipKind", RelationshipKind.self), own("evidenceType", EvidenceType.self),
        own("needLevel", NeedLevel.self), own("urgency", Urgency.self),
        own("mustActReason", MustActReason.self), own("actionKind", ActionKind.self),
        own("dashGrade", DASHGrade.self), own("familyInformed", FamilyInformed.self),
        own("agreement", Agreement.self), own("reasonNotSought", ReasonNotSought.self),
        own("lawfulBasis", LawfulBasis.self), own("absenceType", AbsenceType.self),
        own("disposition", Disposition.self), own("mutilationStatus", MutilationStatus.self),
        own("planType", PlanType.self), own("referralReason", ReferralReason.self),
        own("careArea", CareArea.self), own("reportingDuty", ReportingDuty.self),
        own("concernCode", ConcernCode.self), own("referralOutcome", ReferralOutcome.self),
    ]

    private static let censusLists: [any CensusList.Type] = [
        ReferralSource.self, PrimaryNeed.self, Factor.self, Ethnicity.self, Disability.self,
        UPNUnknownReason.self,
    ]

    @Test func `a retired code is read, with what took its place`() {
        let retired = CensusCode<Factor>(reading: "18a")
        #expect(retired?.title == "Physical abuse")
        #expect(retired?.shortfall?.kind == Warning.Code.retiredCode.rawValue)
        #expect(retired?.shortfall?.expected.hasPrefix("18B or 18C") == true)
        #expect(CensusCode<Factor>(reading: "18B")?.shortfall == nil)
        #expect(CensusCode<Factor>(reading: "18D") == nil)
    }
}
