import Foundation
import TestSupport
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
        let read = try history.events.map { event in
            try TicketEvent(ofType: event.type, payload: event.payload)
        }
        #expect(read == history.events)
        #expect(Ticket(folding: read) == history.ticket)
    }

    @Test(arguments: SeededGenerator.seeds(50))
    func `is written as Foundation would write it`(seed: UInt64) throws {
        for event in Self.told(seed).events {
            let foundation = try JSONSerialization.data(
                withJSONObject: JSONSerialization.jsonObject(with: Data(event.payload)),
                options: [.sortedKeys, .withoutEscapingSlashes])
            #expect(String(decoding: event.payload, as: UTF8.self) == String(decoding: foundation, as: UTF8.self))
        }
    }

    @Test(arguments: ["\"", "\\", "\n\r\t", "\u{0}\u{1}\u{8}\u{C}\u{1F}\u{7F}", "Wélcome 学校 🏫", "</script>", ""])
    func `keeps any text as it was`(text: String) throws {
        let said = TicketEvent(
            at: .monday, by: .service, fact: .answered(.init(text: SealedText(rawValue: text))), clocks: [:])
        #expect(try TicketEvent(ofType: said.type, payload: said.payload) == said)
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

    /// With other spans, calendars, reminders and categories from some moment on, and plans drawn at random.
    static func crossed(_ seed: UInt64) -> (history: RandomHistory, old: Definition, new: Definition) {
        var generator = SeededGenerator(seed: seed)
        let old = Definition.random(using: &generator)
        let new = old.redrawn(using: &generator)
        let planned = new.clocks.map(\.name).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
        let plans = planned.map { ($0, ClockCarry.allCases.pick(&generator)) }
        let moment = Int.random(in: 0..<30, using: &generator)
        var history = RandomHistory(of: old, using: generator)
        for _ in 0..<moment { history.step() }
        history.cross(to: new, plans: Dictionary(uniqueKeysWithValues: plans))
        for _ in 0..<60 { history.step() }
        return (history, old, new)
    }

    @Test(arguments: SeededGenerator.seeds(150))
    func `that comes under another text goes on by it, and what was promised is kept`(seed: UInt64) throws {
        let (history, old, new) = Self.crossed(seed)
        #expect(history.faults == [])
        for clock in old.clocks where new.clock(clock.name) != nil {
            var oracle = ClockOracle(clock, of: old)
            oracle.next = new
            for event in history.events { oracle.follow(event) }
            #expect(oracle.faults == [])
        }
        let read = try history.events.map { event in
            try TicketEvent(ofType: event.type, payload: event.payload)
        }
        #expect(read == history.events)
        #expect(Ticket(folding: read) == history.ticket)
        if let crossing = history.events.firstIndex(where: { $0.type == "ticket.migrated/1" }) {
            for event in history.events[crossing...] where !event.clocks.isEmpty {
                #expect(Set(event.clocks.keys) == Set(new.clocks.map(\.name)))
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds(100))
    func `is due no earlier for a holiday more`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let old = Definition.random(using: &generator)
        let off = (0..<4).map { _ in Instant.monday + Int.random(in: 0..<40, using: &generator).days }
        let new = old.next { $0.addHolidays(off.map { Zone.wib.local($0).day }) }
        var history = RandomHistory(of: old, using: generator)
        for _ in 0..<20 { history.step() }
        let before = history.ticket
        history.cross(to: new, replans: true)
        #expect(history.faults == [])
        for (name, run) in before?.clocks.compactMapValues(\.run) ?? [:] {
            let after = try #require(history.ticket?.clocks[name]?.run)
            #expect(after.until >= run.until)
        }
    }

    /// Histories that meet nothing prove nothing.
    @Test func `is rich enough, taken together`() {
        let histories =
            SeededGenerator.seeds(60).map { Self.told($0) } + SeededGenerator.seeds(60).map { Self.crossed($0).history }
        guard histories.count > 2 else { return }
        let kinds = Dictionary(grouping: histories.flatMap(\.events), by: \.type).mapValues(\.count)
        #expect(kinds.count == 18)
        #expect(kinds.values.allSatisfy { $0 >= 10 }, "\(kinds)")
    }
}
