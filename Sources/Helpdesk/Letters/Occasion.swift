import Workflow

/// What a letter tells of: one event of a ticket, how the ticket stood right after it, and what has come of it since.
struct Occasion: Sendable {
    let notice: Notice
    let event: TicketEvent
    /// Right after the event.
    let ticket: Ticket
    /// Everything that happened after it.
    let later: [TicketEvent]
    let present: Ticket

    /// - Parameter events: the ticket's whole history.
    /// - Returns: nil where the event of this version gives nobody such a notice.
    init?(_ kind: Notice.Kind, version: Int, of events: [TicketEvent]) {
        guard events.indices.contains(version - 1), let ticket = Ticket(folding: events.prefix(version)),
            let present = Ticket(folding: events)
        else { return nil }
        event = events[version - 1]
        guard let notice = Notice.all(for: event, on: ticket).first(where: { $0.kind == kind }) else { return nil }
        self.notice = notice
        self.ticket = ticket
        self.present = present
        later = Array(events.dropFirst(version))
    }

    /// Whether there is nothing to write for any more. News stays news; what asks somebody to do something lapses once
    /// it is done, or is no longer theirs to do.
    var isOvertaken: Bool {
        switch notice.kind {
        case .received, .answered, .forwarded, .returned, .closed: false
        case .asked: !present.isOpen || present.awaiting != .information
        case .referred: !present.isOpen || present.team == nil
        case .reminded: !present.isOpen || !isStillCounting
        case .arrived, .replied, .reported: !present.isOpen || !present.waits(for: notice.recipient)
        case .inquired, .flagged: !present.isOpen || Viewer(inbox: present.holder) != notice.recipient
        case .assigned: !present.isOpen || present.assignee.map { Viewer($0) } != notice.recipient
        }
    }

    /// Whether quiet hours hold it back. What time brings about is as good in the morning, and so is what lies in an inbox.
    /// What a person has done reaches the requester at once, who waits for it or whose time runs already.
    var waitsForMorning: Bool {
        if case .person = event.by { !isForRequester } else { true }
    }

    /// Whether the clock that reminded has run on without a break. That it was given back the time in which we were down
    /// is none.
    private var isStillCounting: Bool {
        guard case .reminded(let reminder) = event.fact, var run = event.clocks[reminder.clock]?.run else {
            return false
        }
        for event in later {
            guard let next = event.clocks[reminder.clock]?.run else { return false }
            if case .excused = event.fact { run.arming = next.arming }
            guard next.arming == run.arming else { return false }
        }
        return true
    }

    /// Whether it is written to the requester as such, and not to somebody who works on the ticket.
    var isForRequester: Bool {
        switch notice.kind {
        case .received, .answered, .asked, .referred, .forwarded, .returned, .closed: true
        case .reminded: notice.recipient == Viewer(ticket.requester)
        case .arrived, .replied, .inquired, .reported, .flagged, .assigned: false
        }
    }
}
