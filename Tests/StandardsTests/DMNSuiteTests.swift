import DMN
import Foundation
import Testing
import XML

/// The public compatibility kit of the DMN standard, as far as it lies on this machine.
///
/// `GATEHOUSE_CONFORMANCE` names the folder in which `dmn-tck` is; without it, a folder beside the
/// package is tried, and when that is not there the suite is seen to be skipped.
@Suite(.enabled(if: DMNSuite.isWanted)) struct DMNSuiteTests {
    @Test func `every case of compliance level 2 passes`() throws {
        let reports = try DMNSuite.reports(level: "compliance-level-2")
        #expect(!reports.isEmpty, "no case of level 2 found in \(DMNSuite.folder.path)")
        for report in reports {
            for (name, verdict) in report.verdicts where verdict != .passed {
                Issue.record("\(report.name), \(name): \(verdict)")
            }
        }
        print(DMNSuite.summary(reports, title: "Compliance level 2"))
    }

    @Test(arguments: ["compliance-level-3", "non-compliant"])
    func `what passes beyond level 2 is reported by folder`(level: String) throws {
        let reports = try DMNSuite.reports(level: level)
        #expect(!reports.isEmpty, "no case of \(level) found in \(DMNSuite.folder.path)")
        print(DMNSuite.summary(reports, title: level))
    }
}

/// What became of one expected result.
private enum Verdict: Equatable {
    case passed
    /// The engine refused the decision by the name of something it does not evaluate.
    case unsupported(String)
    /// The engine found fault with the decision.
    case refused(String)
    case failed(String)
}

/// The results of one folder: whether null was expected, and what became of it.
private struct Report {
    let name: String
    var verdicts: [(name: String, verdict: Verdict)] = []
    var values = Tally()
    var nulls = Tally()

    struct Tally {
        var passed = 0
        var all = 0
    }

    mutating func note(_ verdict: Verdict, of name: String, expectsNull: Bool) {
        verdicts.append((name, verdict))
        let tally = expectsNull ? \Report.nulls : \Report.values
        self[keyPath: tally].all += 1
        if verdict == .passed { self[keyPath: tally].passed += 1 }
    }

    func count(_ isCounted: (Verdict) -> Bool) -> Int {
        verdicts.count { isCounted($0.verdict) }
    }
}

private enum DMNSuite {
    static let variable = ProcessInfo.processInfo.environment["GATEHOUSE_CONFORMANCE"]

    static let folder: URL = {
        let package = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let beside = package.deletingLastPathComponent().appending(path: "shared/conformance")
        return (variable.map { URL(filePath: $0) } ?? beside).appending(path: "dmn-tck")
    }()

    /// A folder that was named must be there; one that was only guessed need not.
    static var isWanted: Bool {
        variable != nil || FileManager.default.fileExists(atPath: folder.path)
    }

    static func reports(level: String) throws -> [Report] {
        let manager = FileManager.default
        let level = folder.appending(path: level)
        return try manager.contentsOfDirectory(atPath: level.path).sorted().compactMap { name in
            let folder = level.appending(path: name)
            let files = try manager.contentsOfDirectory(atPath: folder.path).sorted()
            var report = Report(name: name)
            for file in files where file.hasSuffix(".xml") {
                try TestFile(folder.appending(path: file)).run(into: &report)
            }
            return report.verdicts.isEmpty ? nil : report
        }
    }

