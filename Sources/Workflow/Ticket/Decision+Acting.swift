/// What people do to a ticket.
extension Decision {
    mutating func act(
        _ name: ActionName, by person: Person, message: SealedText?, with input: ActionInput
    ) throws(Refusal) {
        // Only now: a clock that was due may have brought it to this person's inbox.
        guard let ticket, ticket.isVisible(to: person) else { throw .noSuchTicket }
        guard let action = definition.action(name) else { throw .noSuchAction(name) }
        if let refusal = definition.refusal(of: action, by: person, on: ticket, at: now) { throw refusal }
        let faults = action.faults(in: message, input)
        guard faults.isEmpty else { throw .form(faults) }
        try take(action, by: person, message: message, with: input, on: ticket)
    }

    private mutating func take(
        _ action: Action, by person: Person, message: SealedText?, with input: ActionInput, on ticket: Ticket
    ) throws(Refusal) {
        let actor = TicketEvent.Actor.person(person.id)
        switch action.does {
        // A team that was asked goes on with its check, whatever is said meanwhile.
        case .answer:
            let awaiting: Awaiting = ticket.team == nil ? .requester : .team
            say(message, { .answered($0.said(on: ticket)) }, by: actor, [.message, .answer], awaiting: awaiting)
        case .reply:
            let awaiting: Awaiting = ticket.team == nil ? .holder : .team
            say(message, TicketEvent.Fact.replied, by: actor, [.message, .reply], awaiting: awaiting)
        case .ask:
            say(message, { .asked($0.said(on: ticket)) }, by: actor, [.message, .ask], awaiting: .information)
        case .note: say(message, TicketEvent.Fact.noted, by: actor, [], awaiting: ticket.awaiting)
        case .report: say(message, TicketEvent.Fact.reported, by: actor, [.report], awaiting: .holder)
        case .take: assign(person, on: ticket, by: actor)
        case .assign: try assign(input.assignee, among: ticket.holder, on: ticket, by: actor)
        case .refer(let team): try refer(to: team, message, on: ticket, by: actor)
        case .forward(let tier): try move(to: tier, .forward, note: message, by: actor)
        case .return(let tier): try move(to: tier, .return, note: message, by: actor)
        case .recategorise: try recategorise(as: input.category, on: ticket, by: actor)
        case .duplicate: try close(as: input.original, note: message, on: ticket, by: person)
        case .inquire:
            add(
                .inquired(.init(note: message)), by: actor,
                clocks: clocks(after: .init(restarts: [.message, .inquire]), in: ticket.circumstances))
        case .close(let reason): close(reason, note: message, by: actor)
        case .rate: try rate(input.rating, note: message, by: actor)
        }
    }

    // MARK: Words

    private mutating func say(
        _ message: SealedText?, _ fact: (TicketEvent.Message) -> TicketEvent.Fact, by actor: TicketEvent.Actor,
        _ restarts: Set<Clock.Restart>, awaiting: Awaiting
    ) {
        guard let message, var circumstances = ticket?.circumstances else { return }
        circumstances.awaiting = awaiting
        let clocks = clocks(after: .init(restarts: restarts), in: circumstances)
        add(fact(.init(text: message)), by: actor, clocks: clocks)
    }

    private mutating func refer(
        to team: TierName, _ message: SealedText?, on ticket: Ticket, by actor: TicketEvent.Actor
    ) throws(Refusal) {
        guard let inbox = definition.inbox(of: team, for: ticket.requesterPlace, in: surroundings) else {
            throw .nobodyStands(from: team)
        }
        guard let message else { return }
        var circumstances = ticket.circumstances
        circumstances.awaiting = .team
        let referral = TicketEvent.Referral(
            team: inbox.tier, members: inbox.members, place: inbox.place, text: message)
        add(.referred(referral), by: actor, clocks: clocks(after: .init(restarts: [.refer]), in: circumstances))
    }

    // MARK: Who sees to it

    /// Taking what one has already changes nothing.
    private mutating func assign(_ person: Person, on ticket: Ticket, by actor: TicketEvent.Actor) {
        guard ticket.assignee != person.id else { return }
        add(
            .assigned(.init(assignee: person.id)), by: actor, clocks: clocks(after: .init(), in: ticket.circumstances))
    }

