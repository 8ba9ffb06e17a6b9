import HouseKit
import Model

/// Holds the policy against whole random messages.
struct Properties {
    let deployment: Deployment
    let count: Int
    let seed: UInt64

    /// As many as take less than two minutes of two processors, compiled without optimising.
    static let count = 3000
    /// As many as find a planted fault.
    static let countForPlants = 150
    private static let part = 20
    private static let exceptions = "Tests/Scenarios/exceptions-facts.txt"

    /// What the messages came to.
    private func tally(on bench: Bench) -> Tally {
        let starts = Array(stride(from: 0, to: count, by: Self.part))
        let parts = Crew.map(starts) { [count, seed] start in
            var tally = Tally()
            for number in start..<min(count, start + Self.part) {
                var trial = Trial(number, seed: seed, on: bench)
                tally.add(trial.run())
            }
            return tally
        }
        return parts.reduce(into: Tally()) { $0.add($1) }
    }

    func report() throws -> (text: String, isWhole: Bool) {
        let bench = try Bench(deployment)
        let file = Self.exceptions
        let exceptions = try Exceptions(reading: Deployed.bytes(file), file: file)
        return PropertyReport(tally(on: bench), bench.rows, exceptions).report()
    }

    /// Whether each of some planted faults is found, by the check that is there for it; one that is
    /// found without it being planted says nothing.
    func report(planting name: String) throws -> (text: String, isWhole: Bool) {
        let plants = Plant.allCases.filter { name == "all" || $0.rawValue == name }
        guard !plants.isEmpty else {
            throw Missing(
                what: "a fault: all, " + Plant.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let bench = try Bench(deployment)
        let clean = tally(on: bench).violations
        var lines: [String] = []
        var found = 0
        for plant in plants {
            let planted = try tally(on: plant.planted(in: bench, of: deployment))
            let (before, after) = (clean.count(of: plant), planted.violations.count(of: plant))
            if after > before { found += 1 }
            lines.append(
                "\(after > before ? "found" : "MISSED")    \(plant.rawValue): "
                    + "\(plant.check.title): \(after - before) times")
        }
        lines.append("\(plants.count) planted faults: \(found) found")
        return (lines.joined(separator: "\n"), found == plants.count)
    }
}

extension [Violation] {
    fileprivate func count(of plant: Plant) -> Int { count { $0.check == plant.check } }
}
