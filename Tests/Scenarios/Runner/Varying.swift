import Flow
import Enrichment
import Model
import Triage

/// Finds out whether the scenarios notice a change of the rules: each row left out, and each number
/// moved by one, in turn. Only the deciding is done again, on what the first run had found.
struct Varying {
    private let deployment: Deployment
    private let enricher: Enricher
    private let cases: [Case]
    private let exceptions: Exceptions

    /// A scenario that passed, and how to decide it again.
    private struct Case: Sendable {
        let scenario: Scenario
        let heard: Listening.Heard
        /// What a person made of it.
        let given: Band?

        /// Whether it has something to be looked up.
        var hasRegister: Bool {
            scenario.steps.contains { if case .rows = $0.act { true } else { false } }
        }

        func standing(by policy: Policy, _ enricher: Enricher) -> Standing {
            var material = heard.material
            material.verdict = heard.ask(Decider(policy: policy))
            return Standing(material.verdict, enricher.enrich(material).entries, given: given)
        }
    }

    private enum Result {
        case foundOut
        /// Such a policy is not loaded at all.
        case refused
        case unnoticed
    }

    init(_ findings: [Finding], by deployment: Deployment, exceptions: Exceptions) {
        self.deployment = deployment
        self.exceptions = exceptions
        enricher = deployment.stages.enricher
        cases = findings.compactMap { finding in
            guard finding.hasPassed, let outcome = finding.outcome, let heard = outcome.heard
            else { return nil }
            return Case(scenario: finding.scenario, heard: heard, given: outcome.given)
        }
    }

    private var variations: [Variation] {
        let tables = deployment.files.filter { $0.name.hasSuffix(".dmn") }
        let settings = deployment.files.first { $0.name == Policy.settingsFile }?.bytes ?? []
        let now = deployment.stages.decider.policy.settings.thresholds
        return tables.flatMap { TablesText($0).variations }
            + Threshold.allCases.flatMap { $0.variations(of: settings, now: now) }
    }

    /// What was found, and whether every change is noticed or excepted.
    func report() throws -> (text: String, isWhole: Bool) {
        try check()
        let variations = self.variations
        let results = Crew.map(variations) { self.result(of: $0) }
        var lines: [String] = []
        var unnoticed: Set<String> = []
        var refused = 0
        for (variation, result) in zip(variations, results) {
            switch result {
            case .foundOut: continue
            case .refused: refused += 1
            case .unnoticed:
                unnoticed.insert(variation.id)
                if exceptions[variation.id] == nil {
                    lines.append("no scenario notices: \(variation.id)")
                }
            }
        }
        let needless = exceptions.ids.filter { !unnoticed.contains($0) }
        lines += needless.map { "the exception is not needed: \($0)" }
        let isWhole = lines.isEmpty && !variations.isEmpty
        let excepted = exceptions.ids.count - needless.count
        lines.append(
            "\(variations.count) variations by \(cases.count) scenarios: "
                + "\(variations.count - unnoticed.count) found out, \(refused) of them refused by "
                + "the loader; \(excepted) excepted; \(unnoticed.count - excepted) unnoticed")
        return (lines.joined(separator: "\n"), isWhole)
    }

    /// What was heard must lead to what was found, or nothing that follows means anything.
    private func check() throws {
        let policy = try deployment.policy(with: deployment.files)
        for each in cases {
            let failures = each.scenario.expectation.failures(
                of: each.standing(by: policy, enricher))
            guard failures.isEmpty else {
                throw Unsteady(name: each.scenario.name, failures: failures)
            }
        }
    }

    /// That a scenario decided again comes to something else though nothing was changed.
    private struct Unsteady: Error, CustomStringConvertible {
        let name: String
        let failures: [String]

        var description: String {
            "\(name): decided again without a change it fails: "
                + failures.joined(separator: "; ")
        }
    }

    private func result(of variation: Variation) -> Result {
        guard let policy = try? deployment.policy(with: variation.files(of: deployment)) else {
            return .refused
        }
        // Those about its rule come first, since one that notices is enough.
        let rule = variation.row.split(separator: "-").first.map(String.init) ?? ""
        let near = cases.filter { $0.scenario.rules.contains(rule) }
        let others = cases.filter { !$0.scenario.rules.contains(rule) }
        for each in near + others {
            let standing = each.standing(by: policy, enricher)
            if !each.scenario.expectation.failures(of: standing).isEmpty { return .foundOut }
        }
        return variation.isOfLookingUp && isFoundOutAnew(by: policy) ? .foundOut : .unnoticed
    }

    /// Whether a scenario that is done once more from its beginning fails.
    private func isFoundOutAnew(by policy: Policy) -> Bool {
        var stages = deployment.stages
        stages.decider = Decider(policy: policy)
        return cases.contains { each in
            guard each.hasRegister,
                let outcome = try? Play.outcome(of: each.scenario, by: stages)
            else { return false }
            return !each.scenario.expectation.failures(of: outcome.standing).isEmpty
        }
    }
}
