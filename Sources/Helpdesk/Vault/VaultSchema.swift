package import EventStore

extension Schema {
    /// The keys of personal data, in a database of their own: backups of the log must not bring an erased key back.
    package static let vault = Schema(
        component: "vault",
        migrations: [
            Migration(
                number: 1, name: "keys",
                statements: [
                    // An erased key leaves its row, so that what is erased differs from what got lost.
                    """
                    CREATE TABLE key (
                        requester TEXT PRIMARY KEY, wrapped BLOB, created_at INTEGER NOT NULL, erased_at INTEGER,
                        CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
                    ) STRICT, WITHOUT ROWID
                    """
                ])
        ])
}
