import HouseKit
import Testing

/// A page of the Prometheus text format, read as strictly as it is written down.
struct MetricsPage {
    private var values: [String: Double] = [:]
    /// The series in their order, each with the family that it stands under.
    private var series: [(family: String, name: String, labels: String)] = []
    private(set) var types: [String: String] = [:]

    subscript(_ series: String) -> Double? { values[series] }

    /// - Throws: ``Missing`` for a line that is none of the format's.
    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Missing(what: "the last line's end") }
        var family = ""
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#") {
                let words = line.split(separator: " ")
                guard words.count == 4, words[1] == "TYPE",
                    ["counter", "gauge", "histogram"].contains(words[3])
                else { throw Missing(what: "a type in \(line)") }
                family = String(words[2])
                guard types.updateValue(String(words[3]), forKey: family) == nil else {
                    throw Missing(what: "one type only of \(family)")
                }
                continue
            }
            try read(line, family)
        }
    }

    private mutating func read(_ line: Substring, _ family: String) throws {
        guard let space = line.lastIndex(of: " "),
            let value = Double(line[line.index(after: space)...])
        else { throw Missing(what: "a value in \(line)") }
        let series = String(line[..<space])
        let name = String(series.prefix { $0 != "{" })
        let labels = String(series.dropFirst(name.count))
        guard Self.isName(name), labels.isEmpty || Self.areLabels(labels) else {
            throw Missing(what: "a name in \(line)")
        }
        guard values.updateValue(value, forKey: series) == nil else {
            throw Missing(what: "one line only of \(series)")
        }
        self.series.append((family, name, labels))
    }

    private static func isName(_ name: some StringProtocol) -> Bool {
        guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return name.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
    }

    /// `{name="value",…}`, in which a value holds no bare quote, backslash or line's end.
    private static func areLabels(_ text: String) -> Bool {
        var rest = text.dropFirst()
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "="), isName(rest[..<equals]) else {
                return false
            }
            rest = rest[equals...].dropFirst()
            guard rest.first == "\"" else { return false }
            rest = rest.dropFirst()
            while let character = rest.first, character != "\"" {
                if character == "\\" {
                    rest = rest.dropFirst()
                    guard let escaped = rest.first, "\\\"n".contains(escaped) else { return false }
                }
                rest = rest.dropFirst()
            }
            rest = rest.dropFirst()
            if rest == "}" { return true }
            guard rest.first == "," else { return false }
            rest = rest.dropFirst()
        }
        return false
    }

    /// Names begin with the program's, counters end in `_total`, times are in seconds, each series
    /// stands under its type, and the counts of a histogram rise to its sum.
    func expectConvention() {
        #expect(series.count > 20)
        for (family, type) in types {
            #expect(family.hasPrefix("gatehouse_"))
            #expect(family.hasSuffix("_total") == (type == "counter"), "\(family)")
            #expect(!family.hasSuffix("_milliseconds"))
            if type == "histogram" { #expect(family.hasSuffix("_seconds")) }
        }
        for (family, name, labels) in series {
            let endings = types[family] == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
            #expect(endings.contains { name == family + $0 }, "\(name) under \(family)")
            if name.hasSuffix("_bucket") { #expect(labels.contains("le=\"")) }
        }
        for family in types.keys where types[family] == "histogram" {
            expectRising(family)
        }
    }

    private func expectRising(_ family: String) {
        var last: [String: Double] = [:]
        for (_, name, labels) in series where name == family + "_bucket" {
            let own = labels.split(separator: ",").filter { !$0.contains("le=") }
                .joined(separator: ",")
            let value = values[name + labels] ?? -1
            #expect(value >= last[own] ?? 0)
            last[own] = value
        }
        for (_, name, labels) in series where name == family + "_count" {
            let own = String(labels.dropLast())
            #expect(values[name + labels] == last[own], "\(labels)")
        }
    }
}
