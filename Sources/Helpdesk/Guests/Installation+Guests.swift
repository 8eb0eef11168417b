package import Workflow

/// What guests may do only so often, for every channel alike.
extension Installation {
    /// Opens a ticket. Asking again under a key that is on record, or on its way, costs nothing.
    /// - Parameters:
    ///   - address: the caller's IP address, as the server knows it.
    ///   - now: real time.
    /// - Throws: `Guests.TooMany`, `DeskError`, `EventStoreError`.
    package func open(
        _ question: Question, by person: Person, from address: String, at now: Instant, idempotency key: IdempotencyKey?
    ) async throws -> DeskOutcome {
        func open() async throws -> DeskOutcome {
            try await reception.open(question, by: person, idempotency: key)
        }
        if try await isRetry(key, by: person) { return try await open() }
        do {
            return try await guests.counting(
                .ask, of: person.id, from: address, at: now, under: key?.key, isFree: \.isReplay
            ) { try await open() }
        } catch let error as Guests.TooMany {
            // Who was on the way when we looked may have arrived since.
            guard try await isRetry(key, by: person) else { throw error }
            return try await open()
        }
    }

    private func isRetry(_ key: IdempotencyKey?, by person: Person) async throws -> Bool {
        guard let key, person.id.isGuest else { return false }
        return try await reception.knows(key)
    }
}
