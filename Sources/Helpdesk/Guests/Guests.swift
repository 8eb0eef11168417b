package import Crypto
import Synchronization
package import Workflow

/// Anybody who asks without an account. Nothing is kept of a guest but their tickets: the token says who they are.
package final class Guests: Sendable {
    private let secret: SymmetricKey
    private let random: RandomSource
    private let publicURL: String
    private let budgets = Mutex(Budgets())

    private struct Budgets {
        var guests: [GuestDeed: Budget] = [:]
        var networks: [GuestDeed: Budget] = [:]

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

    /// Too often as a guest; it may be done again after so many whole seconds.
    package struct TooMany: Error, Equatable, Sendable {
        package var retryAfter: Int
    }

    // MARK: Who is who

    /// Somebody new. Nothing is stored.
    /// - Parameter address: the caller's IP address, as the server knows it.
    /// - Throws: `TooMany`.
    package func welcome(from address: String, at now: Instant) throws -> GuestToken {
        try begin(.arrive, of: nil, from: remoteNetwork(of: address), at: now)
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
    /// - Throws: `TooMany`, and whatever `body` throws.
    package func counting<Value: Sendable>(
        _ deed: GuestDeed, of person: AccountID, from address: String, at now: Instant,
        isFree: (Value) -> Bool, _ body: () async throws -> Value
    ) async throws -> Value {
        guard person.isGuest else { return try await body() }
        let network = remoteNetwork(of: address)
        try begin(deed, of: person, from: network, at: now)
        do {
            let value = try await body()
            if isFree(value) { giveBack(deed, of: person, from: network, at: now) }
            return value
        } catch {
            giveBack(deed, of: person, from: network, at: now)
            throw error
        }
    }

    /// Counts it before it is done, or a hundred at once would all find the budget untouched.
    private func begin(_ deed: GuestDeed, of guest: AccountID?, from network: String, at now: Instant) throws {
        let wait = budgets.withLock { budgets -> Int64? in
            let waits = [
                guest.flatMap { budgets.guests[deed]?.wait(of: $0.rawValue, at: now) },
                budgets.networks[deed]?.wait(of: network, at: now),
            ]
            if let wait = waits.compactMap(\.self).max() { return wait }
            if let guest { budgets.guests[deed]?.spend(guest.rawValue, at: now) }
            budgets.networks[deed]?.spend(network, at: now)
            return nil
        }
        if let wait { throw TooMany(retryAfter: Int((wait + 999) / 1_000)) }
    }

    private func giveBack(_ deed: GuestDeed, of guest: AccountID, from network: String, at now: Instant) {
        budgets.withLock { budgets in
            budgets.guests[deed]?.giveBack(guest.rawValue, at: now)
            budgets.networks[deed]?.giveBack(network, at: now)
        }
    }
}

extension String {
    fileprivate var droppingSlashes: String {
        var text = self
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