    private mutating func assign(
        _ person: Person?, among holder: Ticket.Holding, on ticket: Ticket, by actor: TicketEvent.Actor
    ) throws(Refusal) {
        guard let person, person.stands(in: holder) else { throw .form([Action.Field.assignee.fault(.noSuchThing)]) }
        assign(person, on: ticket, by: actor)
    }

    // MARK: What it is about

    private mutating func recategorise(
        as category: CategoryPath?, on ticket: Ticket, by actor: TicketEvent.Actor
    ) throws(Refusal) {
        try definition.check(category)
        guard let category, category != ticket.category else { return }
        let landing = try landing(of: ticket, about: category)
        var circumstances = ticket.circumstances
        circumstances.category = category
        add(
            .recategorised(.init(from: ticket.category, to: category)), by: actor,
            clocks: clocks(after: .init(), in: circumstances))
        guard let landing, let sorted = self.ticket else { return }
        let change = ClockPlan.Change(movesTier: true, restarts: [.forward])
        move(from: sorted, to: landing, note: nil, by: actor, change: change)
    }

    /// Where it goes because it is about that; nil where those who hold it may handle it.
    private func landing(
        of ticket: Ticket, about category: CategoryPath
    ) throws(Refusal) -> (holding: Ticket.Holding, skipped: [TierName])? {
        guard let start = definition.lowestTier(for: ticket, about: category),
            definition.isAbove(start, ticket.holder.tier)
        else { return nil }
        guard let landing = definition.landing(at: start, from: ticket.requesterPlace, in: surroundings) else {
            throw .nobodyStands(from: start)
        }
        return landing
    }

    // MARK: Ends

    /// Whoever may not see the other ticket may not learn that it is there.
    private mutating func close(
        as number: TicketNumber?, note: SealedText?, on ticket: Ticket, by person: Person
    ) throws(Refusal) {
        let field = Action.Field.duplicateOf
        guard let named = number.flatMap(surroundings.ticket), named.isVisible(to: person),
            let original = first(of: named), original.isVisible(to: person)
        else { throw .form([field.fault(.noSuchThing)]) }
        if let flaw = flaw(of: original, for: ticket) { throw .form([field.fault(.unfit(flaw))]) }
        close(.duplicate, note: note, duplicateOf: original.number, by: .person(person.id))
    }

    /// Of duplicates the one that they all lead to. It ends: whoever became a duplicate led to one that was none then.
    private func first(of ticket: Ticket) -> Ticket? {
        var first: Ticket? = ticket
        while let next = first?.end?.duplicateOf { first = surroundings.ticket(next) }
        return first
    }

    /// Why the requester would be led nowhere.
    private func flaw(of original: Ticket, for ticket: Ticket) -> OriginalFlaw? {
        if original.number == ticket.number { return .itself }
        if original.workflow.name != ticket.workflow.name { return .otherService }
        let isTheirs =
            original.requester == ticket.requester
            || surroundings.person(ticket.requester).map(original.isVisible) ?? false
        if !isTheirs { return .hidden }
        return original.isOpen ? nil : .closed
    }

    mutating func close(
        _ reason: CloseReason, note: SealedText?, duplicateOf original: TicketNumber? = nil,
        by actor: TicketEvent.Actor
    ) {
        guard let ticket else { return }
        let waits = ticket.awaiting == .holder || ticket.awaiting == .team
        let closing = TicketEvent.Closing(
            reason: reason, unanswered: waits && reason == .idle, note: note, duplicateOf: original)
        add(.closed(closing), by: actor, clocks: [:])
    }

    private mutating func rate(
        _ rating: Int?, note: SealedText?, by actor: TicketEvent.Actor
    ) throws(Refusal) {
        let scale = TicketEvent.Rating.scale
        guard let rating, scale.contains(rating) else {
            throw .form([Action.Field.rating.fault(.notOneOf(scale.map(String.init)))])
        }
        add(.rated(.init(rating: rating, note: note)), by: actor, clocks: [:])
    }
}

extension TicketEvent.Message {
    fileprivate func said(on ticket: Ticket) -> Self {
        var message = self
        message.checking = ticket.team == nil ? nil : true
        return message
    }
}
