import EventStore
import Workflow

// Steps inside one transaction, which imports share with the calls for one account.
extension Accounts {
    /// - Parameter password: as `PasswordHash` writes it.
    static func insert(
        _ new: NewAccount, id: AccountID, password: String?, at now: Instant, on connection: any Connection
    ) throws -> Account {
        guard try account(named: new.username, on: connection) == nil else {
            throw AccountProblem.usernameTaken(new.username)
        }
        try checkPlace(new.place, on: connection)
        try connection.execute(
            SQL.insert,
            [
                .text(id.rawValue), .text(new.username.text), .text(new.name), .optional(password),
                .text(new.place.path), .integer(now.milliseconds), .optional(new.email),
                .optional(new.language?.rawValue),
            ])
        let account = Account(
            id: id, username: new.username, name: new.name, roles: new.roles, place: new.place, email: new.email,
            language: new.language)
        try storeRoles(of: account, on: connection)
        return account
    }

    static func update(_ account: Account, to new: NewAccount, at now: Instant, on connection: any Connection) throws {
        try checkPlace(new.place, on: connection)
        try connection.execute(
            SQL.update,
            [
                .text(new.name), .text(new.place.path), .integer(now.milliseconds), .optional(new.email),
                .optional(new.language?.rawValue), .text(account.id.rawValue),
            ])
        var changed = account
        (changed.name, changed.roles, changed.place) = (new.name, new.roles, new.place)
        try storeRoles(of: changed, on: connection)
    }

    static func activate(_ isActive: Bool, _ id: AccountID, at now: Instant, on connection: any Connection) throws {
        try connection.execute(
            SQL.activate, [.bool(isActive), .integer(now.milliseconds), .text(id.rawValue)])
        try connection.execute(SQL.activateRoles, [.bool(isActive), .text(id.rawValue)])
    }

    /// The rows mirror the account's place and whether it is active: "does anybody stand there?" asks them alone.
    private static func storeRoles(of account: Account, on connection: any Connection) throws {
        try connection.execute(SQL.deleteRoles, [.text(account.id.rawValue)])
        for role in account.roles.sorted() {
            try connection.execute(
                SQL.insertRole,
                [
                    .text(account.id.rawValue), .text(role.rawValue), .text(account.place.path),
                    .bool(account.isActive),
                ])
        }
    }

    private static func checkPlace(_ place: Place, on connection: any Connection) throws {
        guard try Places(connection).isKnown(place) else { throw AccountProblem.noSuchPlace(code: place.code) }
    }
}
