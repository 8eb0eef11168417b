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
        return try decision.events.carrying(request.attachments)
    case .act(let action, let person, let message, let input):
        decision.ringAllDue()
        try decision.act(action, by: person, message: message, with: input)
        return try decision.events.carrying(input.attachments)
    case .ring(let clock, let arming, let due):
        decision.ring(clock, arming: arming, due: due)
    case .excuse(let outage):
        decision.excuse(outage)
    case .migrate(let crossing):
        return try decision.migrated(by: crossing)
    case .replan(let crossing):
        decision.replan(crossing)
    }
    return decision.events
}

/// Facts as they are decided, and the ticket as it would be after them.
struct Decision {
    let definition: Definition
    let surroundings: Surroundings
    let now: Instant
    private(set) var ticket: Ticket?
    private(set) var events: [TicketEvent] = []

    init(definition: Definition, surroundings: Surroundings, now: Instant, ticket: Ticket?) {
        self.definition = definition
        self.surroundings = surroundings
        self.now = now
        self.ticket = ticket
    }

    mutating func add(_ fact: TicketEvent.Fact, by actor: TicketEvent.Actor, clocks: [ClockName: ClockState]) {
        let event = TicketEvent(at: now, by: actor, fact: fact, clocks: clocks)
        events.append(event)
        apply(event, to: &ticket)
    }

    /// The clocks of the ticket once `change` has happened and it is in these circumstances, at `place` (where it is
    /// now, if nil).
    func clocks(
        after change: ClockPlan.Change, in circumstances: Circumstances, at place: Place? = nil
    ) -> [ClockName: ClockState] {
        let place = place ?? ticket?.holder.place ?? .national
        let zone = surroundings.zone(place)
        let zoneBefore = ticket.map { surroundings.zone($0.holder.place) } ?? zone
        let plan = ClockPlan(
            definition: definition, categoryBefore: ticket?.category, zoneBefore: zoneBefore, zone: zone, now: now)
        return plan.clocks(
            after: change, from: ticket?.clocks ?? [:], in: circumstances, arming: (ticket?.version ?? 0) + 1)
    }

    // MARK: Opening

    mutating func open(_ request: OpenTicket) throws(Refusal) {
        guard ticket == nil else { return }
        try definition.check(request.category)
        let intake = definition.intake(
            filer: request.filer, requester: request.requester, form: request.form, category: request.category)
        guard let (way, role) = intake else { throw .intakeClosed(request.form) }
        let start = definition.start(of: way, for: request.category)
        let landing = definition.landing(at: start, from: request.requester.place, in: surroundings)
        guard let landing else { throw .nobodyStands(from: start) }
        let opening = TicketEvent.Opening(
            number: request.number, workflow: request.workflow, form: request.form, channel: way.channel,
            subject: request.subject, message: request.message, fields: request.fields,
            requester: request.requester.id, requesterPlace: request.requester.place,
            filer: request.filer.id == request.requester.id ? nil : request.filer.id, tier: landing.holding.tier,
            members: landing.holding.members,
            place: landing.holding.place, skipped: landing.skipped, follows: request.follows, requesterRole: role,
            category: request.category, queue: queueNumber(of: way, at: request.filer.place), guest: request.guest,
            comment: request.comment)
        let circumstances = Circumstances(
            tier: landing.holding.tier, awaiting: .holder, category: request.category, requester: role)
        let clocks = clocks(after: .init(opens: true), in: circumstances, at: landing.holding.place)
        add(.opened(opening), by: .person(request.filer.id), clocks: clocks)
    }

    /// - Parameter place: of the desk, whose day it is.
    private func queueNumber(of way: Intake, at place: Place) -> QueueNumber? {
        way.queue.map { prefix in
            let day = surroundings.zone(place).local(now).day
            return QueueNumber(
                prefix: prefix, number: surroundings.nextInQueue(prefix, place, day), day: day)
        }
    }
}
