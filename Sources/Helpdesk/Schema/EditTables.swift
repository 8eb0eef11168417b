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
        // Without words: that the files' own are back.
        """
        CREATE TABLE text_edit (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL, indonesian TEXT, english TEXT, at INTEGER NOT NULL,
            account TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX text_edit_by_key ON text_edit (key, id)",
        // Without words: that the service has none of that name.
        """
        CREATE TABLE answer_edit (
            id INTEGER PRIMARY KEY, workflow TEXT NOT NULL, name TEXT NOT NULL, title TEXT, title_en TEXT, text TEXT,
            text_en TEXT, at INTEGER NOT NULL, account TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX answer_edit_by_name ON answer_edit (workflow, name, id)",
    ]

    /// Which tickets a figure counts. The counts are made anew, behind the requests, and the lists with them.
    static let countedTables = [
        """
        CREATE TABLE counted_list (
            id INTEGER PRIMARY KEY, workflow TEXT NOT NULL, place TEXT NOT NULL, measure TEXT NOT NULL,
            day INTEGER NOT NULL, item TEXT NOT NULL, UNIQUE (workflow, place, measure, day, item)
        ) STRICT
        """,
        """
        CREATE TABLE counted_ticket (list INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (list, number))
        STRICT, WITHOUT ROWID
        """,
        "DELETE FROM statistic",
        "DELETE FROM setting WHERE name = 'statistics-counted'",
    ]
}
