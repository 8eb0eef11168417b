import EventStore
import Foundation
import SQLiteDriver
import TestSupport
import Testing

@Suite struct `The write-ahead log` {
    let folder: TemporaryFolder
    let database: SQLiteDatabase

    init() async throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase.open(folder.url)
        try await Migrator([EventLog.schema]).migrate(database)
    }

    private var size: Int {
        get throws {
            let path = folder.url.appending(path: "tangga.db-wal").path(percentEncoded: false)
            guard FileManager.default.fileExists(atPath: path) else { return 0 }
            return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        }
    }

    @Test func `stays small however much is written`() async throws {
        for version in 0..<60 {
            let event = NewEvent(type: "t/1", payload: [UInt8](repeating: 1, count: 1_000_000), recordedAt: 0)
            try await database.append(event, to: "A", expecting: version)
        }
        // 2,000 pages of 4 KiB, and one write that went over.
        #expect(try size < 12_000_000)
        try await database.close()
    }

    @Test func `is gone after closing`() async throws {
        try await database.append(.sample(), to: "A", expecting: 0)
        try await database.close()
        #expect(try size == 0)
    }
}
