import Access
import Enrichment
package import Files
package import Flow
import Formats
import Linkage
package import Model
import Seals
package import Triage

/// Reads the files that the settings name.
package struct Loading: Sendable {
    /// Bytes of one file at most.
    static let limitBytes = 8_388_608

    let settings: Settings
    let disk: Disk

    package init(_ settings: Settings, on disk: Disk) {
        self.settings = settings
        self.disk = disk
    }

    /// Partners, policy, routes and formats as they are on the disk now.
    ///
    /// - Parameter day: Policies that are in force later than this are left alone.
    /// - Throws: ``Mistake``, which names file, row and cell.
    package func stages(on day: Day) throws(Mistake) -> Stages {
        let partners = try checked(.partners) { text throws(PartnerList.Mistake) in
            try PartnerList(yaml: text)
        }
        let routes = try checked(.routes) { text throws(Routes.Mistake) in try Routes(yaml: text) }
        let policy = try policy(on: day)
        do {
            return Stages(
                partners: partners, catalogue: try Catalogue(), linker: Linker(),
                decider: Decider(policy: policy),
                enricher: Enricher(
                    routes: routes, labels: BandLabels(policy.settings.labels)))
        } catch {
            throw Mistake(.configuration, "the program was built wrongly: \(error)")
        }
    }

    /// The newest policy that is in force on a day.
    package func policy(on day: Day) throws(Mistake) -> Policy {
        let root = try settings.path(.rules)
        let calendarBytes = try bytes(.calendar)
        let dated = try names(in: root).compactMap { name in
            Self.effectiveDay(of: name).map { ($0, name) }
        }
        for (date, name) in dated {
            guard let other = dated.first(where: { $0.0 == date && $0.1 != name }) else { continue }
            throw Mistake(
                .configuration,
                "rules: \(root): \(name.text ?? "") and \(other.1.text ?? "") are both in force from "
                    + "\(date.text): one of "
                    + "them has to go, or to get another date")
        }
        guard let (_, name) = dated.filter({ $0.0 <= day }).max(by: { $0.0 < $1.0 }) else {
            throw Mistake(
                .configuration,
                "rules: \(root): a folder named for its effective date, such as 2026-11-01, and in "
                    + "force on \(day.text) is expected")
        }
        var files: [(name: String, bytes: [UInt8])] = []
        for file in try names(in: root / name).sorted() {
            guard let text = file.text, !Self.isNote(text) else { continue }
            guard text.hasSuffix(".dmn") || text == Policy.settingsFile else {
                throw Mistake(
                    .configuration,
                    "rules: \(root / name): \(text) is neither a table (.dmn) nor "
                        + "\(Policy.settingsFile): give it its name, or take it away")
            }
            files.append((text, try bytes(at: root / name / file, "rules")))
        }
        do {
            let calendar = try WorkingDays(yaml: calendarBytes)
            return try Policy(
                name: name.text ?? "", digest: Self.digest(files, calendarBytes), files: files,
                calendar: calendar)
        } catch {
            throw Mistake(.configuration, "\(error)")
        }
    }

    /// What may lie beside the tables and is read by people alone.
    private static func isNote(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasSuffix(".txt") || name.hasSuffix(".md")
    }

    /// From when a policy's folder is in force: its name begins with the date, and may go on with a
    /// name of its own after a hyphen.
    private static func effectiveDay(of name: FileName) -> Day? {
        guard let text = name.text, text.count == 10 || text.dropFirst(10).hasPrefix("-") else {
            return nil
        }
        return PartialDate(reading: String(text.prefix(10)))?.day
    }

    /// The bundle's digest: names and bytes, each with its length, so that no two bundles are alike.
    private static func digest(
        _ files: [(name: String, bytes: [UInt8])], _ calendar: [UInt8]
    ) -> String {
        var stream = DigestStream()
        for file in files + [("calendar.yaml", calendar)] {
            stream.update(Array("\(file.name) \(file.bytes.count)\n".utf8).span)
            stream.update(file.bytes.span)
        }
        return stream.finish().hexadecimal
    }

    private func checked<Value, Failure: Error>(
        _ setting: Setting, _ read: (String) throws(Failure) -> Value
    ) throws(Mistake) -> Value {
        let bytes = try bytes(setting)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Mistake(.configuration, "\(settings[setting].text): it is not UTF-8")
        }
        do {
            return try read(text)
        } catch {
            throw Mistake(.configuration, "\(settings[setting].text): \(error)")
        }
    }

    /// A file that a setting names.
    package func bytes(_ setting: Setting) throws(Mistake) -> [UInt8] {
        try bytes(at: settings.path(setting), setting.rawValue)
    }

    private func bytes(at path: Path, _ what: String) throws(Mistake) -> [UInt8] {
        do {
            return try disk.bytes(of: path, limitBytes: Self.limitBytes)
        } catch {
            throw Mistake(.files, "\(what): \(path): \(error)")
        }
    }

    private func names(in path: Path) throws(Mistake) -> [FileName] {
        do {
            return try disk.list(path, 1000)
        } catch {
            throw Mistake(.files, "rules: \(path): \(error.name)")
        }
    }
}
