// Moments and opening hours in words, in the zone of whoever reads them.
extension Texts {
    /// `Senin, 2 Februari 2026 pukul 09.00 WIB`
    package func moment(_ instant: Instant, in zone: Zone, _ language: Language) -> String {
        let (day, millisecond) = zone.local(instant)
        return text(
            "moment",
            [
                "weekday": weekday(day.weekday, in: language), "day": "\(day.day)",
                "month": text("moment.month.\(day.month)", in: language), "year": "\(day.year)",
                "time": time(ofDay: Int(millisecond / Milliseconds.perMinute), in: language), "zone": zone.rawValue,
            ], in: language)
    }

    /// `Senin-Jumat 08.00-17.00 WIB`; nil where it is open at all hours.
    /// - Parameter zone: of the place that holds the ticket.
    package func hours(of calendar: WorkingCalendar, in zone: Zone, _ language: Language) -> String? {
        let days = Weekday.allCases.map { (day: $0, hours: calendar.week[$0] ?? []) }
        guard days.contains(where: { $0.hours != [.allDay] }) || !calendar.holidays.isEmpty else { return nil }
        var groups: [(first: Weekday, last: Weekday, hours: [OpeningHours])] = []
        for (day, hours) in days {
            if let last = groups.indices.last, groups[last].hours == hours {
                groups[last].last = day
            } else {
                groups.append((day, day, hours))
            }
        }
        let zone = calendar.zone(forHolderIn: zone).rawValue
        return groups.filter { !$0.hours.isEmpty }.map { group in
            let names = [group.first, group.last].map { weekday($0, in: language) }
            let days =
                group.first == group.last
                ? names[0] : text("moment.hours.days", ["first": names[0], "last": names[1]], in: language)
            let times = group.hours.map { stretch($0, in: language) }
                .reduce("") { $0.isEmpty ? $1 : text("moment.hours.and", ["first": $0, "last": $1], in: language) }
            return text("moment.hours", ["days": days, "times": times, "zone": zone], in: language)
        }.joined(separator: ", ")
    }

    private func weekday(_ day: Weekday, in language: Language) -> String {
        text("moment.weekday.\(day.rawValue)", in: language)
    }

    private func stretch(_ hours: OpeningHours, in language: Language) -> String {
        let (from, until) = (time(ofDay: hours.from, in: language), time(ofDay: hours.until, in: language))
        return text("moment.hours.stretch", ["from": from, "until": until], in: language)
    }

    private func time(ofDay minute: Int, in language: Language) -> String {
        let (hour, minute) = ((minute / 60).zeroPadded(to: 2), (minute % 60).zeroPadded(to: 2))
        return text("moment.time", ["hour": hour, "minute": minute], in: language)
    }
}
