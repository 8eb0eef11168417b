import Crypto
package import EventStore
package import Workflow

/// A calendar's text as somebody changed it on a page.
package struct CalendarEdit: Equatable, Sendable {
    package var name: String
    package var text: String
    /// Of the file's text that it was made over: while the file says that, the edit counts.
    package var over: String
    package var at: Instant
    package var account: AccountID
}

/// A calendar's text that counts now.
package struct CalendarText: Equatable, Sendable {
    package var name: String
    /// Where it lies.
    package var file: String
    package var text: String
    /// The digest of what the file itself says.
    var over: String

    var hash: String { Self.hash(of: text) }

    static func hash(of text: String) -> String { Array(SHA256.hash(data: Array(text.utf8))).hexadecimal }
}

/// What became of an edit when the files were read anew.
package struct CalendarStanding: Equatable, Sendable {
    package var edit: CalendarEdit
    /// The file that it stands over; nil where that has changed since, and counts.
    package var file: String?
}

/// Calendars that were changed on pages, and how they live with the files: **the later one counts**. An edit stands over
/// its file for as long as the file says what it said then; once somebody changes the file, the file counts again.
package struct CalendarEdits {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// The files as they count: with those edits that stand over them.
    package func applied(to files: WorkflowFiles) throws -> WorkflowFiles {
        let edits = try Dictionary(newest().map { ($0.over, $0) }, uniquingKeysWith: { $1 })
        var files = files
        for index in files.calendars.indices {
            guard let edit = edits[CalendarText.hash(of: files.calendars[index].text)] else { continue }
            files.calendars[index].text = edit.text
        }
        return files
    }

    /// The edits that say something else than the files, each with what became of it.
    package func standings(over files: WorkflowFiles) throws -> [CalendarStanding] {
        let texts = files.calendars.map { (file: $0.name, hash: CalendarText.hash(of: $0.text)) }
        return try newest().compactMap { edit in
            let own = CalendarText.hash(of: edit.text)
            guard !texts.contains(where: { $0.hash == own }) else { return nil }
            return CalendarStanding(edit: edit, file: texts.first { $0.hash == edit.over }?.file)
        }
    }

    /// Of each calendar, oldest first.
    package func newest() throws -> [CalendarEdit] { try connection.all(SQL.newest, [], CalendarEdit.init(row:)) }

    func newest(of name: String) throws -> CalendarEdit? {
        try connection.first(SQL.newestOf, [.text(name)], CalendarEdit.init(row:))
    }

    func add(_ edit: CalendarEdit) throws {
        try connection.execute(
            SQL.insert,
            [
                .text(edit.name), .text(edit.text), .text(edit.over), .integer(edit.at.milliseconds),
                .text(edit.account.rawValue),
            ])
        try connection.execute(SQL.setText, [.text(edit.text), .text(edit.name)])
    }

    // MARK: What counts

    func text(of name: String) throws -> CalendarText? {
        try connection.first(SQL.text, [.text(name)]) { row in
            CalendarText(
                name: try row.text(0), file: try row.text(1), text: try row.text(2), over: try row.text(3))
        }
    }

    /// Writes down what counts from this start on. A file that is broken leaves what there was.
    /// - Parameters:
    ///   - calendars: by name, as they count.
    ///   - files: as they lie in their folder.
    func note(_ calendars: [String: WorkflowFiles.File], over files: WorkflowFiles) throws {
        let hashes = Dictionary(
            files.calendars.map { ($0.name, CalendarText.hash(of: $0.text)) }, uniquingKeysWith: { $1 })
        for (name, file) in calendars.sorted(by: { $0.key < $1.key }) {
            try connection.execute(
                SQL.note, [.text(name), .text(file.name), .text(file.text), .text(hashes[file.name] ?? "")])
        }
    }

    enum SQL {
        private static let columns = "name, text, over, at, account"
        static let newest = """
            SELECT \(columns) FROM calendar_edit WHERE id IN (SELECT max(id) FROM calendar_edit GROUP BY name) ORDER BY id
            """
        static let newestOf = "SELECT \(columns) FROM calendar_edit WHERE name = $1 ORDER BY id DESC LIMIT 1"
        static let insert = "INSERT INTO calendar_edit (\(columns)) VALUES ($1, $2, $3, $4, $5)"
        static let setText = "UPDATE calendar_text SET text = $1 WHERE name = $2"
        static let text = "SELECT name, file, text, over FROM calendar_text WHERE name = $1"
        static let note = """
            INSERT INTO calendar_text (name, file, text, over) VALUES ($1, $2, $3, $4)
            ON CONFLICT (name) DO UPDATE SET file = excluded.file, text = excluded.text, over = excluded.over
            """
    }
}

extension CalendarEdit {
    fileprivate init(row: any Row) throws {
        self.init(
            name: try row.text(0), text: try row.text(1), over: try row.text(2),
            at: Instant(milliseconds: try row.integer(3)), account: AccountID(try row.text(4)))
    }
}
