/// A day of the Gregorian calendar, in no time zone: what a holiday is on.
package struct CivilDay: Hashable, Sendable {
    /// Days since 1970-01-01.
    package let dayNumber: Int

    package static let first = CivilDay(dayNumber: -719_162)
    package static let last = CivilDay(dayNumber: 2_932_896)

    package init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// Nil for a day that does not exist, or outside the years 0001 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Howard Hinnant, "chrono-compatible low-level date algorithms": years that begin in March, so that the leap
        // day comes last, in eras of 400 years or 146,097 days.
        let marchYear = month > 2 ? year : year - 1
        let (era, yearOfEra) = marchYear.quotientAndRemainder(dividingBy: 400)
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(dayNumber: era * 146_097 + dayOfEra - 719_468)
        // The 31st of a shorter month has run over into the next one.
        guard components == (year, month, day) else { return nil }
    }

    package var year: Int { components.year }
    package var month: Int { components.month }
    package var day: Int { components.day }

    package var weekday: Weekday { Weekday.allCases[weekdayIndex] }

    /// Monday is 0. 1970-01-01 was a Thursday.
    package var weekdayIndex: Int { (dayNumber + 3).flooringDivided(by: 7).remainder }

    private var components: (year: Int, month: Int, day: Int) {
        // Hinnant's way back.
        let (era, dayOfEra) = (dayNumber + 719_468).flooringDivided(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }
}

extension CivilDay: Strideable {
    package func distance(to other: CivilDay) -> Int {
        other.dayNumber - dayNumber
    }

    package func advanced(by days: Int) -> CivilDay {
        CivilDay(dayNumber: dayNumber + days)
    }
}

extension CivilDay: LosslessStringConvertible {
    /// Reads `2026-02-28`, and nothing shorter or longer.
    package init?(_ iso: String) {
        var scanner = TimeScanner(iso)
        guard let day = scanner.civilDay(), scanner.isAtEnd else { return nil }
        self = day
    }

    /// ISO 8601: `2026-02-28`.
    package var description: String {
        let (year, month, day) = components
        return "\(year.zeroPadded(to: 4))-\(month.zeroPadded(to: 2))-\(day.zeroPadded(to: 2))"
    }
}

extension TimeScanner {
    /// `yyyy-mm-dd`, if there is such a day.
    mutating func civilDay() -> CivilDay? {
        guard let year = number(digits: 4, in: 1...9_999), oneOf("-") != nil,
            let month = number(digits: 2, in: 1...12), oneOf("-") != nil,
            let day = number(digits: 2, in: 1...31)
        else { return nil }
        return CivilDay(year: year, month: month, day: day)
    }
}
