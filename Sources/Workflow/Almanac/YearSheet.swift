/// A calendar's year at a glance, for a terminal: `tangga calendar show`.
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
        let title = calendar.title.text(in: words.language)
        let heading = ["\(title) (\(calendar.name), \(words.zone(of: calendar)))", "\(year)"]
        let hours = words.week(calendar.week, hidesClosed: true)
        let parts = [
            [heading.joined(separator: " · ")] + hours, months(columns, isStyled), legend(isStyled), named, totals,
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private func days(of month: Int) -> [CivilDay] {
        (1...31).compactMap { CivilDay(year: year, month: month, day: $0) }
    }

    private var allDays: [CivilDay] { (1...12).flatMap(days) }

    // MARK: Months

    /// Seven days of a number and a sign each.
    private static let monthWidth = 7 * 3
    private static let space = 3

    private func months(_ columns: Int, _ isStyled: Bool) -> [String] {
        let width = Self.monthWidth + Self.space
        // Divisors of twelve, so that no row stays half empty.
        let beside = [6, 4, 3, 2].first { $0 * width - Self.space <= columns } ?? 1
        return stride(from: 1, through: 12, by: beside).flatMap { first in
            let blocks = (first..<first + beside).map { block(of: $0, isStyled) }
            let height = blocks.map(\.count).max() ?? 0
            let rows = (0..<height).map { row in
                blocks.map { row < $0.count ? $0[row] : String(repeating: " ", count: Self.monthWidth) }
                    .joined(separator: String(repeating: " ", count: Self.space))
            }
            return (first == 1 ? [] : [""]) + rows.map(\.withoutTrailingBlanks)
        }
    }

    private func block(of month: Int, _ isStyled: Bool) -> [String] {
        let title = words.month(month)
        let margin = (Self.monthWidth - title.count) / 2
        let head = String(repeating: " ", count: margin) + title
        let weekdays = Weekday.allCases.map { words("two.\($0.rawValue)") + " " }.joined()
        let days = days(of: month)
        let cells =
            Array(repeating: "   ", count: days.first?.weekdayIndex ?? 0) + days.map { cell(of: $0, isStyled) }
        let weeks = stride(from: 0, to: cells.count, by: 7).map { start in
            let week = cells[start..<min(start + 7, cells.count)]
            return week.joined() + String(repeating: "   ", count: 7 - week.count)
        }
        return [head.padded(to: Self.monthWidth), weekdays] + weeks
    }

    private func cell(of day: CivilDay, _ isStyled: Bool) -> String {
        let mark = DayMark(of: day, on: calendar)
        let number = (day.day < 10 ? " " : "") + "\(day.day)" + mark.sign
        guard isStyled, let rendition = mark.rendition else { return number }
        return "\u{1B}[\(rendition)m\(number)\u{1B}[0m"
    }

    private func legend(_ isStyled: Bool) -> [String] {
        let found = Set(allDays.map { DayMark(of: $0, on: calendar) })
        let marks = DayMark.allCases.filter { $0 != .open && found.contains($0) }
        return marks.isEmpty ? [] : [marks.map { "\($0.sign) \(words($0.textKey))" }.joined(separator: "   ")]
    }

    // MARK: Names

    /// The days that are something else than their weekday, neighbours of one name together.
    private var named: [String] {
        var rows: [(first: CivilDay, last: CivilDay, what: String)] = []
        for day in allDays {
            guard let what = what(is: day) else { continue }
            if let last = rows.last, last.what == what, isOneStretch(from: last.last, to: day) {
                rows[rows.count - 1].last = day
            } else {
                rows.append((day, day, what))
            }
        }
        let dates = rows.map { $0.first == $0.last ? date($0.first) : "\(date($0.first)) - \(date($0.last))" }
        let width = dates.map(\.count).max() ?? 0
        return zip(dates, rows).map { "\($0.padded(to: width))  \($1.what)" }
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

    private var totals: [String] {
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
