package import Workflow

/// Somebody to be told of something that happened to a ticket.
package struct Notice: Equatable, Sendable {
    package var kind: Kind
    package var recipient: Viewer

    /// The slot of the catalogue that holds the words.
    package enum Kind: String, CaseIterable, Sendable {
        /// To the requester.
        case received, answered, asked, referred, forwarded, returned, reminded, closed
        /// To an inbox.
        case arrived, replied, inquired, reported, flagged
        /// To whom it was given.
        case assigned
    }
}

extension Notice {
    /// Who is told of `event`, given the ticket after it. Only people who may see the ticket, and not who did it.
    package static func all(for event: TicketEvent, on ticket: Ticket) -> [Notice] {
        let requester = Viewer(ticket.requester)
        let inbox = Viewer(inbox: ticket.holder)
        let notices: [Notice] =
            switch event.fact {
            case .opened: [Notice(kind: .received, recipient: requester), Notice(kind: .arrived, recipient: inbox)]
            case .answered: [Notice(kind: .answered, recipient: requester)]
            case .replied: [Notice(kind: .replied, recipient: inbox)]
            case .asked: [Notice(kind: .asked, recipient: requester)]
            case .referred:
                [Notice(kind: .referred, recipient: requester), Notice(kind: .arrived, recipient: ticket.whoseTurn)]
            case .reported: [Notice(kind: .reported, recipient: inbox)]
            case .inquired: [Notice(kind: .inquired, recipient: inbox)]
            case .assigned(let assignment): [Notice(kind: .assigned, recipient: Viewer(assignment.assignee))]
            case .forwarded:
                [Notice(kind: .forwarded, recipient: requester), Notice(kind: .arrived, recipient: inbox)]
            case .returned:
                [Notice(kind: .returned, recipient: requester), Notice(kind: .arrived, recipient: inbox)]
            case .flagged: [Notice(kind: .flagged, recipient: inbox)]
            case .reminded: [Notice(kind: .reminded, recipient: ticket.whoseTurn)]
            case .closed: [Notice(kind: .closed, recipient: requester)]
            case .excused, .noted, .recategorised, .rated, .migrated, .replanned: []
            }
        return notices.filter { $0.kind == .received || event.by != .person(AccountID($0.recipient.text)) }
    }
}

extension Ticket {
    /// Who is waited for: an inbox, or the requester.
    var whoseTurn: Viewer { waitsFor.map { Viewer(inbox: $0) } ?? Viewer(requester) }

    /// Whether there is something for them to do: it is their turn, or their check goes on meanwhile.
    func waits(for viewer: Viewer) -> Bool { whoseTurn == viewer || team.map { Viewer(inbox: $0) } == viewer }
}
