import EventStore
import SQLiteDriver
import Testing

@Suite struct `Verification of the log` {
    let database: SQLiteDatabase
    private static let streams: [StreamName] = ["A", "B", "A", "A", "B", "C", "A", "B"]

    /// Eight events in three streams, two sealed blocks of three.
    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema]).migrate(database)
        try await database.write { connection in
            let log = EventLog(connection)
            for (number, stream) in Self.streams.enumerated() {
                _ = try log.append([.sample(number)], to: stream, expecting: log.version(of: stream))
            }
            _ = try LogSealer(blockSize: 3).seal(through: log.head(), on: connection)
        }
    }

    private func alter(_ sql: String, _ arguments: [SQLValue] = []) async throws -> [LogFault] {
        try await database.write { try $0.execute(sql, arguments) }
        return try await database.faults()
    }

    @Test func `finds nothing in an honest log`() async throws {
        #expect(try await database.faults().isEmpty)
    }

    @Test func `tells how far it is`() async throws {
        let shares = try await database.read { connection in
            var shares: [Double] = []
            try LogVerifier(connection).verify(progress: { shares.append($0) }, report: { _ in })
            return shares
        }
        #expect(shares == shares.sorted())
        #expect(shares.last == 1)
    }

    @Test(arguments: 1...8, ["payload", "hash"])
    func `reports every flipped byte`(position: Int, column: String) async throws {
        let bytes = try await bytes(of: column, at: position)
        for index in bytes.indices {
            var altered = bytes
            altered[index] ^= 1
            let update = "UPDATE event SET \(column) = $1 WHERE position = $2"
            let faults = try await alter(update, [.blob(altered), .int(position)])
            #expect(faults.contains(.brokenHash(position: position)))
            #expect(try await alter(update, [.blob(bytes), .int(position)]).isEmpty)
        }
    }

    private func bytes(of column: String, at position: Int) async throws -> [UInt8] {
        let select = "SELECT \(column) FROM event WHERE position = $1"
        return try #require(try await database.read { try $0.first(select, [.int(position)]) { try $0.bytes(0) } })
    }

    @Test(arguments: 1...8, ["type = type || 'x'", "recorded_at = recorded_at + 1", "version = version + 64"])
    func `reports every altered field`(position: Int, change: String) async throws {
        let faults = try await alter("UPDATE event SET \(change) WHERE position = $1", [.int(position)])
        #expect(faults.contains(.brokenHash(position: position)))
    }

    @Test(arguments: 1...8)
    func `reports an event moved to another stream`(position: Int) async throws {
        let faults = try await alter("UPDATE event SET stream = 'Z' WHERE position = $1", [.int(position)])
        #expect(faults.contains(.brokenHash(position: position)))
    }

    @Test(arguments: 1...8)
    func `reports an event moved to another position`(position: Int) async throws {
        let faults = try await alter("UPDATE event SET position = -$1 WHERE position = $1", [.int(position)])
        #expect(faults.contains(.positionGap(after: 0, found: -position)))
    }

    @Test(arguments: 1...7)
    func `reports a deleted event`(position: Int) async throws {
        let faults = try await alter("DELETE FROM event WHERE position = $1", [.int(position)])
        #expect(faults.contains(.positionGap(after: position - 1, found: position + 1)))
    }

    @Test func `reports that sealed events are gone from the end`() async throws {
        let faults = try await alter("DELETE FROM event WHERE position >= 6")
        #expect(faults.contains(.missingTail(sealed: 6, head: 5)))
        #expect(faults.contains(.blockDigest(number: 2)))
    }

    @Test func `reports history rewritten with right hashes`() async throws {
        let faults = try await database.write { connection in
            try connection.execute("DELETE FROM event WHERE position >= 5")
            for (number, stream) in Self.streams.enumerated().dropFirst(4) {
                _ = try EventLog(connection).append(
                    [.sample(number + 100)], to: stream, expecting: EventLog(connection).version(of: stream))
            }
            return try LogVerifier(connection).faults()
        }
        #expect(faults == [.blockDigest(number: 2)])
    }

    @Test(
        arguments: 1...2,
        ["first = first - 1", "last = last + 1", "digest = zeroblob(32)", "previous = randomblob(32)"])
    func `reports an altered block`(number: Int, change: String) async throws {
        let faults = try await alter("UPDATE block SET \(change) WHERE number = $1", [.int(number)])
        #expect(faults.contains(.blockDigest(number: number)))
    }

    @Test func `reports a deleted block`() async throws {
        #expect(try await alter("DELETE FROM block WHERE number = 1").contains(.blockChain(number: 2)))
    }
}
