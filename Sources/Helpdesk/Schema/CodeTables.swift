import EventStore

extension Schema {
    /// Codes that offices are given. Nothing to rebuild: the events name a code only by its id.
    static let codeTables = [
        // The digest is keyed: without the master key it says nothing.
        """
        CREATE TABLE code (
            id INTEGER PRIMARY KEY, workflow TEXT NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL,
            digest BLOB NOT NULL, issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
            uses_left INTEGER NOT NULL CHECK (uses_left >= 0), ended_at INTEGER
        ) STRICT
        """,
        "CREATE UNIQUE INDEX code_of_place ON code (workflow, name, place) WHERE ended_at IS NULL",
        "CREATE INDEX code_by_kind ON code (workflow, name, id)",
        """
        CREATE TABLE code_log (
            id INTEGER PRIMARY KEY, code INTEGER NOT NULL REFERENCES code (id), at INTEGER NOT NULL,
            deed TEXT NOT NULL, by_account TEXT, ticket INTEGER
        ) STRICT
        """,
        "CREATE INDEX code_log_by_code ON code_log (code, id)",
        """
        CREATE TABLE code_try (
            workflow TEXT NOT NULL, name TEXT NOT NULL, who TEXT NOT NULL, count INTEGER NOT NULL,
            last_at INTEGER NOT NULL, PRIMARY KEY (workflow, name, who)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX code_try_by_age ON code_try (last_at)",
    ]
}
