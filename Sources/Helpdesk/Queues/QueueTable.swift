import EventStore
import Workflow

/// The lines of one day, inside one transaction. No read model: what the desk calls out is in no event.
struct QueueTable {
    let connection: any Connection

    /// Whose line it is.
    struct Line: Sendable {
        var workflow: WorkflowName
        var prefix: QueuePrefix
        var place: Place
        var day: CivilDay

        fileprivate var values: [SQLValue] {
            [.text(workflow.rawValue), .text(prefix.rawValue), .text(place.path), .int(day.dayNumber)]
        }
    }

    /// The number that the next one gets.
    func next(in line: Line) throws -> Int {
        (try connection.first(SQL.last, line.values) { try $0.int(0) } ?? 0) + 1
    }

    func add(_ number: Int, of ticket: TicketNumber, to line: Line, at now: Instant) throws {
        try connection.execute(
            SQL.insert,
            line.values + [
                .int(number), .int(ticket), .text(QueueEntry.State.waiting.rawValue), .integer(now.milliseconds),
            ])
    }

    /// The day's numbers in the order of their turns; those that were served first.
    func entries(of line: Line) throws -> [QueueEntry] {
        let entries = try connection.all(SQL.all, line.values) { try entry($0, of: line) }
        let served = entries.filter { $0.state == .served }
        return served + entries.filter { $0.state != .served }.sorted { $0.precedes($1) }
    }

    func entry(_ number: Int, of line: Line) throws -> QueueEntry? {
        try connection.first(SQL.one, line.values + [.int(number)]) { try entry($0, of: line) }
    }

    func store(_ entry: QueueEntry, in line: Line) throws {
        try connection.execute(
            SQL.update,
            [
                .text(entry.state.rawValue), .int(entry.calls), .int(entry.position),
                .integer(entry.changedAt.milliseconds),
            ] + line.values + [.int(entry.queue.number)])
    }

    private func entry(_ row: any Row, of line: Line) throws -> QueueEntry {
        guard let state = QueueEntry.State(rawValue: try row.text(2)) else {
            throw EventStoreError.corrupt("queue entry \(try row.int(0))")
        }
        return QueueEntry(
            queue: QueueNumber(prefix: line.prefix, number: try row.int(0), day: line.day), ticket: try row.int(1),
            state: state, calls: try row.int(3), position: try row.int(4),
            changedAt: Instant(milliseconds: try row.integer(5)))
    }

    enum SQL {
        private static let isOfLine = "workflow = $1 AND prefix = $2 AND place = $3 AND day = $4"
        static let last = "SELECT number FROM queue_entry WHERE \(isOfLine) ORDER BY number DESC LIMIT 1"
        static let insert = """
            INSERT INTO queue_entry (workflow, prefix, place, day, number, ticket, state, calls, position, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $5, $8)
            """
        private static let columns = "number, ticket, state, calls, position, changed_at"
        static let all = "SELECT \(columns) FROM queue_entry WHERE \(isOfLine) ORDER BY number"
        static let one = "SELECT \(columns) FROM queue_entry WHERE \(isOfLine) AND number = $5"
        static let update = """
            UPDATE queue_entry SET state = $1, calls = $2, position = $3, changed_at = $4
            WHERE workflow = $5 AND prefix = $6 AND place = $7 AND day = $8 AND number = $9
            """
    }
}
