/// A ticket as the checker sees it: all that decides what may happen to it next, and nothing of when.
package struct Situation: Hashable, Sendable {
    package var circumstances: Circumstances
    /// The clocks that have reached their span and were not set back since.
    package var done: Set<ClockName>
    /// Whether a team was asked and has not reported. It may go on while the ticket waits for the requester.
    package var isChecked: Bool

    /// - Parameter isChecked: where nil, whether it waits for a team.
    package init(_ circumstances: Circumstances, done: Set<ClockName> = [], isChecked: Bool? = nil) {
        self.circumstances = circumstances
        self.done = done
        self.isChecked = isChecked ?? (circumstances.awaiting == .team)
    }

    package init(tier: TierName, awaiting: Awaiting, done: Set<ClockName> = []) {
        self.init(Circumstances(tier: tier, awaiting: awaiting), done: done)
    }

    package var tier: TierName { circumstances.tier }
    package var awaiting: Awaiting { circumstances.awaiting }
}

/// One thing that may happen to a ticket, and where it leads.
package struct Step: Hashable, Sendable {
    package var cause: Cause
    /// Nil where the ticket is closed by it.
    package var situation: Situation?

    package enum Cause: Hashable, Sendable {
        /// By the row of `Definition.intake` with this index.
        case opened(intake: Int)
        case acted(ActionName)
        case rang(ClockName)
    }
}
