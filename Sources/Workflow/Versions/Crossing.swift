/// A ticket's way from one text of its workflow to another; the text that it goes to is what decides.
package struct Crossing: Sendable {
    /// The text that it lives under so far.
    package var old: Definition
    package var to: WorkflowReference
    /// Where tickets can be under the new text.
    package var reachability: Reachability
    /// For clocks that are not to go on as `ClockCrossing` would have it.
    package var plans: [ClockName: ClockCarry]

    package init(
        from old: Definition, to: WorkflowReference, reachability: Reachability, plans: [ClockName: ClockCarry] = [:]
    ) {
        self.old = old
        self.to = to
        self.reachability = reachability
        self.plans = plans
    }
}

/// Why a ticket can't live under another text of its workflow.
package enum CrossingObstacle: Hashable, Sendable {
    /// The tier that holds it is not there any more.
    case tierGone(TierName)
    /// The team that is being asked is not there any more.
    case teamGone(TierName)
    /// No ticket may be about this any more.
    case categoryGone(CategoryPath)
    /// The requester's place lies in no inbox of the tier that holds it.
    case noInbox(TierName)
    /// It would come into another inbox, where nobody stands.
    case nobodyStands(TierName)
    /// The checker's walk through the new text never meets such a ticket, so nothing says that it would end.
    case unreachable(TierName, Awaiting)
}

/// Every situation that the checker's walk through a definition meets: what tickets under it can be in.
package struct Reachability: Sendable {
    private let possibilities: Possibilities
    private let situations: Set<Situation>

    /// - Parameter definition: one that the checker has passed.
    package init(of definition: Definition) {
        possibilities = Possibilities(definition: definition, allowsVacancy: true)
        situations = Set(Exploration(of: possibilities)?.situations ?? [])
    }

    func includes(_ ticket: Ticket) -> Bool { situations.contains(possibilities.situation(of: ticket)) }
}
