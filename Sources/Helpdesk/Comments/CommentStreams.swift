import EventStore
import Foundation
import Workflow

/// Comments in the log, one stream each, and their read model: one row for each that holds all of it.
struct CommentStreams {
    let connection: any Connection

    static func name(of number: CommentNumber) -> StreamName { StreamName("comment/\(number)") }

    func load(_ number: CommentNumber) throws -> (comment: Comment, head: StreamHead)? {
        let recorded = try EventLog(connection).events(of: Self.name(of: number))
        guard let head = recorded.last?.head, let comment = Comment(folding: try recorded.map(event)) else {
            return nil
        }
        return (comment, head)
    }

    private func event(_ recorded: RecordedEvent) throws -> CommentEvent {
        try CommentEvent(ofType: recorded.type, payload: Data(recorded.payload))
    }

    /// Appends and brings the row up to date.
    /// - Returns: the comment after it.
    func write(
        _ events: [CommentEvent], to number: CommentNumber, after before: Comment?, following head: StreamHead,
        recordedAt: Instant
    ) throws -> Comment {
        let new = try events.map { event in
            NewEvent(
                type: event.type, payload: Array(try event.payload()), recordedAt: recordedAt.milliseconds)
        }
        _ = try EventLog(connection).append(new, to: Self.name(of: number), following: head)
        var folded = before
        for event in events { apply(event, to: &folded) }
        guard let comment = folded else {
            throw EventStoreError.corrupt("comment \(number) does not begin with its posting")
        }
        try store(comment)
        return comment
    }

    func nextNumber() throws -> CommentNumber {
        (try connection.first(SQL.last) { try $0.optionalInt(0) ?? 0 } ?? 0) + 1
    }

    // MARK: The read model

    func store(_ comment: Comment) throws {
        try connection.execute(
            SQL.store,
            [
                .int(comment.number), .text(comment.article), .bool(comment.isListed), .text(comment.author.rawValue),
                .text(comment.digest), .integer(comment.postedAt.milliseconds), .text(try body(of: comment)),
            ])
    }

    func stored(_ number: CommentNumber) throws -> Comment? {
        try connection.first(SQL.one, [.int(number)], comment)
    }

    /// The newest first.
    func page(_ article: String, below last: CommentNumber, limit: Int) throws -> [Comment] {
        try connection.all(SQL.page, [.text(article), .int(last), .int(limit)], comment)
    }

    /// Below any article, those that nobody is shown any more among them.
    func newest(below last: CommentNumber, limit: Int) throws -> [Comment] {
        try connection.all(SQL.newest, [.int(last), .int(limit)], comment)
    }

    /// The last comment with the same words by the same person since then.
    func repeated(_ digest: String, by author: AccountID, since moment: Instant) throws -> CommentNumber? {
        try connection.first(
            SQL.repeated, [.text(author.rawValue), .text(digest), .integer(moment.milliseconds)]
        ) { try $0.int(0) }
    }

    private func comment(_ row: any Row) throws -> Comment {
        try JSONDecoder().decode(Comment.self, from: Data(try row.text(0).utf8))
    }

    /// The row as it is, and as it should be; nil where it is not there.
    func row(_ number: CommentNumber) throws -> [String]? {
        try connection.first(SQL.row, [.int(number)]) { row in
            [
                try row.text(0), try row.text(1), try row.text(2), "\(try row.int(3))", "\(try row.integer(4))",
                try row.text(5),
            ]
        }
    }

    func row(of comment: Comment) throws -> [String] {
        [
            comment.article, comment.author.rawValue, comment.digest, comment.isListed ? "1" : "0",
            "\(comment.postedAt.milliseconds)", try body(of: comment),
        ]
    }

    private func body(of comment: Comment) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(comment), as: UTF8.self)
    }

    // MARK: All of them

    func rebuild() throws {
        try connection.execute(SQL.clear)
        try forEach(store)
    }

    /// Numbers have no gaps.
    func forEach(_ body: (Comment) throws -> Void) throws {
        var number = 1
        while let (comment, _) = try load(number) {
            try body(comment)
            number += 1
        }
    }

    func count() throws -> Int { try connection.first(SQL.count) { try $0.int(0) } ?? 0 }

    enum SQL {
        static let last = "SELECT max(number) FROM comment"
        static let store = """
            INSERT INTO comment (number, article, is_listed, author, digest, posted_at, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (number) DO UPDATE SET is_listed = excluded.is_listed, body = excluded.body
            """
        static let row = "SELECT article, author, digest, is_listed, posted_at, body FROM comment WHERE number = $1"
        static let one = "SELECT body FROM comment WHERE number = $1"
        static let page = """
            SELECT body FROM comment WHERE article = $1 AND number < $2 AND is_listed = 1 ORDER BY number DESC LIMIT $3
            """
        static let newest = "SELECT body FROM comment WHERE number < $1 ORDER BY number DESC LIMIT $2"
        static let repeated = """
            SELECT number FROM comment WHERE author = $1 AND digest = $2 AND posted_at > $3
            ORDER BY posted_at DESC LIMIT 1
            """
        static let clear = "DELETE FROM comment"
        static let count = "SELECT count(*) FROM comment"
    }
}
