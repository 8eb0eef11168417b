/// Who may do what, and when: asked before an action is taken, and to say in advance which ones could be.
extension Definition {
    /// Why `person` may not take `action` at `now`; nil where they may. Assumes that they may see the ticket.
    package func refusal(of action: Action, by person: Person, on ticket: Ticket, at now: Instant) -> Refusal? {
        guard isFor(person, action, on: ticket) else { return .notAllowed(action.name) }
        if let refusal = refusal(of: action.does, onEndOf: ticket) { return refusal }
        guard isInPlace(action, for: person, on: ticket) else {
            return .notNow(action.name, holder: ticket.holder.tier, awaiting: ticket.awaiting)
        }
        guard let moment = unlocks(action, on: ticket), moment > now else { return nil }
        return .notBefore(action.name, moment)
    }

    /// The actions that are meant for this person on this ticket, with why one can't be taken at `now`.
    package func actions(
        for person: Person, on ticket: Ticket, at now: Instant
    ) -> [(action: Action, refusal: Refusal?)] {
        actions.filter { isFor(person, $0, on: ticket) }
            .map { ($0, refusal(of: $0, by: person, on: ticket, at: now)) }
    }

    /// Is it this person's to do, wherever the ticket is now? Whoever held it before is told where it went.
    private func isFor(_ person: Person, _ action: Action, on ticket: Ticket) -> Bool {
        let holders = ticket.earlierHolders + [ticket.holder]
        return switch action.by {
        case .requester: ticket.requester == person.id
        case .holder: holders.contains(where: person.stands)
        case .team: ticket.consulted.contains(where: person.stands)
        case .tier(let tier): holders.contains { $0.tier == tier && person.stands(in: $0) }
        }
    }

    /// An end ends everything but the question how it was.
    private func refusal(of deed: Action.Deed, onEndOf ticket: Ticket) -> Refusal? {
        guard let end = ticket.end else { return nil }
        guard deed == .rate else { return .ticketClosed(end.reason) }
        return ticket.rating == nil ? nil : .alreadyRated
    }

    private func isInPlace(_ action: Action, for person: Person, on ticket: Ticket) -> Bool {
        action.when.holds(in: ticket.circumstances) && isTurn(of: action.by, person, on: ticket)
            && isPossible(action.does, on: ticket) && (action.notBefore == nil || unlocks(action, on: ticket) != nil)
    }

    private func isTurn(of performer: Action.Performer, _ person: Person, on ticket: Ticket) -> Bool {
        switch performer {
        case .requester: true
        case .holder: person.stands(in: ticket.holder)
        case .team: ticket.team.map(person.stands) ?? false
        case .tier(let tier): ticket.holder.tier == tier && person.stands(in: ticket.holder)
        }
    }

    private func isPossible(_ deed: Action.Deed, on ticket: Ticket) -> Bool {
        switch deed {
        case .forward(let tier): isAbove(tier, ticket.holder.tier)
        case .return(let tier): isAbove(ticket.holder.tier, tier)
        case .refer: ticket.team == nil
        case .report: ticket.team != nil
        case .rate: !ticket.isOpen
        case .answer, .reply, .ask, .note, .take, .assign, .recategorise, .duplicate, .inquire, .close: true
        }
    }

    /// The moment from which on it is unlocked; nil where it has no lock, or what that counts from has not happened.
    /// Whoever asked how it stands waits as long again before they ask once more.
    package func unlocks(_ action: Action, on ticket: Ticket) -> Instant? {
        guard let lock = action.notBefore, let start = ticket.lastAt[lock.after] else { return nil }
        let asked = action.does == .inquire ? ticket.lastAt[.inquire] : nil
        // The checker sees to it that a calendar on which locks are counted has a zone of its own.
        return calendar.due(after: lock.span, from: max(start, asked ?? start), in: .wib)
    }
}
