package import Workflow

/// The time that a simulation looks at: whole days of western Indonesian time. What is open at its end stays open.
package struct Frame: Equatable, Sendable {
    package let first: CivilDay
    package let days: Int

    package static let mostDays = 3_660

    /// Nil unless it is 1 to `mostDays` days.
    package init?(from first: CivilDay, days: Int) {
        guard (1...Self.mostDays).contains(days) else { return nil }
        self.first = first
        self.days = days
    }

    package var start: Instant { Zone.wib.instant(on: first) }
    package var end: Instant { Zone.wib.instant(on: first.advanced(by: days)) }

    package func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

    package var weeks: Int { (days + 6) / 7 }
    package var hours: Int { days * 24 }

    /// Seven days each, from the first day on.
    package func firstDay(ofWeek week: Int) -> CivilDay { first.advanced(by: week * 7) }

    func week(of instant: Instant) -> Int {
        min(max(0, Int((instant - start) / (7 * Milliseconds.perDay))), weeks - 1)
    }

    /// The first full hour that is not before the instant, counted from the start.
    func hour(notBefore instant: Instant) -> Int {
        let hour = (instant - start + Milliseconds.perHour - 1) / Milliseconds.perHour
        return min(max(0, Int(hour)), hours)
    }
}
