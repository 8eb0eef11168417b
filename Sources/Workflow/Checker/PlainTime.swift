/// The most plain time that spans can take on the calendars of a definition.
struct PlainTime {
    private let definition: Definition

    init(of definition: Definition) {
        self.definition = definition
    }

    /// For each category that is told apart, and for none.
    var longestOfClocks: [CategoryPath?: [ClockName: Int64]] {
        let topics = [nil] + Likeness(of: definition).categories.map(Optional.some)
        return topics.reduce(into: [:]) { longest, topic in
            let clocks = definition.clocks(for: topic).map { ($0.name, self.longest(of: $0)) }
            longest[topic] = Dictionary(uniqueKeysWithValues: clocks)
        }
    }

    /// Milliseconds, in whichever zone takes longest.
    func longest(of clock: Clock) -> Int64 {
        let calendar = definition.calendar(of: clock)
        return Zone.allCases.map { calendar.longest(clock.after, in: $0, over: calendar.knownDays) }.max() ?? 0
    }

    /// The calendar gives up at its horizon. Spans are at most ten years long, so nothing that is meant comes near.
    func isNever(_ clock: Clock) -> Bool {
        longest(of: clock) >= Int64(WorkingCalendar.horizon / 2) * Milliseconds.perDay
    }
}

extension WorkingCalendar {
    /// *Cuti bersama* counts whether it closes or not: the decrees come together.
    var lastHoliday: CivilDay? {
        (Array(holidays.keys) + collectiveLeave.keys).max()
    }

    /// The whole years about which the calendar knows something; any year where every week is like the other.
    var knownDays: ClosedRange<CivilDay> {
        let days = Array(holidays.keys) + collectiveLeave.keys + overrides.flatMap { [$0.from, $0.through] }
        let years = (days.min()?.year ?? 2026, days.max()?.year ?? 2026)
        let first = CivilDay(year: years.0, month: 1, day: 1) ?? .first
        return first...(CivilDay(year: years.1, month: 12, day: 31) ?? first)
    }
}
