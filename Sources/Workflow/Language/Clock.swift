/// What time does to a ticket.
package struct Clock: Equatable, Sendable {
    package var name: ClockName
    package var runsWhile: Condition
    /// The events that set it back to zero; nil where it counts one stay in a tier.
    package var restarts: Set<Restart>?
    package var after: Span
    /// Where on the day that completes `after` it acts. Reminders go out at their own moments all the same.
    package var ends: Ending
    /// Earlier moments at which a notice goes out and nothing else happens; ascending.
    package var reminders: [Reminder]
    package var then: Effect
    /// What it counts on; nil where that is the workflow's calendar.
    package var calendar: WorkingCalendar?

    package init(
        name: ClockName, runsWhile: Condition, restarts: Set<Restart>? = nil, after: Span, ends: Ending = .sameTime,
        reminders: [Reminder] = [], then: Effect, calendar: WorkingCalendar? = nil
    ) {
        self.name = name
        self.runsWhile = runsWhile
        self.restarts = restarts
        self.after = after
        self.ends = ends
        self.reminders = reminders
        self.then = then
        self.calendar = calendar
    }

    package enum Restart: String, CaseIterable, Sendable {
        /// Anything said between requester and holder: an answer, reply, question or inquiry, and the note of a move.
        case message
        case answer, reply, ask, refer, report, forward, `return`, inquire
    }

    package enum Effect: Equatable, Sendable {
        case forward(to: TierName)
        case flag(FlagName)
        case close(CloseReason)
    }
}
