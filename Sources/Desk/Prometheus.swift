package import CoreMetrics
import Synchronization

/// Keeps counters and timers for Prometheus, and prints them.
///
/// Labels come from closed lists (states, codes, partners), so the number of series is bounded;
/// beyond ``seriesLimit`` new ones are not kept, and `gatehouse_series_dropped_total` counts them.
package final class Prometheus: MetricsFactory, Sendable {
    package static let seriesLimit = 5_000

    private struct Series: Hashable {
        let label: String
        let dimensions: String
    }

    private struct State {
        var counters: [Series: Count] = [:]
        var meters: [Series: Gauge] = [:]
        var timers: [Series: Times] = [:]
        var dropped = 0
    }

    private let state = Mutex(State())

    package init() {}

    package func makeCounter(
        label: String, dimensions: [(String, String)]
    ) -> any CounterHandler {
        make(label, dimensions, \.counters, Count.init)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        make(label, dimensions, \.meters, Gauge.init)
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        make(label, dimensions, \.timers, Times.init)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        make(label, dimensions, \.timers, Times.init)
    }

    // Series live as long as the process: a counter that went away would seem to be reset.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    private func make<Handler: Sendable>(
        _ label: String, _ dimensions: [(String, String)],
        _ kept: WritableKeyPath<State, [Series: Handler]>, _ new: () -> Handler
    ) -> Handler {
        let series = Series(label: label, dimensions: Self.spelled(dimensions))
        return state.withLock { state in
            if let handler = state[keyPath: kept][series] { return handler }
            let handler = new()
            let count = state.counters.count + state.meters.count + state.timers.count
            guard count < Self.seriesLimit else {
                state.dropped += 1
                return handler
            }
            state[keyPath: kept][series] = handler
            return handler
        }
    }

    /// Everything as text, in a fixed order.
    package func text() -> String {
        let (counters, meters, timers, dropped) = state.withLock {
            ($0.counters, $0.meters, $0.timers, $0.dropped)
        }
        var lines: [String] = []
        func group<Handler>(
            _ kept: [Series: Handler], type: String, _ print: (Series, Handler) -> [String]
        ) {
            let labels = Dictionary(grouping: kept, by: { $0.key.label })
            for (label, series) in labels.sorted(by: { $0.key < $1.key }) {
                lines.append("# TYPE \(label) \(type)")
                for (key, handler) in series.sorted(by: { $0.key.dimensions < $1.key.dimensions }) {
                    lines += print(key, handler)
                }
            }
        }
        group(counters, type: "counter") { ["\($0.label)\(braced($0.dimensions)) \($1.value)"] }
        group(meters, type: "gauge") { ["\($0.label)\(braced($0.dimensions)) \($1.value)"] }
        group(timers, type: "histogram") { $1.lines(label: $0.label, dimensions: $0.dimensions) }
        lines.append("# TYPE gatehouse_series_dropped_total counter")
        lines.append("gatehouse_series_dropped_total \(dropped)")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func spelled(_ dimensions: [(String, String)]) -> String {
        dimensions.map { name, value in "\(name)=\"\(escaped(value))\"" }.joined(separator: ",")
    }

    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for character in value {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}

private func braced(_ dimensions: String) -> String {
    dimensions.isEmpty ? "" : "{\(dimensions)}"
}

/// A count that only rises.
private final class Count: CounterHandler, Sendable {
    private let count = Atomic<Int64>(0)

    var value: Int64 { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) {
        count.wrappingAdd(amount, ordering: .relaxed)
    }

    func reset() {
        count.store(0, ordering: .relaxed)
    }
}

/// A value that goes up and down.
private final class Gauge: MeterHandler, Sendable {
    private let current = Mutex(0.0)

    var value: Double { current.withLock { $0 } }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { current.withLock { $0 = value } }
    func increment(by amount: Double) { current.withLock { $0 += amount } }
    func decrement(by amount: Double) { current.withLock { $0 -= amount } }
}

/// How long something took: counts of what took at most so many seconds.
private final class Times: TimerHandler, RecorderHandler, Sendable {
    private static let bounds = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5,
        5, 10,
    ]

    private struct State {
        var counts = [Int](repeating: 0, count: Times.bounds.count + 1)
        var sum = 0.0
    }

    private let state = Mutex(State())

    func recordNanoseconds(_ duration: Int64) {
        record(Double(duration) / 1e9)
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let place = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[place] += 1
            state.sum += value
        }
    }

    func lines(label: String, dimensions: String) -> [String] {
        let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
        let start = dimensions.isEmpty ? "" : dimensions + ","
        var total = 0
        var lines = zip(Self.bounds, counts).map { bound, count in
            total += count
            return "\(label)_bucket{\(start)le=\"\(bound)\"} \(total)"
        }
        total += counts.last ?? 0
        lines.append("\(label)_bucket{\(start)le=\"+Inf\"} \(total)")
        lines.append("\(label)_sum\(braced(dimensions)) \(sum)")
        lines.append("\(label)_count\(braced(dimensions)) \(total)")
        return lines
    }
}
