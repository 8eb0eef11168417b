import EventStore
package import Workflow

/// What somebody put in a text's place; without words, that the files' own words are back.
package struct TextEdit: Equatable, Sendable {
    /// Counts all edits.
    package var id: Int
    package var key: String
    package var words: [Language: String]
    package var at: Instant
    package var account: AccountID

    package var isOriginal: Bool { words.isEmpty }
}

/// Edits of texts, kept for good: the newest of each key counts.
struct TextEdits {
    let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Of every key that was ever changed and is not as in the files.
    func newest() throws -> [TextEdit] { try connection.all(SQL.newest, [], TextEdit.init(row:)) }

    /// Also where it took the files' words back.
    func newest(of key: String) throws -> TextEdit? {
        try connection.first(SQL.newestOf, [.text(key)], TextEdit.init(row:))
    }

    func add(_ words: [Language: String], to key: String, by account: AccountID, at now: Instant) throws {
        try connection.execute(
            SQL.insert,
            [
                .text(key), .optional(words[.indonesian]), .optional(words[.english]), .integer(now.milliseconds),
                .text(account.rawValue),
            ])
    }

    enum SQL {
        private static let columns = "id, key, indonesian, english, at, account"
        static let newest = """
            SELECT \(columns) FROM text_edit WHERE id IN (SELECT max(id) FROM text_edit GROUP BY key)
            AND indonesian IS NOT NULL
            """
        static let newestOf = "SELECT \(columns) FROM text_edit WHERE key = $1 ORDER BY id DESC LIMIT 1"
        static let insert = "INSERT INTO text_edit (key, indonesian, english, at, account) VALUES ($1, $2, $3, $4, $5)"
    }
}

extension TextEdit {
    fileprivate init(row: any Row) throws {
        var words: [Language: String] = [:]
        words[.indonesian] = try row.optionalText(2)
        words[.english] = try row.optionalText(3)
        self.init(
            id: try row.int(0), key: try row.text(1), words: words, at: Instant(milliseconds: try row.integer(4)),
            account: AccountID(try row.text(5)))
    }
}
