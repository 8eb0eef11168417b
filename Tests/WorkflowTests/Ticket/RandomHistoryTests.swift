import Foundation
import Testing
import Workflow

@Suite struct `Any history` {
    static func told(_ seed: UInt64, steps: Int = 80) -> RandomHistory {
        var generator = SeededGenerator(seed: seed)
        let definition = Definition.random(using: &generator)
        var history = RandomHistory(of: definition, using: generator)
        for _ in 0..<steps { history.step() }
        return history
    }

    @Test(arguments: SeededGenerator.seeds(100))
    func `keeps the rules, and its clocks count what a brute force counts`(seed: UInt64) {
        let history = Self.told(seed)
        #expect(history.faults == [])
        for clock in history.definition.clocks {
            var oracle = ClockOracle(clock, of: history.definition)
            for event in history.events { oracle.follow(event) }
            #expect(oracle.faults == [])
        }
    }

    @Test(arguments: SeededGenerator.seeds(50))
    func `is the same ticket when it is read back from disk`(seed: UInt64) throws {
        let history = Self.told(seed)
        let coder = TicketEvent.Coder()
        let read = try history.events.map { event in
            try coder.event(ofType: event.type, payload: try coder.payload(of: event))
        }
        #expect(read == history.events)
        #expect(Ticket(folding: read) == history.ticket)
    }

    @Test(arguments: SeededGenerator.seeds(50))
    func `of the flagship is over ten days after everybody falls silent`(seed: UInt64) throws {
        var history = RandomHistory(of: .dapodik, using: SeededGenerator(seed: seed))
        for _ in 0..<40 {
            history.step()
            let end = try #require(history.endWhenSilent())
            #expect(end <= history.now + 10.days)
        }
    }

    /// Histories that meet nothing prove nothing.
    @Test func `is rich enough, taken together`() {
        let histories = SeededGenerator.seeds(40).map { Self.told($0) }
        guard histories.count > 1 else { return }
        let kinds = Dictionary(grouping: histories.flatMap(\.events), by: \.type).mapValues(\.count)
        #expect(kinds.count == 10)
        #expect(kinds.values.allSatisfy { $0 >= 10 }, "\(kinds)")
    }
}
