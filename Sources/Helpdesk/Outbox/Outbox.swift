package import EventStore
package import Workflow

/// Whom each event tells what, stored in the transaction that appends it. The mailroom makes letters of it.
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

    /// A notice as it lies there.
    struct Stored: Sendable {
        var id: Int
        var number: TicketNumber
        var version: Int
        /// Nil for one that this program does not know.
        var kind: Notice.Kind?
    }

    /// In the order in which they came.
    func notices(after id: Int, limit: Int) throws -> [Stored] {
        try connection.all(SQL.page, [.int(id), .int(limit)]) { row in
            Stored(
                id: try row.int(0), number: try row.int(1), version: try row.int(2),
                kind: Notice.Kind(rawValue: try row.text(3)))
        }
    }

    /// The last one's id; 0 where there is none.
    func head() throws -> Int {
        (try connection.first(SQL.head) { try $0.optionalInt(0) } ?? nil) ?? 0
    }

    enum SQL {
        static let page = "SELECT id, number, version, notice FROM outbox WHERE id > $1 ORDER BY id LIMIT $2"
        static let head = "SELECT max(id) FROM outbox"
        static let insert = """
            INSERT INTO outbox (number, version, notice, recipient, created_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """
        static let count = "SELECT count(*) FROM outbox"
    }
}
