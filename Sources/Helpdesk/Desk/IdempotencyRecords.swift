import EventStore
import Workflow

/// What came of commands that carried a key, kept with their events in one transaction.
struct IdempotencyRecords {
    let connection: any Connection

    /// The ticket and version that this very command led to; nil where it has not been stored.
    /// - Throws: `DeskError.keyReused`.
    func outcome(of key: IdempotencyKey) throws -> (number: TicketNumber, version: Int)? {
        let found = try connection.first(SQL.find, [.text(key.caller.rawValue), .text(key.key)]) { row in
            (fingerprint: try row.bytes(0), number: try row.int(1), version: try row.int(2))
        }
        guard let found else { return nil }
        guard found.fingerprint == key.fingerprint else { throw DeskError.keyReused }
        return (found.number, found.version)
    }

    func record(_ key: IdempotencyKey, number: TicketNumber, version: Int, at now: Instant) throws {
        try connection.execute(
            SQL.insert,
            [
                .text(key.caller.rawValue), .text(key.key), .blob(key.fingerprint), .int(number), .int(version),
                .integer(now.milliseconds),
            ])
    }

    /// The moment that practice time was to be moved to under this very key; nil where nobody asked yet. Kept in the place
    /// of a version, of ticket 0, which there is not.
    /// - Throws: `DeskError.keyReused`.
    func moment(of key: IdempotencyKey) throws -> Instant? {
        try outcome(of: key).map { Instant(milliseconds: Int64($0.version)) }
    }

    func record(_ key: IdempotencyKey, moment: Instant, at now: Instant) throws {
        try record(key, number: 0, version: Int(moment.milliseconds), at: now)
    }

    /// Keys are kept for longer than a browser keeps the draft of a form that it may send once more.
    func sweep(at now: Instant) throws {
        try connection.execute(SQL.sweep, [.integer(now.milliseconds - Self.keptFor)])
    }

    static let keptFor: Int64 = 15 * Milliseconds.perDay

    enum SQL {
        static let find = "SELECT fingerprint, number, version FROM idempotency WHERE caller = $1 AND key = $2"
        static let insert = """
            INSERT INTO idempotency (caller, key, fingerprint, number, version, stored_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """
        static let sweep = "DELETE FROM idempotency WHERE stored_at < $1"
    }
}
