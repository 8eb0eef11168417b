/// Days, weekdays and times of day in one language.
struct DayWords {
    let texts: Texts
    let language: Language

    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        texts.text("calendar.\(key)", arguments, in: language)
    }

    func weekday(_ weekday: Weekday) -> String { self("weekday.\(weekday.rawValue)") }

    /// Three letters.
    func short(_ weekday: Weekday) -> String { String(self.weekday(weekday).prefix(3)) }

    func month(_ month: Int) -> String { self("month.\(month)") }

    /// `Sen 2 Feb 2026`
    func day(_ day: CivilDay) -> String { "\(short(day.weekday)) \(day.day) \(month(day.month).prefix(3)) \(day.year)" }

    /// `Sen 2 Feb 2026 09:00 WIB`
    func moment(_ instant: Instant, in zone: Zone) -> String {
        let (day, millisecond) = zone.local(instant)
        let minute = Int(millisecond / Milliseconds.perMinute)
        let rest = millisecond % Milliseconds.perMinute / 1_000
        let seconds = rest == 0 ? "" : ":\(rest.zeroPadded(to: 2))"
        return "\(self.day(day)) \(OpeningHours.time(minute))\(seconds) \(zone.rawValue)"
    }

    func hours(_ hours: [OpeningHours]) -> String {
        hours.isEmpty ? self("closed") : hours.map(\.description).joined(separator: ", ")
    }

    /// `Senin-Jumat 08:00-17:00`: neighbours with the same hours together; days that the rule leaves alone are left out.
    func week(_ week: [Weekday: [OpeningHours]], hidesClosed: Bool) -> [String] {
        var groups: [(first: Weekday, last: Weekday, hours: [OpeningHours])] = []
        var isNext = false
        for weekday in Weekday.allCases {
            guard let hours = week[weekday], !(hidesClosed && hours.isEmpty) else {
                isNext = false
                continue
            }
            if isNext, groups.last?.hours == hours {
                groups[groups.count - 1].last = weekday
            } else {
                groups.append((weekday, weekday, hours))
            }
            isNext = true
        }
        return groups.map { group in
            let days =
                group.first == group.last
                ? weekday(group.first) : "\(weekday(group.first))-\(weekday(group.last))"
            return "\(days) \(self.hours(group.hours))"
        }
    }

    func zone(of calendar: WorkingCalendar) -> String {
        switch calendar.zoneRule {
        case .fixed(let zone): zone.rawValue
        case .holder: self("zone.holder")
        }
    }
}
