import Crypto
package import EventStore
package import Workflow

/// Seals personal data under a key per requester before it enters an event. Without the key nobody can read it again,
/// and the log's hashes, which are over what is stored, still hold.
package struct Vault: Sendable {
    private let keys: VaultKeys

    /// - Parameters:
    ///   - database: of the keys alone, with `Schema.vault`.
    ///   - capacity: how many keys are kept in memory, twice over.
    ///   - now: the real time, for the record of when a key was made and erased.
    package init(
        _ database: any Database, masterKey: MasterKey, random: RandomSource = .system, capacity: Int = 20_000,
        now: @escaping @Sendable () -> Instant
    ) {
        keys = VaultKeys(
            database, wrapper: masterKey.derived("vault"), random: random, capacity: capacity, now: now)
    }

    /// - Parameter field: where it will stand, such as `message`; opening must name the same.
    /// - Throws: `VaultError.erased`, or `EventStoreError` when a new key could not be stored.
    package func seal(_ text: String, for requester: AccountID, field: String) async throws -> SealedText {
        try await key(creating: requester).seal(text, for: requester, field: field)
    }

    private func key(creating requester: AccountID) async throws -> VaultKey {
        // A look that costs nothing before one that costs a hop.
        if case .present(let key) = keys.remembered(requester) { return key }
        switch try await keys.state(creating: requester) {
        case .present(let key): return key
        case .erased: throw VaultError.erased(requester)
        }
    }

    /// The key of a file that this person sends, told by the SHA-256 of what is in it.
    /// - Throws: `VaultError.erased`, or `EventStoreError` when a new key could not be stored.
    func fileKey(_ digest: [UInt8], for owner: AccountID) async throws -> SymmetricKey {
        try await key(creating: owner).fileKey(digest)
    }

    /// - Returns: nil when the requester was erased.
    package func open(_ text: SealedText, for requester: AccountID, field: String) async throws -> String? {
        try await opener(for: [requester]).open(text, for: requester, field: field)
    }

    /// For a list: all keys with one look.
    package func opener(for requesters: Set<AccountID>) async throws -> VaultOpener {
        let remembered = keys.remembered(requesters)
        if remembered.count == requesters.count { return VaultOpener(states: remembered) }
        return VaultOpener(states: try await keys.states(of: requesters))
    }

    /// All keys, for rebuilding: 100 bytes or so for each requester.
    package func opener(pageSize: Int = 1_000) async throws -> VaultOpener {
        var states: [AccountID: VaultKeys.State] = [:]
        var last: AccountID?
        repeat {
            let page = try await keys.page(after: last, limit: pageSize)
            states.merge(page) { _, new in new }
            last = page.last?.0
        } while last != nil
        return VaultOpener(states: states)
    }

    /// Throws the requester's key away, for good. Idempotent.
    package func erase(_ requester: AccountID) async throws {
        try await keys.erase(requester)
    }

    /// To be asked at the start: a wrong master key should stop the server, and not its first reader.
    /// - Throws: `VaultError.wrongMasterKey`.
    package func checkMasterKey() async throws {
        try await keys.check()
    }
}
