/// The hours of each day in which no notice goes out that can wait, as in `21:00-06:00`. They hold notices back, and never
/// move what is due.
package struct QuietHours: Hashable, Sendable {
    /// Minutes since midnight, 0...1439; where `until` is the smaller, they span midnight.
    package let from: Int
    package let until: Int

    /// Nil unless both are minutes of a day, and different: a day without any quiet, or with nothing else, is not meant.
    package init?(from: Int, until: Int) {
        let minutes = 0..<1_440
        guard minutes.contains(from), minutes.contains(until), from != until else { return nil }
        self.from = from
        self.until = until
    }

    /// When a notice that is ready at `instant` may go out to somebody in `zone`: then, or when the quiet is over.
    package func release(of instant: Instant, in zone: Zone) -> Instant {
        let (day, millisecond) = zone.local(instant)
        guard isQuiet(at: millisecond) else { return instant }
        let end = Int64(until) * Milliseconds.perMinute
        return zone.instant(on: millisecond < end ? day : day.advanced(by: 1), at: end)
    }

    private func isQuiet(at millisecond: Int64) -> Bool {
        let start = Int64(from) * Milliseconds.perMinute
        let end = Int64(until) * Milliseconds.perMinute
        return start < end ? (start..<end).contains(millisecond) : millisecond >= start || millisecond < end
    }
}

extension QuietHours: LosslessStringConvertible {
    package init?(_ text: String) {
        var scanner = TimeScanner(text)
        guard let from = scanner.minuteOfDay(), scanner.oneOf("-") != nil,
            let until = scanner.minuteOfDay(), scanner.isAtEnd
        else { return nil }
        self.init(from: from, until: until)
    }

    package var description: String { "\(OpeningHours.time(from))-\(OpeningHours.time(until))" }
}
