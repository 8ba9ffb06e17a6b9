import Foundation
import JSON
import Testing

/// The development part of the public JSON Schema Test Suite, draft 2020-12.
///
/// It lies outside this repository: `GATEHOUSE_CONFORMANCE` names the folder above it, by default
/// `../shared/conformance` beside the package.
@Suite(.enabled(if: JSONSchemaSuite.isWanted, "no conformance suite beside the package"))
struct JSONSchemaSuiteTests {
    @Test func `every test of the suite has the outcome that it states`() throws {
        let suite = try JSONSchemaSuite()
        let files = try suite.files()
        try #require(!files.isEmpty, "no test files in \(suite.tests.path)")
        var passed = 0
        for file in files {
            let outcome = try suite.run(file)
            passed += outcome.passed
            let failed = outcome.failed.count
            print("\(file): \(outcome.passed) passed, \(failed) failed")
            #expect(outcome.failed == [], "\(file)")
        }
        print("JSON Schema Test Suite: \(passed) passed in \(files.count) files")
        #expect(passed > 0)
    }
}

/// Where the suite lies, and how one file of it is run.
private struct JSONSchemaSuite {
    struct Outcome {
        var passed = 0
        var failed: [String] = []
    }

    private static let variable = "GATEHOUSE_CONFORMANCE"
    private static var named: String? {
        ProcessInfo.processInfo.environment[variable]
    }
    private static var standing: URL {
        // This file is Tests/StandardsTests/JSONSchemaSuiteTests.swift in the package.
        let package = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared/conformance")
    }

    /// Whether there is a suite, or there should be one.
    static var isWanted: Bool {
        named != nil || FileManager.default.fileExists(atPath: standing.path)
    }

    let tests: URL
    private let remotes: [String: Document]

    init() throws {
        let root = Self.named.map { URL(filePath: $0) } ?? Self.standing
        let suite = root.appending(path: "json-schema")
        tests = suite.appending(path: "tests/draft2020-12")
        var remotes: [String: Document] = [:]
        for draft in ["draft2020-12", "draft2019-09"] {
            let folder = suite.appending(path: "remotes").appending(path: draft)
            for path in try Self.paths(in: folder) {
                let bytes = try Data(contentsOf: folder.appending(path: path))
                remotes["http://localhost:1234/\(draft)/\(path)"] = try Document(
                    parsing: Array(bytes), within: .ownFile)
            }
        }
        self.remotes = remotes
    }

    func files() throws -> [String] {
        try Self.paths(in: tests)
    }

    private static func paths(in folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }.sorted()
    }

    func run(_ file: String) throws -> Outcome {
        let bytes = try Data(contentsOf: tests.appending(path: file))
        let groups = try Document(parsing: Array(bytes), within: .ownFile).root
        let asserts = file.hasPrefix("optional/format/")
        var outcome = Outcome()
        for group in groups.elements {
            guard let written = group["schema"], let cases = group["tests"] else { continue }
            let name = group["description"]?.string ?? ""
            var writer = Writer()
            writer.value(written)
            let schema: Schema
            do {
                schema = try Schema(
                    compiling: Document(parsing: writer.bytes, within: .ownFile),
                    preloaded: remotes, formats: asserts ? .assertion : .remark)
            } catch {
                outcome.failed.append("\(name): \(error)")
                continue
            }
            for test in cases.elements {
                guard let data = test["data"], let isValid = test["valid"]?.boolean else {
                    continue
                }
                // A finding is made for exactly what is not valid.
                let agrees =
                    schema.isValid(data) == isValid && schema.validate(data).isEmpty == isValid
                if agrees {
                    outcome.passed += 1
                } else {
                    outcome.failed.append("\(name): \(test["description"]?.string ?? "")")
                }
            }
        }
        return outcome
    }
}
