/// What is written when a ticket comes under another text of its workflow.
extension TicketEvent {
    /// Holder and clocks are those that the new text gives it, so that replay needs neither text.
    package struct Migration: Equatable, Sendable {
        package var from: WorkflowReference
        package var workflow: WorkflowReference
        package var tier: TierName
        package var members: RoleName
        package var place: Place
        /// The team that is being asked, where one is.
        package var team: Ticket.Holding?
        /// What became of each clock of the new text.
        package var plans: [ClockName: ClockCarry]
        package var moved: [MovedClock]
    }

    /// The calendars that its clocks count on have changed, and nothing else.
    package struct Replanning: Equatable, Sendable {
        package var from: WorkflowReference
        package var workflow: WorkflowReference
        package var calendars: [ChangedCalendar]
        /// Empty where no running clock is due at another moment; those that stand still count otherwise from now on.
        package var moved: [MovedClock]
    }

    /// A clock that ran before and after, and is due at another moment.
    package struct MovedClock: Equatable, Sendable {
        package var clock: ClockName
        package var from: Instant
        package var to: Instant
    }

    package struct ChangedCalendar: Equatable, Sendable {
        package var name: String
        /// `WorkingCalendar.hash` before and after.
        package var from: String
        package var to: String
    }
}
