import Workflow

/// Opening time counted by brute force: every half hour of 400 days listed one by one, without the calendar's code.
///
/// Its hours are those of `WorkingCalendar.oracleHours`. Each day has 16, 15 or 8 open half hours, of which each is a
/// whole number of ticks of a working day, so that within a half hour nothing but one rounding is left to do.
struct OpenTimeOracle: Sendable {
    private static let halfHour: Int64 = 30 * Milliseconds.perMinute
    private static let days = 400

    private let start: Instant
    /// Ticks before each half hour, and in it.
    private let working: [Span.Unit: (before: [Int64], within: [Int64])]

    static let wib = OpenTimeOracle(hoursAheadOfUTC: 7)
    static let wit = OpenTimeOracle(hoursAheadOfUTC: 9)

    static func inZone(_ zone: Zone) -> OpenTimeOracle { zone == .wit ? wit : wib }

    init(hoursAheadOfUTC hours: Int) {
        // Midnight of Monday 26 January 2026 there.
        start = Instant.monday - 7.days - 2.hours - hours.hours
        var openTime: [Int64] = []
        var ofDay: [Int64] = []
        for day in 0..<Self.days {
            let open = (0..<48).filter { Self.isOpen(halfHour: $0, day: day) }
            for slot in 0..<48 {
                openTime.append(open.contains(slot) ? Self.halfHour : 0)
                ofDay.append(open.contains(slot) ? Milliseconds.perDay / Int64(open.count) : 0)
            }
        }
        working = [
            .workingHours: (Self.sums(openTime), openTime),
            .workingDays: (Self.sums(ofDay), ofDay),
        ]
    }

    /// Everything that counts between the two.
    func ticks(_ unit: Span.Unit, from: Instant, to: Instant) -> Int64 {
        from < to ? ticks(unit, by: to) - ticks(unit, by: from) : 0
    }

    /// The first moment from this one on at which a day's last open half hour ends.
    func closing(from instant: Instant) -> Instant {
        var edge = (instant - start + Self.halfHour - 1) / Self.halfHour
        while !isClosing(edge) { edge += 1 }
        return start + edge * Self.halfHour
    }

    /// The last one before it.
    func closing(before instant: Instant) -> Instant {
        var edge = (instant - start - 1) / Self.halfHour
        while !isClosing(edge) { edge -= 1 }
        return start + edge * Self.halfHour
    }

    private func isClosing(_ edge: Int64) -> Bool {
        let (day, slot) = Int(edge - 1).quotientAndRemainder(dividingBy: 48)
        return Self.isOpen(halfHour: slot, day: day)
            && !(slot + 1..<48).contains { Self.isOpen(halfHour: $0, day: day) }
    }

    private func ticks(_ unit: Span.Unit, by instant: Instant) -> Int64 {
        guard let (before, within) = working[unit] else { return instant - start }
        let (slot, rest) = (instant - start).quotientAndRemainder(dividingBy: Self.halfHour)
        return before[Int(slot)] + within[Int(slot)] * rest / Self.halfHour
    }

    private static func sums(_ values: [Int64]) -> [Int64] {
        var sum: Int64 = 0
        return values.map { value in
            defer { sum += value }
            return sum
        }
    }

    private static func isOpen(halfHour: Int, day: Int) -> Bool {
        if day == 22 { return false }  // Imlek, 17 February
        return switch day % 7 {
        case 0...3: (16..<32).contains(halfHour)
        case 4: (16..<23).contains(halfHour) || (26..<34).contains(halfHour)
        case 5: (16..<24).contains(halfHour)
        default: false
        }
    }
}

extension WorkingCalendar {
    /// 08:00 to 16:00, Fridays 08:00 to 11:30 and 13:00 to 17:00, Saturdays until noon; 17 February 2026 off.
    static func oracleHours(_ zone: ZoneRule) -> WorkingCalendar {
        func hours(_ texts: String...) -> [OpeningHours] { texts.compactMap { OpeningHours($0) } }
        var week: [Weekday: [OpeningHours]] = [
            .friday: hours("08:00-11:30", "13:00-17:00"), .saturday: hours("08:00-12:00"),
        ]
        for day: Weekday in [.monday, .tuesday, .wednesday, .thursday] { week[day] = hours("08:00-16:00") }
        guard let imlek = CivilDay("2026-02-17"),
            let calendar = try? WorkingCalendar(
                name: "jam-kerja", title: "Jam kerja", zone: zone, week: week, holidays: [imlek: "Imlek"])
        else { preconditionFailure("the oracle's hours are a sound calendar") }
        return calendar
    }
}
