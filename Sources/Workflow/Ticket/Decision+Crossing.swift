/// Coming under another text of the workflow.
extension Decision {
    /// What is due acts first, under the text that promised it.
    func migrated(by crossing: Crossing) throws(Refusal) -> [TicketEvent] {
        guard let ticket, ticket.isOpen, ticket.workflow.hash != crossing.to.hash else { return [] }
        var before = Decision(definition: crossing.old, surroundings: surroundings, now: now, ticket: ticket)
        before.ringAllDue()
        var after = Decision(definition: definition, surroundings: surroundings, now: now, ticket: before.ticket)
        if before.ticket?.isOpen == true { try after.migrate(by: crossing) }
        return before.events + after.events
    }

    private mutating func migrate(by crossing: Crossing) throws(Refusal) {
        guard let ticket else { return }
        if let category = ticket.category, !definition.choices.contains(category) {
            throw .cannotCross(.categoryGone(category))
        }
        guard let tier = definition.tier(ticket.holder.tier) else { throw .cannotCross(.tierGone(ticket.holder.tier)) }
        let holder = try holding(of: tier, insteadOf: ticket.holder)
        let team = try team(of: ticket)
        let (clocks, plans) = carried(by: crossing, into: holder.place)
        var there = ticket
        there.clocks = clocks
        guard crossing.reachability.includes(there) else {
            throw .cannotCross(.unreachable(holder.tier, ticket.awaiting))
        }
        let migration = TicketEvent.Migration(
            from: ticket.workflow, workflow: crossing.to, tier: holder.tier, members: holder.members,
            place: holder.place, team: team, plans: plans, moved: moved(to: clocks))
        add(.migrated(migration), by: .service, clocks: clocks)
    }

    /// The inbox of that tier where the ticket belongs. It stays where it is wherever it can, staffed or not.
    private func holding(of tier: Tier, insteadOf now: Ticket.Holding) throws(Refusal) -> Ticket.Holding {
        guard let place = ticket?.requesterPlace.ancestor(at: tier.inbox) else {
            throw .cannotCross(.noInbox(tier.name))
        }
        let holding = Ticket.Holding(tier: tier.name, members: tier.members, place: place)
        guard holding == now || surroundings.isStaffed(holding.members, place) else {
            throw .cannotCross(.nobodyStands(tier.name))
        }
        return holding
    }

    private func team(of ticket: Ticket) throws(Refusal) -> Ticket.Holding? {
        guard let asked = ticket.team else { return nil }
        guard let team = definition.team(asked.tier) else { throw .cannotCross(.teamGone(asked.tier)) }
        return try holding(of: team, insteadOf: asked)
    }

    /// An event for every open ticket whose clocks count on a calendar that changed, whether one is due at another
    /// moment or not: the event is what puts the ticket under the new calendar, since nothing else tells replay.
    ///
    /// What is due already keeps to the calendar that it was promised on, and is left to the timekeeper's bounded rate.
    mutating func replan(_ crossing: Crossing) {
        guard let ticket, ticket.isOpen, ticket.workflow.hash != crossing.to.hash,
            definition.differsOnlyInCalendars(from: crossing.old)
        else { return }
        let calendars = definition.changedCalendars(since: crossing.old)
        guard !calendars.isEmpty else { return }
        let (clocks, _) = carried(by: crossing, into: ticket.holder.place)
        let replanning = TicketEvent.Replanning(
            from: ticket.workflow, workflow: crossing.to, calendars: calendars, moved: moved(to: clocks))
        add(.replanned(replanning), by: .service, clocks: clocks)
    }

    private func carried(
        by crossing: Crossing, into place: Place
    ) -> (clocks: [ClockName: ClockState], plans: [ClockName: ClockCarry]) {
        guard let ticket else { return ([:], [:]) }
        let states = ClockCrossing(
            old: crossing.old, new: definition, ticket: ticket, zoneBefore: surroundings.zone(ticket.holder.place),
            zone: surroundings.zone(place), now: now, plans: crossing.plans
        ).states(in: ticket.circumstances)
        return (states.mapValues(\.state), states.mapValues(\.carry))
    }

    private func moved(to clocks: [ClockName: ClockState]) -> [TicketEvent.MovedClock] {
        clocks.sorted { $0.key < $1.key }.compactMap { name, state in
            guard let from = ticket?.clocks[name]?.run?.until, let to = state.run?.until, from != to else { return nil }
            return TicketEvent.MovedClock(clock: name, from: from, to: to)
        }
    }
}
