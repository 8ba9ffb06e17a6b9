import Flow
import Formats
import HouseKit
import Model
import Spelling
import Testing

/// The guide is whole, and right in what it says.
@Suite struct GuidePageTests {
    /// The guide, as a partner gets it.
    private static func guide(of doors: DoorHouse) async throws -> String {
        let answer = try await doors.call("GET", "/v1/guide")
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
        // Marks of where a line may be broken are nothing to read.
        return ["<wbr>", "<span>", "</span>"].reduce(answer.text) { $0.replacing($1, with: "") }
    }

    private static let rowHead = "<th scope=\"row\" role=\"rowheader\">"

    /// What stands between each of one text and the next of another.
    private static func parts(_ page: String, _ start: String, _ end: String) -> [String] {
        page.ranges(of: start).compactMap { found in
            let rest = page[found.upperBound...]
            return rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) }
        }
    }

    /// The text of a sample, as a browser copies it.
    private static func sample(_ id: String, in page: String) throws -> String {
        let found = try #require(parts(page, "<pre id=\"\(id)\"", "</code></pre>").first)
        let code = try #require(found.firstRange(of: "<code>"))
        return plain(String(found[code.upperBound...]))
    }

    /// Text without the escapes of markup.
    private static func plain(_ text: String) -> String {
        let names = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
        return names.reduce(text) { $0.replacing($1.key, with: $1.value) }
            .replacing("&amp;", with: "&")
    }

    @Test func `the guide names every type, every code and every published file`() async throws {
        try await DoorHouse.running { doors in
            let page = try await Self.guide(of: doors)
            for type in MessageType.allCases {
                #expect(page.contains(Self.rowHead + "<code>\(type.rawValue)</code>"))
            }
            let codes = Fault.Code.allCases.map(\.rawValue) + Warning.Code.allCases.map(\.rawValue)
            for code in codes { #expect(page.contains("<tr id=\"\(code)\" role=\"row\">")) }
            for file in PublishedFile.all {
                let folder = file.name.contains("/") ? "/v1/" : "/v1/schemas/"
                #expect(page.contains("href=\"\(folder)\(file.name)\""), "\(file.name)")
            }
        }
    }

    @Test func `every link leads somewhere`() async throws {
        try await DoorHouse.running { doors in
            let page = try await Self.guide(of: doors)
            let links = Set(Self.parts(page, "href=\"", "\""))
            #expect(links.count > PublishedFile.all.count)
            for link in links {
                if link.hasPrefix("#") {
                    #expect(page.contains(" id=\"\(link.dropFirst())\""), "\(link)")
                } else {
                    let answer = try await doors.call("GET", link)
                    #expect(answer.status == 200, "\(link)")
                }
            }
        }
    }

    @Test func `each type leads to its own example in both spellings`() async throws {
        let catalogue = try Catalogue()
        try await DoorHouse.running { doors in
            let page = try await Self.guide(of: doors)
            for type in MessageType.allCases {
                let start = Self.rowHead + "<code>\(type.rawValue)</code>"
                let row = try #require(Self.parts(page, start, "</tr>").first)
                var spellings: Set<Delivery.Spelling> = []
                for link in Self.parts(row, "href=\"/v1/", "\"") {
                    let file = try #require(PublishedFile(link))
                    let spelling = try #require(file.spelling)
                    let reading = try catalogue.read(file.bytes, spelled: spelling)
                    #expect(reading.notification.header.messageType.value == type)
                    spellings.insert(spelling)
                }
                #expect(spellings == Set(Delivery.Spelling.allCases), "\(type.rawValue)")
            }
        }
    }

    @Test func `beside each example of a code stands what the door answers to it`() async throws {
        try await DoorHouse.running { doors in
            let page = try await Self.guide(of: doors)
            var compared = 0
            for name in PublishedFile.all(in: "examples/faults") {
                let file = try #require(PublishedFile("examples/faults/\(name)"))
                guard let spelling = file.spelling else { continue }
                let code = String(name.dropLast(spelling.rawValue.utf8.count + 1))
                let row = try #require(
                    Self.parts(page, "<tr id=\"\(code)\" role=\"row\">", "</tr>").first)
                let link = "href=\"/v1/examples/faults/\(name)\""
                let answer = try #require(Self.parts(row, link, "</p>").first)
                let told = try await doors.call(
                    "POST", "/v1/validate",
                    ["content-type": spelling.mediaType, "accept": "application/json"],
                    file.bytes)
                let text = try #require(AdviceText(json: told.body))
                let findings = (text.fault?.findings ?? []) + text.warnings
                guard answer.contains("expected ") else {
                    // Where the message alone does not tell, words stand before the examples.
                    #expect(
                        !row.contains("role=\"cell\" data-label=\"Example and answer\"><p><a"),
                        "\(name)")
                    continue
                }
                compared += 1
                let finding = try #require(findings.first { $0.code == code }, "\(name)")
                if let line = finding.line { #expect(answer.contains("line \(line), ")) }
                if let column = finding.column { #expect(answer.contains("column \(column), ")) }
                #expect(answer.contains(finding.path ?? ""), "\(name)")
                #expect(Self.plain(answer).contains("expected \(finding.expected)"), "\(name)")
            }
            #expect(compared > 40)
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `the first message is taken as it stands, without a warning`(
        spelling: Delivery.Spelling
    ) async throws {
        try await DoorHouse.running { doors in
            let page = try await Self.guide(of: doors)
            let text = try Self.sample("first-\(spelling.rawValue)", in: page)
            #expect(text.contains("YOUR-CODE"))
            let answer = try await doors.post(text.replacing("YOUR-CODE", with: "17"), spelling)
            #expect(answer.status == 202)
            // But for the one that these police have no agreement about general referrals.
            let codes = try answer.receipt().warnings.map(\.code)
            #expect(codes == [Warning.Code.unexpectedType.rawValue])
        }
    }

    @Test func `the guide says what every band means and what every list may hold`() async throws {
        try await DoorHouse.running { doors in
            let page = try await Self.guide(of: doors)
            for band in Band.allCases {
                let head = Self.rowHead + "<code>\(band.rawValue)</code> \(band.label)</th>"
                let row = try #require(Self.parts(page, head, "</tr>").first)
                #expect(row.contains(". ") || row.contains(".</td>"), "\(band.rawValue)")
            }
            // Each list of the schema has its limit at the schema's beginning.
            let name = "notification-1.schema.json"
            let schema = try await doors.call("GET", "/v1/schemas/\(name)").text
            let limits = Set(Self.parts(schema, "\"maxItems\": ", ",").compactMap { Int($0) })
            #expect(limits.count > 3)
            let caption = "<caption>Items that one list may hold</caption>"
            let table = try #require(Self.parts(page, caption, "</table>").first)
            for limit in limits {
                let row = Self.parts(table, Self.rowHead + "\(limit)</th>", "</tr>")
                #expect(row.count == 1, "\(limit)")
            }
            for (limit, lists) in [(200, "concerns, relationships"), (10, "lines")] {
                let row = Self.parts(table, Self.rowHead + "\(limit)</th>", "</tr>").first
                #expect(row?.contains(">\(lists)<") == true, "\(limit)")
            }
        }
    }

    @Test func `the two first messages say the same`() async throws {
        let catalogue = try Catalogue()
        try await DoorHouse.running { doors in
            let page = try await Self.guide(of: doors)
            let read = try Delivery.Spelling.allCases.map { spelling in
                let text = try Self.sample("first-\(spelling.rawValue)", in: page)
                return try catalogue.read(Array(text.utf8), spelled: spelling).notification
            }
            #expect(read.first == read.last)
        }
    }

    @Test func `the page can be used by everybody`() async throws {
        try await DoorHouse.running { doors in
            let page = try await Self.guide(of: doors)
            #expect(page.contains("<html lang=\"en-GB\">"))
            #expect(!page.contains("<script"))
            #expect(page.ranges(of: "<h1").count == 1)
            // No level is left out.
            let levels = Self.parts(page, "<h", ">").compactMap { $0.first?.wholeNumberValue }
            for (former, next) in zip(levels, levels.dropFirst()) { #expect(next <= former + 1) }
            let ids = Self.parts(page, " id=\"", "\"")
            #expect(ids.count == Set(ids).count)
            let tables = Self.parts(page, "<table ", "</table>")
            #expect(tables.count == 8)
            for table in tables {
                #expect(table.contains("<caption>"))
                #expect(table.contains("scope=\"col\""))
                #expect(table.contains("scope=\"row\""))
            }
            for block in Self.parts(page, "<pre", ">") { #expect(block.contains("tabindex=\"0\"")) }
        }
    }
}

/// An advice as a partner's program reads it.
private struct AdviceText: Spelled {
    var fault: FaultText?
    var warnings: [FindingText] = []

    mutating func spell(with speller: inout some Speller) {
        speller.record("fault", &fault)
        speller.records("warnings", each: "warning", &warnings)
    }
}
