import EventStore
import Synchronization

enum WriteFailure: CaseIterable {
    /// The commit fails and nothing is stored.
    case rolledBack
    /// The write happened, and the caller gets an error all the same.
    case stored
}

/// A database whose commits fail as planned.
final class FailingDatabase: Database {
    private let base: any Database
    private let failures: Mutex<[WriteFailure?]>

    init(_ base: any Database, failures: [WriteFailure?]) {
        self.base = base
        self.failures = Mutex(failures)
    }

    var commits: CommitSignal { base.commits }

    func enqueueWrite<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value,
        then: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        let failure = failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        base.enqueueWrite { connection in
            let value = try body(connection)
            if failure == .rolledBack { throw WriteFailure.injected }
            return value
        } then: { result in
            then(failure == .stored ? result.flatMap { _ in .failure(WriteFailure.injected) } : result)
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await base.read(body)
    }

    func close() async throws {
        try await base.close()
    }
}

extension WriteFailure {
    static let injected = EventStoreError.notStored(.inputOutput(code: 1034))
}
