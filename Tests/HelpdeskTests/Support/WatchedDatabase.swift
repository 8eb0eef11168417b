import EventStore
import Synchronization

/// A database that counts its transactions, notes their statements, holds them up, and lets them fail as planned.
final class WatchedDatabase: Database {
    enum Failure: Sendable {
        /// The commit fails and nothing is stored.
        case nothingStored
        /// The write happened, and the caller gets an error all the same.
        case storedAllTheSame
        /// The transaction could not begin.
        case unavailable
    }

    private struct State {
        var writes = 0
        var failures: [Failure?] = []
        var isHeld = false
        var held: [@Sendable () -> Void] = []
        /// Nil where nobody wants to know.
        var statements: Set<String>?
    }

    private let base: any Database
    private let state = Mutex(State())

    init(_ base: any Database) {
        self.base = base
    }

    var commits: CommitSignal { base.commits }

    /// Transactions that were tried since the last look.
    func takeWrites() -> Int {
        state.withLock { state in
            defer { state.writes = 0 }
            return state.writes
        }
    }

    func noteStatements() {
        state.withLock { $0.statements = [] }
    }

    /// The different ones since `noteStatements`.
    func takeStatements() -> [String] {
        state.withLock { state in
            defer { state.statements = nil }
            return state.statements?.sorted() ?? []
        }
    }

    fileprivate func note(_ sql: String) {
        state.withLock { _ = $0.statements?.insert(sql) }
    }

    /// What goes wrong with the next writes, one after the other; nil where nothing does.
    func fail(_ failures: Failure?...) {
        state.withLock { $0.failures = failures }
    }

    func holdWrites() {
        state.withLock { $0.isHeld = true }
    }

    /// Whether somebody waits at the gate.
    var holdsSomebody: Bool { state.withLock { !$0.held.isEmpty } }

    func letWritesGo() {
        let held = state.withLock { state in
            defer { state.held = [] }
            state.isHeld = false
            return state.held
        }
        for write in held { write() }
    }

    func enqueueWrite<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value,
        then: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        let write: @Sendable () -> Void = { [self] in pass(body, then: then) }
        let isHeld = state.withLock { state in
            if state.isHeld { state.held.append(write) }
            return state.isHeld
        }
        if !isHeld { write() }
    }

    private func pass<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value,
        then: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        let failure = state.withLock { state -> Failure? in
            state.writes += 1
            return state.failures.isEmpty ? nil : state.failures.removeFirst()
        }
        if failure == .unavailable { return then(.failure(EventStoreError.unavailable(.busy))) }
        base.enqueueWrite { [self] connection in
            let value = try body(WatchedConnection(base: connection, database: self))
            if failure == .nothingStored { throw Self.injected }
            return value
        } then: { result in
            then(failure == .storedAllTheSame ? result.flatMap { _ in .failure(Self.injected) } : result)
        }
    }

    static let injected = EventStoreError.notStored(.inputOutput(code: 1034))

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await base.read { [self] in try body(WatchedConnection(base: $0, database: self)) }
    }

    func close() async throws {
        try await base.close()
    }
}

private struct WatchedConnection: Connection {
    let base: any Connection
    let database: WatchedDatabase

    var changes: Int { base.changes }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws {
        database.note(sql)
        try base.execute(sql, arguments)
    }

    func forEach(_ sql: String, _ arguments: [SQLValue], _ body: (any Row) throws -> Bool) throws {
        database.note(sql)
        try base.forEach(sql, arguments, body)
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value { try base.savepoint(body) }
}
