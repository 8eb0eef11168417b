import EventStore
package import Workflow

/// A text at hand, for whoever answers.
package struct AnswerWords: Equatable, Sendable {
    package var title: [Language: String]
    /// With placeholders.
    package var text: [Language: String]

    package init(title: [Language: String], text: [Language: String]) {
        self.title = title
        self.text = text
    }

    package static let titleRule = TextRule(allowed: [], takesLines: false, limit: 100)
    /// Whoever is addressed, by their time of day, and what about.
    package static let textRule = TextRule(allowed: ["name", "greeting", "number", "service"], takesLines: true)

    /// By `title.id`, `text.en` and so on.
    var flaws: [String: TextFlaw] {
        let (titles, texts) = (Self.titleRule.flaws(in: title), Self.textRule.flaws(in: text))
        return Dictionary(
            titles.map { ("title.\($0)", $1) } + texts.map { ("text.\($0)", $1) }, uniquingKeysWith: { $1 })
    }
}

/// What one service says with a text at hand: other words, words of its own, or, without words, that it has none.
package struct AnswerEdit: Equatable, Sendable {
    package var id: Int
    package var workflow: WorkflowName
    /// As in the catalogue, after `canned.`; it begins with the word of the deed that it is said with.
    package var name: String
    package var words: AnswerWords?
    package var at: Instant
    package var account: AccountID
}

/// Edits of texts at hand, kept for good: the newest of each name counts.
struct AnswerEdits {
    let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    func newest() throws -> [AnswerEdit] { try connection.all(SQL.newest, [], AnswerEdit.init(row:)) }

    func newest(of name: String, in workflow: WorkflowName) throws -> AnswerEdit? {
        try connection.first(SQL.newestOf, [.text(workflow.rawValue), .text(name)], AnswerEdit.init(row:))
    }

    func add(
        _ words: AnswerWords?, to name: String, of workflow: WorkflowName, by account: AccountID, at now: Instant
    ) throws {
        try connection.execute(
            SQL.insert,
            [
                .text(workflow.rawValue), .text(name), .optional(words?.title[.indonesian]),
                .optional(words?.title[.english]), .optional(words?.text[.indonesian]),
                .optional(words?.text[.english]), .integer(now.milliseconds), .text(account.rawValue),
            ])
    }

    enum SQL {
        private static let content = "workflow, name, title, title_en, text, text_en, at, account"
        static let newest = """
            SELECT id, \(content) FROM answer_edit WHERE id IN (SELECT max(id) FROM answer_edit GROUP BY workflow, name)
            """
        static let newestOf = """
            SELECT id, \(content) FROM answer_edit WHERE workflow = $1 AND name = $2 ORDER BY id DESC LIMIT 1
            """
        static let insert = "INSERT INTO answer_edit (\(content)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    }
}

extension AnswerEdit {
    fileprivate init(row: any Row) throws {
        let texts = try (3...6).map { try row.optionalText($0) }
        var words: AnswerWords?
        if let title = texts[0], let titleEnglish = texts[1], let text = texts[2], let textEnglish = texts[3] {
            words = AnswerWords(
                title: [.indonesian: title, .english: titleEnglish], text: [.indonesian: text, .english: textEnglish])
        }
        self.init(
            id: try row.int(0), workflow: WorkflowName(try row.text(1)), name: try row.text(2), words: words,
            at: Instant(milliseconds: try row.integer(7)), account: AccountID(try row.text(8)))
    }
}
