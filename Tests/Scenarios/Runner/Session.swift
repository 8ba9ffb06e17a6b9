import Flow

/// Does scenarios, and holds them beside the ones that they name.
struct Session {
    let shelf: Shelf
    let stages: Stages

    init(_ shelf: Shelf, _ stages: Stages) {
        self.shelf = shelf
        self.stages = stages
    }

    /// What each of them came to. The others of pairs are done as well, and not told of.
    func findings(of chosen: [Scenario]) -> [Finding] {
        let names = Set(chosen.map(\.name))
        let others = Set(chosen.compactMap { $0.than?.name }).subtracting(names).sorted()
            .compactMap { shelf[$0] }
        let all = Crew.map(chosen + others) { [stages] in Finding($0, by: stages) }
        let byName = Dictionary(
            all.map { ($0.scenario.name, $0) }, uniquingKeysWith: { first, _ in first })
        return all.prefix(chosen.count).map { finding in
            var finding = finding
            let scenario = finding.scenario
            if let twin = scenario.twin.flatMap({ shelf[$0.name] }) {
                finding.compare(withTwin: twin)
            }
            if let other = scenario.than.flatMap({ byName[$0.name] }) {
                finding.compare(with: other)
            }
            return finding
        }
    }
}
