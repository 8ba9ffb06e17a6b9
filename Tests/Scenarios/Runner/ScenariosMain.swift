import Enrichment
import Files
import Glibc
import HouseKit

/// Runs scenario files through the real program, each in a house of its own, and tells what came of
/// them: 0 where all passed, 1 where one failed, 2 where a file is wrong.
@main enum ScenariosMain {
    private static let failed: Int32 = 1
    private static let wrong: Int32 = 2
    private static let usage: Int32 = 64
    /// The variable that names a folder with more of them.
    private static let folderName = "GATEHOUSE_SCENARIOS"

    static func main() {
        guard let arguments = Arguments(Array(CommandLine.arguments.dropFirst())) else {
            note(Arguments.usage)
            exit(usage)
        }
        do {
            exit(try run(arguments))
        } catch {
            note("\(error)")
            exit(wrong)
        }
    }

    private static func run(_ arguments: Arguments) throws -> Int32 {
        let cases = Deployed.path("Tests/Scenarios/Cases")
        if arguments.isPlanted {
            let stages = try Deployment(policy: arguments.rules).stages
            let report = Planted(in: Deployed.path(Planted.path), beside: cases, stages).report()
            print(report.text)
            return report.isWhole ? 0 : failed
        }
        if arguments.isOfProperties { return try holdProperties(arguments) }
        var shelf = Shelf()
        shelf.read(cases)
        if let more = getenv(folderName) {
            let folder = String(cString: more)
            if folder.isEmpty { shelf.refuse(folderName, "a folder") } else { shelf.read(folder) }
        }
        shelf.checkNames()
        guard shelf.mistakes.isEmpty else {
            for mistake in shelf.mistakes { note("\(mistake)") }
            return wrong
        }
        let chosen = chosen(from: shelf, arguments)
        guard !chosen.isEmpty else {
            note("no scenario has such a name")
            return failed
        }
        let deployment = try Deployment(policy: arguments.rules)
        let findings = Session(shelf, deployment.stages).findings(of: chosen)
        return try tell(findings, deployment, arguments)
    }

    private static func holdProperties(_ arguments: Arguments) throws -> Int32 {
        let count = arguments.plant == nil ? Properties.count : Properties.countForPlants
        let properties = Properties(
            deployment: try Deployment(policy: arguments.rules), count: arguments.count ?? count,
            seed: arguments.seed)
        let report = try arguments.plant.map(properties.report(planting:)) ?? properties.report()
        print(report.text)
        return report.isWhole ? 0 : failed
    }

    private static func chosen(from shelf: Shelf, _ arguments: Arguments) -> [Scenario] {
        if let name = arguments.explain { return [shelf[name]].compactMap { $0 } }
        guard let text = arguments.only else { return shelf.scenarios }
        return shelf.scenarios.filter { $0.name.contains(text) }
    }

    private static func tell(
        _ findings: [Finding], _ deployment: Deployment, _ arguments: Arguments
    ) throws -> Int32 {
        let report = Report(findings: findings)
        if let file = arguments.json {
            try Deployed.write(report.json, to: file)
        }
        if arguments.explain != nil {
            for document in findings.compactMap(\.outcome?.document) {
                print(Explanation(document, isWhole: true).text + "\n")
            }
        }
        print(report.table)
        fflush(nil)
        var status = report.failed.isEmpty ? 0 : failed
        if arguments.isVarying {
            let file = Exceptions.path
            let exceptions = try Exceptions(reading: Deployed.bytes(file), file: file)
            let varied = try Varying(findings, by: deployment, exceptions: exceptions).report()
            print(varied.text)
            if !varied.isWhole { status = failed }
        }
        return report.mistakes.isEmpty ? status : wrong
    }

    private static func note(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}

extension Deployed {
    /// Writes a file whole, in place of what has its name.
    fileprivate static func write(_ bytes: [UInt8], to file: String) throws {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        guard let name = parts.last.flatMap({ FileName(String($0)) }),
            let path = Path(parts.count == 1 ? "." : folder.isEmpty ? "/" : folder),
            let file = AtomicFile(name, in: path, on: .real)
        else { throw Missing(what: file) }
        try file.write(bytes.span)
    }
}
