import Foundation
import Simulator

extension Simulation {
    /// Parts of this size go to whichever core is free.
    private static let part = 4_000

    /// The same as `tally()`, since the tallies of parts add up in any order.
    func tallyOnAllCores(_ progress: SimulationProgress) async -> Tally {
        let starts = stride(from: 0, to: arrivals.count, by: Self.part).map(\.self)
        var rest = starts.makeIterator()
        return await withTaskGroup(of: Tally.self) { group in
            func begin() {
                guard let start = rest.next() else { return }
                group.addTask { tally(of: start..<min(start + Self.part, arrivals.count)) }
            }
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { begin() }
            var whole = Tally(under: setting.definition, in: setting.frame)
            for await part in group {
                whole.add(part)
                await progress.add(Self.part)
                begin()
            }
            return whole
        }
    }
}

/// How many tickets have been lived through.
actor SimulationProgress {
    private let total: Int
    private var done = 0

    init(of total: Int) { self.total = total }

    func add(_ tickets: Int) {
        done = min(done + tickets, total)
        Progress.show("simulate.progress", share: Double(done) / Double(max(total, 1)))
    }
}
