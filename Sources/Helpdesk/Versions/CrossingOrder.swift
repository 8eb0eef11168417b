package import Workflow

/// What open tickets are to come under, and how.
package struct CrossingOrder: Sendable {
    package enum Kind: Sendable {
        /// Somebody decided it: `tangga workflow migrate`.
        case migration
        /// A calendar changed; nobody has to decide anything.
        case replanning
    }

    package var kind: Kind
    package var to: Library.Published
    package var plans: [ClockName: ClockCarry]
    private let reachability: Reachability

    /// Walks through every situation of the new text: make one order for all tickets.
    package init(_ kind: Kind, to published: Library.Published, plans: [ClockName: ClockCarry] = [:]) {
        self.kind = kind
        self.plans = plans
        to = published
        reachability = Reachability(of: published.definition)
    }

    /// By the kind that the two texts ask for: where only calendars differ, no plan has to be made.
    package init(
        from earlier: Library.Published, to published: Library.Published, plans: [ClockName: ClockCarry] = [:]
    ) {
        let replans = plans.isEmpty && published.replans(ticketsOf: earlier)
        self.init(replans ? .replanning : .migration, to: published, plans: plans)
    }

    func command(from old: Definition) -> TicketCommand {
        let crossing = Crossing(from: old, to: to.reference, reachability: reachability, plans: plans)
        switch kind {
        case .migration: return .migrate(crossing)
        case .replanning: return .replan(crossing)
        }
    }
}

extension Library.Published {
    /// Whether open tickets of `earlier` come under this text by themselves: it says the same on calendars that have
    /// changed.
    package func replans(ticketsOf earlier: Library.Published) -> Bool {
        definition.differsOnlyInCalendars(from: earlier.definition)
            && !definition.changedCalendars(since: earlier.definition).isEmpty
    }
}
