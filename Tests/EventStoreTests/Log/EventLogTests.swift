import EventStore
import SQLiteDriver
import Testing

@Suite struct `An append that follows a head it remembers` {
    let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema]).migrate(database)
    }

    private func append(_ stream: StreamName, following head: StreamHead) async throws -> StreamHead? {
        try await database.write { try EventLog($0).append([.sample()], to: stream, following: head).last?.head }
    }

    @Test func `goes on from event to event`() async throws {
        let first = try #require(try await append("A", following: .start))
        let second = try #require(try await append("A", following: first))
        #expect(second.version == 2)
        #expect(try await database.read { try EventLog($0).head(of: "A") } == second)
        #expect(try await database.faults().isEmpty)
    }

    @Test func `is refused when somebody else was first`() async throws {
        let first = try #require(try await append("A", following: .start))
        _ = try await append("A", following: first)
        await #expect(throws: EventStoreError.versionConflict(expected: 1, actual: 2)) {
            try await append("A", following: first)
        }
        await #expect(throws: EventStoreError.versionConflict(expected: 0, actual: 2)) {
            try await append("A", following: .start)
        }
    }

    @Test func `is refused when the head was rolled back`() async throws {
        let lost = StreamHead(version: 3, hash: .zero)
        await #expect(throws: EventStoreError.versionConflict(expected: 3, actual: 0)) {
            try await append("A", following: lost)
        }
    }

    @Test func `is refused when the head is of another history`() async throws {
        _ = try await append("A", following: .start)
        await #expect(throws: EventStoreError.versionConflict(expected: 1, actual: 1)) {
            try await append("A", following: StreamHead(version: 1, hash: .zero))
        }
    }

    @Test func `undoes only its own savepoint`() async throws {
        let kept = try await database.write { connection in
            let log = EventLog(connection)
            _ = try log.append([.sample()], to: "A", expecting: 0)
            #expect(throws: EventStoreError.versionConflict(expected: 4, actual: 1)) {
                try connection.savepoint {
                    _ = try log.append([.sample()], to: "B", expecting: 0)
                    _ = try log.append([.sample()], to: "A", expecting: 4)
                }
            }
            return try log.append([.sample()], to: "C", expecting: 0)
        }
        #expect(kept.map(\.globalPosition) == [2])
        #expect(try await database.read { try EventLog($0).version(of: "B") } == 0)
    }
}
