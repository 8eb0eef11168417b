import Testing
import Workflow

@testable import Helpdesk

@Suite struct `The session cache` {
    let cache = SessionCache()
    let entry: SessionCache.Entry

    init() throws {
        let account = Account(
            id: "a1", username: try #require(Username("sekolah1")), name: "Rina", roles: [], place: .sekolah1)
        entry = SessionCache.Entry(account: account, expiresAt: .noon + 100.seconds, cachedAt: .noon)
    }

    @Test func `takes nothing that was read before somebody was put out`() {
        let generation = cache.generation
        cache.evict("a2" as AccountID)
        cache.insert(entry, for: [1], readAt: generation)
        #expect(cache.account(for: [1], at: .noon) == nil)
        cache.insert(entry, for: [1], readAt: cache.generation)
        #expect(cache.account(for: [1], at: .noon) == entry.account)
    }

    @Test func `looks again once a minute`() {
        cache.insert(entry, for: [1], readAt: cache.generation)
        #expect(cache.account(for: [1], at: .noon + 59.seconds) == entry.account)
        #expect(cache.account(for: [1], at: .noon + 60.seconds) == nil)
        #expect(cache.account(for: [1], at: .noon - 1) == nil)
    }
}
