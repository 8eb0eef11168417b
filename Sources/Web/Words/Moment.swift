import Workflow

/// A moment as a page prints it: how far away it is, with the exact time at hand.
struct Moment: Printable, Equatable {
    /// RFC 3339, for machines.
    var iso: String
    /// `Kamis, 26 November 2026 pukul 04.13 WIB`
    var exact: String
    /// `26 Nov 2026, 04.13 WIB`
    var brief: String
    /// `2 hari 3 jam lagi`, `5 menit lalu`
    var relative: String
    var isPast: Bool
}

extension PageWords {
    func moment(_ instant: Instant) -> Moment {
        Moment(
            iso: instant.rfc3339, exact: exact(instant), brief: brief(instant), relative: relative(instant),
            isPast: instant <= now)
    }

    func exact(_ instant: Instant) -> String {
        let (day, millisecond) = zone.local(instant)
        return self(
            "time.exact",
            [
                "weekday": weekday(day.weekday), "day": "\(day.day)", "month": month(day.month), "year": "\(day.year)",
                "time": timeOfDay(millisecond), "zone": zone.rawValue,
            ])
    }

    func brief(_ instant: Instant) -> String {
        let (day, millisecond) = zone.local(instant)
        return self(
            "time.brief",
            [
                "day": "\(day.day)", "month": self("time.month.\(day.month).short"), "year": "\(day.year)",
                "time": timeOfDay(millisecond), "zone": zone.rawValue,
            ])
    }

    /// From the present, in the two largest units that say something.
    func relative(_ instant: Instant) -> String {
        let distance = instant - now
        guard abs(distance) >= Milliseconds.perMinute else { return self(distance > 0 ? "time.soon" : "time.just") }
        return self(distance > 0 ? "time.in" : "time.ago", ["time": rough(abs(distance))])
    }

    /// `2 hari 3 jam`; what is left over is dropped.
    func rough(_ milliseconds: Int64) -> String {
        let minutes = Int(milliseconds / Milliseconds.perMinute)
        let (days, hours) = (minutes / 1_440, minutes / 60 % 24)
        let parts: [Span?] =
            if days >= 4 {
                [Span(days, .days)]
            } else if days > 0 {
                [Span(days, .days), Span(hours, .hours)]
            } else if hours > 0 {
                [Span(hours, .hours), hours < 4 ? Span(minutes % 60, .minutes) : nil]
            } else {
                [Span(minutes, .minutes)]
            }
        return parts.compactMap(\.self).map { $0.text(from: texts, in: language) }.joined(separator: " ")
    }

    func weekday(_ weekday: Weekday) -> String { self("time.weekday.\(weekday.rawValue)") }
    private func month(_ month: Int) -> String { self("time.month.\(month)") }

    /// `04.13` in Indonesian, `04:13` in English.
    private func timeOfDay(_ millisecond: Int64) -> String { clock(Int(millisecond / Milliseconds.perMinute)) }

    /// - Parameter minute: since midnight.
    func clock(_ minute: Int) -> String {
        let (hour, rest) = (minute / 60, minute % 60)
        let separator = language == .indonesian ? "." : ":"
        return "\(hour < 10 ? "0" : "")\(hour)\(separator)\(rest < 10 ? "0" : "")\(rest)"
    }
}
