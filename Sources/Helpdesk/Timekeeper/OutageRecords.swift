import EventStore
import Workflow

/// Signs of life, and the times between them in which nobody could act.
struct OutageRecords {
    let connection: any Connection

    /// Shorter silences are restarts, not outages: nobody is robbed of a day by them.
    static let shortest: Int64 = 5 * 60_000

    func noteAlive(at now: Instant) throws {
        try Settings(connection).set(.aliveAt, to: String(now.milliseconds))
    }

    /// Writes down the outage that ends now, if there was one, and gives all that have not been made up for.
    func pending(at now: Instant) throws -> [TicketEvent.Outage] {
        if let alive = try Settings(connection).integer(.aliveAt), now.milliseconds - alive >= Self.shortest {
            try connection.execute(SQL.insert, [.integer(alive), .integer(now.milliseconds)])
        }
        try noteAlive(at: now)
        return try connection.all(SQL.pending) { row in
            TicketEvent.Outage(
                from: Instant(milliseconds: try row.integer(0)), through: Instant(milliseconds: try row.integer(1)))
        }
    }

    /// Those that a start at `now` would make up for; nothing is written.
    func standing(at now: Instant) throws -> [TicketEvent.Outage] {
        let recorded = try connection.all(SQL.pending) { row in
            TicketEvent.Outage(
                from: Instant(milliseconds: try row.integer(0)), through: Instant(milliseconds: try row.integer(1)))
        }
        guard let alive = try Settings(connection).integer(.aliveAt), now.milliseconds - alive >= Self.shortest else {
            return recorded
        }
        return recorded + [TicketEvent.Outage(from: Instant(milliseconds: alive), through: now)]
    }

    func markExcused(_ outage: TicketEvent.Outage) throws {
        try connection.execute(SQL.excused, [.integer(outage.from.milliseconds)])
    }

    enum SQL {
        static let insert = """
            INSERT INTO outage (from_at, through_at, is_excused) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING
            """
        static let pending = "SELECT from_at, through_at FROM outage WHERE is_excused = 0 ORDER BY from_at"
        static let excused = "UPDATE outage SET is_excused = 1 WHERE from_at = $1"
    }
}
