import EventStore
import SQLiteDriver
import Testing

@Suite struct `A sealer` {
    let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema]).migrate(database)
    }

    private func seal(after events: Int) async throws -> [Block] {
        try await database.write { connection in
            let log = EventLog(connection)
            let new = (0..<events).map(NewEvent.sample)
            _ = try log.append(new, to: "A", expecting: log.version(of: "A"))
            return try LogSealer(blockSize: 4).seal(through: log.head(), on: connection)
        }
    }

    @Test func `seals complete blocks only, each once`() async throws {
        #expect(try await seal(after: 3).isEmpty)
        #expect(try await seal(after: 6).map { [$0.number, $0.first, $0.last] } == [[1, 1, 4], [2, 5, 8]])
        #expect(try await seal(after: 0).isEmpty)
        #expect(try await seal(after: 3).map { [$0.number, $0.first, $0.last] } == [[3, 9, 12]])
    }

    @Test func `chains each block to the one before`() async throws {
        let blocks = try await seal(after: 12)
        #expect(blocks.map(\.previous) == [.zero, blocks[0].digest, blocks[1].digest])
    }

    @Test func `refuses to seal over a hole`() async throws {
        _ = try await seal(after: 3)
        try await database.write { try $0.execute("DELETE FROM event WHERE position = 2") }
        await #expect(throws: EventStoreError.corrupt("events missing in 1...4")) { try await seal(after: 2) }
    }
}
