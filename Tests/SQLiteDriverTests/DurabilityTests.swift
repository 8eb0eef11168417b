import EventStore
import Foundation
import GRDB
import SQLiteDriver
import TestSupport
import Testing

@Suite struct `An acknowledged write` {
    let folder: TemporaryFolder
    let watch: FlushWatch

    init() throws {
        folder = try TemporaryFolder()
        watch = FlushWatch(folder)
    }

    private func openStore() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase.open(folder.url)
        try await Migrator([EventLog.schema]).migrate(database)
        return database
    }

    @Test func `was flushed before its caller got the answer`() async throws {
        let database = try await openStore()
        for version in 0..<50 {
            let before = watch.logFlushes
            try await database.append(.sample(), to: "A", expecting: version)
            #expect(watch.logFlushes > before)
        }
        try await database.close()
    }

    /// The trap that `SQLiteDatabase` avoids, and the proof that the test above can fail.
    @Test func `would not be flushed with GRDB's own setting`() throws {
        let pool = try DatabasePool(path: folder.url.appending(path: "plain.db").path(percentEncoded: false))
        try pool.write { try $0.execute(sql: "CREATE TABLE t (x)") }
        let before = watch.logFlushes
        for _ in 0..<50 { try pool.write { try $0.execute(sql: "INSERT INTO t VALUES (1)") } }
        #expect(watch.logFlushes == before)
        try pool.close()
    }

    /// A commit here is some 150 writes, and the first checkpoint comes after some 4,000.
    @Test(arguments: stride(from: 1, to: 8_000, by: 333).map(\.self))
    func `survives a power cut`(writes: Int) async throws {
        let database = try await openStore()
        watch.cutPower(afterWrites: writes)
        let acknowledged = try await appendUntilTheCut(database)
        try await database.close()

        var generator = SeededGenerator(seed: UInt64(writes))
        let survivor = try TemporaryFolder()
        for file in ["tangga.db", "tangga.db-wal"] {
            let debris = Data(watch.debris(of: file, using: &generator))
            try debris.write(to: survivor.url.appending(path: file))
        }
        let reopened = try SQLiteDatabase.open(survivor.url)
        let found = try await reopened.read { try EventLog($0).events(after: 0, limit: .max) }
        #expect(found.prefix(acknowledged.count) == acknowledged[...])
        #expect(try await reopened.faults().isEmpty)
        try await reopened.append(.sample(), to: "after", expecting: 0)
        try await reopened.close()
    }

    /// What was acknowledged while there was power.
    private func appendUntilTheCut(_ database: SQLiteDatabase) async throws -> [RecordedEvent] {
        var acknowledged: [RecordedEvent] = []
        var number = 0
        while !watch.isCut {
            let stream = StreamName("S\(number % 7)")
            // Large, so that checkpoints come along too.
            let event = NewEvent(type: "t/1", payload: [UInt8](repeating: 65, count: 300_000), recordedAt: 0)
            let recorded = try await database.append(event, to: stream, expecting: number / 7)
            if !watch.isCut { acknowledged += recorded }
            number += 1
        }
        return acknowledged
    }
}
