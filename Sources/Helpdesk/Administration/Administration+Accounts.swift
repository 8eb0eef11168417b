import EventStore
package import Workflow

/// Nobody takes the key to the house away from themselves.
package struct OwnAccount: Error, Equatable {}

/// An account as its administrators see it.
package struct AccountView: Equatable, Sendable {
    package var account: Account
    package var place: PlaceName
    /// What it stands there for in vain.
    package var misplacements: [Misplacement]
}

extension Administration {
    /// - Parameter username: after whom the list goes on.
    package func accounts(
        _ filter: AccountFilter, after username: Username?, limit: Int
    ) async throws -> (items: [AccountView], next: Username?) {
        let page = try await installation.accounts.list(filter, after: username, limit: limit)
        return (try await views(page.accounts), page.next)
    }

    /// Nil where there is none.
    package func account(_ id: AccountID) async throws -> AccountView? {
        guard let account = try await installation.accounts.account(id) else { return nil }
        return try await views([account]).first
    }

    private func views(_ accounts: [Account]) async throws -> [AccountView] {
        let definitions = workflows.map(\.definition)
        return try await installation.database.read { connection in
            let names = Names(connection, NameBook())
            return try accounts.map { account in
                AccountView(
                    account: account, place: try names.place(account.place),
                    misplacements: account.roles.sorted().compactMap {
                        definitions.misplacement(of: $0, at: account.place.level)
                    })
            }
        }
    }

    /// What accounts may be for: the services' roles, and ours. Guests have no accounts.
    package var roles: [RoleName] {
        workflows.map(\.definition).knownRoles.union([.administrator]).subtracting([.guest]).sorted()
    }

    /// - Parameter own: what the account is for already, perhaps from a service that is there no more.
    private func check(_ roles: Set<RoleName>, besides own: Set<RoleName> = []) throws(AccountProblem) {
        let unknown = roles.subtracting(self.roles).subtracting(own)
        if let role = unknown.sorted().first { throw .unknownRole(role) }
    }

    // MARK: Changing

    /// - Parameter place: as people write it: `ID`, a region's code, or an NPSN.
    /// - Returns: the account with its first password, which is nowhere to be read again.
    /// - Throws: `AccountProblem`.
    package func addAccount(
        _ username: String, name: String, roles: Set<RoleName>, place: String, email: String?, language: Language?,
        at now: Instant
    ) async throws -> (account: Account, password: String) {
        guard let username = Username(username) else { throw AccountProblem.usernameMalformed(username) }
        let found = try await installation.database.read { try Places($0).place(forCode: place) }
        guard let found else { throw AccountProblem.noSuchPlace(code: place) }
        try check(roles)
        let password = newPassword()
        let account = try await installation.accounts.add(
            NewAccount(username: username, name: name, roles: roles, place: found, email: email, language: language),
            password: password, at: now)
        return (account, password)
    }

    /// All but the username and the password anew. Whoever is signed in as it goes on as what it is now, or has nothing
    /// left to do.
    /// - Parameters:
    ///   - edition: `Account.edition` as the administrator saw it.
    ///   - place: as people write it.
    /// - Returns: what is different: `name`, `roles`, `place`, `email`, `language`.
    /// - Throws: `AccountChanged`, `AccountProblem`.
    package func changeAccount(
        _ id: AccountID, edition: String, name: String, roles: Set<RoleName>, place: String, email: String?,
        language: Language?, at now: Instant
    ) async throws -> [String] {
        guard let before = try await installation.accounts.account(id) else {
            throw AccountProblem.noSuchAccount(id)
        }
        guard id != account.id || roles.contains(.administrator) else { throw AccountProblem.ownAdministration }
        let found = try await installation.database.read { try Places($0).place(forCode: place) }
        guard let found else { throw AccountProblem.noSuchPlace(code: place) }
        try check(roles, besides: before.roles)
        guard before.edition == edition else { throw AccountChanged() }
        let new = NewAccount(
            username: before.username, name: name, roles: roles, place: found, email: email, language: language)
        try await installation.accounts.change(before, to: new, at: now)
        installation.crier.dismiss(id)
        return [
            ("name", before.name != new.name), ("roles", before.roles != new.roles),
            ("place", before.place != new.place), ("email", before.email != new.email),
            ("language", before.language != new.language),
        ].filter(\.1).map(\.0)
    }

    /// Whoever is signed in as it is out at once.
    /// - Throws: `OwnAccount`, `AccountProblem.noSuchAccount`.
    package func disable(_ id: AccountID, at now: Instant) async throws {
        guard id != account.id else { throw OwnAccount() }
        try await installation.accounts.disable(id, at: now)
        installation.crier.dismiss(id)
    }

    /// - Throws: `AccountProblem.noSuchAccount`.
    package func enable(_ id: AccountID, at now: Instant) async throws {
        try await installation.accounts.enable(id, at: now)
    }

    /// Whoever knew the old one is out.
    /// - Returns: the new password, which is nowhere to be read again.
    /// - Throws: `AccountProblem.noSuchAccount`.
    package func renewPassword(of id: AccountID, at now: Instant) async throws -> String {
        let password = newPassword()
        try await installation.accounts.setPassword(password, of: id, at: now)
        installation.crier.dismiss(id)
        return password
    }

    /// Spelled like a code, so that it can be told on the telephone.
    private func newPassword() -> String { CodeText.code(from: installation.accounts.random.bytes(CodeText.count)) }
}
