import EventStore
package import Workflow

extension Tickets {
    /// What the same requester asked before, as far as `person` may see it; newest first.
    package func earlier(than ticket: Ticket, for person: Person, limit: Int) async throws -> [TicketSummary] {
        try await listed(for: person) { lists in
            try lists.page(TicketFilter(requester: ticket.requester), below: ticket.number, limit: limit).rows
        }
    }

    /// Those of the tickets that `person` may see, in the order in which they are named.
    package func named(_ numbers: [TicketNumber], for person: Person) async throws -> [TicketSummary] {
        try await listed(for: person) { lists in
            try numbers.filter(lists.sees).compactMap(lists.row)
        }
    }

    private func listed(
        for person: Person, _ rows: @escaping @Sendable (TicketLists) throws -> [TicketRow]
    ) async throws -> [TicketSummary] {
        let viewers = Viewer.all(for: person)
        let items = try await database.read { [names] connection in
            let found = try rows(TicketLists(connection: connection, viewers: viewers))
            return try summaries(of: found, Names(connection, names))
        }
        return try await namingGuests(on: Page(items: items, next: nil)).items
    }
}
