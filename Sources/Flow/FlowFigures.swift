package import Metrics
import Model
import Synchronization

/// What the flow counts and times, by metrics with bounded labels and without personal data.
package final class FlowFigures: Sendable {
    /// A stage that is timed.
    package enum Stage: String, Sendable, CaseIterable { case read, decide, forward }

    private let factory: any MetricsFactory

    package init(_ factory: any MetricsFactory) {
        self.factory = factory
    }

    func ended(_ state: Delivery.State, _ partner: Partner.ID) {
        count(
            "gatehouse_deliveries_total", [("state", state.rawValue), ("partner", partner.text)])
    }

    func refused(_ refusal: DoorAnswer.Refusal) {
        count("gatehouse_refusals_total", [("reason", refusal.rawValue)])
    }

    func read(_ partner: Partner.ID, warnings: [Warning]) {
        for warning in warnings {
            count(
                "gatehouse_warnings_total",
                [("code", warning.code.rawValue), ("partner", partner.text)])
        }
    }

    func decided(_ band: Band) {
        count("gatehouse_decisions_total", [("band", band.rawValue)])
    }

    func refusedByVersion() {
        count("gatehouse_commits_refused_total", [])
    }

    func forwarded(_ band: Band) {
        count("gatehouse_entries_forwarded_total", [("band", band.rawValue)])
    }

    func failed() {
        count("gatehouse_failures_total", [])
    }

    /// The time that a stage takes.
    func timed<Result, Failure: Error>(
        _ stage: Stage, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = ContinuousClock.now
        defer { record(stage, ContinuousClock.now - start) }
        return try body()
    }

    private func record(_ stage: Stage, _ time: Duration) {
        let timer = Timer(
            label: "gatehouse_stage_seconds", dimensions: [("stage", stage.rawValue)],
            factory: factory)
        let (seconds, attoseconds) = time.components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    private func count(_ label: String, _ dimensions: [(String, String)]) {
        Counter(label: label, dimensions: dimensions, factory: factory).increment()
    }
}
