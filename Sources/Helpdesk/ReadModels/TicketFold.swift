package import EventStore
package import Workflow

/// Every ticket of the log as its events leave it, in one pass over all events in their order.
///
/// Memory holds the open tickets, and closed ones as long as something is still to come, such as a rating: all others
/// are handed out at once, the rest at the end.
package struct TicketFold {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// - Parameters:
    ///   - progress: told of the global position now and then.
    ///   - noting: shown every event of a ticket, and its global position.
    /// - Returns: how many events there were.
    @discardableResult
    package func forEach(
        progress: (Int) -> Void = { _ in },
        noting: (TicketEvent, TicketNumber, _ position: Int) throws -> Void = { _, _, _ in },
        _ body: (Ticket) throws -> Void
    ) throws -> Int {
        let log = EventLog(connection)
        let streams = TicketStreams(connection)
        var open: [TicketNumber: Ticket] = [:]
        var count = 0
        try log.forEach(after: 0) { recorded in
            count += 1
            if count.isMultiple(of: 10_000) { progress(recorded.globalPosition) }
            guard let number = TicketStreams.number(in: recorded.stream) else { return true }
            var ticket = open.removeValue(forKey: number)
            let event = try streams.event(recorded)
            try noting(event, number, recorded.globalPosition)
            apply(event, to: &ticket)
            guard let ticket else { throw EventStoreError.corrupt("ticket \(number) does not begin with its opening") }
            let isOver = try !ticket.isOpen && log.version(of: recorded.stream) == recorded.version
            if isOver { try body(ticket) } else { open[number] = ticket }
            return true
        }
        for ticket in open.values.sorted(by: { $0.number < $1.number }) { try body(ticket) }
        return count
    }
}
