extension Instant {
    /// Reads `2026-02-02 09:00` as it is meant in the zone; `T` may stand for the space, and seconds may follow.
    package init?(local text: String, in zone: Zone) {
        var scanner = TimeScanner(text)
        guard let day = scanner.civilDay(), scanner.oneOf(" ", "T") != nil, let minute = scanner.minuteOfDay(),
            minute <= 1_440
        else { return nil }
        var seconds = 0
        if scanner.oneOf(":") != nil {
            guard let read = scanner.number(digits: 2, in: 0...59), minute < 1_440 else { return nil }
            seconds = read
        }
        guard scanner.isAtEnd else { return nil }
        self = zone.instant(on: day, at: Int64(minute) * Milliseconds.perMinute + Int64(seconds) * 1_000)
    }
}
