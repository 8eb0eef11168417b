import EventStore
import Workflow

/// The table of letters. Never rebuilt: replaying history writes to nobody.
struct LetterRecords {
    let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    // MARK: Writing

    /// Does nothing for a letter that is there.
    func add(_ key: LetterRow.Key, dueAt: Instant) throws {
        try connection.execute(
            SQL.insert,
            [
                .int(key.number), .int(key.version), .text(key.notice.rawValue), .text(key.recipient.rawValue),
                .integer(dueAt.milliseconds),
            ])
    }

    /// Does nothing to a letter that waits no longer.
    func settle(_ id: Int, as state: LetterState, at now: Instant) throws {
        try connection.execute(
            SQL.settle,
            [.text(state.name), .optional(state.cause?.rawValue), .integer(now.milliseconds), .int(id)])
    }

    func postpone(_ id: Int, to dueAt: Instant) throws {
        try connection.execute(SQL.postpone, [.integer(dueAt.milliseconds), .int(id)])
    }

    // MARK: What is due

    /// Where a look through the letters that are due goes on.
    struct Position: Sendable {
        var dueAt: Instant
        var id: Int

        static let start = Position(dueAt: .earliest, id: 0)
    }

    /// In the order in which they fell due.
    func due(by now: Instant, after last: Position, limit: Int) throws -> [LetterRow] {
        try connection.all(
            SQL.due,
            [.integer(last.dueAt.milliseconds), .int(last.id), .integer(now.milliseconds), .int(limit)],
            LetterRow.init(row:))
    }

    /// When the next letter falls due after `now`.
    func nextDue(after now: Instant) throws -> Instant? {
        try connection.first(SQL.nextDue, [.integer(now.milliseconds)]) { Instant(milliseconds: try $0.integer(0)) }
    }

    // MARK: How many there are

    /// Those that wait, and since when the first of them should have gone or will go.
    func waiting() throws -> (count: Int, earliest: Instant?) {
        try connection.first(SQL.waiting) { row in
            (try row.int(0), try row.optionalInteger(1).map { Instant(milliseconds: $0) })
        } ?? (0, nil)
    }

    // MARK: Reading

    /// The newest first.
    func page(about number: TicketNumber?, below last: Int, limit: Int) throws -> [LetterRow] {
        guard let number else { return try connection.all(SQL.all, [.int(last), .int(limit)], LetterRow.init(row:)) }
        return try connection.all(SQL.ofTicket, [.int(number), .int(last), .int(limit)], LetterRow.init(row:))
    }

    enum SQL {
        static let insert = """
            INSERT INTO letter (number, version, notice, recipient, due_at, state) VALUES ($1, $2, $3, $4, $5, 'waiting')
            ON CONFLICT DO NOTHING
            """
        static let settle = """
            UPDATE letter SET state = $1, cause = $2, settled_at = $3 WHERE id = $4 AND state = 'waiting'
            """
        static let postpone = "UPDATE letter SET due_at = $1 WHERE id = $2 AND state = 'waiting'"
        static let due = """
            SELECT \(LetterRow.columns) FROM letter WHERE state = 'waiting' AND (due_at, id) > ($1, $2) AND due_at <= $3
            ORDER BY due_at, id LIMIT $4
            """
        static let nextDue = """
            SELECT due_at FROM letter WHERE state = 'waiting' AND due_at > $1 ORDER BY due_at LIMIT 1
            """
        static let waiting = "SELECT count(*), min(due_at) FROM letter WHERE state = 'waiting'"
        static let all = "SELECT \(LetterRow.columns) FROM letter WHERE id < $1 ORDER BY id DESC LIMIT $2"
        static let ofTicket = """
            SELECT \(LetterRow.columns) FROM letter WHERE number = $1 AND id < $2 ORDER BY id DESC LIMIT $3
            """
    }
}
