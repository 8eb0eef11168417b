import Synchronization
import Workflow

/// What was sent is kept no longer.
package struct DraftGone: Error, Equatable {}

/// What people have sent and not confirmed yet: for a short while, under a digest of what it says, and for nobody but
/// whoever sent it. In memory, since it may hold what must lie nowhere in clear.
package final class Drafts<Draft: Sendable>: Sendable {
    private struct Entry {
        var account: AccountID
        var key: String
        var draft: Draft
        var size: Int
        var keptAt: Instant

        func isOver(at now: Instant) -> Bool { !(0..<DraftLimit.lifetime).contains(now - keptAt) }
    }

    private let entries = Mutex<[Entry]>([])

    package init() {}

    /// The oldest go where there are too many.
    /// - Parameter size: in bytes.
    func keep(_ draft: Draft, size: Int, as key: String, for account: AccountID, at now: Instant) {
        entries.withLock { entries in
            entries.removeAll { $0.isOver(at: now) || ($0.account == account && $0.key == key) }
            while entries.count(where: { $0.account == account }) >= DraftLimit.each,
                let oldest = entries.firstIndex(where: { $0.account == account })
            {
                entries.remove(at: oldest)
            }
            while !entries.isEmpty, entries.map(\.size).reduce(size, +) > DraftLimit.size { entries.removeFirst() }
            entries.append(Entry(account: account, key: key, draft: draft, size: size, keptAt: now))
        }
    }

    /// - Throws: `DraftGone`.
    func draft(_ key: String, for account: AccountID, at now: Instant) throws(DraftGone) -> Draft {
        let found = entries.withLock { entries in
            entries.removeAll { $0.isOver(at: now) }
            return entries.first { $0.account == account && $0.key == key }?.draft
        }
        guard let found else { throw DraftGone() }
        return found
    }

    /// Nothing happens where it is kept no longer.
    /// - Parameter size: of what stands there from now on.
    func change(_ key: String, for account: AccountID, size: Int, _ body: (Draft) -> Draft) {
        entries.withLock { entries in
            guard let index = entries.firstIndex(where: { $0.account == account && $0.key == key }) else { return }
            entries[index].draft = body(entries[index].draft)
            entries[index].size = size
        }
    }
}

enum DraftLimit {
    static let lifetime = 30 * Milliseconds.perMinute
    /// Of one person.
    static let each = 4
    /// Of everybody, in bytes.
    static let size = 128 * 1_048_576
}
