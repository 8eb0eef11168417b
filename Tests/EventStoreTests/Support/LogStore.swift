import EventStore
import SQLiteDriver
import TestSupport

/// What every store of the log can do, each call on its own.
protocol LogStore: Sendable {
    func append(_ events: [NewEvent], to stream: StreamName, expecting version: Int) async throws -> [RecordedEvent]
    func events(of stream: StreamName, after version: Int) async throws -> [RecordedEvent]
    func events(after position: Int, limit: Int) async throws -> [RecordedEvent]
    func version(of stream: StreamName) async throws -> Int
    func head() async throws -> Int
}

/// The stores that pass the one contract suite.
enum StoreKind: CaseIterable {
    case file, memory, reference

    /// - Parameter failures: what goes wrong with the writes, one after the other; none after the last.
    func open(in folder: TemporaryFolder, failures: [WriteFailure?] = []) async throws -> any LogStore {
        guard let database = try database(in: folder) else { return ReferenceLog(failures: failures) }
        return try await DatabaseLogStore(database, failures)
    }

    /// Those with a database underneath, which is what can be followed.
    static let databases = allCases.filter { $0 != .reference }

    /// Nil for the reference, which has none.
    func database(in folder: TemporaryFolder) throws -> (any Database)? {
        switch self {
        case .file: try SQLiteDatabase.open(folder.url)
        case .memory: try SQLiteDatabase.inMemory()
        case .reference: nil
        }
    }
}

struct DatabaseLogStore: LogStore {
    let database: any Database

    init(_ database: any Database, _ failures: [WriteFailure?]) async throws {
        try await Migrator([EventLog.schema]).migrate(database)
        self.database = FailingDatabase(database, failures: failures)
    }

    func append(_ events: [NewEvent], to stream: StreamName, expecting version: Int) async throws -> [RecordedEvent] {
        try await database.write { try EventLog($0).append(events, to: stream, expecting: version) }
    }

    func events(of stream: StreamName, after version: Int) async throws -> [RecordedEvent] {
        try await database.read { try EventLog($0).events(of: stream, after: version) }
    }

    func events(after position: Int, limit: Int) async throws -> [RecordedEvent] {
        try await database.read { try EventLog($0).events(after: position, limit: limit) }
    }

    func version(of stream: StreamName) async throws -> Int {
        try await database.read { try EventLog($0).version(of: stream) }
    }

    func head() async throws -> Int {
        try await database.read { try EventLog($0).head() }
    }
}
