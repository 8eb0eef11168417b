import EventStore

extension Schema {
    /// What administrators change on pages. Facts are only added: the newest one of each counts.
    static let editTables = [
        """
        CREATE TABLE calendar_edit (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, over TEXT NOT NULL, at INTEGER NOT NULL,
            account TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX calendar_edit_by_name ON calendar_edit (name, id)",
        // What counts since the last start or edit, and the digest of what the file itself says.
        """
        CREATE TABLE calendar_text (
            name TEXT PRIMARY KEY, file TEXT NOT NULL, text TEXT NOT NULL, over TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
