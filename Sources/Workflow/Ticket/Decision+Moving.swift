/// Up and down the ladder.
extension Decision {
    mutating func move(
        to tier: TierName, _ kind: Clock.Restart, note: SealedText?, by actor: TicketEvent.Actor
    ) throws(Refusal) {
        guard let ticket else { return }
        let landing = definition.landing(at: tier, from: ticket.requesterPlace, in: surroundings)
        // Skipping vacant rungs leads upward, which may end a return where it began, or above.
        guard let landing, landing.holding != ticket.holder,
            definition.isAbove(landing.holding.tier, ticket.holder.tier) == (kind == .forward)
        else { throw .nobodyStands(from: tier) }
        let restarts: Set<Clock.Restart> = note == nil ? [kind] : [kind, .message]
        move(from: ticket, to: landing, note: note, by: actor, change: .init(movesTier: true, restarts: restarts))
    }

    mutating func move(
        from ticket: Ticket, to landing: (holding: Ticket.Holding, skipped: [TierName]), note: SealedText?,
        by actor: TicketEvent.Actor, change: ClockPlan.Change
    ) {
        let move = TicketEvent.Move(
            from: ticket.holder.tier, to: landing.holding.tier, members: landing.holding.members,
            place: landing.holding.place,
            skipped: landing.skipped, note: note)
        let rises = definition.isAbove(move.to, move.from)
        var circumstances = ticket.circumstances
        circumstances.tier = move.to
        circumstances.awaiting = .holder
        add(
            rises ? .forwarded(move) : .returned(move), by: actor,
            clocks: clocks(after: change, in: circumstances, at: move.place))
    }
}
