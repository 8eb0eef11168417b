import EventStore
import SQLiteDriver
import Testing

@Suite struct `A follower of the log` {
    let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema]).migrate(database)
    }

    @Test func `reads what is there page by page`() async throws {
        for version in 0..<5 { try await database.append(.sample(), to: "A", expecting: version) }
        var pages = EventFollower(database, after: 1, pageSize: 3).makeAsyncIterator()
        #expect(try await pages.next()?.map(\.globalPosition) == [2, 3, 4])
        #expect(try await pages.next()?.map(\.globalPosition) == [5])
    }

    @Test func `wakes for what is committed later, and misses nothing`() async throws {
        let follower = EventFollower(database, after: 0, pageSize: 7)
        let database = database
        async let seen = Self.positions(of: follower, upTo: 200)
        for version in 0..<200 { try await database.append(.sample(), to: "A", expecting: version) }
        #expect(try await seen == Array(1...200))
    }

    @Test func `ends when its task is cancelled`() async throws {
        let database = database
        let task = Task { try await Self.positions(of: EventFollower(database, after: 0), upTo: 1) }
        task.cancel()
        #expect(try await task.value == [])
    }

    private static func positions(of follower: EventFollower, upTo last: Int) async throws -> [Int] {
        var positions: [Int] = []
        for try await page in follower {
            positions += page.map(\.globalPosition)
            if positions.last == last { break }
        }
        return positions
    }
}