    /// A line for each folder, the sums, and what was refused by name.
    static func summary(_ reports: [Report], title: String) -> String {
        var lines = [
            "\(title): passed of all, values and nulls apart; unsupported, refused, failed"
        ]
        for report in reports { lines.append(line(for: [report], named: report.name)) }
        lines.append(line(for: reports, named: "All \(reports.count) folders"))
        var missing: [String: Int] = [:]
        for case (_, .unsupported(let what)) in reports.flatMap(\.verdicts) {
            missing[what, default: 0] += 1
        }
        for (what, count) in missing.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            lines.append("  not evaluated: \(what) (\(count))")
        }
        if ProcessInfo.processInfo.environment["GATEHOUSE_CONFORMANCE_DETAILS"] != nil {
            lines += reports.flatMap { report in
                report.verdicts.compactMap { name, verdict in
                    switch verdict {
                    case .refused, .failed: "  \(report.name), \(name): \(verdict)"
                    case .passed, .unsupported: nil
                    }
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func line(for reports: [Report], named name: String) -> String {
        func sum(_ count: (Report) -> Int) -> Int { reports.reduce(0) { $0 + count($1) } }
        let values = "values \(sum(\.values.passed))/\(sum(\.values.all))"
        let nulls = "nulls \(sum(\.nulls.passed))/\(sum(\.nulls.all))"
        let unsupported = sum { $0.count { if case .unsupported = $0 { true } else { false } } }
        let refused = sum { $0.count { if case .refused = $0 { true } else { false } } }
        let failed = sum { $0.count { if case .failed = $0 { true } else { false } } }
        return "  \(name): \(values), \(nulls); \(unsupported), \(refused), \(failed)"
    }
}

// MARK: - One file of cases

/// One test file of the kit, and the model beside it.
private struct TestFile {
    private let url: URL
    private let document: [UInt8]

    init(_ url: URL) throws {
        self.url = url
        document = Array(try Data(contentsOf: url))
    }

    func run(into report: inout Report) throws {
        let document = try Document(parsing: document.span, within: .ruleFile)
        let cases = document.withRoot(TestCase.all)
        let model = url.deletingLastPathComponent().appending(path: cases.model)
        let bytes = Array(try Data(contentsOf: model))
        let definitions = Swift.Result { try Definitions(reading: bytes.span) }
        for testCase in cases.cases {
            for result in testCase.results {
                let verdict = verdict(testCase, result, definitions)
                report.note(
                    verdict, of: "\(testCase.id) \(result.name)",
                    expectsNull: result.expected.isNull)
            }
        }
    }

    private func verdict(
        _ testCase: TestCase, _ result: TestCase.Result,
        _ definitions: Swift.Result<Definitions, any Error>
    ) -> Verdict {
        guard !testCase.isService else { return .unsupported("decision services") }
        do {
            let model = try DecisionModel(
                compiling: try definitions.get(), decisions: [result.name])
            guard let decision = model.decision(named: result.name) else {
                return .failed("no such decision")
            }
            var given = testCase.inputs
            for input in model.inputs {
                given[input.name] = given[input.name]?.read(as: input.type)
            }
            let expected = result.expected.read(as: model.decisions[decision].type)
            let value = try model.value(of: decision, given: given)
            return value.isClose(to: expected)
                ? .passed : .failed("expected \(expected.literal), got \(value.literal)")
        } catch let error as DMNError {
            return error.code == .unsupported
                ? .unsupported(error.expected) : .refused(error.description)
        } catch {
            return .failed("\(error)")
        }
    }
}

private struct TestCase {
    struct Result {
        let name: String
        let expected: Value
    }

    let id: String
    let isService: Bool
    let inputs: [String: Value]
    let results: [Result]

    static func all(_ root: Element) -> (model: String, cases: [TestCase]) {
        let cases = root.children.filter { $0.isNamed("testCase") }.map(TestCase.init)
        return (root.child("modelName")?.text ?? "", cases)
    }

    private init(_ element: Element) {
        id = element.attribute("id") ?? ""
        isService = element.attribute("type") == "decisionService"
        let nodes = element.children.filter { $0.isNamed("inputNode") }.map {
            ($0.attribute("name") ?? "", Value(node: $0))
        }
        inputs = Dictionary(nodes, uniquingKeysWith: { first, _ in first })
        results = element.children.filter { $0.isNamed("resultNode") }.map { node in
            Result(
                name: node.attribute("name") ?? "",
                expected: node.child("expected").map(Value.init(node:)) ?? .null)
        }
    }
}

// MARK: - Values of the kit

extension Value {
    private static let instance: StaticString = "http://www.w3.org/2001/XMLSchema-instance"
    /// How far a number may be from the one that is expected, as in the kit's own runners.
    private static let tolerance = Number("0.00000001") ?? .zero

    /// Reads what stands in a node: a list, the components of a context, or one value.
    fileprivate init(node: Element) {
        if let list = node.child("list") {
            let items = list.children.filter { $0.isNamed("item") }
            let isNull = list.attribute("nil", in: Value.instance) == "true"
            self = isNull ? .null : .list(items.map(Value.init(node:)))
        } else if let value = node.child("value") {
            self.init(value: value)
        } else {
            let components = node.children.filter { $0.isNamed("component") }
            let entries = components.map { ($0.attribute("name") ?? "", Value(node: $0)) }
            let isNull = components.isEmpty || node.attribute("nil", in: Value.instance) == "true"
            self =
                isNull
                ? .null : .context(Context(names: entries.map(\.0), values: entries.map(\.1)))
        }
    }

    private init(value element: Element) {
        let isNull = element.attribute("nil", in: Value.instance) == "true"
        let type = element.attribute("type", in: Value.instance)?.split(separator: ":").last
        self = isNull ? .null : Value(text: element.text, type: type.map(String.init))
    }

    private init(text: String, type: String?) {
        let read: Value? =
            switch type {
            case "decimal", "double", "float", "integer", "int", "long":
                Number(text).map(Value.number)
            case "boolean": .boolean(text == "true")
            case "date": CalendarDate(text).map(Value.date)
            case "time": TimeOfDay(text).map(Value.time)
            case "dateTime": DateAndTime(text).map(Value.dateAndTime)
            case "duration": Value(duration: text)
            default: .string(text)
            }
        self = read ?? .string(text)
    }

    /// A text as a value of the type that the model gives it, where the kit gives it none.
    fileprivate func read(as type: ValueType) -> Value {
        switch (self, type) {
        case (.string(let text), .number): return Value(text: text, type: "decimal")
        case (.string(let text), .boolean): return Value(text: text, type: "boolean")
        case (.string(let text), .date): return Value(text: text, type: "date")
        case (.string(let text), .time): return Value(text: text, type: "time")
        case (.string(let text), .dateAndTime): return Value(text: text, type: "dateTime")
        case (.string(let text), .daysDuration), (.string(let text), .monthsDuration):
            return Value(text: text, type: "duration")
        case (_, .constrained(let type, _)): return read(as: type)
        case (.list(let items), .list(let type)): return .list(items.map { $0.read(as: type) })
        case (.context(var context), .context(let members)):
            for member in members {
                guard let value = context[member.name] else { continue }
                context.set(member.name, to: value.read(as: member.type))
            }
            return .context(context)
        default: return self
        }
    }

    /// Whether the kit counts this value as the one that it expects.
    fileprivate func isClose(to expected: Value) -> Bool {
        switch (self, expected) {
        case (.number(let left), .number(let right)):
            return left.subtracting(right).map { $0.magnitude <= Value.tolerance } ?? false
        case (.list(let left), .list(let right)):
            return left.count == right.count
                && zip(left, right).allSatisfy { $0.isClose(to: $1) }
        case (.context(let left), .context(let right)):
            return left.names.count == right.names.count
                && zip(left.names, left.values).allSatisfy { name, value in
                    right[name].map(value.isClose) ?? false
                }
        default:
            return self == expected
        }
    }
}
