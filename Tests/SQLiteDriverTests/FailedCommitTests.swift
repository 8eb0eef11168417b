import EventStore
import SQLiteDriver
import TestSupport
import Testing

@Suite struct `A commit that fails` {
    let folder: TemporaryFolder
    let watch: FlushWatch
    let database: SQLiteDatabase

    init() async throws {
        folder = try TemporaryFolder()
        watch = FlushWatch(folder)
        database = try SQLiteDatabase.open(folder.url)
        try await Migrator([EventLog.schema]).migrate(database)
        try await database.append(.sample(), to: "A", expecting: 0)
    }

    @Test func `says so when the flush fails, and the next one works`() async throws {
        watch.failFlushes(1)
        // 1034 is SQLITE_IOERR_FSYNC.
        await #expect(throws: EventStoreError.notStored(.inputOutput(code: 1034))) {
            try await database.append(.sample(), to: "A", expecting: 1)
        }
        let version = try await database.read { try EventLog($0).version(of: "A") }
        try await database.append(.sample(), to: "A", expecting: version)
        #expect(try await database.faults().isEmpty)
    }

    @Test func `says that the disk is full, and works once there is room`() async throws {
        watch.fillDisk(true)
        await #expect(throws: EventStoreError.notStored(.diskFull)) {
            try await database.append(.sample(), to: "A", expecting: 1)
        }
        #expect(try await database.read { try EventLog($0).version(of: "A") } == 1)
        watch.fillDisk(false)
        try await database.append(.sample(), to: "A", expecting: 1)
        #expect(try await database.faults().isEmpty)
    }

    @Test func `can't be half done by someone who went on after the disk was full`() async throws {
        watch.fillDisk(true)
        await #expect(throws: EventStoreError.self) {
            try await database.write { connection in
                // So small that the big event goes to the disk before the commit, and SQLite rolls back by itself.
                try connection.execute("PRAGMA cache_size = 10")
                let big = NewEvent(type: "t/1", payload: [UInt8](repeating: 1, count: 1_000_000), recordedAt: 0)
                let log = EventLog(connection)
                _ = try? connection.savepoint { try log.append([big], to: "B", expecting: 0) }
                _ = try log.append([.sample()], to: "C", expecting: 0)
            }
        }
        watch.fillDisk(false)
        #expect(try await database.read { try EventLog($0).head() } == 1)
        try await database.append(.sample(), to: "A", expecting: 1)
    }

    @Test func `doesn't wake the followers`() async throws {
        let before = database.commits.count
        watch.failFlushes(1)
        await #expect(throws: EventStoreError.self) { try await database.append(.sample(), to: "A", expecting: 1) }
        #expect(database.commits.count == before)
    }
}

@Suite struct `A write whose body throws` {
    struct Refused: Error {}

    @Test func `leaves nothing behind and passes the error on`() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema]).migrate(database)
        await #expect(throws: Refused.self) {
            try await database.write { connection in
                _ = try EventLog(connection).append([.sample()], to: "A", expecting: 0)
                throw Refused()
            }
        }
        #expect(try await database.read { try EventLog($0).head() } == 0)
    }

    @Test func `is stored whole even when its task was cancelled`() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema]).migrate(database)
        let task = Task { try await database.append(.sample(), to: "A", expecting: 0) }
        task.cancel()
        #expect(try await task.value.count == 1)
    }
}
