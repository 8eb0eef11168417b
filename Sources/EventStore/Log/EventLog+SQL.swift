extension EventLog {
    enum SQL {
        /// The hash before is compared in the same statement, so that a stale head can neither fork a chain nor skip a
        /// version: the version becomes null then, which the table refuses.
        static let insert = """
            INSERT INTO event (position, stream, version, type, recorded_at, hash, payload)
            VALUES (
                $1, $2,
                CASE WHEN $3 = 1 OR EXISTS (SELECT 1 FROM event WHERE stream = $2 AND version = $3 - 1 AND hash = $4)
                    THEN $3 END,
                $5, $6, $7, $8
            )
            """
        static let columns = "position, stream, version, type, recorded_at, hash, payload"
        static let stream = "SELECT \(columns) FROM event WHERE stream = $1 AND version > $2 ORDER BY version"
        static let page = "SELECT \(columns) FROM event WHERE position > $1 ORDER BY position LIMIT $2"
        static let rest = "SELECT \(columns) FROM event WHERE position > $1 ORDER BY position"
        static let head = "SELECT coalesce(max(position), 0) FROM event"
        static let streamHead = "SELECT version, hash FROM event WHERE stream = $1 ORDER BY version DESC LIMIT 1"
    }

    /// The tables of the log and its blocks. The payload comes last, so that reading the rest never walks through it.
    package static let schema = Schema(
        component: "log",
        migrations: [
            Migration(
                number: 1, name: "events and blocks",
                statements: [
                    """
                    CREATE TABLE event (
                        position INTEGER PRIMARY KEY,
                        stream TEXT NOT NULL,
                        version INTEGER NOT NULL CHECK (version > 0),
                        type TEXT NOT NULL,
                        recorded_at INTEGER NOT NULL,
                        hash BLOB NOT NULL CHECK (length(hash) = 32),
                        payload BLOB NOT NULL,
                        UNIQUE (stream, version)
                    ) STRICT
                    """,
                    """
                    CREATE TABLE block (
                        number INTEGER PRIMARY KEY,
                        first INTEGER NOT NULL,
                        last INTEGER NOT NULL CHECK (last >= first),
                        previous BLOB NOT NULL CHECK (length(previous) = 32),
                        digest BLOB NOT NULL CHECK (length(digest) = 32)
                    ) STRICT
                    """,
                ])
        ])
}
