import EventStore
import Workflow

extension Accounts {
    enum SQL {
        /// One row per role, so that no account costs a query of its own. Accounts without a role have one row too.
        private static func select(_ condition: String) -> String {
            """
            SELECT chosen.id, chosen.username, chosen.name, chosen.place, chosen.is_active, chosen.email,
                chosen.language, account_role.role
            FROM (SELECT id, username, name, place, is_active, email, language FROM account WHERE \(condition)) AS chosen
            LEFT JOIN account_role ON account_role.account = chosen.id
            ORDER BY chosen.username, account_role.role
            """
        }

        static let byID = select("id = $1")
        static let byUsername = select("username = $1")
        static let list = select(
            """
            username > $1 AND (place = $2 OR place LIKE $3) AND (username LIKE $4 ESCAPE '~' OR name LIKE $4 ESCAPE '~')
            AND ($5 = '' OR EXISTS (SELECT 1 FROM account_role WHERE account = account.id AND role = $5))
            ORDER BY username LIMIT $6
            """)
        static let insert = """
            INSERT INTO account (id, username, name, password, place, is_active, created_at, updated_at, email, language)
            VALUES ($1, $2, $3, $4, $5, 1, $6, $6, $7, $8)
            """
        static let update = """
            UPDATE account SET name = $1, place = $2, updated_at = $3, email = coalesce($4, email),
                language = coalesce($5, language)
            WHERE id = $6
            """
        static let setContact = "UPDATE account SET email = $1, language = $2 WHERE id = $3"
        static let activate = "UPDATE account SET is_active = $1, updated_at = $2 WHERE id = $3"
        static let activateRoles = "UPDATE account_role SET is_active = $1 WHERE account = $2"
        static let setPassword = "UPDATE account SET password = $1, updated_at = $2 WHERE id = $3"
        static let setFirstPassword = "UPDATE account SET password = $1 WHERE id = $2 AND password IS NULL"
        static let hasPassword = "SELECT password IS NOT NULL FROM account WHERE id = $1"
        static let insertRole = "INSERT INTO account_role (account, role, place, is_active) VALUES ($1, $2, $3, $4)"
        static let deleteRoles = "DELETE FROM account_role WHERE account = $1"
        /// A place's level is the number of codes in its path.
        static let roles = """
            SELECT role, length(place) - length(replace(place, '/', '')) AS level, count(*)
            FROM account_role WHERE is_active = 1 GROUP BY role, level ORDER BY role, level
            """
        static let endSessions = "DELETE FROM session WHERE account = $1"
    }

    static func account(_ id: AccountID, on connection: any Connection) throws -> Account? {
        try accounts(SQL.byID, [.text(id.rawValue)], on: connection).first
    }

    static func account(named username: Username, on connection: any Connection) throws -> Account? {
        try accounts(SQL.byUsername, [.text(username.text)], on: connection).first
    }

    static func list(
        _ filter: AccountFilter, after username: Username?, limit: Int, on connection: any Connection
    ) throws -> [Account] {
        let place = filter.place ?? .national
        return try accounts(
            SQL.list,
            [
                .text(username?.text ?? ""), .text(place.path), .text("\(place.path)/%"),
                .text("%\((filter.text ?? "").escapedForLike)%"), .text(filter.role?.rawValue ?? ""), .int(limit),
            ], on: connection)
    }

    private static func accounts(
        _ sql: String, _ arguments: [SQLValue], on connection: any Connection
    ) throws -> [Account] {
        var accounts: [Account] = []
        try connection.forEach(sql, arguments) { row in
            if try accounts.last?.id.rawValue != row.text(0) { accounts.append(try Account(row: row)) }
            if let role = try row.optionalText(7) { accounts[accounts.count - 1].roles.insert(RoleName(role)) }
            return true
        }
        return accounts
    }
}

extension Account {
    /// The first seven columns of `Accounts.SQL`'s selections; the roles follow in further rows.
    fileprivate init(row: any Row) throws {
        guard let username = Username(try row.text(1)), let place = Place(path: try row.text(3)) else {
            throw EventStoreError.corrupt("account \(try row.text(0))")
        }
        self.init(
            id: AccountID(try row.text(0)), username: username, name: try row.text(2), roles: [], place: place,
            isActive: try row.bool(4), email: try row.optionalText(5),
            language: try row.optionalText(6).flatMap(Language.init))
    }
}

extension String {
    /// For `LIKE … ESCAPE '~'`.
    fileprivate var escapedForLike: String {
        replacing("~", with: "~~").replacing("%", with: "~%").replacing("_", with: "~_")
    }
}
