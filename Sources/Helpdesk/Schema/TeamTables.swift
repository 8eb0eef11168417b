import EventStore

extension Schema {
    /// What a team is asked about lies with it too. These are read models, and filled at the next start.
    static let teamTables = [
        "ALTER TABLE ticket ADD COLUMN team TEXT",
        "ALTER TABLE ticket ADD COLUMN team_members TEXT",
        "ALTER TABLE ticket ADD COLUMN team_place TEXT",
        // Only of those that a team is asked about: opening a ticket writes nothing to it.
        """
        CREATE INDEX ticket_with_team ON ticket (workflow, team, team_members, team_place, urgent_at, number)
        WHERE is_open = 1 AND team IS NOT NULL
        """,
        "DROP TABLE inbox_count",
        """
        CREATE TABLE inbox_count (
            workflow TEXT NOT NULL, tier TEXT NOT NULL, members TEXT NOT NULL, place TEXT NOT NULL,
            is_theirs INTEGER NOT NULL, open INTEGER NOT NULL,
            PRIMARY KEY (workflow, tier, members, place, is_theirs)
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
