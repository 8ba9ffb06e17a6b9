import Files
import House
import HouseKit

/// The scenarios of some folders.
struct Shelf {
    /// In the order of their names within each folder.
    private(set) var scenarios: [Scenario] = []
    private(set) var mistakes: [FileMistake] = []
    /// The text of each file, by the scenario's name.
    private(set) var texts: [String: String] = [:]
    private var byName: [String: Scenario] = [:]

    /// Bytes of one file.
    private static let limitBytes = 4_194_304
    private static let ending = ".scenario"

    subscript(name: String) -> Scenario? { byName[name] }

    /// Reads every scenario below a folder; one without any is a mistake.
    mutating func read(_ folder: String) {
        do {
            guard let path = Path(folder) else { throw Missing(what: "a folder") }
            let files = try Self.files(below: path)
            guard !files.isEmpty else { throw Missing(what: "a scenario") }
            for file in files { take(file) }
        } catch {
            refuse(folder, "a folder with scenarios: \(error)")
        }
    }

    private mutating func take(_ file: (path: Path, name: String)) {
        do {
            let bytes = try Disk.real.bytes(of: file.path, limitBytes: Self.limitBytes)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return refuse("\(file.path)", "UTF-8")
            }
            texts[file.name] = text
            let scenario = try ScenarioReader(text, file: "\(file.path)")
                .scenario(named: file.name)
            guard byName.updateValue(scenario, forKey: file.name) == nil else {
                return refuse("\(file.path)", "a name that no other scenario has")
            }
            scenarios.append(scenario)
        } catch let mistake as FileMistake {
            mistakes.append(mistake)
        } catch {
            refuse("\(file.path)", "a file that can be read: \(error)")
        }
    }

    mutating func refuse(_ file: String, line: Int = 1, _ expected: String) {
        mistakes.append(FileMistake(file: file, line: line, expected: expected))
    }

    /// Looks for what scenarios name and is not there.
    mutating func checkNames() {
        for scenario in scenarios {
            for other in [scenario.twin, scenario.than].compactMap({ $0 })
            where byName[other.name] == nil || other.name == scenario.name {
                refuse(scenario.file, line: other.line, "another scenario's name")
            }
        }
    }

    private static func files(below folder: Path) throws -> [(path: Path, name: String)] {
        var found: [(Path, String)] = []
        for name in try Disk.real.list(folder, .max).sorted() {
            let path = folder / name
            if try Disk.real.status(path).kind == .folder {
                found += try files(below: path)
            } else if let text = name.text, text.hasSuffix(ending) {
                found.append((path, String(text.dropLast(ending.count))))
            }
        }
        return found
    }
}
