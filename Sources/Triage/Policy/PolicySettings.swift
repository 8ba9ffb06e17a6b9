package import Model
import Yams

/// What a policy sets besides its tables: numbers, the bands' labels, and communal addresses.
package struct PolicySettings: Sendable, Equatable {
    /// Bytes of the file.
    static let fileLimitBytes = 1_048_576
    /// Communal addresses in one policy.
    static let communalLimit = 10_000
    /// Characters of a band's label.
    static let labelLimit = 30

    /// An address at which persons live who are no family: a children's home, a refuge, a ward.
    package enum CommunalAddress: Hashable, Sendable {
        case property(String)
        case line(String, Postcode)
    }

    package var thresholds = Thresholds.standard
    /// What staff read for a band, where it is not the band's own label.
    package var labels: [Band: String] = [:]
    package var communalAddresses: Set<CommunalAddress> = []

    package init() {}

    /// Reads `policy.yaml`: `thresholds`, `labels` and `communalAddresses`, each of which may be left
    /// out. A name that is not known is refused, since it would be a mistake.
    package init(
        yaml bytes: [UInt8], file: String = Policy.settingsFile
    ) throws(PolicyError) {
        let page = try SettingsPage(bytes, file: file)
        thresholds = try page.thresholds()
        labels = try page.labels()
        communalAddresses = try page.communalAddresses()
    }

    /// Whether an address is listed as a communal one.
    package func isCommunal(_ residence: Person.Residence) -> Bool {
        if let property = residence.uprn, communalAddresses.contains(.property(property)) {
            return true
        }
        guard let postcode = residence.postcode else { return false }
        return communalAddresses.contains { address in
            guard case .line(let line, let listed) = address, listed == postcode else {
                return false
            }
            return line.equalsFoldingCase(residence.line.trimmed)
        }
    }

    package func label(of band: Band) -> String { labels[band] ?? band.label }
}

/// The file, read as YAML and not yet understood.
private struct SettingsPage {
    private static let keys = ["thresholds", "labels", "communalAddresses"]

    private let file: String
    private let root: Node?

    init(_ bytes: [UInt8], file: String) throws(PolicyError) {
        self.file = file
        guard bytes.count <= PolicySettings.fileLimitBytes else {
            throw PolicyError(
                .badSettings, in: file, "at most \(PolicySettings.fileLimitBytes) bytes")
        }
        do {
            root = try compose(yaml: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw PolicyError(.badSettings, in: file, "YAML, each key once")
        }
        for (key, _) in try entries(of: root, "keys and values") {
            guard Self.keys.contains(key.string ?? "") else {
                throw self.error("one of \(Self.keys.joined(separator: ", "))", at: key)
            }
        }
    }

    func thresholds() throws(PolicyError) -> Thresholds {
        var found = Thresholds.standard
        var seen: Set<Threshold> = []
        for (key, value) in try entries(of: root?["thresholds"], "thresholds by name") {
            guard let name = key.string.flatMap(Threshold.init(rawValue:)),
                seen.insert(name).inserted
            else {
                throw error(
                    "each once of "
                        + Threshold.allCases.map(\.rawValue).joined(separator: ", "), at: key)
            }
            guard let number = value.int, name.allowed.contains(number) else {
                throw error(
                    "\(name.rawValue): a whole number from \(name.allowed.lowerBound) to "
                        + "\(name.allowed.upperBound)", at: value)
            }
            found[name] = number
        }
        return found
    }

    func labels() throws(PolicyError) -> [Band: String] {
        var found: [Band: String] = [:]
        for (key, value) in try entries(of: root?["labels"], "labels by band") {
            guard let band = key.string.flatMap(Band.init(rawValue:)), found[band] == nil else {
                throw error("each once of B1 to B6", at: key)
            }
            guard let label = value.string?.trimmed, !label.isEmpty,
                label.count <= PolicySettings.labelLimit
            else {
                throw error(
                    "\(band.rawValue): a label of at most \(PolicySettings.labelLimit) letters",
                    at: value)
            }
            found[band] = label
        }
        return found
    }

    func communalAddresses() throws(PolicyError) -> Set<PolicySettings.CommunalAddress> {
        guard let list = root?["communalAddresses"], list.null == nil else { return [] }
        guard let entries = list.sequence, entries.count <= PolicySettings.communalLimit else {
            throw error(
                "communalAddresses, a list of at most \(PolicySettings.communalLimit)", at: list)
        }
        var found: Set<PolicySettings.CommunalAddress> = []
        for entry in entries {
            let (property, line) = (entry["uprn"]?.string, entry["line"]?.string)
            let postcode = entry["postcode"]?.string.flatMap(Postcode.init(reading:))
            if let property, line == nil, postcode == nil {
                found.insert(.property(property.trimmed))
            } else if let line, !line.trimmed.isEmpty, let postcode, property == nil {
                found.insert(.line(line.trimmed, postcode))
            } else {
                throw error("uprn alone, or postcode and line", at: entry)
            }
        }
        return found
    }

    private func error(_ expected: String, at node: Node? = nil) -> PolicyError {
        PolicyError(.badSettings, in: file, expected, line: node?.mark?.line)
    }

    /// None where it is left out or empty.
    private func entries(
        of node: Node?, _ expected: String
    ) throws(PolicyError) -> [(key: Node, value: Node)] {
        guard let node, node.null == nil else { return [] }
        guard let mapping = node.mapping else { throw error(expected, at: node) }
        return mapping.map { (key: $0.key, value: $0.value) }
    }
}
