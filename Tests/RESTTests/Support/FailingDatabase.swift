import EventStore
import Synchronization

/// A database that can be told to fail, or to be slow.
final class FailingDatabase: Database {
    private let real: any Database
    private let failures = Mutex<(ofWrites: EventStoreError?, ofReads: EventStoreError?)>((nil, nil))

    /// Nil where writes are not kept waiting.
    private let held = Mutex<[@Sendable () -> Void]?>(nil)

    init(_ real: any Database) {
        self.real = real
    }

    /// Every write fails like this until it is called with nil.
    func failWrites(with error: EventStoreError?) {
        failures.withLock { $0.ofWrites = error }
    }

    func failReads(with error: EventStoreError?) {
        failures.withLock { $0.ofReads = error }
    }

    /// Writes wait until `letWritesGo`.
    func holdWrites() { held.withLock { $0 = [] } }

    func letWritesGo() {
        let writes = held.withLock { held in
            defer { held = nil }
            return held ?? []
        }
        for write in writes { write() }
    }

    var commits: CommitSignal { real.commits }

    func enqueueWrite<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value,
        then: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        if let error = failures.withLock({ $0.ofWrites }) { return then(.failure(error)) }
        let isHeld = held.withLock { held in
            held?.append { [real] in real.enqueueWrite(body, then: then) }
            return held != nil
        }
        if !isHeld { real.enqueueWrite(body, then: then) }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        if let error = failures.withLock({ $0.ofReads }) { throw error }
        return try await real.read(body)
    }

    func close() async throws { try await real.close() }
}
