/// The seam to a database: everything above speaks SQL through it and names no product.
///
/// SQL is written once, in the part that SQLite and PostgreSQL share, with parameters spelled `$1`, `$2` … and first
/// used in that order.
package protocol Database: Sendable {
    /// Runs `body` in one immediate transaction on the one writer, then tells `then` what came of it. By then the commit
    /// is durable (flushed).
    ///
    /// `then` runs on the writer's thread, before the next transaction: it may enqueue that, and must be quick. It gets
    /// what `body` threw, after rolling back; `EventStoreError.notStored` when the commit failed: then the outcome is
    /// unknown and the caller must look; `EventStoreError.unavailable` when it couldn't begin.
    func enqueueWrite<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value,
        then: @escaping @Sendable (Result<Value, any Error>) -> Void)

    /// Runs `body` on one read-only snapshot beside the writer. A snapshot that is held for long keeps the database
    /// from tidying up, so page long reads by key.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Fires after every commit of this process.
    var commits: CommitSignal { get }

    /// Waits for the running calls, tidies up and lets go of the data. Later calls throw `unavailable(.closed)`.
    func close() async throws
}

extension Database {
    /// `enqueueWrite` for those who wait. A cancelled task doesn't interrupt it: a batch is stored or it is not.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enqueueWrite(body) { continuation.resume(with: $0) }
        }
    }
}
