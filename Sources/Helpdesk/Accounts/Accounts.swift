package import EventStore
package import Workflow

/// The accounts: who there is, what for and where. Nobody is ever deleted, since tickets name them.
package struct Accounts: Sendable {
    package let database: any Database
    package let sessions: SessionCache
    package let hasher: PasswordHasher
    let rule: PasswordRule
    let random: RandomSource

    /// - Parameter sessions: the one that `SignIns` has, so that who is disabled is out at once.
    package init(
        _ database: any Database, sessions: SessionCache, hasher: PasswordHasher, rule: PasswordRule = .standard,
        random: RandomSource = .system
    ) {
        self.database = database
        self.sessions = sessions
        self.hasher = hasher
        self.rule = rule
        self.random = random
    }

    /// - Parameter password: nil for an account that can't sign in until it gets one.
    /// - Throws: `AccountProblem`, or `EventStoreError`.
    package func add(_ new: NewAccount, password: String?, at now: Instant) async throws -> Account {
        try new.check()
        let hash: String? = if let password { try await hash(password) } else { nil }
        let id = AccountID.random(from: random)
        return try await database.write { connection in
            try Self.insert(new, id: id, password: hash, at: now, on: connection)
        }
    }

    package func account(_ id: AccountID) async throws -> Account? {
        try await database.read { try Self.account(id, on: $0) }
    }

    package func account(named username: Username) async throws -> Account? {
        try await database.read { try Self.account(named: username, on: $0) }
    }

    /// - Parameter limit: at most 200 come at once.
    package func list(
        _ filter: AccountFilter = AccountFilter(), after username: Username? = nil, limit: Int = 50
    ) async throws -> AccountPage {
        let limit = min(max(limit, 1), 200)
        let found = try await database.read {
            try Self.list(filter, after: username, limit: limit + 1, on: $0)
        }
        let page = Array(found.prefix(limit))
        return AccountPage(accounts: page, next: found.count > limit ? page.last?.username : nil)
    }

    /// Ends all sessions of the account, too.
    package func disable(_ id: AccountID, at now: Instant) async throws {
        try await change(id) { connection in
            try Self.activate(false, id, at: now, on: connection)
            try connection.execute(SQL.endSessions, [.text(id.rawValue)])
        }
    }

    package func enable(_ id: AccountID, at now: Instant) async throws {
        try await change(id) { try Self.activate(true, id, at: now, on: $0) }
    }

    /// Ends all sessions of the account: whoever knew the old password is out.
    package func setPassword(_ password: String, of id: AccountID, at now: Instant) async throws {
        let hash = try await hash(password)
        try await change(id) { connection in
            try connection.execute(
                SQL.setPassword, [.text(hash), .integer(now.milliseconds), .text(id.rawValue)])
            try connection.execute(SQL.endSessions, [.text(id.rawValue)])
        }
    }

    /// All but the username and the password anew, also where that leaves no address or language. Whoever is signed in as
    /// it goes on as what it is now.
    /// - Parameter account: as whoever changes it saw it.
    /// - Throws: `AccountChanged` where it is not like that any more; `AccountProblem`.
    package func change(_ account: Account, to new: NewAccount, at now: Instant) async throws {
        try new.check()
        try await change(account.id) { connection in
            guard try Self.account(account.id, on: connection) == account else { throw AccountChanged() }
            try Self.update(account, to: new, at: now, on: connection)
            try connection.execute(
                SQL.setContact,
                [.optional(new.email), .optional(new.language?.rawValue), .text(account.id.rawValue)])
        }
    }

    /// Changes one account, and lets no stale copy of it be used afterwards.
    private func change(_ id: AccountID, _ body: @escaping @Sendable (any Connection) throws -> Void) async throws {
        // Also when the commit failed: its outcome is unknown.
        defer { sessions.evict(id) }
        try await database.write { connection in
            guard try Self.account(id, on: connection) != nil else { throw AccountProblem.noSuchAccount(id) }
            try body(connection)
        }
    }

    private func hash(_ password: String) async throws -> String {
        try rule.check(password)
        return try await hasher.hash(password).description
    }
}

extension NewAccount {
    func check() throws(AccountProblem) {
        guard !name.isBlank, name.count <= 200, !name.contains(where: \.isNewline),
            !name.unicodeScalars.contains(where: \.isInvisibleControl)
        else { throw .nameMalformed }
        if let email, Identifier.email.flaw(in: email) != nil { throw .emailMalformed(email) }
        guard !roles.isEmpty else { throw .noRole }
        if let role = roles.sorted().first(where: { !$0.isWellFormed }) { throw .roleMalformed(role) }
    }
}
