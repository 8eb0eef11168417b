package import Crypto
package import EventStore
import Synchronization
package import Workflow

/// Who is who: sessions, from the password to the token and from the token to the account. Lives on the real clock.
package final class SignIns: Sendable {
    let database: any Database
    let cache: SessionCache
    private let hasher: PasswordHasher
    private let secret: SymmetricKey
    private let random: RandomSource
    private let lifetime: Int64
    private let throttle = Mutex(GuessThrottle())

    /// - Parameters:
    ///   - cache: the one that `Accounts` has, which evicts from it.
    ///   - secret: the server's, for CSRF tokens.
    ///   - lifetime: of a session, in milliseconds.
    package init(
        _ database: any Database, cache: SessionCache, hasher: PasswordHasher, secret: SymmetricKey,
        random: RandomSource = .system, lifetime: Int64 = 12 * Milliseconds.perHour
    ) {
        self.database = database
        self.cache = cache
        self.hasher = hasher
        self.secret = secret
        self.random = random
        self.lifetime = lifetime
    }

    /// A session that begins.
    package struct SignIn: Sendable {
        package var token: SessionToken
        package var expiresAt: Instant
        package var account: Account
        /// It began when the same was asked before.
        package var isReplay = false
    }

    package enum Problem: Error, Equatable, Sendable {
        /// The same for an unknown name, a wrong password, a disabled account and one without a password.
        case wrongCredentials
        /// In whole seconds.
        case tooManyTries(retryAfter: Int)
    }

    /// - Parameters:
    ///   - address: the caller's IP address, as the server knows it.
    ///   - key: the caller's own, so that a retry gets the session that the lost answer told of.
    /// - Throws: `Problem`, or `EventStoreError`.
    package func signIn(
        _ username: String, password: String, from address: String, idempotency key: String? = nil, at now: Instant
    ) async throws -> SignIn {
        let name = Username(username)
        let throttled = name?.text ?? ""
        if let wait = throttle.withLock({ $0.begin(throttled, from: address, at: now) }) {
            throw Problem.tooManyTries(retryAfter: Int((wait + 999) / 1_000))
        }
        let stored = try await credentials(of: name)
        guard try await matches(password, stored), let stored else { throw Problem.wrongCredentials }
        let new = SignIn(token: token(for: stored, key), expiresAt: now + lifetime, account: stored.account)
        guard let signIn = try await store(new, with: stored, at: now) else { throw Problem.wrongCredentials }
        throttle.withLock { $0.succeed(throttled, from: address, at: now) }
        return signIn
    }

    /// Nil without a session that lasts, or where its account was disabled.
    package func account(forToken token: SessionToken, at now: Instant) async throws -> Account? {
        let digest = token.digest
        if let account = cache.account(for: digest, at: now) { return account }
        let generation = cache.generation
        let found = try await database.read { try Self.session(digest, at: now, on: $0) }
        guard let found else { return nil }
        cache.insert(
            SessionCache.Entry(account: found.account, expiresAt: found.expiresAt, cachedAt: now), for: digest,
            readAt: generation)
        return found.account
    }

    /// Ends the session; nothing happens where there is none.
    package func signOut(_ token: SessionToken) async throws {
        let digest = token.digest
        try await database.write { try $0.execute(SQL.end, [.blob(digest)]) }
        cache.evict(digest)
    }

    /// Clears away sessions that are over.
    /// - Returns: how many.
    package func sweep(at now: Instant) async throws -> Int {
        try await database.write { connection in
            try connection.execute(SQL.sweep, [.integer(now.milliseconds)])
            return connection.changes
        }
    }

    /// What a form must carry: nobody who can't read the session's pages can know it.
    package func csrfToken(for token: SessionToken) -> String {
        Base64URL.encode(token.code(under: secret))
    }

    package func isCSRFToken(_ text: String, for token: SessionToken) -> Bool {
        Base64URL.decode(text).map { token.isCode($0, under: secret) } ?? false
    }
}

extension SignIns {
    fileprivate struct Credentials: Sendable {
        var account: Account
        /// As stored.
        var password: String?
    }

    private func credentials(of username: Username?) async throws -> Credentials? {
        guard let username else { return nil }
        return try await database.read { connection in
            guard let account = try Accounts.account(named: username, on: connection) else { return nil }
            let password = try connection.first(SQL.password, [.text(account.id.rawValue)]) { try $0.optionalText(0) }
            return Credentials(account: account, password: password ?? nil)
        }
    }

    private func matches(_ password: String, _ stored: Credentials?) async throws -> Bool {
        // Too long to be anybody's, and too long to be hashed.
        guard password.utf8.count <= PasswordRule.maximum else { return false }
        // The hash would take zeros at the end for its own padding.
        guard !password.utf8.contains(0) else { return false }
        let hash = stored.flatMap { $0.account.isActive ? $0.password : nil }.flatMap { PasswordHash($0) }
        do {
            return try await hasher.matches(password, hash)
        } catch is PasswordHasher.Busy {
            throw Problem.tooManyTries(retryAfter: 5)
        }
    }

    /// With a key, whoever knows the password gets the same token again; a new password makes it another.
    private func token(for stored: Credentials, _ key: String?) -> SessionToken {
        guard let key else { return SessionToken(from: random) }
        return SessionToken(for: [stored.account.id.rawValue, stored.password ?? "", key], under: secret)
    }

    /// - Returns: the session as it is stored, perhaps since an earlier try; nil where there is none to be had. Hashing
    ///   took a while: the account may have been disabled in it, or have another password now.
    private func store(_ signIn: SignIn, with stored: Credentials, at now: Instant) async throws -> SignIn? {
        let digest = signIn.token.digest
        return try await database.write { connection in
            try connection.execute(SQL.endIfOver, [.blob(digest), .integer(now.milliseconds)])
            try connection.execute(
                SQL.begin,
                [
                    .blob(digest), .integer(now.milliseconds), .integer(signIn.expiresAt.milliseconds),
                    .text(signIn.account.id.rawValue), .optional(stored.password),
                ])
            if connection.changes == 1 { return signIn }
            guard let known = try Self.session(digest, at: now, on: connection) else { return nil }
            return SignIn(token: signIn.token, expiresAt: known.expiresAt, account: known.account, isReplay: true)
        }
    }

    private static func session(
        _ digest: [UInt8], at now: Instant, on connection: any Connection
    ) throws -> (account: Account, expiresAt: Instant)? {
        let session = try connection.first(SQL.session, [.blob(digest), .integer(now.milliseconds)]) { row in
            (id: AccountID(try row.text(0)), expiresAt: Instant(milliseconds: try row.integer(1)))
        }
        guard let session, let account = try Accounts.account(session.id, on: connection), account.isActive else {
            return nil
        }
        return (account, session.expiresAt)
    }

    private enum SQL {
        static let password = "SELECT password FROM account WHERE id = $1"
        static let begin = """
            INSERT INTO session (token, created_at, expires_at, account)
            SELECT $1, $2, $3, id FROM account WHERE id = $4 AND password = $5 AND is_active = 1
            ON CONFLICT (token) DO NOTHING
            """
        static let endIfOver = "DELETE FROM session WHERE token = $1 AND expires_at <= $2"
        static let session = "SELECT account, expires_at FROM session WHERE token = $1 AND expires_at > $2"
        static let end = "DELETE FROM session WHERE token = $1"
        static let sweep = "DELETE FROM session WHERE expires_at <= $1"
    }
}
