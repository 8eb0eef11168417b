/// A calendar's year at a glance: `tangga calendar show`, and a page.
package struct YearSheet {
    private let calendar: WorkingCalendar
    private let year: Int
    private let words: DayWords

    package init(of calendar: WorkingCalendar, year: Int, texts: Texts, in language: Language) {
        self.calendar = calendar
        self.year = year
        words = DayWords(texts: texts, language: language)
    }

    /// - Parameters:
    ///   - columns: how wide the terminal is; as many months stand side by side as fit.
    ///   - isStyled: with colours, for a terminal; else plain text.
    package func text(columns: Int, isStyled: Bool) -> String {
        let heading = ["\(title) (\(calendar.name), \(zone))", "\(year)"]
        let signs = legend.map { "\($0.mark.sign) \($0.text)" }.joined(separator: "   ")
        let width = named.map(\.days.count).max() ?? 0
        let parts = [
            [heading.joined(separator: " · ")] + hours, rows(columns, isStyled), signs.isEmpty ? [] : [signs],
            named.map { "\($0.days.padded(to: width))  \($0.what)" }, totals,
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    package var title: String { calendar.title.text(in: words.language) }
    package var zone: String { words.zone(of: calendar) }
    /// Of an ordinary week.
    package var hours: [String] { words.week(calendar.week, hidesClosed: true) }

    private func days(of month: Int) -> [CivilDay] {
        (1...31).compactMap { CivilDay(year: year, month: month, day: $0) }
    }

    private var allDays: [CivilDay] { (1...12).flatMap(days) }

    // MARK: Months

    package struct Month: Equatable, Sendable {
        package var title: String
        /// Seven days each, from Monday; nil where another month's are.
        package var weeks: [[Day?]]
    }

    package struct Day: Equatable, Sendable {
        package var number: Int
        package var mark: DayMark
    }

    package var months: [Month] { (1...12).map(month) }

    /// What stands above the days, in short and in full.
    package var weekdays: [(short: String, long: String)] {
        Weekday.allCases.map { (words("two.\($0.rawValue)"), words.weekday($0)) }
    }

    private func month(_ number: Int) -> Month {
        let days = days(of: number)
        let cells =
            [Day?](repeating: nil, count: days.first?.weekdayIndex ?? 0)
            + days.map { Day(number: $0.day, mark: DayMark(of: $0, on: calendar)) }
        let weeks = stride(from: 0, to: cells.count, by: 7).map { start in
            let week = Array(cells[start..<min(start + 7, cells.count)])
            return week + Array(repeating: nil, count: 7 - week.count)
        }
        return Month(title: words.month(number), weeks: weeks)
    }

    /// Seven days of a number and a sign each.
    private static let monthWidth = 7 * 3
    private static let space = 3

    private func rows(_ columns: Int, _ isStyled: Bool) -> [String] {
        let width = Self.monthWidth + Self.space
        // Divisors of twelve, so that no row stays half empty.
        let beside = [6, 4, 3, 2].first { $0 * width - Self.space <= columns } ?? 1
        let months = months
        return stride(from: 0, to: 12, by: beside).flatMap { first in
            let blocks = months[first..<first + beside].map { block(of: $0, isStyled) }
            let height = blocks.map(\.count).max() ?? 0
            let rows = (0..<height).map { row in
                blocks.map { row < $0.count ? $0[row] : String(repeating: " ", count: Self.monthWidth) }
                    .joined(separator: String(repeating: " ", count: Self.space))
            }
            return (first == 0 ? [] : [""]) + rows.map(\.withoutTrailingBlanks)
        }
    }

    private func block(of month: Month, _ isStyled: Bool) -> [String] {
        let margin = (Self.monthWidth - month.title.count) / 2
        let head = String(repeating: " ", count: margin) + month.title
        let weekdays = weekdays.map { $0.short + " " }.joined()
        let weeks = month.weeks.map { week in week.map { $0.map { cell(of: $0, isStyled) } ?? "   " }.joined() }
        return [head.padded(to: Self.monthWidth), weekdays] + weeks
    }

    private func cell(of day: Day, _ isStyled: Bool) -> String {
        let number = (day.number < 10 ? " " : "") + "\(day.number)" + day.mark.sign
        guard isStyled, let rendition = day.mark.rendition else { return number }
        return "\u{1B}[\(rendition)m\(number)\u{1B}[0m"
    }

    /// The marks that the year has, but for ordinary days.
    package var legend: [(mark: DayMark, text: String)] {
        let found = Set(allDays.map { DayMark(of: $0, on: calendar) })
        return DayMark.allCases.filter { $0 != .open && found.contains($0) }.map { ($0, words($0.textKey)) }
    }

    // MARK: Names

    /// The days that are something else than their weekday, neighbours of one name together.
    package var named: [(days: String, what: String)] {
        var rows: [(first: CivilDay, last: CivilDay, what: String)] = []
        for day in allDays {
            guard let what = what(is: day) else { continue }
            if let last = rows.last, last.what == what, isOneStretch(from: last.last, to: day) {
                rows[rows.count - 1].last = day
            } else {
                rows.append((day, day, what))
            }
        }
        return rows.map { row in
            (row.first == row.last ? date(row.first) : "\(date(row.first)) - \(date(row.last))", row.what)
        }
    }

    private func date(_ day: CivilDay) -> String {
        "\(words.short(day.weekday)) \(day.day < 10 ? " " : "")\(day.day) \(words.month(day.month).prefix(3))"
    }

    /// Nothing but days on which the week is closed lies between.
    private func isOneStretch(from last: CivilDay, to day: CivilDay) -> Bool {
        last.dayNumber + 1 == day.dayNumber
            || (last.advanced(by: 1)..<day).allSatisfy { calendar.rule(on: $0).isClosedWeekday }
    }

    private func what(is day: CivilDay) -> String? {
        switch calendar.rule(on: day) {
        case .holiday(let name): return "* \(name)"
        case .collectiveLeave(let name): return "+ \(name)"
        case .override(let hours, let reason):
            let sign = DayMark(of: day, on: calendar).sign
            return sign == " " ? nil : "\(sign) \(reason): \(words.hours(hours.hours))"
        case .week:
            // Decreed, and this calendar stays open.
            return calendar.collectiveLeave[day].map { "  \(words("leave.open", ["name": $0]))" }
        }
    }

    package var totals: [String] {
        let hours = allDays.map { calendar.rule(on: $0).hours }
        let open = hours.filter { !$0.isClosed }.count
        let minutes = hours.reduce(0) { $0 + $1.length } / Milliseconds.perMinute
        let totals = words("totals", ["days": "\(open)", "hours": "\(minutes / 60)"])
        guard let last = calendar.lastHoliday, last.year < year else { return [totals] }
        return [totals, words("holidays-end", ["day": words.day(last)])]
    }
}

extension DayRule {
    fileprivate var isClosedWeekday: Bool {
        if case .week(let hours) = self { hours.isClosed } else { false }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate var withoutTrailingBlanks: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
