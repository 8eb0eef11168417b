import Synchronization

/// How many requests there were, and how long they took.
package final class HTTPMeasures: Sendable {
    private struct Key: Hashable {
        var endpoint: String?
        var status: Int
    }

    private let metrics: MetricsRegistry
    /// So that a request need not spell its labels to find its series.
    private let known = Mutex<[Key: Measure]>([:])

    package init(_ metrics: MetricsRegistry) {
        self.metrics = metrics
    }

    /// - Parameter endpoint: the route, never the path: whose series are few, and name nobody's ticket.
    package func note(_ endpoint: String?, status: Int, _ duration: Duration) {
        measure(Key(endpoint: endpoint, status: status)).add(duration / .seconds(1))
    }

    private func measure(_ key: Key) -> Measure {
        known.withLock { known in
            if let measure = known[key] { return measure }
            let dimensions = [("endpoint", key.endpoint ?? "none"), ("status", "\(key.status)")]
            let measure = metrics.measure("tangga_http_request_seconds", dimensions, as: .summary)
            known[key] = measure
            return measure
        }
    }
}
