package import EventStore
package import Workflow

/// A list with its filters, under the name that somebody gave it.
package struct SavedView: Equatable, Sendable {
    package var id: Int
    package var name: String
    /// Where it is found: nothing but an address, which gives nobody a right.
    package var path: String
}

/// Why a view can't be kept.
package enum SavedViewProblem: Error, Equatable, Sendable {
    case noName
    case nameTooLong(limit: Int)
    case controlCharacters
    case pathTooLong
    case tooMany(limit: Int)
}

/// What each account has kept for itself. No event names it: it is nobody else's business, and part of no ticket.
package struct SavedViews: Sendable {
    package enum Limit {
        /// Of one account.
        package static let views = 20
        /// In Unicode scalars.
        package static let name = 60
        static let path = 1_000
    }

    let database: any Database

    package init(_ database: any Database) { self.database = database }

    /// In the order of their names.
    package func list(of account: AccountID) async throws -> [SavedView] {
        try await database.read { connection in
            try connection.all(SQL.list, [.text(account.rawValue)]) { row in
                SavedView(id: try row.int(0), name: try row.text(1), path: try row.text(2))
            }
        }
    }

    /// Under a name that is there already it takes that one's place.
    /// - Parameter name: as it was typed; it may be anything.
    /// - Throws: `SavedViewProblem`, `EventStoreError`.
    package func keep(_ path: String, as name: String, for account: AccountID, at now: Instant) async throws {
        let name = try Self.checked(name)
        guard path.utf8.count <= Limit.path else { throw SavedViewProblem.pathTooLong }
        let isKept = try await database.write { connection in
            let others = try connection.first(SQL.others, [.text(account.rawValue), .text(name)]) { try $0.int(0) }
            guard others ?? 0 < Limit.views else { return false }
            let row: [SQLValue] = [.text(account.rawValue), .text(name), .text(path), .integer(now.milliseconds)]
            try connection.execute(SQL.keep, row)
            return true
        }
        guard isKept else { throw SavedViewProblem.tooMany(limit: Limit.views) }
    }

    /// Does nothing where there is none of theirs.
    package func remove(_ id: Int, of account: AccountID) async throws {
        try await database.write { connection in
            try connection.execute(SQL.remove, [.int(id), .text(account.rawValue)])
        }
    }

    /// On one line, with one space between words.
    private static func checked(_ text: String) throws(SavedViewProblem) -> String {
        let name = text.split { $0.isWhitespace }.joined(separator: " ")
        guard !name.isEmpty else { throw .noName }
        guard name.unicodeScalars.count <= Limit.name else { throw .nameTooLong(limit: Limit.name) }
        guard !name.holdsControlCharacters else { throw .controlCharacters }
        return name
    }

    enum SQL {
        static let list = "SELECT id, name, path FROM saved_view WHERE account = $1 ORDER BY name"
        static let others = "SELECT count(*) FROM saved_view WHERE account = $1 AND name <> $2"
        static let keep = """
            INSERT INTO saved_view (account, name, path, saved_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (account, name) DO UPDATE SET path = excluded.path, saved_at = excluded.saved_at
            """
        static let remove = "DELETE FROM saved_view WHERE id = $1 AND account = $2"
    }
}
