import Workflow

/// How many tickets lay somewhere, sampled at each full hour, and exactly on average.
package struct Load: Equatable, Sendable {
    /// By how much more than an hour before; one more than there are hours.
    private var steps: [Int32]
    /// Of all tickets together, within the frame.
    private(set) var milliseconds: Int64 = 0

    init(in frame: Frame) { steps = Array(repeating: 0, count: frame.hours + 1) }

    mutating func add(from: Instant, until: Instant, in frame: Frame) {
        steps[frame.hour(notBefore: from)] += 1
        steps[frame.hour(notBefore: until)] -= 1
        milliseconds += max(0, min(until, frame.end) - from)
    }

    mutating func add(_ other: Load) {
        for index in steps.indices { steps[index] += other.steps[index] }
        milliseconds += other.milliseconds
    }

    /// At each full hour of the frame.
    package var hourly: [Int] {
        var open = 0
        return steps.dropLast().map {
            open += Int($0)
            return open
        }
    }

    /// The most of each day.
    package var daily: [Int] {
        let hourly = hourly
        return stride(from: 0, to: hourly.count, by: 24).map { hourly[$0..<min($0 + 24, hourly.count)].max() ?? 0 }
    }
}
