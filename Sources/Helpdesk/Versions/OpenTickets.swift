package import EventStore
package import Workflow

/// Open tickets by the text of their workflow that they live under.
package struct OpenTickets {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// At most `limit` of them above `number`, ascending.
    package func numbers(
        under workflow: WorkflowReference, after number: TicketNumber, limit: Int
    ) throws -> [TicketNumber] {
        try connection.all(
            SQL.page, [.text(workflow.name.rawValue), .int(workflow.version), .int(number), .int(limit)]
        ) { try $0.int(0) }
    }

    package func count(under workflow: WorkflowReference) throws -> Int {
        try connection.first(SQL.count, [.text(workflow.name.rawValue), .int(workflow.version)]) { try $0.int(0) } ?? 0
    }

    /// Under any text.
    package func count() throws -> Int { try connection.first(SQL.countAll) { try $0.int(0) } ?? 0 }

    enum SQL {
        static let countAll = "SELECT count(*) FROM ticket WHERE is_open = 1"
        static let page = """
            SELECT number FROM ticket WHERE workflow = $1 AND workflow_version = $2 AND is_open = 1 AND number > $3
            ORDER BY number LIMIT $4
            """
        static let count =
            "SELECT count(*) FROM ticket WHERE workflow = $1 AND workflow_version = $2 AND is_open = 1"
    }
}

extension Database {
    /// Every open ticket under that text, a page at a time, so that no snapshot is held for long.
    package func forEachOpenTicket(
        under workflow: WorkflowReference, _ body: (Ticket) async throws -> Void
    ) async throws {
        var last: TicketNumber = 0
        while true {
            let page = try await read { [last] connection in
                let numbers = try OpenTickets(connection).numbers(under: workflow, after: last, limit: 200)
                let streams = TicketStreams(connection)
                return try numbers.compactMap { try streams.load($0)?.ticket }
            }
            guard let end = page.last else { return }
            for ticket in page { try await body(ticket) }
            last = end.number
        }
    }
}
