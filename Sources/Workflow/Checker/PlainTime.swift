/// The most plain time that spans can take on the calendars of a definition.
struct PlainTime {
    private let definition: Definition
    /// Of each working span that is counted on each calendar. Most categories share theirs.
    private let longest: [Counted: Int64]

    private struct Counted: Hashable {
        var calendar: String
        var span: Span
        var ending: Ending
    }

    /// The most working spans that are looked at: each is tried from every edge of every day that a calendar knows.
    static let most = 40

    /// Nil if there are more than `most`.
    init?(of definition: Definition) {
        self.definition = definition
        let categories = definition.allCategories.map(\.category)
        var calendars: [Counted: WorkingCalendar] = [:]
        for clock in definition.clocks {
            let calendar = definition.calendar(of: clock)
            for span in [clock.after] + categories.compactMap({ $0.targets[clock.name] }) where span.isWorking {
                calendars[Counted(calendar: calendar.name, span: span, ending: clock.ends)] = calendar
            }
        }
        guard calendars.count <= Self.most else { return nil }
        longest = Dictionary(
            uniqueKeysWithValues: calendars.map { counted, calendar in
                (counted, calendar.longestAnywhere(counted.span, counted.ending))
            })
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
        let counted = Counted(calendar: definition.calendar(of: clock).name, span: clock.after, ending: clock.ends)
        return longest[counted] ?? clock.after.ticks
    }

    /// The calendar gives up at its horizon. Spans are at most ten years long, so nothing that is meant comes near.
    func isNever(_ clock: Clock) -> Bool {
        longest(of: clock) >= Int64(WorkingCalendar.horizon / 2) * Milliseconds.perDay
    }
}

extension WorkingCalendar {
    /// Milliseconds, in whichever zone takes longest: a calendar with a zone of its own has but that.
    fileprivate func longestAnywhere(_ span: Span, _ ending: Ending) -> Int64 {
        let zones = Set(Zone.allCases.map { zone(forHolderIn: $0) })
        return zones.map { longest(span, ending: ending, in: $0, over: knownDays) }.max() ?? 0
    }

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
