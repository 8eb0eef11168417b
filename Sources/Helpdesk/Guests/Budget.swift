import Workflow

/// How often something may be done under one name: so often at once, and again and again after a while. A value: time is
/// passed in.
///
/// Of each name it keeps one moment, the one at which all that was spent will have come back (the "generic cell rate
/// algorithm"), and forgets the ones not heard of for longest rather than grow.
struct Budget: Sendable {
    struct Limit: Sendable {
        /// So many at once.
        var burst: Int
        /// Milliseconds after which one more may be done.
        var interval: Int64
    }

    private let limit: Limit
    private var restoredAt: BoundedCache<String, Instant>

    init(_ limit: Limit, capacity: Int = 20_000) {
        self.limit = limit
        restoredAt = BoundedCache(capacity: capacity)
    }

    /// Milliseconds until it may be done once more; nil where it may be done now.
    mutating func wait(of name: String, at now: Instant) -> Int64? {
        guard let restoredAt = restoredAt[name] else { return nil }
        let wait = restoredAt - now - Int64(limit.burst - 1) * limit.interval
        return wait > 0 ? wait : nil
    }

    mutating func spend(_ name: String, at now: Instant) {
        restoredAt[name] = max(restoredAt[name] ?? now, now) + limit.interval
    }

    /// Nothing came of it.
    mutating func giveBack(_ name: String, at now: Instant) {
        guard let moment = restoredAt[name], moment > now else { return }
        restoredAt[name] = moment - limit.interval
    }
}
