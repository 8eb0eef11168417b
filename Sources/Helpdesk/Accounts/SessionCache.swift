import Synchronization
import Workflow

/// The sessions used lately, so that a request doesn't begin with a query. Shared by those who end sessions.
///
/// What another node changed is seen once an entry is a minute old; what this process changed, at once.
package final class SessionCache: Sendable {
    struct Entry: Sendable {
        var account: Account
        var expiresAt: Instant
        var cachedAt: Instant
    }

    /// How far the cache has come in forgetting. What was read before an eviction may be stale after it.
    struct Generation: Equatable, Sendable {
        fileprivate var number = 0
    }

    private struct State {
        var entries: BoundedCache<[UInt8], Entry>
        var generation = Generation()
    }

    static let freshFor = Milliseconds.perMinute

    private let state: Mutex<State>

    package init(capacity: Int = 10_000) {
        state = Mutex(State(entries: BoundedCache(capacity: capacity)))
    }

    /// To be taken before the read whose result goes into `insert`.
    var generation: Generation { state.withLock { $0.generation } }

    func account(for digest: [UInt8], at now: Instant) -> Account? {
        state.withLock { state in
            guard let entry = state.entries[digest] else { return nil }
            let isFresh = (0..<Self.freshFor).contains(now - entry.cachedAt) && now < entry.expiresAt
            return isFresh ? entry.account : nil
        }
    }

    /// Does nothing if anything was evicted since `generation`.
    func insert(_ entry: Entry, for digest: [UInt8], readAt generation: Generation) {
        state.withLock { state in
            guard state.generation == generation else { return }
            state.entries[digest] = entry
        }
    }

    func evict(_ digest: [UInt8]) {
        evict { $0[digest] = nil }
    }

    func evict(_ account: AccountID) {
        evict { $0.removeAll { $0.account.id == account } }
    }

    func evictAll() {
        evict { $0.removeAll() }
    }

    private func evict(_ body: (inout BoundedCache<[UInt8], Entry>) -> Void) {
        state.withLock { state in
            state.generation.number += 1
            body(&state.entries)
        }
    }
}
