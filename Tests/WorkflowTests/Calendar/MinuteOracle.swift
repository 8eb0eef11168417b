@testable import Workflow

/// Working time the slow way: a row of minutes, each open or not, looked at one by one. Knows whole minutes only.
struct MinuteOracle {
    let start: Instant
    private let isOpen: [Bool]

    /// The minutes of `days` days from `first`, where the holder's place lies in `zone`.
    init(_ parts: CalendarParts, in zone: Zone, from first: CivilDay, days: Int) {
        let local = if case .fixed(let fixed) = parts.zone { fixed } else { zone }
        start = local.instant(on: first)
        isOpen = (0..<days).flatMap { offset in
            let hours = Self.hours(of: parts, on: first.advanced(by: offset))
            return (0..<1_440).map { minute in hours.contains { $0.from <= minute && minute < $0.until } }
        }
    }

    /// The end of what it knows, in minutes since `start`.
    var end: Int { isOpen.count }

    func instant(_ minute: Int) -> Instant {
        start + Int64(minute) * 60_000
    }

    func isOpen(at minute: Int) -> Bool { isOpen[minute] }

    /// Whether a day's last open minute ends with the one before this.
    func isClosing(at minute: Int) -> Bool {
        guard minute > 0, isOpen[minute - 1] else { return false }
        return !isOpen[minute..<((minute - 1) / 1_440 + 1) * 1_440].contains(true)
    }

    /// The ticks between two minutes since `start`.
    func ticks(from: Int, to: Int, counting unit: Span.Unit) -> Int64 {
        stride(from: 0, to: end, by: 1_440).reduce(0) { sum, midnight in
            guard midnight < to, midnight + 1_440 > from else { return sum }
            let open = count(midnight..<midnight + 1_440)
            guard open > 0 else { return sum }
            let before = count(midnight..<max(midnight, from))
            let after = count(midnight..<min(midnight + 1_440, to))
            switch unit {
            case .minutes, .hours, .days, .workingHours: return sum + (after - before) * 60_000
            case .workingDays: return sum + 86_400_000 * after / open - 86_400_000 * before / open
            }
        }
    }

    private func count(_ minutes: Range<Int>) -> Int64 {
        var open: Int64 = 0
        for minute in minutes where isOpen[minute] { open += 1 }
        return open
    }

    private static func hours(of parts: CalendarParts, on day: CivilDay) -> [OpeningHours] {
        if parts.holidays[day] != nil { return [] }
        if parts.closesOnCollectiveLeave && parts.collectiveLeave[day] != nil { return [] }
        var hours = parts.week[day.weekday] ?? []
        for override in parts.overrides where override.from <= day && day <= override.through {
            if override.hours.isEmpty { hours = [] }
            if let other = override.hours[day.weekday] { hours = other }
        }
        return hours
    }
}
