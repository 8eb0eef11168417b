/// The new facts, oldest first; none when the command changes nothing.
///
/// Pure, total and deterministic. Clocks of the ticket that are due at `now` act first, in due order, so that what a
/// person may do never depends on how busy the timekeeper was, nor what time does on which clock it rings first.
package func decide(
    _ command: TicketCommand,
    on ticket: Ticket?,
    under definition: Definition,
    in surroundings: Surroundings,
    at now: Instant
) throws(Refusal) -> [TicketEvent] {
    var decision = Decision(definition: definition, surroundings: surroundings, now: now, ticket: ticket)
    switch command {
    case .open(let request):
        try decision.open(request)
    case .act(let action, let person, let message):
        decision.ringAllDue()
        try decision.act(action, by: person, message: message)
    case .ring(let clock, let arming, let due):
        decision.ring(clock, arming: arming, due: due)
    case .excuse(let outage):
        decision.excuse(outage)
    }
    return decision.events
}

/// Facts as they are decided, and the ticket as it would be after them.
private struct Decision {
    let definition: Definition
    let surroundings: Surroundings
    let now: Instant
    var ticket: Ticket?
    var events: [TicketEvent] = []

    private mutating func add(
        _ fact: TicketEvent.Fact, by actor: TicketEvent.Actor, clocks: [ClockName: ClockState]
    ) {
        let event = TicketEvent(at: now, by: actor, fact: fact, clocks: clocks)
        events.append(event)
        apply(event, to: &ticket)
    }

    /// The clocks once `change` has happened and the ticket stands in `holding` (where it is now, if nil).
    private func clocks(
        after change: ClockPlan.Change, holding: Ticket.Holding? = nil, awaiting: Awaiting? = nil
    ) -> [ClockName: ClockState] {
        guard let holding = holding ?? ticket?.holder else { return [:] }
        let zone = surroundings.zone(holding.place)
        let zoneBefore = ticket.map { surroundings.zone($0.holder.place) } ?? zone
        let plan = ClockPlan(definition: definition, zoneBefore: zoneBefore, zone: zone, now: now)
        return plan.clocks(
            after: change, from: ticket?.clocks ?? [:], tier: holding.tier,
            awaiting: awaiting ?? ticket?.awaiting ?? .holder, arming: (ticket?.version ?? 0) + 1)
    }

    // MARK: Opening

    mutating func open(_ request: OpenTicket) throws(Refusal) {
        guard ticket == nil else { return }
        let way = definition.intake(filer: request.filer, requester: request.requester, form: request.form)
        guard let way else { throw .intakeClosed(request.form) }
        let landing = definition.landing(at: way.into, from: request.requester.place, in: surroundings)
        guard let landing else { throw .nobodyStands(from: way.into) }
        let opening = TicketEvent.Opening(
            number: request.number, workflow: request.workflow, form: request.form, channel: way.channel,
            subject: request.subject, message: request.message, fields: request.fields,
            requester: request.requester.id, requesterPlace: request.requester.place,
            filer: request.filer.id == request.requester.id ? nil : request.filer.id, tier: landing.holding.tier,
            members: landing.holding.members,
            place: landing.holding.place, skipped: landing.skipped, follows: request.follows)
        let clocks = clocks(after: .init(opens: true), holding: landing.holding, awaiting: .holder)
        add(.opened(opening), by: .person(request.filer.id), clocks: clocks)
    }

    // MARK: Acting

    mutating func act(_ name: ActionName, by person: Person, message: SealedText?) throws(Refusal) {
        // Only now: a clock that was due may have brought it to this person's inbox.
        guard let ticket, ticket.isVisible(to: person) else { throw .noSuchTicket }
        guard let action = definition.action(name) else { throw .noSuchAction(name) }
        if let refusal = definition.refusal(of: action, by: person, on: ticket) { throw refusal }
        if action.needsMessage && message == nil { throw .form([FieldFault(field: "message", kind: .missing)]) }
        try take(action, by: person, message: message, on: ticket)
    }

    private mutating func take(
        _ action: Action, by person: Person, message: SealedText?, on ticket: Ticket
    ) throws(Refusal) {
        let actor = TicketEvent.Actor.person(person.id)
        switch action.does {
        case .answer: speak(TicketEvent.Fact.answered, message, by: actor, restarting: .answer, awaiting: .requester)
        case .reply: speak(TicketEvent.Fact.replied, message, by: actor, restarting: .reply, awaiting: .holder)
        case .ask: speak(TicketEvent.Fact.asked, message, by: actor, restarting: .ask, awaiting: .information)
        case .forward(let tier): try move(to: tier, .forward, note: message, by: actor)
        case .return(let tier): try move(to: tier, .return, note: message, by: actor)
        case .close(let reason): close(reason, note: message, by: actor)
        }
    }

    private mutating func speak(
        _ fact: (TicketEvent.Message) -> TicketEvent.Fact, _ message: SealedText?, by actor: TicketEvent.Actor,
        restarting restart: Clock.Restart, awaiting: Awaiting
    ) {
        guard let message else { return }
        let clocks = clocks(after: .init(restarts: [.message, restart]), awaiting: awaiting)
        add(fact(.init(text: message)), by: actor, clocks: clocks)
    }

    private mutating func move(
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

    private mutating func move(
        from ticket: Ticket, to landing: (holding: Ticket.Holding, skipped: [TierName]), note: SealedText?,
        by actor: TicketEvent.Actor, change: ClockPlan.Change
    ) {
        let move = TicketEvent.Move(
            from: ticket.holder.tier, to: landing.holding.tier, members: landing.holding.members,
            place: landing.holding.place,
            skipped: landing.skipped, note: note)
        let rises = definition.isAbove(move.to, move.from)
        add(
            rises ? .forwarded(move) : .returned(move), by: actor,
            clocks: clocks(after: change, holding: landing.holding, awaiting: .holder))
    }

    private mutating func close(_ reason: CloseReason, note: SealedText?, by actor: TicketEvent.Actor) {
        guard let ticket else { return }
        let unanswered = ticket.awaiting == .holder && reason == .idle
        add(.closed(.init(reason: reason, unanswered: unanswered, note: note)), by: actor, clocks: [:])
    }

    // MARK: Time

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
        guard let due = missed.last else { return }
        add(
            .reminded(.init(clock: clock.name, ordinal: ordinal, until: run.until)),
            by: .clock(clock.name, dueAt: due), clocks: clocks(after: .init(reminded: clock.name)))
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
        add(.flagged(.init(flag: flag)), by: actor, clocks: clocks(after: change))
    }

    mutating func excuse(_ outage: TicketEvent.Outage) {
        guard let ticket, ticket.isOpen, outage.through > ticket.excusedThrough ?? .earliest else { return }
        let zone = surroundings.zone(ticket.holder.place)
        let plan = ClockPlan(definition: definition, zoneBefore: zone, zone: zone, now: outage.through)
        let clocks = plan.clocks(excusing: outage, from: ticket.clocks, arming: ticket.version + 1)
        if clocks != ticket.clocks { add(.excused(outage), by: .service, clocks: clocks) }
    }
}
