package import Workflow

/// What guests may do only so often, for every channel alike.
extension Installation {
    /// Opens a ticket. Asking again under a key that is on record costs nothing.
    /// - Parameters:
    ///   - address: the caller's IP address, as the server knows it.
    ///   - now: real time.
    /// - Throws: `Guests.TooMany`, `DeskError`, `EventStoreError`.
    package func open(
        _ question: Question, by person: Person, from address: String, at now: Instant, idempotency key: IdempotencyKey?
    ) async throws -> DeskOutcome {
        if let key, person.id.isGuest, try await reception.knows(key) {
            return try await reception.open(question, by: person, idempotency: key)
        }
        return try await guests.counting(.ask, of: person.id, from: address, at: now, isFree: \.isReplay) {
            try await reception.open(question, by: person, idempotency: key)
        }
    }
}
