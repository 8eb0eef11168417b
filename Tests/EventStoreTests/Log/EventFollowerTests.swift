import EventStore
import TestSupport
import Testing

@Suite struct `A follower of the log` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// - Parameter failures: what goes wrong with the writes, one after the other; none after the last.
    private func database(_ kind: StoreKind, failures: [WriteFailure?] = []) async throws -> any Database {
        let database = try #require(try kind.database(in: folder))
        try await Migrator([EventLog.schema]).migrate(database)
        return FailingDatabase(database, failures: failures)
    }

    @Test(arguments: StoreKind.databases)
    func `reads what is there page by page`(kind: StoreKind) async throws {
        let database = try await database(kind)
        for version in 0..<5 { try await database.append(.sample(), to: "A", expecting: version) }
        var pages = EventFollower(database, after: 1, pageSize: 3).makeAsyncIterator()
        #expect(try await pages.next()?.map(\.globalPosition) == [2, 3, 4])
        #expect(try await pages.next()?.map(\.globalPosition) == [5])
    }

    @Test(arguments: StoreKind.databases)
    func `wakes for what is committed later, and misses nothing`(kind: StoreKind) async throws {
        let database = try await database(kind)
        let follower = EventFollower(database, after: 0, pageSize: 7)
        async let seen = Self.positions(of: follower, upTo: 200)
        for version in 0..<200 { try await database.append(.sample(), to: "A", expecting: version) }
        #expect(try await seen == Array(1...200))
    }

    @Test(arguments: StoreKind.databases)
    func `sees what was stored although its writer got an error, and nothing that was not`(kind: StoreKind) async throws
    {
        let database = try await database(kind, failures: [.rolledBack, nil, .stored, .rolledBack])
        async let seen = Self.positions(of: EventFollower(database, after: 0), upTo: 3)
        for stream in ["A", "B", "C", "D", "E"] as [StreamName] {
            _ = try? await database.append(.sample(), to: stream, expecting: 0)
        }
        #expect(try await seen == [1, 2, 3])
        let streams = try await database.read { try EventLog($0).events(after: 0, limit: 9).map(\.stream) }
        #expect(streams == ["B", "C", "E"])
    }

    @Test(arguments: StoreKind.databases)
    func `ends when its task is cancelled`(kind: StoreKind) async throws {
        let database = try await database(kind)
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
