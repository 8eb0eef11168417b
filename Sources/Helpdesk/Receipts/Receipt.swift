package import Workflow

/// What somebody takes home who came to a desk, or who wants it on paper: the number, who has it, and until when.
package struct Receipt: Equatable, Sendable {
    package var number: TicketNumber
    package var queue: QueueNumber?
    /// Nil once the requester has been erased.
    package var subject: String?
    package var service: Wording
    package var desk: ServiceDesk?
    package var openedAt: Instant
    /// Title of the tier that holds it.
    package var holder: Wording
    package var place: PlaceName
    /// When the next clock acts; nil where none runs.
    package var dueAt: Instant?
    /// Of the times on it.
    package var zone: Zone

    /// - Parameter zone: of the place where it was filed.
    package init(_ view: TicketView, zone: (Place) -> Zone) {
        let (ticket, definition) = (view.ticket, view.workflow.definition)
        number = ticket.number
        queue = ticket.queue
        subject = view.subject
        service = definition.title
        desk = definition.desk(of: ticket)
        openedAt = ticket.openedAt
        holder = definition.tier(ticket.holder.tier)?.title ?? Wording(ticket.holder.tier.rawValue)
        place = view.place
        dueAt = ticket.clocks.values.compactMap { $0.run?.until }.min()
        self.zone = zone((view.filer ?? view.requester).place.place)
    }
}

extension Definition {
    /// The desk at which a ticket came in; nil where there was none.
    fileprivate func desk(of ticket: Ticket) -> ServiceDesk? {
        intake.first { way in
            way.form == ticket.form && way.channel == ticket.channel && way.queue == ticket.queue?.prefix
                && way.takes(ticket.category)
        }?.desk
    }
}
