import Workflow

/// Slows guessing down, by username and by address, and never shuts anybody out for good. A value: time is passed in.
///
/// Each try counts as a failure when it begins, or a hundred at once would all find the count at zero; success takes it
/// back. Nobody can hold up somebody who signed in from the same address before: there only the address counts.
struct GuessThrottle: Sendable {
    struct Limit: Sendable {
        /// Failures that cost nothing.
        var free: Int
        /// No wait is longer, in milliseconds.
        var longestWait: Int64 = 15 * Milliseconds.perMinute
        /// A quiet time after which failures are forgotten, in milliseconds.
        var forgottenAfter: Int64 = Milliseconds.perHour

        static let username = Limit(free: 5)
        /// A whole office may share one address.
        static let address = Limit(free: 20)
    }

    private struct Failures: Sendable {
        var count: Int
        var lastAt: Instant
    }

    private struct Pair: Hashable, Sendable {
        var username: String
        var network: String
    }

    private let usernameLimit: Limit
    private let addressLimit: Limit
    private var byUsername: BoundedCache<String, Failures>
    private var byNetwork: BoundedCache<String, Failures>
    private var known: BoundedCache<Pair, Instant>

    init(username: Limit = .username, address: Limit = .address, capacity: Int = 20_000) {
        (usernameLimit, addressLimit) = (username, address)
        byUsername = BoundedCache(capacity: capacity)
        byNetwork = BoundedCache(capacity: capacity)
        known = BoundedCache(capacity: capacity)
    }

    /// Counts a try.
    /// - Returns: nil where it may go on; otherwise milliseconds until one may, and nothing was counted.
    mutating func begin(_ username: String, from address: String, at now: Instant) -> Int64? {
        let network = remoteNetwork(of: address)
        let isKnown = known[Pair(username: username, network: network)] != nil
        let waits = [
            isKnown ? nil : Self.wait(after: byUsername[username], within: usernameLimit, at: now),
            Self.wait(after: byNetwork[network], within: addressLimit, at: now),
        ]
        if let wait = waits.compactMap(\.self).max() { return wait }
        if !isKnown { byUsername[username] = Self.oneMore(than: byUsername[username], within: usernameLimit, at: now) }
        byNetwork[network] = Self.oneMore(than: byNetwork[network], within: addressLimit, at: now)
        return nil
    }

    /// The try was no guess. Of the address's count only this one try is taken back: an attacker has an account too.
    mutating func succeed(_ username: String, from address: String, at now: Instant) {
        let network = remoteNetwork(of: address)
        byUsername[username] = nil
        byNetwork[network]?.count -= 1
        known[Pair(username: username, network: network)] = now
    }

    /// 1 s after the first failure that is not free, then twice as long each time.
    private static func wait(after failures: Failures?, within limit: Limit, at now: Instant) -> Int64? {
        guard let failures, failures.count >= limit.free else { return nil }
        let doublings = min(failures.count - limit.free, 20)
        let wait = min(1_000 << doublings, limit.longestWait)
        let left = failures.lastAt + wait - now
        return left > 0 ? left : nil
    }

    private static func oneMore(than failures: Failures?, within limit: Limit, at now: Instant) -> Failures {
        guard let failures, now - failures.lastAt < limit.forgottenAfter else { return Failures(count: 1, lastAt: now) }
        return Failures(count: failures.count + 1, lastAt: now)
    }
}
