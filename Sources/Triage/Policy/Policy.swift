import DMN

/// One immutable bundle that decides: the base table, the tables that raise, and the calendar.
///
/// It is dated, and known by its digest; a verdict names the policy that gave it.
package struct Policy: Sendable {
    /// The file of the table that gives the start band.
    package static let baseFile = "base.dmn"
    /// The file of the tables that step.
    package static let stepsFile = "steps.dmn"
    /// The file of numbers, labels and communal addresses.
    package static let settingsFile = "policy.yaml"
    /// Files of one bundle.
    package static let fileLimit = 50

    /// The day from which it is in force.
    package let name: String
    /// The bundle's digest, as hex.
    package let digest: String
    package let calendar: WorkingDays
    package let settings: PolicySettings
    package var dueTimes: DueTimes {
        DueTimes(calendar: calendar, thresholds: settings.thresholds)
    }
    let base: RuleFile
    /// Files that raise, and ask of the household alone: one reading does for all children.
    let household: [RuleFile]
    /// Files that raise, and ask of each child.
    let child: [RuleFile]
    /// The rules of all files that raise, by number.
    let rules: [Rule]

    /// Reads and checks a bundle.
    ///
    /// - Parameters:
    ///   - digest: Of the files and the calendar, made by the caller.
    ///   - files: The bundle's files; those that are neither tables nor ``settingsFile`` are left to
    ///     others.
    /// - Throws: ``PolicyError`` for the first thing that is outside the profile.
    package init(
        name: String, digest: String, files: [(name: String, bytes: [UInt8])],
        calendar: WorkingDays
    ) throws(PolicyError) {
        guard files.count <= Self.fileLimit else {
            throw PolicyError(.badTable, in: name, "at most \(Self.fileLimit) files")
        }
        var base: RuleFile?
        var raises: [RuleFile] = []
        var rules: [Rule] = []
        var seen: Set<String> = []
        for file in files.sorted(by: { $0.name < $1.name }) where file.name.hasSuffix(".dmn") {
            guard seen.insert(file.name).inserted else {
                throw PolicyError(.duplicate, in: file.name, "each file once")
            }
            if file.name == Self.baseFile {
                base = try Profile.base.rules(file.bytes, file: file.name)
            } else {
                let profile = file.name == Self.stepsFile ? Profile.step : .raise
                var raise = try profile.rules(file.bytes, file: file.name)
                try Self.check(raise.rules, in: file.name, besides: rules)
                raise.firstRule = rules.count
                rules += raise.rules
                raises.append(raise)
            }
        }
        guard let base else {
            throw PolicyError(.missing, in: Self.baseFile, "the table of the start band")
        }
        self.name = name
        self.digest = digest
        self.calendar = calendar
        settings = try Self.settings(among: files)
        self.base = base
        household = raises.filter(\.isOfHousehold)
        child = raises.filter { !$0.isOfHousehold }
        self.rules = rules
    }

    private static func check(
        _ new: [Rule], in file: String, besides rules: [Rule]
    ) throws(PolicyError) {
        for rule in new where rules.contains(where: { $0.id == rule.id }) {
            var error = PolicyError(.duplicate, in: file, "an id of the row's own")
            error.rule = rule.id
            throw error
        }
    }

    private static func settings(
        among files: [(name: String, bytes: [UInt8])]
    ) throws(PolicyError) -> PolicySettings {
        guard let file = files.first(where: { $0.name == settingsFile }) else {
            return PolicySettings()
        }
        return try PolicySettings(yaml: file.bytes, file: file.name)
    }
}
