import Workflow

/// The life of one ticket: people act when their time comes, clocks ring when theirs does, and what follows is decided
/// by the rules themselves.
struct Story {
    private let service: Service
    private let draws: Draws
    private var ticket: Ticket?
    private var intention: Intention?
    /// How often it was each rung's or team's turn.
    private var turns: [TierName: Int] = [:]
    private var requesterTurns = 0
    /// The rung or team that acted last settled the question with it.
    private var isSolved = false
    private(set) var events: [TicketEvent] = []

    /// After so many turns people have nothing left to say.
    static let mostTurns = 50

    init(of number: TicketNumber, in service: Service, draws: Draws) {
        self.service = service
        self.draws = draws
        self.number = number
    }

    private let number: TicketNumber

    /// Up to the end of the frame.
    /// - Throws: `Refusal` where it was refused at the door.
    mutating func tell(_ arrival: Arrival) throws(Refusal) {
        let opening = service.opening(arrival, number: number)
        take(
            try decide(
                opening, on: nil, under: service.definition, in: service.surroundings, at: arrival.at))
        while let ticket, ticket.isOpen, step(ticket) {}
    }

    /// Whether anything happened.
    private mutating func step(_ ticket: Ticket) -> Bool {
        let wake = ticket.nextWake(inOrder: service.clockNames)
        let next = min(wake?.run.wakesAt ?? .latest, intention?.at ?? .latest)
        guard next < service.end else { return false }
        if let wake, wake.run.wakesAt == next {
            return happens(.ring(wake.clock, arming: wake.run.arming, due: next), to: ticket, at: next)
        }
        guard let intention else { return false }
        self.intention = nil
        return act(intention, on: ticket) || wake != nil
    }

    private mutating func act(_ intention: Intention, on ticket: Ticket) -> Bool {
        for wish in intention.deeds {
            let action = service.definition.actions.first { action in
                wish.isMet(by: action.does)
                    && service.definition.refusal(of: action, by: intention.person, on: ticket, at: intention.at) == nil
            }
            guard let action else { continue }
            let words: SealedText? = action.fields.contains { $0.field == .message } ? .words : nil
            let command = TicketCommand.act(action.name, by: intention.person, message: words)
            if happens(command, to: ticket, at: intention.at) { return true }
        }
        return false
    }

    private mutating func happens(_ command: TicketCommand, to ticket: Ticket, at now: Instant) -> Bool {
        do throws(Refusal) {
            let decided = try decide(
                command, on: ticket, under: service.definition, in: service.surroundings, at: now)
            take(decided)
            return !decided.isEmpty
        } catch {
            // Whoever is refused leaves it, or does the next best thing.
            return false
        }
    }

    private mutating func take(_ decided: [TicketEvent]) {
        for event in decided { apply(event, to: &ticket) }
        events += decided
        guard let ticket, ticket.isOpen else { return }
        if let last = decided.last(where: \.fact.changesTurn) { plan(after: last, on: ticket) }
    }

    // MARK: What people are going to do

    private mutating func plan(after event: TicketEvent, on ticket: Ticket) {
        guard turns.values.reduce(requesterTurns, +) < Self.mostTurns else { return intention = nil }
        switch ticket.awaiting {
        case .holder: intention = staffTurn(of: ticket.holder, on: ticket, from: event.at)
        case .team:
            intention =
                ticket.team.flatMap { staffTurn(of: $0, on: ticket, from: event.at) }
                ?? staffTurn(of: ticket.holder, on: ticket, from: event.at)
        case .requester, .information: intention = requesterTurn(on: ticket, from: event.at)
        }
    }

    private mutating func staffTurn(of inbox: Ticket.Holding, on ticket: Ticket, from now: Instant) -> Intention? {
        let turn = turns[inbox.tier, default: 0]
        turns[inbox.tier] = turn + 1
        let name = inbox.tier.rawValue
        guard let habits = service.habits(of: inbox.tier), draws.share(.acts, of: name, turn) < habits.answered else {
            return nil
        }
        isSolved = draws.share(.solves, of: name, turn) < habits.solved
        let end = service.end(
            of: habits.pace, at: draws.share(.delay, of: name, turn), on: habits.calendar, from: now, at: inbox.place)
        let person = Person(id: "staff", roles: [inbox.members], place: inbox.place)
        let wish = habits.wish(at: draws.share(.deed, of: name, turn))
        // Whoever has waited for a team in vain calls it back first.
        let deeds: [Intention.Wish] =
            ticket.team == inbox ? [.report] : (ticket.team == nil ? [wish, .answer] : [.report, wish, .answer])
        return Intention(at: end, person: person, deeds: deeds)
    }

    private mutating func requesterTurn(on ticket: Ticket, from now: Instant) -> Intention? {
        requesterTurns += 1
        guard let habits = service.habits(of: ticket.requesterRole) else { return nil }
        let isDone = ticket.awaiting == .requester && isSolved
        guard draws.share(.requesterActs, requesterTurns) < (isDone ? habits.closes : habits.replies) else {
            return nil
        }
        let end = service.end(
            of: habits.pace, at: draws.share(.requesterDelay, requesterTurns), on: nil, from: now,
            at: ticket.requesterPlace)
        let person = Person(
            id: ticket.requester, roles: Set([ticket.requesterRole].compactMap(\.self)), place: ticket.requesterPlace)
        return Intention(at: end, person: person, deeds: [isDone ? .close : .reply])
    }
}

extension StaffHabits {
    /// What somebody does who comes after `share` of the others.
    fileprivate func wish(at share: Double) -> Intention.Wish {
        var rest = share
        let others: [(Intention.Wish, Double)] = [
            (.ask, asks), (.forward, forwards), (.return, returns), (.refer, refers), (.close, closes),
        ]
        for (wish, part) in others {
            if rest < part { return wish }
            rest -= part
        }
        return .answer
    }
}

extension TicketEvent.Fact {
    /// Whoever was about to do something looks at it anew.
    fileprivate var changesTurn: Bool {
        switch self {
        case .opened, .answered, .replied, .asked, .referred, .reported, .forwarded, .returned: true
        case .noted, .assigned, .inquired, .recategorised, .flagged, .reminded, .excused, .closed, .rated, .migrated,
            .replanned:
            false
        }
    }
}
