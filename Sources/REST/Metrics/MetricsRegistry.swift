package import CoreMetrics
import Synchronization

/// Counts and sums in memory, written out as Prometheus reads them (text format 0.0.4). Timers and recorders become
/// summaries without quantiles: a count and a sum, in seconds for timers.
package final class MetricsRegistry: MetricsFactory {
    struct Series: Hashable, Comparable {
        var name: String
        /// `{method="GET"}`, or nothing.
        var labels: String

        init(_ label: String, _ dimensions: [(String, String)]) {
            name = String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
            let pairs = dimensions.sorted { $0.0 < $1.0 }.map { "\($0)=\"\(Self.escaped($1))\"" }
            labels = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
        }

        private static func escaped(_ value: String) -> String {
            value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        }

        static func < (one: Series, other: Series) -> Bool { (one.name, one.labels) < (other.name, other.labels) }
    }

    private let series = Mutex<[Series: Measure]>([:])

    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        measure(label, dimensions, as: .counter)
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        measure(label, dimensions, as: aggregate ? .summary : .gauge)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        measure(label, dimensions, as: .gauge)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        measure(label + "_seconds", dimensions, as: .summary)
    }

    // What was counted stays: a counter that went would seem to have begun again.
    package func destroyCounter(_: any CounterHandler) {}
    package func destroyRecorder(_: any RecorderHandler) {}
    package func destroyMeter(_: any MeterHandler) {}
    package func destroyTimer(_: any TimerHandler) {}

    func measure(_ label: String, _ dimensions: [(String, String)], as kind: Measure.Kind) -> Measure {
        let key = Series(label, dimensions)
        return series.withLock { series in
            if let known = series[key] { return known }
            let measure = Measure(kind)
            series[key] = measure
            return measure
        }
    }

    /// The page that Prometheus scrapes.
    package var text: String {
        let all = series.withLock { $0 }.sorted { $0.key < $1.key }
        var lines: [String] = []
        var lastName: String?
        for (series, measure) in all {
            if series.name != lastName { lines.append("# TYPE \(measure.kind.familyName(series.name))") }
            lastName = series.name
            lines += measure.lines(series)
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
