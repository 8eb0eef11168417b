/// Folds one fact into the ticket. Total: history cannot be refused, so it reads no clock, no calendar and no workflow.
///
/// A fact that comes before its ticket was opened says nothing, and leaves nil.
package func apply(_ event: TicketEvent, to ticket: inout Ticket?) {
    if ticket == nil, case .opened(let opening) = event.fact {
        ticket = Ticket(opening, in: event)
    } else {
        ticket?.fold(event)
    }
}

extension Ticket {
    /// The ticket after all of `events`; nil where they do not begin with its opening.
    package init?(folding events: some Sequence<TicketEvent>) {
        var ticket: Ticket?
        for event in events { apply(event, to: &ticket) }
        guard let ticket else { return nil }
        self = ticket
    }

    fileprivate init(_ opening: TicketEvent.Opening, in event: TicketEvent) {
        self.init(
            number: opening.number, version: 1, workflow: opening.workflow, form: opening.form,
            category: opening.category, channel: opening.channel, subject: opening.subject, fields: opening.fields,
            requester: opening.requester,
            requesterPlace: opening.requesterPlace, requesterRole: opening.requesterRole, filer: opening.filer,
            follows: opening.follows,
            holder: Holding(tier: opening.tier, members: opening.members, place: opening.place), earlierHolders: [],
            awaiting: .holder, consulted: [], lastAt: [.opened: event.at],
            openedAt: event.at, updatedAt: event.at, flags: [], clocks: event.clocks,
            attachments: event.fact.attachments, queue: opening.queue, guest: opening.guest, comment: opening.comment)
    }

    fileprivate mutating func fold(_ event: TicketEvent) {
        version += 1
        updatedAt = event.at
        clocks = event.clocks
        if let occurrence = event.fact.occurrence { lastAt[occurrence] = event.at }
        attachments += event.fact.attachments
        switch event.fact {
        case .opened, .reminded, .noted, .inquired: break
        // A team that was asked goes on with its check, whatever is said meanwhile.
        case .answered(let message) where message.checking == true: awaiting = .team
        case .asked(let message) where message.checking == true: awaiting = .information
        case .replied: awaiting = team == nil ? .holder : .team
        case .answered: turn(to: .requester)
        case .asked: turn(to: .information)
        case .assigned(let assignment): assignee = assignment.assignee
        case .referred(let referral): refer(to: Holding(referral))
        case .reported: turn(to: .holder)
        case .recategorised(let change): category = change.to
        case .forwarded(let move), .returned(let move):
            self.move(to: Holding(tier: move.to, members: move.members, place: move.place))
        case .flagged(let flagging): if !flags.contains(flagging.flag) { flags.append(flagging.flag) }
        case .excused(let outage): excusedThrough = outage.through
        case .closed(let closing):
            end = End(
                at: event.at, reason: closing.reason, unanswered: closing.unanswered,
                duplicateOf: closing.duplicateOf)
        case .rated(let rating): self.rating = rating.rating
        case .migrated(let migration): migrate(by: migration)
        case .replanned(let replanning): workflow = replanning.workflow
        }
    }

    private mutating func turn(to next: Awaiting) {
        awaiting = next
        team = nil
    }

    private mutating func refer(to team: Holding) {
        self.team = team
        consulted.removeAll { $0 == team }
        consulted.append(team)
        awaiting = .team
    }

    /// Whoever had it may still read it: the text that it was opened under said so.
    private mutating func migrate(by migration: TicketEvent.Migration) {
        workflow = migration.workflow
        let next = Holding(tier: migration.tier, members: migration.members, place: migration.place)
        if next != holder {
            earlierHolders.removeAll { $0 == next }
            earlierHolders.append(holder)
            holder = next
            assignee = nil
        }
        if let asked = migration.team, asked != team {
            team = asked
            consulted.removeAll { $0 == asked }
            consulted.append(asked)
        }
    }

    private mutating func move(to next: Holding) {
        earlierHolders.removeAll { $0 == next }
        if !earlierHolders.contains(holder) { earlierHolders.append(holder) }
        holder = next
        assignee = nil
        turn(to: .holder)
    }
}

extension Ticket.Holding {
    fileprivate init(_ referral: TicketEvent.Referral) {
        self.init(tier: referral.team, members: referral.members, place: referral.place)
    }
}
