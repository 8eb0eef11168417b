import TestSupport
import Testing

@testable import Workflow

@Suite struct `The longest that a span can take` {
    static let first = CivilDay(dayNumber: 20_500)

    @Test(arguments: ["90 minutes", "48 hours", "3 days"])
    func `is the span itself in plain time`(text: String) throws {
        let span = Span.of(text)
        let calendar = try CalendarParts.office("08:00-17:00").calendar()
        #expect(calendar.longest(span, in: .wib, over: Self.first...Self.first) == span.ticks)
    }

    @Test func `is three days for three working days when always open`() throws {
        let range = Self.first...Self.first.advanced(by: 900)
        #expect(WorkingCalendar.always.longest(.of("3 working days"), in: .wib, over: range) == 259_200_000)
    }

    @Test func `spans the closure of Idulfitri 2025`() throws {
        var parts = try CalendarParts.office("08:00-17:00")
        try parts.addIdulfitri2025()
        let range = try CivilDay.on("2025-01-01")...CivilDay.on("2025-12-31")
        // From the closing of Thursday 27 March to that of Thursday 10 April.
        #expect(try parts.calendar().longest(.of("3 working days"), in: .wib, over: range) == 14 * 86_400_000)
    }

    @Test func `to the closing is a day longer than from one closing to the next`() throws {
        let calendar = try CalendarParts.office("08:00-17:00", on: Weekday.allCases).calendar()
        let range = Self.first...Self.first.advanced(by: 20)
        // A millisecond after a closing it begins with the next opening, and ends three closings later: the same as
        // without. A millisecond after an opening it does not.
        #expect(calendar.longest(.of("3 working days"), in: .wib, over: range) == 3.days)
        #expect(
            calendar.longest(.of("3 working days"), ending: .closing, in: .wib, over: range) == 3.days + 9.hours - 1)
    }

    /// Once half of Tuesday's opening has passed, the due leaps over Wednesday's long break, and then creeps through its
    /// short evening: the worst start is Tuesday noon, neither a closing nor an opening.
    @Test func `may begin in the middle of the opening`() throws {
        var parts = try CalendarParts.office("08:00-16:00")
        parts.week[.wednesday] = try OpeningHours.list("08:00-09:00", "20:00-21:00")
        let tuesday = try CivilDay.on("2026-02-03")
        let longest = try parts.calendar().longest(.of("1 working day"), in: .wib, over: tuesday...tuesday)
        #expect((32 * 3_600_000...32 * 3_600_000 + 1).contains(longest))
    }

    @Test(arguments: SeededGenerator.seeds(9))
    func `in working hours is the worst of all minutes`(seed: UInt64) throws {
        let trial = try LongestTrial(seed: seed)
        let span = try #require(Span(Int(seed), .workingHours))
        #expect(trial.longest(span) == trial.worst(span, of: trial.minutes))
    }

    /// The first start that is not due by a closing lies a millisecond after the last that is.
    @Test(arguments: SeededGenerator.seeds(9))
    func `in working hours to the closing is the worst of all minutes and what comes right after them`(seed: UInt64)
        throws
    {
        let trial = try LongestTrial(seed: seed)
        let span = try #require(Span(Int(seed), .workingHours))
        let starts = trial.minutes.dropLast().flatMap { [$0, $0 + 1] } + trial.minutes.suffix(1)
        #expect(trial.longest(span, .closing) == trial.worst(span, of: starts, .closing))
    }

    @Test(arguments: SeededGenerator.seeds(9))
    func `in working days to the closing is no shorter than any minute's, and less than a day longer`(seed: UInt64)
        throws
    {
        let trial = try LongestTrial(seed: seed)
        let span = try #require(Span(Int(seed % 3) + 1, .workingDays))
        #expect(trial.longest(span, .closing) >= trial.worst(span, of: trial.minutes, .closing))
        #expect(trial.longest(span, .closing) <= trial.longest(span) + Milliseconds.perDay)
    }

    @Test(arguments: SeededGenerator.seeds(9))
    func `in working days is no shorter than any minute's`(seed: UInt64) throws {
        let trial = try LongestTrial(seed: seed)
        let span = try #require(Span(Int(seed % 3) + 1, .workingDays))
        #expect(trial.longest(span) >= trial.worst(span, of: trial.minutes))
    }

    /// Openings so short that every millisecond can be tried.
    @Test(arguments: [("08:00-08:01", "08:00-08:02"), ("08:00-08:01", "08:00-08:00"), ("08:00-08:01", "00:00-24:00")])
    func `in working days is the worst of all milliseconds, or 1 ms more`(today: String, tomorrow: String) throws {
        let hours = OpeningHours(tomorrow).map { [$0] } ?? []
        var parts = CalendarParts(week: [.monday: hours, .tuesday: try OpeningHours.list("09:00-09:01", "10:00-10:01")])
        parts.week[Self.first.weekday] = try OpeningHours.list(today)
        parts.week[Self.first.advanced(by: 1).weekday] = hours
        let calendar = try parts.calendar()
        let opening = try Instant.at("\(Self.first) 08:00")
        let span = Span.of("1 working day")
        let starts = [Zone.wib.instant(on: Self.first)] + (0...60_000).map { opening + $0 }
        let worst = starts.map { calendar.due(after: span, from: $0, in: .wib) - $0 }.max() ?? 0
        let longest = calendar.longest(span, in: .wib, over: Self.first...Self.first)
        #expect((worst...worst + 1).contains(longest))
    }
}

/// A random calendar and four days in it.
private struct LongestTrial {
    let calendar: WorkingCalendar
    let zone: Zone
    let days: ClosedRange<CivilDay>

    init(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let first = `The longest that a span can take`.first
        calendar = try CalendarParts.random(from: first, using: &generator).calendar()
        zone = Zone.allCases[Int(seed % 3)]
        days = first...first.advanced(by: 3)
    }

    /// Every minute, and the last millisecond.
    var minutes: [Instant] {
        let start = calendar.zone(forHolderIn: zone).instant(on: days.lowerBound)
        return (0..<Int64(days.count) * 1_440).map { start + $0 * 60_000 } + [
            start + Int64(days.count) * 86_400_000 - 1
        ]
    }

    func longest(_ span: Span, _ ending: Ending = .sameTime) -> Int64 {
        calendar.longest(span, ending: ending, in: zone, over: days)
    }

    func worst(_ span: Span, of starts: [Instant], _ ending: Ending = .sameTime) -> Int64 {
        starts.map { start in
            let due = calendar.due(after: span, from: start, in: zone)
            return (ending == .closing ? calendar.closing(ofDayAt: due, in: zone) : due) - start
        }.max() ?? 0
    }
}
