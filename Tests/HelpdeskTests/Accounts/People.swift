import EventStore
import Helpdesk
import SQLiteDriver
import Synchronization
import Workflow

/// Accounts and sign-ins over one store, with cheap hashes.
struct People: Sendable {
    let database: SQLiteDatabase
    let accounts: Accounts
    let signIns: SignIns

    init(lifetime: Int64 = 12 * Milliseconds.perHour) async throws {
        database = try await Seed.store()
        let (sessions, hasher) = (SessionCache(), try PasswordHasher(cost: .practice))
        accounts = Accounts(database, sessions: sessions, hasher: hasher)
        signIns = SignIns(
            database, cache: sessions, hasher: hasher, secret: try MasterKey.zero.derived("csrf"), lifetime: lifetime)
    }

    func add(
        _ username: String, roles: Set<RoleName> = ["operator-sekolah"], place: Place = .sekolah1,
        password: String? = "rahasia sekali"
    ) async throws -> Account {
        guard let username = Username(username) else { throw AccountProblem.usernameMalformed(username) }
        let new = NewAccount(username: username, name: "Rina K", roles: roles, place: place)
        return try await accounts.add(new, password: password, at: .noon)
    }

    func signIn(
        _ username: String, _ password: String = "rahasia sekali", from address: String = "198.51.100.1",
        at now: Instant = .noon
    ) async throws -> SignIns.SignIn {
        try await signIns.signIn(username, password: password, from: address, at: now)
    }

    /// Of rows that count: role and place.
    func staffing(_ role: RoleName, at place: Place) async throws -> Int {
        try await database.read { connection in
            try connection.first(
                "SELECT count(*) FROM account_role WHERE role = $1 AND place = $2 AND is_active = 1",
                [.text(role.rawValue), .text(place.path)]
            ) { try $0.int(0) } ?? 0
        }
    }
}

extension MasterKey {
    static var zero: MasterKey {
        get throws { try MasterKey(bytes: [UInt8](repeating: 0, count: 32)) }
    }
}
