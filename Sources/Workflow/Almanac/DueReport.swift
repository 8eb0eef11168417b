/// When something is due, and what did not count on the way there: `tangga calendar due`.
package struct DueReport {
    private let calendar: WorkingCalendar
    private let span: Span
    private let start: Instant
    /// Of the place that holds the ticket, in which times are told too.
    private let zone: Zone
    private let words: DayWords

    package init(
        _ span: Span, from start: Instant, on calendar: WorkingCalendar, in zone: Zone, texts: Texts,
        language: Language
    ) {
        self.span = span
        self.start = start
        self.calendar = calendar
        self.zone = zone
        words = DayWords(texts: texts, language: language)
    }

    package var due: Instant { calendar.due(after: span, from: start, in: zone) }
    /// In which it is counted.
    package var counted: Zone { calendar.zone(forHolderIn: zone) }

    package var text: String {
        let rows = [
            (words("due.from"), moment(start)), (words("due.after"), span.text(from: words.texts, in: words.language)),
            (words("due.due"), moment(due) + " (\(due.rfc3339))"),
            (words("due.calendar"), "\(calendar.title.text(in: words.language)) (\(calendar.name))"),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        return (rows.map { "\($0.padded(to: width))  \($1)" } + [""] + explanation).joined(separator: "\n")
    }

    /// In the zone of the place, and of the calendar where that is another.
    private func moment(_ instant: Instant) -> String {
        let here = words.moment(instant, in: zone)
        return counted == zone ? here : "\(here) = \(words.moment(instant, in: counted))"
    }

    private var explanation: [String] {
        let lines = skipped.map { "  \($0.day.padded(to: 15))  \($0.mark.sign) \($0.reason)" }
        return [begins].compactMap(\.self) + [verdict] + lines + (horizon.map { ["", $0] } ?? [])
    }

    /// A day that did not count, or not as usual.
    package struct Skipped: Equatable, Sendable {
        package var day: String
        package var mark: DayMark
        package var reason: String
    }

    package var skipped: [Skipped] { span.isWorking ? days.compactMap(skipped) : [] }

    /// What is to be said of the days on the way.
    package var verdict: String {
        guard span.isWorking else { return words("due.plain") }
        return words(skipped.isEmpty ? "due.all-counted" : "due.not-counted")
    }

    private var days: ClosedRange<CivilDay> {
        let first = counted.local(start).day
        // What ends at midnight ends with the day before.
        return first...max(first, counted.local(due - 1).day)
    }

    /// Where the count begins, if nothing is open yet.
    package var begins: String? {
        guard span.isWorking, !calendar.isOpen(at: start, in: zone),
            let opening = calendar.nextOpening(after: start, in: zone)
        else { return nil }
        return words("due.begins", ["moment": words.moment(opening, in: counted)])
    }

    /// Nil for a day that counts as its weekday always does.
    private func skipped(_ day: CivilDay) -> Skipped? {
        reason(on: day).map { Skipped(day: words.day(day), mark: DayMark(of: day, on: calendar), reason: $0) }
    }

    private func reason(on day: CivilDay) -> String? {
        let usual = calendar.usualHours(on: day)
        switch calendar.rule(on: day) {
        case .holiday(let name): return words("due.holiday", ["name": name])
        case .collectiveLeave(let name): return words("due.leave", ["name": name])
        case .override(let hours, let why):
            guard !hours.isClosed else { return words("due.closure", ["reason": why]) }
            guard hours.hours != usual else { return nil }
            let parts = ["reason": why, "hours": words.hours(hours.hours), "usual": words.hours(usual)]
            return words("due.other-hours", parts)
        case .week(let hours):
            return hours.isClosed ? words("due.weekend", ["weekday": words.weekday(day.weekday)]) : nil
        }
    }

    /// Beyond the last holiday that is known, every weekday is taken for open.
    package var horizon: String? {
        guard span.isWorking, let last = calendar.lastHoliday, last.year < counted.local(due).day.year else {
            return nil
        }
        return words("holidays-end", ["day": words.day(last)])
    }
}
