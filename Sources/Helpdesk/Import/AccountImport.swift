package import EventStore
package import Workflow

/// `username,name,roles,place,password,email`, the last two optional. Roles are separated by spaces or semicolons; a place is
/// `ID`, a region's code or an NPSN.
///
/// A password is set where the account has none: whoever chose their own keeps it, however often the file comes. Whether
/// an account is active is not the file's affair. An empty address leaves the one that there is.
package struct AccountImport: ImportKind {
    package static let requiredColumns = ["username", "name", "roles", "place"]
    package static let optionalColumns = [passwordColumn, emailColumn]
    static let emailColumn = "email"
    static let passwordColumn = "password"

    package struct Record: Sendable {
        var username: Username
        var name: String
        var roles: Set<RoleName>
        var place: String
        var password: String?
        /// Normalised.
        var email: String?
    }

    private let accounts: Accounts
    /// Whose administration stays; nil where nobody is at it who could lose it.
    private let keeper: AccountID?
    private let now: Instant
    /// As they will be stored.
    private var passwords: [Username: String] = [:]

    package init(_ accounts: Accounts, keeping keeper: AccountID? = nil, at now: Instant) {
        self.accounts = accounts
        self.keeper = keeper
        self.now = now
    }

    package func record(from row: ImportRow) throws(Rejection) -> Record {
        let username = try row.required("username", or: .usernameMalformed) { Username($0) }
        let roles = try row.required("roles", or: .roleMalformed, Self.roles)
        let place = try row.required("place", or: .placeUnknown) { $0 }
        return Record(
            username: username, name: try row.name(), roles: roles, place: place, password: try password(row),
            email: try Self.email(row))
    }

    package func key(of record: Record) -> String { record.username.text }

    package func verdict(on record: Record, on connection: any Connection) throws -> ImportVerdict {
        guard let place = try Places(connection).place(forCode: record.place) else {
            return .rejected(column: "place", .placeUnknown)
        }
        guard let stored = try Accounts.account(named: record.username, on: connection) else { return .added }
        guard stored.id != keeper || record.roles.contains(.administrator) else {
            return .rejected(column: "roles", .ownAdministration)
        }
        let getsPassword = try record.password != nil && !Self.hasPassword(stored.id, on: connection)
        let columns = [
            stored.name == record.name ? nil : "name",
            stored.roles == record.roles ? nil : "roles",
            stored.place == place ? nil : "place",
            getsPassword ? Self.passwordColumn : nil,
            record.email == nil || stored.email == record.email ? nil : Self.emailColumn,
        ].compactMap(\.self)
        return columns.isEmpty ? .unchanged : .changed(columns)
    }

    /// Hashes the passwords that will be needed: slow, and so not inside the transaction.
    package func readied(for records: [Record], on database: any Database) async throws -> AccountImport {
        let withPassword = records.filter { $0.password != nil }
        let needed = try await database.read { connection in
            try withPassword.filter { record in
                let stored = try Accounts.account(named: record.username, on: connection)
                return try stored.map { try !Self.hasPassword($0.id, on: connection) } ?? true
            }
        }
        var copy = self
        for record in needed {
            guard let password = record.password else { continue }
            copy.passwords[record.username] = try await accounts.hasher.hash(password).description
        }
        return copy
    }

    package func store(_ record: Record, on connection: any Connection) throws {
        guard let place = try Places(connection).place(forCode: record.place) else {
            throw AccountProblem.noSuchPlace(code: record.place)
        }
        let new = NewAccount(
            username: record.username, name: record.name, roles: record.roles, place: place, email: record.email)
        let password = passwords[record.username]
        guard let stored = try Accounts.account(named: record.username, on: connection) else {
            let id = AccountID.random(from: accounts.random)
            _ = try Accounts.insert(new, id: id, password: password, at: now, on: connection)
            return
        }
        try Accounts.update(stored, to: new, at: now, on: connection)
        guard let password else { return }
        try connection.execute(Accounts.SQL.setFirstPassword, [.text(password), .text(stored.id.rawValue)])
    }

    package func forgetWhatWasRead() {
        accounts.sessions.evictAll()
    }

    private func password(_ row: ImportRow) throws(Rejection) -> String? {
        let password = row.value(Self.passwordColumn)
        guard !password.isEmpty else { return nil }
        if password.utf8.count > PasswordRule.maximum {
            throw row.rejection(Self.passwordColumn, .tooLong(maximum: PasswordRule.maximum))
        }
        if password.count < accounts.rule.minimum {
            throw row.rejection(Self.passwordColumn, .passwordTooShort(minimum: accounts.rule.minimum))
        }
        return password
    }

    private static func email(_ row: ImportRow) throws(Rejection) -> String? {
        let text = row.value(emailColumn)
        guard !text.isEmpty else { return nil }
        let email = Identifier.email.normalised(text)
        guard Identifier.email.flaw(in: email) == nil else { throw row.rejection(emailColumn, .emailMalformed) }
        return email
    }

    /// Nil where one of them is malformed, or there is none.
    private static func roles(_ text: String) -> Set<RoleName>? {
        let roles = text.split { $0 == ";" || $0.isWhitespace }.map { RoleName(String($0)) }
        return roles.isEmpty || !roles.allSatisfy(\.isWellFormed) ? nil : Set(roles)
    }

    private static func hasPassword(_ id: AccountID, on connection: any Connection) throws -> Bool {
        try connection.first(Accounts.SQL.hasPassword, [.text(id.rawValue)]) { try $0.bool(0) } ?? false
    }
}
