package import Workflow

/// How many will be open by the end of Friday if it goes on as in the last four whole weeks.
package struct Forecast: Equatable, Sendable {
    package var open: Int
    /// Opened less closed in those weeks, and the working days that they had.
    package var net: Int
    package var workingDays: Int
    package var friday: CivilDay
    /// From tomorrow on.
    package var daysLeft: Int
    package var expected: Int
    /// Open at the end of each of those weeks, oldest first.
    package var before: [Int]
    /// Too few tickets to go by, or too short a time.
    package var isThin: Bool

    private enum Span {
        static let weeks = 4
        static let fewest = 20
    }

    /// Nil where no desk was open in those weeks.
    /// - Parameter weeks: as a dashboard has them, the last one not over yet.
    package init?(open: Int, weeks: [Dashboard.Week], calendar: WorkingCalendar, today: CivilDay) {
        let past = weeks.dropLast().suffix(Span.weeks)
        guard let first = past.first, let current = weeks.last else { return nil }
        workingDays = calendar.workingDays(in: first.monday..<current.monday)
        guard workingDays > 0 else { return nil }
        self.open = open
        net = past.map { $0.opened - $0.closed }.reduce(0, +)
        friday = today.friday
        daysLeft = calendar.workingDays(in: today.advanced(by: 1)..<friday.advanced(by: 1))
        expected = max(0, open + Int((Double(net * daysLeft) / Double(workingDays)).rounded()))
        var later = open - (current.opened - current.closed)
        before = past.reversed().map { week in
            defer { later -= week.opened - week.closed }
            return later
        }.reversed()
        let hasHistory = weeks.first { $0.opened > 0 }.map { $0.monday <= first.monday } ?? false
        isThin = !hasHistory || past.map(\.opened).reduce(0, +) < Span.fewest
    }
}

extension CivilDay {
    /// The next one after today: on a Friday that is the one of next week.
    fileprivate var friday: CivilDay {
        let friday = monday.advanced(by: 4)
        return friday > self ? friday : friday.advanced(by: 7)
    }
}

extension WorkingCalendar {
    fileprivate func workingDays(in days: Range<CivilDay>) -> Int {
        days.count { !rule(on: $0).hours.isClosed }
    }
}
