import CoreMetrics
import Desk
import Testing

@Suite struct PrometheusTests {
    @Test func `a counter of the same name and labels is the same series`() throws {
        let prometheus = Prometheus()
        for _ in 0..<2 {
            prometheus.makeCounter(label: "gatehouse_a_total", dimensions: [("b", "c")])
                .increment(by: 2)
        }
        let page = try MetricsPage(prometheus.text())
        #expect(page["gatehouse_a_total{b=\"c\"}"] == 4)
    }

    @Test func `a label's value cannot forge a line`() throws {
        let prometheus = Prometheus()
        prometheus.makeCounter(
            label: "gatehouse_a_total", dimensions: [("b", "c\"} 9\ngatehouse_d \\")]
        ).increment(by: 1)
        let page = try MetricsPage(prometheus.text())
        #expect(page["gatehouse_a_total{b=\"c\\\"} 9\\ngatehouse_d \\\\\"}"] == 1)
        #expect(page["gatehouse_d"] == nil)
    }

    @Test func `times are counted in seconds, each in all buckets from its own`() throws {
        let prometheus = Prometheus()
        let timer = prometheus.makeTimer(label: "gatehouse_a_seconds", dimensions: [])
        for nanoseconds in [1, 250_000, 250_001, 60_000_000_000] {
            timer.recordNanoseconds(Int64(nanoseconds))
        }
        let page = try MetricsPage(prometheus.text())
        #expect(page["gatehouse_a_seconds_bucket{le=\"0.0001\"}"] == 1)
        #expect(page["gatehouse_a_seconds_bucket{le=\"0.00025\"}"] == 2)
        #expect(page["gatehouse_a_seconds_bucket{le=\"0.0005\"}"] == 3)
        #expect(page["gatehouse_a_seconds_bucket{le=\"10.0\"}"] == 3)
        #expect(page["gatehouse_a_seconds_bucket{le=\"+Inf\"}"] == 4)
        #expect(page["gatehouse_a_seconds_count"] == 4)
        #expect(page["gatehouse_a_seconds_sum"].map { abs($0 - 60.0005) < 0.0001 } == true)
    }

    @Test func `a gauge goes up and down`() throws {
        let prometheus = Prometheus()
        let gauge = prometheus.makeMeter(label: "gatehouse_a", dimensions: [])
        gauge.set(Int64(5))
        gauge.decrement(by: 2.5)
        #expect(try MetricsPage(prometheus.text())["gatehouse_a"] == 2.5)
    }

    @Test func `beyond the limit no series is kept, and that is counted`() throws {
        let prometheus = Prometheus()
        for number in 0..<(Prometheus.seriesLimit + 3) {
            prometheus.makeCounter(
                label: "gatehouse_a_total", dimensions: [("b", "\(number)")]
            ).increment(by: 1)
        }
        let page = try MetricsPage(prometheus.text())
        #expect(page["gatehouse_series_dropped_total"] == 3)
        #expect(page["gatehouse_a_total{b=\"0\"}"] == 1)
    }
}
