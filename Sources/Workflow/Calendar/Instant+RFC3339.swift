extension Instant: CustomStringConvertible {
    /// Reads an RFC 3339 time such as `2026-02-02T09:00:00Z` or `2026-02-02T16:00:00.5+07:00`.
    ///
    /// A fraction has at most nine digits, of which those past the millisecond are dropped. Nil for anything else: a time
    /// without an offset, 24:00, a leap second (a count of milliseconds has no place for it), years outside 0001...9999.
    package init?(rfc3339 text: String) {
        var scanner = TimeScanner(text)
        guard let day = scanner.civilDay(),
            scanner.oneOf("T", "t") != nil,
            let millisecond = scanner.millisecondOfDay(needsSeconds: true),
            let offset = scanner.offset(),
            scanner.isAtEnd
        else { return nil }
        self.init(day, millisecond, offset: offset)
    }

    /// Reads a time as somebody types it: RFC 3339, of which a blank may stand for the `T`, and seconds, a fraction and
    /// the offset may be missing. Without one it is a time of `zone`. A day ends at 24:00.
    package init?(typed text: String, in zone: Zone) {
        var scanner = TimeScanner(text)
        guard let day = scanner.civilDay(),
            scanner.oneOf(" ", "T", "t") != nil,
            let millisecond = scanner.millisecondOfDay(needsSeconds: false)
        else { return nil }
        if scanner.isAtEnd {
            self = zone.instant(on: day, at: millisecond)
        } else {
            guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
            self.init(day, millisecond, offset: offset)
        }
    }

    private init?(_ day: CivilDay, _ millisecond: Int64, offset: Int64) {
        let exact = Int64(day.dayNumber) * Milliseconds.perDay + millisecond - offset
        self.init(milliseconds: exact)
        guard milliseconds == exact else { return nil }
    }

    /// The time in UTC: `2026-02-02T09:00:00Z`, with three more digits only where they are not all zero.
    package var rfc3339: String {
        let (day, rest) = milliseconds.flooringDivided(by: Milliseconds.perDay)
        let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000)
        var text = CivilDay(dayNumber: Int(day)).description
        for (mark, number) in [("T", seconds / 3_600), (":", seconds / 60 % 60), (":", seconds % 60)] {
            text += mark
            text += number.zeroPadded(to: 2)
        }
        if fraction != 0 { text += "." + fraction.zeroPadded(to: 3) }
        return text + "Z"
    }

    package var description: String { rfc3339 }
}

extension TimeScanner {
    /// `hh:mm:ss` with an optional fraction; or else `hh:mm`, up to 24:00.
    fileprivate mutating func millisecondOfDay(needsSeconds: Bool) -> Int64? {
        guard let minute = minuteOfDay(), minute <= 1_440 else { return nil }
        let start = Int64(minute) * Milliseconds.perMinute
        guard oneOf(":") != nil else { return needsSeconds ? nil : start }
        guard minute < 1_440, let second = number(digits: 2, in: 0...59), let fraction = fraction() else { return nil }
        return start + Int64(second) * 1_000 + fraction
    }

    /// The milliseconds of `.5` or `.123456`; zero if there is no fraction.
    private mutating func fraction() -> Int64? {
        guard oneOf(".") != nil else { return 0 }
        guard let digits = digits(1...9) else { return nil }
        return Int64((digits + "00").prefix(3))
    }

    /// The milliseconds of `Z` or `+07:00`.
    fileprivate mutating func offset() -> Int64? {
        guard let sign = oneOf("Z", "z", "+", "-") else { return nil }
        guard sign == "+" || sign == "-" else { return 0 }
        guard let hours = number(digits: 2, in: 0...23), oneOf(":") != nil,
            let minutes = number(digits: 2, in: 0...59)
        else { return nil }
        return Int64(hours * 60 + minutes) * (sign == "+" ? Milliseconds.perMinute : -Milliseconds.perMinute)
    }
}
