import EventStore
package import Workflow

/// The guests' tickets of practice mode, for whoever would try what a guest sees: elsewhere nobody but the guest has the
/// link.
package struct PracticeGuests: Sendable {
    let installation: Installation

    package init(_ installation: Installation) {
        self.installation = installation
    }

    package struct Entry: Equatable, Sendable {
        package var number: TicketNumber
        package var workflow: WorkflowName
        package var subject: String?
        package var isOpen: Bool
        package var link: String
    }

    /// At most so many, open ones and closed ones.
    package static let limit = 100

    package func tickets() async throws -> [Entry] {
        let guests = installation.guests
        return try await installation.database.read { connection in
            try connection.all(SQL.tickets, [.int(Self.limit)]) { row -> Entry? in
                let guest = AccountID(try row.text(4))
                guard let link = guests.link(for: guest) else { return nil }
                return Entry(
                    number: try row.int(0), workflow: WorkflowName(try row.text(1)), subject: try row.optionalText(2),
                    isOpen: try row.bool(3), link: link)
            }
        }.compactMap(\.self)
    }

    enum SQL {
        /// Viewers that begin with `g` are guests: accounts begin with `a`, inboxes with `i`.
        static let tickets = """
            SELECT ticket.number, ticket.workflow, ticket.subject, ticket.is_open, ticket_viewer.viewer
            FROM ticket_viewer CROSS JOIN ticket ON ticket.number = ticket_viewer.number
            WHERE viewer >= 'g' AND viewer < 'h' LIMIT $1
            """
    }
}
