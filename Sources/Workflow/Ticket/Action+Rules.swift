/// Who may do what, and when: asked before an action is taken, and to say in advance which ones could be.
extension Definition {
    /// Why `person` may not take `action` now; nil where they may. Assumes that they may see the ticket.
    package func refusal(of action: Action, by person: Person, on ticket: Ticket) -> Refusal? {
        guard isFor(person, action, on: ticket) else { return .notAllowed(action.name) }
        if let end = ticket.end { return .ticketClosed(end.reason) }
        guard isInPlace(action, for: person, on: ticket) else {
            return .notNow(action.name, holder: ticket.holder.tier, awaiting: ticket.awaiting)
        }
        return nil
    }

    /// The actions that are meant for this person on this ticket, with why one can't be taken now.
    package func actions(for person: Person, on ticket: Ticket) -> [(action: Action, refusal: Refusal?)] {
        actions.filter { isFor(person, $0, on: ticket) }
            .map { ($0, refusal(of: $0, by: person, on: ticket)) }
    }

    /// Is it this person's to do, wherever the ticket is now? Whoever held it before is told where it went.
    private func isFor(_ person: Person, _ action: Action, on ticket: Ticket) -> Bool {
        let holders = ticket.earlierHolders + [ticket.holder]
        return switch action.by {
        case .requester: ticket.requester == person.id
        case .holder: holders.contains(where: person.stands)
        case .tier(let tier): holders.contains { $0.tier == tier && person.stands(in: $0) }
        }
    }

    private func isInPlace(_ action: Action, for person: Person, on ticket: Ticket) -> Bool {
        guard action.when.holds(tier: ticket.holder.tier, awaiting: ticket.awaiting) else { return false }
        if action.by != .requester && !person.stands(in: ticket.holder) { return false }
        if case .tier(let tier) = action.by, ticket.holder.tier != tier { return false }
        switch action.does {
        case .forward(let tier): return isAbove(tier, ticket.holder.tier)
        case .return(let tier): return isAbove(ticket.holder.tier, tier)
        case .answer, .reply, .ask, .close: return true
        }
    }
}

extension Action {
    /// These say something; the others may carry a note. Sending a ticket back down needs its reason.
    package var needsMessage: Bool {
        switch does {
        case .answer, .reply, .ask, .return: true
        case .forward, .close: false
        }
    }
}
