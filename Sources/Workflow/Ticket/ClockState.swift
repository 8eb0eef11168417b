/// How one clock of one ticket stands. Events carry it whole, so that replay needs no workflow and no calendar.
package enum ClockState: Equatable, Sendable {
    case running(Run)
    /// Its condition does not hold; `left` ticks of its span are still to come once it does.
    case standing(left: Int64)
    /// It reached its span: due then, acted on at `at`, which is later only where we were.
    case done(dueAt: Instant, at: Instant)

    package struct Run: Equatable, Sendable {
        /// From here on `left` counts.
        package var since: Instant
        /// Ticks of the clock's span that were to come at `since`: see `Span.ticks`.
        package var left: Int64
        /// When it acts.
        package var until: Instant
        /// Notices still to come before that, ascending.
        package var reminders: [Instant]
        /// The ticket's version that set it going. A ring that names another one is from the past and does nothing.
        package var arming: Int

        package init(since: Instant, left: Int64, until: Instant, reminders: [Instant] = [], arming: Int) {
            self.since = since
            self.left = left
            self.until = until
            self.reminders = reminders
            self.arming = arming
        }

        /// The next moment at which something happens: a reminder, or the end.
        package var wakesAt: Instant { reminders.first ?? until }

        /// What has been due the longest, if anything is: the end, once it has come, makes the reminders idle.
        package func due(by now: Instant) -> Instant { until <= now ? until : wakesAt }
    }

    package var run: Run? {
        if case .running(let run) = self { run } else { nil }
    }
}
