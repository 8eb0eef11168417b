/// The most plain time that spans can take on a definition's calendar.
struct PlainTime {
    private let definition: Definition

    init(of definition: Definition) {
        self.definition = definition
    }

    var longestOfClocks: [ClockName: Int64] {
        Dictionary(uniqueKeysWithValues: definition.clocks.map { ($0.name, longest($0.after)) })
    }

    /// Milliseconds, in whichever zone takes longest.
    func longest(_ span: Span) -> Int64 {
        Zone.allCases.map { definition.calendar.longest(span, in: $0, over: definition.calendar.knownDays) }.max() ?? 0
    }

    /// The calendar gives up at its horizon. Spans are at most ten years long, so nothing that is meant comes near.
    func isNever(_ span: Span) -> Bool {
        longest(span) >= Int64(WorkingCalendar.horizon / 2) * Milliseconds.perDay
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
