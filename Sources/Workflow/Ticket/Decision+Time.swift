/// What time does to a ticket.
extension Decision {
    mutating func ring(_ name: ClockName, arming: Int, due: Instant) {
        guard due <= now, let run = ticket?.clocks[name]?.run, run.arming == arming, run.wakesAt == due else { return }
        ringAllDue()
    }

    /// Each pass leaves one clock less that is due: it is done, its reminders are gone, or it starts over after `now`.
    mutating func ringAllDue() {
        while let ticket, let (clock, run) = nextDue(on: ticket) {
            if run.until <= now {
                act(clock, on: ticket, dueAt: run.until)
            } else {
                remind(clock, run)
            }
        }
    }

    /// The one that was due first; of equals, the one that the file lists first.
    private func nextDue(on ticket: Ticket) -> (clock: Clock, run: ClockState.Run)? {
        definition.clocks.compactMap { clock in ticket.clocks[clock.name]?.run.map { (clock: clock, run: $0) } }
            .filter { $0.run.wakesAt <= now }
            .min { $0.run.due(by: now) < $1.run.due(by: now) }
    }

    /// After downtime several reminders may be due: they go out as one.
    private mutating func remind(_ clock: Clock, _ run: ClockState.Run) {
        let missed = run.reminders.filter { $0 <= now }
        let ordinal = clock.reminders.count - run.reminders.count + missed.count
        guard let due = missed.last, let ticket else { return }
        add(
            .reminded(.init(clock: clock.name, ordinal: ordinal, until: run.until)),
            by: .clock(clock.name, dueAt: due),
            clocks: clocks(after: .init(reminded: clock.name), in: ticket.circumstances))
    }

    private mutating func act(_ clock: Clock, on ticket: Ticket, dueAt: Instant) {
        let actor = TicketEvent.Actor.clock(clock.name, dueAt: dueAt)
        let change = ClockPlan.Change(acted: (clock.name, dueAt))
        switch clock.then {
        case .flag(let flag): self.flag(flag, by: actor, change)
        case .close(let reason): close(reason, note: nil, by: actor)
        case .forward(let tier):
            let landing = definition.landing(at: tier, from: ticket.requesterPlace, in: surroundings)
            guard let landing, definition.isAbove(landing.holding.tier, ticket.holder.tier) else {
                return self.flag(.vacant, by: actor, change)
            }
            let moved = ClockPlan.Change(movesTier: true, restarts: [.forward], acted: change.acted)
            move(from: ticket, to: landing, note: nil, by: actor, change: moved)
        }
    }

    private mutating func flag(_ flag: FlagName, by actor: TicketEvent.Actor, _ change: ClockPlan.Change) {
        guard let ticket else { return }
        add(.flagged(.init(flag: flag)), by: actor, clocks: clocks(after: change, in: ticket.circumstances))
    }

    mutating func excuse(_ outage: TicketEvent.Outage) {
        guard let ticket, ticket.isOpen, outage.through > ticket.excusedThrough ?? .earliest else { return }
        let zone = surroundings.zone(ticket.holder.place)
        let plan = ClockPlan(
            definition: definition, categoryBefore: ticket.category, zoneBefore: zone, zone: zone, now: outage.through)
        let clocks = plan.clocks(excusing: outage, from: ticket.clocks, arming: ticket.version + 1)
        if clocks != ticket.clocks { add(.excused(outage), by: .service, clocks: clocks) }
    }
}
