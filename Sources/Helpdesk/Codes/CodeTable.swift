import EventStore
import Workflow

/// Codes inside one transaction: of each only a keyed digest.
struct CodeTable {
    let connection: any Connection

    /// Whose codes.
    struct Scope: Sendable {
        var workflow: WorkflowName
        var name: CodeName

        fileprivate var values: [SQLValue] { [.text(workflow.rawValue), .text(name.rawValue)] }
    }

    struct Held {
        var entry: CodeEntry
        var digest: [UInt8]
    }

    /// The one that counts for a place, used up or expired as it may be.
    func held(_ scope: Scope, at place: Place, now: Instant) throws -> Held? {
        try connection.first(SQL.held, scope.values + [.text(place.path)]) { row in
            Held(entry: try entry(row, now: now), digest: try row.bytes(6))
        }
    }

    func entry(_ id: CodeEntry.ID, of scope: Scope, now: Instant) throws -> CodeEntry? {
        try connection.first(SQL.one, [.int(id)] + scope.values) { try entry($0, now: now) }
    }

    /// The newest first, at most `limit` numbered below `last`.
    func page(_ scope: Scope, below last: CodeEntry.ID, limit: Int, now: Instant) throws -> [CodeEntry] {
        try connection.all(SQL.page, scope.values + [.int(last), .int(limit)]) { try entry($0, now: now) }
    }

    func add(_ entry: CodeEntry, digest: [UInt8], of scope: Scope) throws {
        try connection.execute(
            SQL.insert,
            [
                .int(entry.id), .text(scope.workflow.rawValue), .text(scope.name.rawValue), .text(entry.place.path),
                .blob(digest), .integer(entry.issuedAt.milliseconds), .integer(entry.expiresAt.milliseconds),
                .int(entry.usesLeft),
            ])
    }

    func nextID() throws -> CodeEntry.ID {
        (try connection.first(SQL.last) { try $0.optionalInt(0) ?? 0 } ?? 0) + 1
    }

    func end(_ id: CodeEntry.ID, at now: Instant) throws {
        try connection.execute(SQL.end, [.integer(now.milliseconds), .int(id)])
    }

    func spend(_ id: CodeEntry.ID) throws {
        try connection.execute(SQL.spend, [.int(id)])
    }

    // MARK: The log

    func note(
        _ deed: CodeLogEntry.Deed, _ id: CodeEntry.ID, by: AccountID?, ticket: TicketNumber? = nil, at now: Instant
    )
        throws
    {
        try connection.execute(
            SQL.note,
            [
                .int(id), .integer(now.milliseconds), .text(deed.rawValue), .optional(by?.rawValue),
                .optional(ticket.map(Int64.init)),
            ])
    }

    /// The last ones, oldest first.
    func log(of id: CodeEntry.ID) throws -> [CodeLogEntry] {
        try connection.all(SQL.log, [.int(id)]) { row in
            guard let deed = CodeLogEntry.Deed(rawValue: try row.text(1)) else {
                throw EventStoreError.corrupt("log of code \(id)")
            }
            return CodeLogEntry(
                at: Instant(milliseconds: try row.integer(0)), deed: deed,
                by: try row.optionalText(2).map { AccountID($0) }, ticket: try row.optionalInt(3))
        }.reversed()
    }

    private func entry(_ row: any Row, now: Instant) throws -> CodeEntry {
        guard let place = Place(path: try row.text(1)) else { throw EventStoreError.corrupt("code \(try row.int(0))") }
        let expiresAt = Instant(milliseconds: try row.integer(3))
        let usesLeft = try row.int(4)
        let endedAt = try row.optionalInteger(5).map(Instant.init(milliseconds:))
        let state: CodeEntry.State =
            if endedAt != nil { .ended } else if expiresAt <= now { .expired } else {
                usesLeft > 0 ? .inForce : .usedUp
            }
        return CodeEntry(
            id: try row.int(0), place: place, state: state, issuedAt: Instant(milliseconds: try row.integer(2)),
            expiresAt: expiresAt, usesLeft: usesLeft, endedAt: endedAt)
    }

    enum SQL {
        private static let columns = "id, place, issued_at, expires_at, uses_left, ended_at, digest"
        static let held = """
            SELECT \(columns) FROM code WHERE workflow = $1 AND name = $2 AND place = $3 AND ended_at IS NULL
            """
        static let one = "SELECT \(columns) FROM code WHERE id = $1 AND workflow = $2 AND name = $3"
        static let page = """
            SELECT \(columns) FROM code WHERE workflow = $1 AND name = $2 AND id < $3 ORDER BY id DESC LIMIT $4
            """
        static let last = "SELECT max(id) FROM code"
        static let insert = """
            INSERT INTO code (id, workflow, name, place, digest, issued_at, expires_at, uses_left)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """
        static let end = "UPDATE code SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL"
        static let spend = "UPDATE code SET uses_left = uses_left - 1 WHERE id = $1"
        static let note = "INSERT INTO code_log (code, at, deed, by_account, ticket) VALUES ($1, $2, $3, $4, $5)"
        static let log = """
            SELECT at, deed, by_account, ticket FROM code_log WHERE code = $1 ORDER BY id DESC LIMIT 500
            """
    }
}
