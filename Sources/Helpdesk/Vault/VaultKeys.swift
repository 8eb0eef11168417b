import Crypto
import EventStore
import Synchronization
import Workflow

/// The keys of all requesters: made before their first use, stored wrapped, the ones used lately at hand.
actor VaultKeys {
    enum State: Sendable {
        case present(VaultKey)
        case erased
    }

    private let database: any Database
    private let wrapper: SymmetricKey
    private let random: RandomSource
    private let now: @Sendable () -> Instant
    /// Outside the actor: what is at hand needs no hop.
    nonisolated private let cache: Mutex<BoundedCache<AccountID, State>>
    /// Counts erasures: what was read before one may be stale after it.
    private var erasures = 0
    /// Who needs a key in the batch that gathers while another is being written.
    private var wanted: Set<AccountID> = []
    private var gathering: Batch?
    private var writing: Batch?

    private typealias Batch = Task<[AccountID: State], any Error>

    init(
        _ database: any Database, wrapper: SymmetricKey, random: RandomSource, capacity: Int,
        now: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.wrapper = wrapper
        self.random = random
        self.now = now
        cache = Mutex(BoundedCache(capacity: capacity))
    }

    /// What is at hand; nil says nothing.
    nonisolated func remembered(_ requester: AccountID) -> State? {
        cache.withLock { $0[requester] }
    }

    nonisolated func remembered(_ requesters: Set<AccountID>) -> [AccountID: State] {
        cache.withLock { cache in requesters.reduce(into: [:]) { $0[$1] = cache[$1] } }
    }

    /// Makes the key where there is none yet; when it comes back, it is stored for good.
    func state(creating requester: AccountID) async throws -> State {
        if let known = try await states(of: [requester])[requester] { return known }
        guard let created = try await created(requester) else { throw VaultError.noKey(requester) }
        return created
    }

    /// Of those who have, or had, a key.
    func states(of requesters: Set<AccountID>) async throws -> [AccountID: State] {
        let found = remembered(requesters)
        let missing = requesters.filter { found[$0] == nil }
        guard !missing.isEmpty else { return found }
        let before = erasures
        let loaded = try await database.read { [wrapper] in
            try Self.load(missing, wrapper: wrapper, on: $0)
        }
        // Somebody was erased meanwhile, perhaps one of these.
        guard erasures == before else { return try await states(of: requesters) }
        remember(loaded)
        return found.merging(loaded) { _, new in new }
    }

    /// - Returns: the states of the next requesters in order; empty at the end.
    func page(after requester: AccountID?, limit: Int) async throws -> [(AccountID, State)] {
        try await database.read { [wrapper] connection in
            try connection.all(SQL.page, [.text(requester?.rawValue ?? ""), .int(limit)]) { row in
                let requester = AccountID(try row.text(0))
                return (requester, try Self.state(of: requester, try row.optionalBytes(1), wrapper: wrapper))
            }
        }
    }

    /// - Throws: `VaultError.wrongMasterKey` when there are keys and the first can't be unwrapped.
    func check() async throws {
        _ = try await database.read { [wrapper] connection in
            try connection.first(SQL.anyPresent) { row in
                try Self.state(of: AccountID(try row.text(0)), try row.bytes(1), wrapper: wrapper)
            }
        }
    }

    func erase(_ requester: AccountID) async throws {
        let time = now()
        // Also when the commit failed: its outcome is unknown.
        defer {
            erasures += 1
            cache.withLock { $0[requester] = nil }
        }
        try await database.write {
            try $0.execute(SQL.erase, [.text(requester.rawValue), .integer(time.milliseconds)])
        }
    }

    /// Joins the batch that gathers: many new requesters share one flush of the disk.
    private func created(_ requester: AccountID) async throws -> State? {
        wanted.insert(requester)
        return try await (gathering ?? gather()).value[requester]
    }

    private func gather() -> Batch {
        let before = writing
        let batch = Batch {
            _ = await before?.result
            return try await self.writeWanted()
        }
        (gathering, writing) = (batch, batch)
        return batch
    }

    private func writeWanted() async throws -> [AccountID: State] {
        let requesters = wanted
        (wanted, gathering) = ([], nil)
        let (before, time) = (erasures, now())
        let states = try await database.write { [wrapper, random] connection in
            for requester in requesters {
                let wrapped = try VaultKey(from: random).wrapped(for: requester, with: wrapper)
                try connection.execute(
                    SQL.insert, [.text(requester.rawValue), .blob(wrapped), .integer(time.milliseconds)])
            }
            // Read back: another process may have been faster.
            return try Self.load(requesters, wrapper: wrapper, on: connection)
        }
        if erasures == before { remember(states) }
        return states
    }

    private func remember(_ states: [AccountID: State]) {
        cache.withLock { cache in
            for (requester, state) in states { cache[requester] = state }
        }
    }

    private static func load(
        _ requesters: Set<AccountID>, wrapper: SymmetricKey, on connection: any Connection
    ) throws -> [AccountID: State] {
        var states: [AccountID: State] = [:]
        for requester in requesters {
            states[requester] = try connection.first(SQL.one, [.text(requester.rawValue)]) { row in
                try state(of: requester, try row.optionalBytes(0), wrapper: wrapper)
            }
        }
        return states
    }

    private static func state(of requester: AccountID, _ wrapped: [UInt8]?, wrapper: SymmetricKey) throws -> State {
        guard let wrapped else { return .erased }
        return .present(try VaultKey(unwrapping: wrapped, for: requester, with: wrapper))
    }

    private enum SQL {
        static let one = "SELECT wrapped FROM key WHERE requester = $1"
        static let anyPresent = "SELECT requester, wrapped FROM key WHERE wrapped IS NOT NULL LIMIT 1"
        static let page = "SELECT requester, wrapped FROM key WHERE requester > $1 ORDER BY requester LIMIT $2"
        static let insert = """
            INSERT INTO key (requester, wrapped, created_at) VALUES ($1, $2, $3) ON CONFLICT (requester) DO NOTHING
            """
        /// Whoever has no key yet shall get none.
        static let erase = """
            INSERT INTO key (requester, wrapped, created_at, erased_at) VALUES ($1, NULL, $2, $2)
            ON CONFLICT (requester) DO UPDATE SET wrapped = NULL, erased_at = $2 WHERE key.erased_at IS NULL
            """
    }
}
