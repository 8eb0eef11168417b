import EventStore

extension Schema {
    /// A read model: what the comments' own streams say, one row each.
    static let commentTables = [
        """
        CREATE TABLE comment (
            number INTEGER PRIMARY KEY, article TEXT NOT NULL, is_listed INTEGER NOT NULL, author TEXT NOT NULL,
            digest TEXT NOT NULL, posted_at INTEGER NOT NULL, body TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX comment_by_article ON comment (article, number) WHERE is_listed = 1",
        "CREATE INDEX comment_by_words ON comment (author, digest, posted_at)",
    ]
}
