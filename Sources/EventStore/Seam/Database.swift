/// The seam to a database: everything above speaks SQL through it and names no product.
///
/// SQL is written once, in the part that SQLite and PostgreSQL share, with parameters spelled `$1`, `$2` … and first
/// used in that order.
package protocol Database: Sendable {
    /// Runs `body` in one immediate transaction on the one writer. When it returns, the commit is durable (flushed).
    ///
    /// A cancelled task doesn't interrupt it: a batch is stored or it is not.
    /// - Throws: what `body` threw, after rolling back; `EventStoreError.notStored` when the commit failed: then the
    ///   outcome is unknown and the caller must look; `EventStoreError.unavailable` when it couldn't begin.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Runs `body` on one read-only snapshot beside the writer. A snapshot that is held for long keeps the database
    /// from tidying up, so page long reads by key.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Fires after every commit of this process.
    var commits: CommitSignal { get }

    /// Waits for the running calls, tidies up and lets go of the data. Later calls throw `unavailable(.closed)`.
    func close() async throws
}
