import TestSupport
import Testing

@testable import Workflow

/// Random calendars, in every zone, against counting minute by minute.
@Suite struct `Working time on any calendar` {
    static let first = CivilDay(dayNumber: 20_500)
    static let days = 28
    static let units: [Span.Unit] = [.workingHours, .workingDays]

    @Test(arguments: SeededGenerator.seeds(9))
    func `is what the minutes add up to`(seed: UInt64) throws {
        let trial = try Trial(seed: seed)
        for (from, to) in trial.pairs(12) {
            for unit in Self.units {
                #expect(
                    trial.calendar.ticks(
                        from: trial.oracle.instant(from), to: trial.oracle.instant(to), counting: unit, in: trial.zone)
                        == trial.oracle.ticks(from: from, to: to, counting: unit))
            }
            #expect(
                trial.calendar.isOpen(at: trial.oracle.instant(from), in: trial.zone)
                    == trial.oracle.isOpen(at: from))
        }
    }

    @Test(arguments: SeededGenerator.seeds(24))
    func `adds up over any split`(seed: UInt64) throws {
        var trial = try Trial(seed: seed)
        for _ in 0..<50 {
            let (a, b, c) = trial.threeInstants()
            for unit in Span.Unit.allCases {
                let count = { trial.calendar.ticks(from: $0, to: $1, counting: unit, in: trial.zone) }
                #expect(count(a, b) + count(b, c) == count(a, c))
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds(9))
    func `is due at the earliest instant that completes it`(seed: UInt64) throws {
        var trial = try Trial(seed: seed)
        for (from, to) in trial.pairs(8) {
            for unit in Self.units {
                let most = trial.oracle.ticks(from: from, to: to, counting: unit)
                guard most > 0 else { continue }
                let ticks = Int64.random(in: 1...most, using: &trial.generator)
                let due = trial.calendar.due(
                    after: ticks, counting: unit, from: trial.oracle.instant(from), in: trial.zone)
                let minutes = (due - trial.oracle.start).quotientAndRemainder(dividingBy: 60_000)
                let minute = Int(minutes.quotient)
                // The due lies in the one minute, open all through, in which the minutes reach the ticks.
                let last = minutes.remainder == 0 ? minute - 1 : minute
                #expect(trial.oracle.isOpen(at: last))
                #expect(trial.oracle.ticks(from: from, to: last, counting: unit) < ticks)
                #expect(trial.oracle.ticks(from: from, to: last + 1, counting: unit) >= ticks)
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds(24))
    func `is complete when due and not a millisecond before`(seed: UInt64) throws {
        var trial = try Trial(seed: seed)
        for _ in 0..<50 {
            let (from, _, _) = trial.threeInstants()
            let ticks = Int64.random(in: 1...400_000_000, using: &trial.generator)
            for unit in Span.Unit.allCases {
                let due = trial.calendar.due(after: ticks, counting: unit, from: from, in: trial.zone)
                #expect(trial.calendar.ticks(from: from, to: due, counting: unit, in: trial.zone) >= ticks)
                #expect(trial.calendar.ticks(from: from, to: due - 1, counting: unit, in: trial.zone) < ticks)
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds(24))
    func `goes on after a pause where it stood`(seed: UInt64) throws {
        var trial = try Trial(seed: seed)
        for _ in 0..<50 {
            let (from, pause, _) = trial.threeInstants()
            let ticks = Int64.random(in: 1...400_000_000, using: &trial.generator)
            for unit in Span.Unit.allCases {
                let due = { trial.calendar.due(after: $0, counting: unit, from: $1, in: trial.zone) }
                let whole = due(ticks, from)
                guard pause < whole else { continue }
                let left = ticks - trial.calendar.ticks(from: from, to: pause, counting: unit, in: trial.zone)
                #expect(due(left, pause) == whole)
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds(24))
    func `is never due earlier for a holiday more`(seed: UInt64) throws {
        var trial = try Trial(seed: seed)
        var more = trial.parts
        more.holidays[CalendarParts.day(after: Self.first, using: &trial.generator)] = "libur tambahan"
        try trial.expectNeverEarlier(more.calendar())
    }

    @Test(arguments: SeededGenerator.seeds(24))
    func `is never due earlier for closing on collective leave`(seed: UInt64) throws {
        var trial = try Trial(seed: seed, closesOnCollectiveLeave: false)
        var more = trial.parts
        more.closesOnCollectiveLeave = true
        try trial.expectNeverEarlier(more.calendar())
    }

    @Test(arguments: SeededGenerator.seeds(9))
    func `opens next at the first open minute`(seed: UInt64) throws {
        let trial = try Trial(seed: seed)
        for (from, _) in trial.pairs(8) {
            guard let minute = (from..<trial.oracle.end).first(where: trial.oracle.isOpen) else { continue }
            let next = trial.calendar.nextOpening(after: trial.oracle.instant(from), in: trial.zone)
            #expect(next == trial.oracle.instant(minute))
        }
    }
}

// Where a day's opening ends for good.
extension `Working time on any calendar` {
    @Test(arguments: SeededGenerator.seeds(24))
    func `closes for the day with the last of its open minutes`(seed: UInt64) throws {
        let trial = try Trial(seed: seed)
        for (from, _) in trial.pairs(12) {
            guard let minute = (from...trial.oracle.end).first(where: trial.oracle.isClosing) else { continue }
            let closing = trial.calendar.closing(ofDayAt: trial.oracle.instant(from), in: trial.zone)
            #expect(closing == trial.oracle.instant(minute))
        }
    }

    @Test(arguments: SeededGenerator.seeds(24))
    func `that is due closes on the same day, later for later ones, and no earlier for a holiday more`(seed: UInt64)
        throws
    {
        var trial = try Trial(seed: seed)
        var parts = trial.parts
        parts.holidays[CalendarParts.day(after: Self.first, using: &trial.generator)] = "libur tambahan"
        let more = try parts.calendar()
        let zone = trial.calendar.zone(forHolderIn: trial.zone)
        for _ in 0..<50 {
            let (early, late, _) = trial.threeInstants()
            let ticks = Int64.random(in: 1...400_000_000, using: &trial.generator)
            for unit in Self.units {
                let due = trial.calendar.due(after: ticks, counting: unit, from: early, in: trial.zone)
                let closing = trial.calendar.closing(ofDayAt: due, in: trial.zone)
                #expect(closing >= due && zone.local(closing - 1).day == zone.local(due - 1).day)
                let midnight = zone.instant(on: zone.local(due - 1).day.advanced(by: 1))
                #expect(trial.calendar.ticks(from: closing, to: midnight, counting: unit, in: trial.zone) == 0)
                let laterDue = more.due(after: ticks, counting: unit, from: early, in: trial.zone)
                #expect(more.closing(ofDayAt: laterDue, in: trial.zone) >= closing)
            }
            let closings = [early, late].map { trial.calendar.closing(ofDayAt: $0, in: trial.zone) }
            #expect(closings[0] <= closings[1])
            #expect(more.closing(ofDayAt: early, in: trial.zone) >= closings[0])
        }
    }
}

/// A random calendar, its oracle and a place.
private struct Trial {
    var generator: SeededGenerator
    let parts: CalendarParts
    let calendar: WorkingCalendar
    let zone: Zone
    let oracle: MinuteOracle

    init(seed: UInt64, closesOnCollectiveLeave: Bool? = nil) throws {
        generator = SeededGenerator(seed: seed)
        let first = `Working time on any calendar`.first
        var parts = try CalendarParts.random(from: first, using: &generator)
        parts.closesOnCollectiveLeave = closesOnCollectiveLeave ?? parts.closesOnCollectiveLeave
        self.parts = parts
        calendar = try parts.calendar()
        // Each zone in turn.
        zone = Zone.allCases[Int(seed % 3)]
        oracle = MinuteOracle(parts, in: zone, from: first, days: `Working time on any calendar`.days)
    }

    /// Minutes within the oracle's days, the first one first.
    func pairs(_ count: Int) -> [(Int, Int)] {
        var generator = generator
        return (0..<count).map { _ in
            let (a, b) = (
                Int.random(in: 0..<oracle.end, using: &generator), Int.random(in: 0..<oracle.end, using: &generator)
            )
            return (min(a, b), max(a, b))
        }
    }

    mutating func threeInstants() -> (Instant, Instant, Instant) {
        let range = 0..<Int64(oracle.end) * 60_000
        let sorted = (0..<3).map { _ in Int64.random(in: range, using: &generator) }.sorted()
        return (oracle.start + sorted[0], oracle.start + sorted[1], oracle.start + sorted[2])
    }

    mutating func expectNeverEarlier(_ other: WorkingCalendar) {
        for _ in 0..<50 {
            let (from, _, _) = threeInstants()
            let ticks = Int64.random(in: 1...400_000_000, using: &generator)
            for unit in Span.Unit.allCases {
                #expect(
                    other.due(after: ticks, counting: unit, from: from, in: zone)
                        >= calendar.due(after: ticks, counting: unit, from: from, in: zone))
            }
        }
    }
}
