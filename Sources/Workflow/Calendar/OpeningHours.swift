/// One stretch of a day in which the desk is open: from the first minute up to, not including, the last.
package struct OpeningHours: Hashable, Sendable {
    /// Minutes since midnight, 0...1439.
    package let from: Int
    /// Minutes since midnight, 1...1440; later than `from`.
    package let until: Int

    package static let allDay = OpeningHours(unchecked: 0, 1_440)

    /// Nil unless `0 <= from < until <= 1440`.
    package init?(from: Int, until: Int) {
        guard 0 <= from, from < until, until <= 1_440 else { return nil }
        self.init(unchecked: from, until)
    }

    /// For two that are known to be in order.
    init(unchecked from: Int, _ until: Int) {
        self.from = from
        self.until = until
    }

    /// The milliseconds of the day in which it is open.
    var milliseconds: Range<Int64> {
        Int64(from) * Milliseconds.perMinute..<Int64(until) * Milliseconds.perMinute
    }
}

extension OpeningHours: LosslessStringConvertible {
    /// Reads `08:00-17:00`; the end may be `24:00`.
    package init?(_ text: String) {
        var scanner = TimeScanner(text)
        guard let from = scanner.minuteOfDay(), scanner.oneOf("-") != nil,
            let until = scanner.minuteOfDay(), scanner.isAtEnd
        else { return nil }
        self.init(from: from, until: until)
    }

    package var description: String {
        "\(Self.time(from))-\(Self.time(until))"
    }

    static func time(_ minute: Int) -> String {
        "\((minute / 60).zeroPadded(to: 2)):\((minute % 60).zeroPadded(to: 2))"
    }
}

extension TimeScanner {
    /// `hh:mm` in 00:00...24:59: what passes 24:00 fails as opening hours.
    mutating func minuteOfDay() -> Int? {
        guard let hour = number(digits: 2, in: 0...24), oneOf(":") != nil,
            let minute = number(digits: 2, in: 0...59)
        else { return nil }
        return hour * 60 + minute
    }
}
