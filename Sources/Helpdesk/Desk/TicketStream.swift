package import EventStore
package import Workflow

/// A ticket with where its stream stands, so that the next append needs no look first. A class, since it goes through
/// several tables of what is known, and a copy of a ticket is a count for every list in it.
package final class StoredTicket: Sendable {
    package let ticket: Ticket
    package let head: StreamHead

    init(ticket: Ticket, head: StreamHead) {
        self.ticket = ticket
        self.head = head
    }
}

/// Tickets in the log: one stream each.
package struct TicketStreams {
    let log: EventLog

    package init(_ connection: any Connection) {
        log = EventLog(connection)
    }

    package static func name(of number: TicketNumber) -> StreamName { StreamName("ticket/\(number)") }

    /// The number that a stream's name holds; nil for streams of other things.
    package static func number(in name: StreamName) -> TicketNumber? {
        name.text.hasPrefix("ticket/") ? TicketNumber(name.text.dropFirst("ticket/".count)) : nil
    }

    /// Nil where there is no such ticket.
    package func load(_ number: TicketNumber) throws -> StoredTicket? {
        let recorded = try log.events(of: Self.name(of: number))
        guard let head = recorded.last?.head, let ticket = Ticket(folding: try recorded.map(event)) else { return nil }
        return StoredTicket(ticket: ticket, head: head)
    }

    /// The history, oldest first; empty where there is no such ticket.
    package func events(of number: TicketNumber) throws -> [TicketEvent] {
        try log.events(of: Self.name(of: number)).map(event)
    }

    package func event(_ recorded: RecordedEvent) throws -> TicketEvent {
        try TicketEvent(ofType: recorded.type, payload: recorded.payload)
    }

    /// - Returns: the head that the next append must follow.
    package func append(
        _ events: [TicketEvent], to number: TicketNumber, following head: StreamHead, recordedAt: Instant
    ) throws -> StreamHead {
        let new = events.map { event in
            NewEvent(type: event.type, payload: event.payload, recordedAt: recordedAt.milliseconds)
        }
        return try log.append(new, to: Self.name(of: number), following: head).last?.head ?? head
    }
}
