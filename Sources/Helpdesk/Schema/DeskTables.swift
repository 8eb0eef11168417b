import EventStore

extension Schema {
    /// What stands beside tickets: the lines of desks.
    static let deskTables = [
        // What was called out; in no event, so nothing to rebuild.
        """
        CREATE TABLE queue_entry (
            workflow TEXT NOT NULL, prefix TEXT NOT NULL, place TEXT NOT NULL, day INTEGER NOT NULL,
            number INTEGER NOT NULL, ticket INTEGER NOT NULL, state TEXT NOT NULL, calls INTEGER NOT NULL,
            position INTEGER NOT NULL, changed_at INTEGER NOT NULL,
            PRIMARY KEY (workflow, prefix, place, day, number)
        ) STRICT, WITHOUT ROWID
        """
    ]
}
