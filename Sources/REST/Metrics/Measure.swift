import CoreMetrics
import Synchronization

/// One series' numbers.
final class Measure: Sendable {
    enum Kind: Sendable {
        case counter, gauge, summary

        /// With the type, as a `# TYPE` line has them.
        func familyName(_ name: String) -> String {
            switch self {
            case .counter: "\(name)_total counter"
            case .gauge: "\(name) gauge"
            case .summary: "\(name) summary"
            }
        }
    }

    private struct Numbers {
        var count: Int64 = 0
        var sum = 0.0
    }

    let kind: Kind
    private let numbers = Mutex(Numbers())

    init(_ kind: Kind) {
        self.kind = kind
    }

    func add(_ value: Double) {
        numbers.withLock { numbers in
            numbers.count += 1
            numbers.sum = kind == .gauge ? value : numbers.sum + value
        }
    }

    func lines(_ series: MetricsRegistry.Series) -> [String] {
        let (count, sum) = numbers.withLock { ($0.count, $0.sum) }
        return switch kind {
        case .counter: ["\(series.name)_total\(series.labels) \(sum)"]
        case .gauge: ["\(series.name)\(series.labels) \(sum)"]
        case .summary:
            ["\(series.name)_sum\(series.labels) \(sum)", "\(series.name)_count\(series.labels) \(count)"]
        }
    }
}

extension Measure: CounterHandler, RecorderHandler, MeterHandler, TimerHandler {
    func increment(by amount: Int64) { add(Double(amount)) }
    func reset() { numbers.withLock { $0 = Numbers() } }

    func record(_ value: Int64) { add(Double(value)) }
    func record(_ value: Double) { add(value) }

    func set(_ value: Int64) { add(Double(value)) }
    func set(_ value: Double) { add(value) }
    func increment(by amount: Double) { numbers.withLock { $0.sum += amount } }
    func decrement(by amount: Double) { increment(by: -amount) }

    func recordNanoseconds(_ duration: Int64) { add(Double(duration) / 1e9) }
}
