/// How one clock of one ticket stands. Events carry it whole, so that replay needs no workflow and no calendar.
package enum ClockState: Equatable, Sendable {
    case running(Run)
    /// Its condition does not hold; `left` ticks of its span are still to come once it does.
    case standing(left: Int64)
    /// It reached its span: due then, acted on at `at`, which is later only where we were.
    case done(dueAt: Instant, at: Instant)

    package struct Run: Equatable, Codable, Sendable {
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

extension ClockState: Codable {
    private enum CodingKeys: String, CodingKey { case running, standing, done, at }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let run = try container.decodeIfPresent(Run.self, forKey: .running) {
            self = .running(run)
        } else if let left = try container.decodeIfPresent(Int64.self, forKey: .standing) {
            self = .standing(left: left)
        } else {
            self = .done(
                dueAt: try container.decode(Instant.self, forKey: .done),
                at: try container.decode(Instant.self, forKey: .at))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .running(let run): try container.encode(run, forKey: .running)
        case .standing(let left): try container.encode(left, forKey: .standing)
        case .done(let dueAt, let at):
            try container.encode(dueAt, forKey: .done)
            try container.encode(at, forKey: .at)
        }
    }
}
