package import Flow
import Model
import Store
package import Web

/// `/health`, `/ready` and `/metrics`, for whoever watches this machine.
package struct Operations: Sendable {
    private let pipeline: Pipeline
    private let prometheus: Prometheus

    package init(pipeline: Pipeline, prometheus: Prometheus) {
        self.pipeline = pipeline
        self.prometheus = prometheus
    }

    package func answer(_ call: Call) async -> Reply {
        guard call.method == "GET" || call.method == "HEAD" else {
            return Reply(status: 405, headers: [("allow", "GET")])
        }
        return switch call.path {
        case "/health": Self.text(200, "alive\n")
        case "/ready": await ready()
        case "/metrics": await metrics()
        default: Self.text(404, "there is /health, /ready and /metrics\n")
        }
    }

    /// 200 where messages are taken and entries reach the queue; else 503 and why.
    private func ready() async -> Reply {
        var troubles: [String] = []
        if case .failure(let failure) = await figures() {
            troubles.append("the ledger cannot be read: \(failure)")
        }
        let trouble = await look { () throws(LedgerFailure) in pipeline.queueTrouble }
        if case .success(let failure?) = trouble {
            troubles.append("the queue cannot be written: \(failure)")
        }
        if pipeline.isFull { troubles.append("too many deliveries are unfinished") }
        return troubles.isEmpty
            ? Self.text(200, "ready\n")
            : Self.text(503, troubles.joined(separator: "\n") + "\n")
    }

    private func metrics() async -> Reply {
        var text = prometheus.text()
        if case .success(let figures) = await figures() { text += Self.gauges(figures, pipeline) }
        return Reply(
            status: 200, headers: [("content-type", "text/plain; version=0.0.4; charset=utf-8")],
            body: Array(text.utf8))
    }

    private func figures() async -> Result<Figures, LedgerFailure> {
        await look { () throws(LedgerFailure) in try pipeline.figures() }
    }

    /// Looks on a thread that may block.
    private func look<Found: Sendable>(
        _ read: @escaping @Sendable () throws(LedgerFailure) -> Found
    ) async -> Result<Found, LedgerFailure> {
        await withCheckedContinuation { continuation in
            pipeline.look(read) { continuation.resume(returning: $0) }
        }
    }

    /// What stands in the ledger at this moment.
    private static func gauges(_ figures: Figures, _ pipeline: Pipeline) -> String {
        var lines = ["# TYPE gatehouse_deliveries gauge"]
        for state in Delivery.State.allCases {
            lines.append(
                "gatehouse_deliveries{state=\"\(state.rawValue)\"} "
                    + "\(figures.deliveries[state, default: 0])")
        }
        lines.append("# TYPE gatehouse_entries gauge")
        for state in Referral.Entry.State.allCases {
            lines.append(
                "gatehouse_entries{state=\"\(state.rawValue)\"} "
                    + "\(figures.entries[state, default: 0])")
        }
        lines.append("# TYPE gatehouse_entries_open gauge")
        for band in Band.allCases {
            lines.append(
                "gatehouse_entries_open{band=\"\(band.rawValue)\"} "
                    + "\(figures.openByBand[band, default: 0])")
        }
        lines += [
            "# TYPE gatehouse_rejections_open gauge",
            "gatehouse_rejections_open \(figures.rejectionsOpen)",
            "# TYPE gatehouse_unfinished gauge", "gatehouse_unfinished \(pipeline.unfinished)",
            "# TYPE gatehouse_oldest_unfinished_seconds gauge",
            "gatehouse_oldest_unfinished_seconds \(age(figures.oldestKept, pipeline))",
            "# TYPE gatehouse_oldest_open_entry_seconds gauge",
            "gatehouse_oldest_open_entry_seconds \(age(figures.oldestOpen, pipeline))",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func age(_ time: Timestamp?, _ pipeline: Pipeline) -> Int64 {
        guard let time else { return 0 }
        return max(0, (pipeline.now - time).components.seconds)
    }

    static func text(_ status: Int, _ text: String) -> Reply {
        Reply(
            status: status, headers: [("content-type", "text/plain; charset=utf-8")],
            body: Array(text.utf8))
    }
}
