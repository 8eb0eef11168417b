package import Crypto
import Foundation
import Synchronization
package import Workflow

/// Anybody who asks without an account. Nothing is kept of a guest but their tickets: the token says who they are.
package final class Guests: Sendable {
    private let secret: SymmetricKey
    private let random: RandomSource
    private let publicURL: String
    private let budgets = Mutex(Budgets())

    fileprivate struct Budgets {
        var guests: [GuestDeed: Budget] = [:]
        var networks: [GuestDeed: Budget] = [:]
        var attempts: [Attempt: Company] = [:]

        init() {
            for deed in GuestDeed.allCases {
                guests[deed] = deed.ofGuest.map { Budget($0) }
                networks[deed] = Budget(deed.ofNetwork)
            }
        }
    }

    /// - Parameters:
    ///   - secret: the server's, for guests alone.
    ///   - publicURL: how people outside reach the pages, `https://bantuan.example.id`; links are paths without it.
    package init(secret: SymmetricKey, random: RandomSource = .system, publicURL: String? = nil) {
        self.secret = secret
        self.random = random
        self.publicURL = (publicURL ?? "").droppingSlashes
    }

    /// One request of a guest, however many times it is on its way.
    fileprivate struct Attempt: Hashable {
        var deed: GuestDeed
        var guest: AccountID
        var key: String
    }

    /// Who is on the way with one attempt.
    fileprivate struct Company {
        /// Which paid for them all.
        let network: String
        var size = 1
        var isFree = true
    }

    /// Too often as a guest; it may be done again after so many whole seconds.
    package struct TooMany: Error, Equatable, Sendable {
        package var retryAfter: Int
    }

    // MARK: Who is who

    /// Somebody new. Nothing is stored.
    /// - Parameter address: the caller's IP address, as the server knows it.
    /// - Throws: `TooMany`.
    package func welcome(from address: String, at now: Instant) throws -> GuestToken {
        let wait = budgets.withLock { $0.spend(.arrive, of: nil, from: remoteNetwork(of: address), at: now) }
        if let wait { throw TooMany(after: wait) }
        return newcomer()
    }

    /// Somebody new, for callers of our own: where a form is only shown, nothing counts yet.
    package func newcomer() -> GuestToken { GuestToken(from: random, under: secret) }

    /// Nil for anything that we did not make.
    package func token(_ text: String) -> GuestToken? { GuestToken(text, under: secret) }

    /// Where this guest follows their tickets, `/t/…`: a secret, for nobody's eyes but theirs. Nil for an account.
    package func link(for guest: AccountID) -> String? {
        GuestToken(for: guest, under: secret).map { "\(publicURL)/t/\($0.text)" }
    }

    // MARK: How often

    /// Does what counts against a guest's budget and their network's; anybody else just does it. What throws, or turns
    /// out to have been done before, is free.
    /// - Parameter key: what says the same is counted once, however many are on their way with it.
    /// - Throws: `TooMany`, and whatever `body` throws.
    package func counting<Value: Sendable>(
        _ deed: GuestDeed, of person: AccountID, from address: String, at now: Instant, under key: String? = nil,
        isFree: (Value) -> Bool, _ body: () async throws -> Value
    ) async throws -> Value {
        guard person.isGuest else { return try await body() }
        let attempt = Attempt(deed: deed, guest: person, key: key ?? UUID().uuidString)
        try begin(attempt, from: remoteNetwork(of: address), at: now)
        do {
            let value = try await body()
            end(attempt, isFree: isFree(value), at: now)
            return value
        } catch {
            end(attempt, isFree: true, at: now)
            throw error
        }
    }

    private func begin(_ attempt: Attempt, from network: String, at now: Instant) throws {
        let wait = budgets.withLock { budgets -> Int64? in
            if budgets.attempts[attempt] != nil {
                budgets.attempts[attempt]?.size += 1
                return nil
            }
            let wait = budgets.spend(attempt.deed, of: attempt.guest, from: network, at: now)
            if wait == nil { budgets.attempts[attempt] = Company(network: network) }
            return wait
        }
        if let wait { throw TooMany(after: wait) }
    }

    private func end(_ attempt: Attempt, isFree: Bool, at now: Instant) {
        budgets.withLock { budgets in
            guard var company = budgets.attempts[attempt] else { return }
            company.size -= 1
            company.isFree = company.isFree && isFree
            budgets.attempts[attempt] = company.size > 0 ? company : nil
            guard company.size == 0, company.isFree else { return }
            budgets.guests[attempt.deed]?.giveBack(attempt.guest.rawValue, at: now)
            budgets.networks[attempt.deed]?.giveBack(company.network, at: now)
        }
    }
}

extension Guests.Budgets {
    /// Milliseconds to wait where it may not be done yet. Counted before it is done, or a hundred at once would all find
    /// the budget untouched.
    fileprivate mutating func spend(
        _ deed: GuestDeed, of guest: AccountID?, from network: String, at now: Instant
    ) -> Int64? {
        let waits = [
            guest.flatMap { guests[deed]?.wait(of: $0.rawValue, at: now) }, networks[deed]?.wait(of: network, at: now),
        ]
        if let wait = waits.compactMap(\.self).max() { return wait }
        if let guest { guests[deed]?.spend(guest.rawValue, at: now) }
        networks[deed]?.spend(network, at: now)
        return nil
    }
}

extension Guests.TooMany {
    fileprivate init(after wait: Int64) { self.init(retryAfter: Int((wait + 999) / 1_000)) }
}

extension String {
    var droppingSlashes: String {
        var text = self
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
