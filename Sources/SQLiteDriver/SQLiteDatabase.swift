package import EventStore
package import Foundation
import GRDB
import Synchronization

/// The store on one SQLite file: one writer, some readers on snapshots, and the writer the only one to checkpoint.
///
/// Every SQLite before 3.51.3 can corrupt a file when one connection checkpoints while another writes; with one
/// connection for both this can't happen.
package final class SQLiteDatabase: EventStore.Database {
    package enum Mode: Sendable {
        /// The one server: reads, writes, holds the lock.
        case server
        /// Beside a running server, or without one: for export and verification.
        case readOnly
    }

    package let commits = CommitSignal()
    /// Whether the last server on this data crashed or was killed. SQLite has recovered by itself; a check is wise.
    package let endedAbruptly: Bool

    private let mode: Mode
    // Before the lock, so that it is let go of first.
    private let connections: any DatabaseWriter
    private let lock: LockFile?
    private let gauge = LogGauge()
    private let isClosed = Atomic<Bool>(false)
    /// Pages in the write-ahead log at which the next checkpoint is due. Only the writer's queue changes it.
    private let checkpointDue = Atomic<Int>(checkpointPages)

    /// 2,000 pages of 4 KiB: small enough for a checkpoint of some milliseconds, large enough to gather rewrites.
    private static let checkpointPages = 2_000

    private init(_ connections: any DatabaseWriter, mode: Mode, lock: LockFile?) throws {
        self.connections = connections
        self.mode = mode
        self.lock = lock
        self.endedAbruptly = lock?.wasLeftBehind ?? false
        guard mode == .server else { return }
        try connections.writeWithoutTransaction { database in
            try Self.forceFlush(on: database)
            gauge.install(on: database)
        }
    }

    /// Opens `name`.db in `folder`, creating the file in server mode. Blocks while SQLite recovers after a crash.
    /// - Throws: `EventStoreError.unavailable` or `.corrupt`; `.notInForce` when commits would not be flushed.
    package static func open(_ folder: URL, name: String = "tangga", mode: Mode = .server) throws -> SQLiteDatabase {
        let file = folder.appending(path: "\(name).db").path(percentEncoded: false)
        switch mode {
        case .server:
            try expectFile(at: folder.path(percentEncoded: false))
            let lock = try LockFile(path: folder.appending(path: "\(name).lock").path(percentEncoded: false))
            return try open(file, mode: mode, lock: lock)
        case .readOnly:
            try expectFile(at: file)
            return try open(file, mode: mode, lock: nil)
        }
    }

    private static func open(_ file: String, mode: Mode, lock: LockFile?) throws -> SQLiteDatabase {
        do {
            let pool = try DatabasePool(path: file, configuration: .tangga(readOnly: mode == .readOnly))
            return try SQLiteDatabase(pool, mode: mode, lock: lock)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            throw EventStoreError(error)
        } catch let error as DatabaseError {
            throw EventStoreError.unavailable(.init(error, opening: file))
        }
    }

    private static func expectFile(at path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw EventStoreError.unavailable(.notFound(path: path))
        }
    }

    /// A store that ends with the process: for tests, and for trying things out.
    package static func inMemory() throws -> SQLiteDatabase {
        try SQLiteDatabase(DatabaseQueue(configuration: .tangga(readOnly: false)), mode: .server, lock: nil)
    }

    /// `DatabasePool` sets `synchronous = NORMAL` after `prepareDatabase`, which would acknowledge commits that a power
    /// cut takes back. FULL is set after opening and read back.
    private static func forceFlush(on database: GRDB.Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let found = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        guard found == 2 else {
            throw EventStoreError.notInForce(
                setting: "synchronous", wanted: "2", found: found.map(String.init) ?? "nothing")
        }
    }
}

extension SQLiteDatabase {
    package func enqueueWrite<Value: Sendable>(
        _ body: @escaping @Sendable (any EventStore.Connection) throws -> Value,
        then: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        guard mode == .server else { return then(.failure(EventStoreError.unavailable(.readOnly))) }
        // Not GRDB's async `write`: that interrupts the transaction when the task is cancelled.
        connections.asyncWriteWithoutTransaction { [self] database in
            let result = Result { try transaction(body, on: database) }
            then(result)
            if case .success = result { tidyUp(database) }
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any EventStore.Connection) throws -> Value
    ) async throws -> Value {
        guard !isClosed.load(ordering: .sequentiallyConsistent) else { throw EventStoreError.unavailable(.closed) }
        return try await withCheckedThrowingContinuation { continuation in
            connections.asyncRead { access in
                continuation.resume(with: Result { try body(SQLiteConnection(access.get())) }.mapError(Self.translated))
            }
        }
    }

    package func close() async throws {
        guard !isClosed.exchange(true, ordering: .sequentiallyConsistent) else { return }
        try await withCheckedThrowingContinuation { continuation in
            // Closing waits for the readers and flushes: not on the cooperative pool, not on a queue that it waits for.
            DispatchQueue.global().async { [self] in
                continuation.resume(with: Result { try shutDown() }.mapError(Self.translated))
            }
        }
    }

    /// - Throws: what `body` threw; `notStored` when the body ran and the commit failed.
    private func transaction<Value>(
        _ body: (any EventStore.Connection) throws -> Value,
        on database: GRDB.Database
    ) throws -> Value {
        guard !isClosed.load(ordering: .sequentiallyConsistent) else { throw EventStoreError.unavailable(.closed) }
        var value: Value?
        do {
            try database.inTransaction(.immediate) {
                value = try body(SQLiteConnection(database))
                return .commit
            }
        } catch let error as DatabaseError {
            throw value == nil ? EventStoreError(error) : .notStored(.init(error))
        }
        guard let value else { preconditionFailure("inTransaction returned without running its body") }
        return value
    }

    /// After a commit, once its caller has the answer.
    private func tidyUp(_ database: GRDB.Database) {
        commits.fire()
        guard gauge.pages >= checkpointDue.load(ordering: .relaxed) else { return }
        // A checkpoint that fails or stops early loses nothing: the log only grows until the next one.
        let result = try? database.checkpoint(.passive)
        let isComplete = result.map { $0.walFrameCount == $0.checkpointedFrameCount } ?? false
        // A reader on an old snapshot holds it up: asking again at every commit would not help.
        checkpointDue.store((isComplete ? 0 : gauge.pages) + Self.checkpointPages, ordering: .relaxed)
    }

    private func shutDown() throws {
        if mode == .server, lock != nil {
            try connections.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        }
        try connections.close()
        lock?.release()
    }

    private static func translated(_ error: any Error) -> any Error {
        (error as? DatabaseError).map { EventStoreError($0) } ?? error
    }
}
