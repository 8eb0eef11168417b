package import EventStore
package import Workflow

/// Notices that wait to be sent, stored with the events they tell of. Delivery reads from here.
package struct Outbox {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Once per ticket, event and recipient, whatever happens.
    package func add(_ notices: [Notice], about number: TicketNumber, version: Int, at now: Instant) throws {
        for notice in notices {
            try connection.execute(
                SQL.insert,
                [
                    .int(number), .int(version), .text(notice.kind.rawValue), .text(notice.recipient.text),
                    .integer(now.milliseconds),
                ])
        }
    }

    /// How many wait.
    package func count() throws -> Int {
        try connection.first(SQL.count) { try $0.int(0) } ?? 0
    }

    enum SQL {
        static let insert = """
            INSERT INTO outbox (number, version, notice, recipient, created_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """
        static let count = "SELECT count(*) FROM outbox"
    }
}
