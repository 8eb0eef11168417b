import EventStore
import Foundation
import SQLiteDriver
import TestSupport
import Testing

@Suite struct `Opening a store` {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func openStore() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase.open(folder.url)
        try await Migrator([EventLog.schema]).migrate(database)
        return database
    }

    private func setting(_ name: String, of database: SQLiteDatabase) async throws -> String? {
        // A write connection: readers have settings of their own.
        try await database.write { try $0.first("SELECT CAST(\(name) AS TEXT) FROM pragma_\(name)") { try $0.text(0) } }
    }

    @Test(arguments: [
        ("synchronous", "2"), ("journal_mode", "wal"), ("page_size", "4096"), ("foreign_keys", "1"),
        ("trusted_schema", "0"), ("temp_store", "2"), ("cache_size", "-65536"),
    ])
    func `puts the writer's settings in force`(name: String, value: String) async throws {
        let database = try await openStore()
        #expect(try await setting(name, of: database) == value)
        try await database.close()
    }

    @Test func `keeps what was stored`() async throws {
        let first = try await openStore()
        let stored = try await first.append(.sample(), to: "A", expecting: 0)
        try await first.close()
        let second = try await openStore()
        #expect(try await second.read { try EventLog($0).events(of: "A") } == stored)
        try await second.close()
    }

    @Test func `is refused while another server runs, naming its process`() async throws {
        let first = try await openStore()
        let pid = Int(ProcessInfo.processInfo.processIdentifier)
        #expect(throws: EventStoreError.unavailable(.inUse(pid: pid))) { try SQLiteDatabase.open(folder.url) }
        try await first.close()
        let second = try await openStore()
        #expect(!second.endedAbruptly)
        try await second.close()
    }

    @Test func `is not held up by the lock file of a dead process, but says so`() async throws {
        try Data("999999\n".utf8).write(to: folder.url.appending(path: "tangga.lock"))
        let database = try await openStore()
        #expect(database.endedAbruptly)
        try await database.close()
    }

    @Test func `works for reading beside a running server`() async throws {
        let server = try await openStore()
        try await server.append(.sample(), to: "A", expecting: 0)
        let reader = try SQLiteDatabase.open(folder.url, mode: .readOnly)
        #expect(try await reader.read { try EventLog($0).head() } == 1)
        try await server.append(.sample(), to: "A", expecting: 1)
        #expect(try await reader.read { try EventLog($0).head() } == 2)
        await #expect(throws: EventStoreError.unavailable(.readOnly)) {
            try await reader.append(.sample(), to: "A", expecting: 2)
        }
        try await reader.close()
        try await server.close()
    }

    @Test func `works for reading when no server runs`() async throws {
        let server = try await openStore()
        try await server.append(.sample(), to: "A", expecting: 0)
        try await server.close()
        let reader = try SQLiteDatabase.open(folder.url, mode: .readOnly)
        #expect(try await reader.faults().isEmpty)
        #expect(try await reader.read { try EventLog($0).head() } == 1)
        try await reader.close()
    }

    @Test(arguments: [SQLiteDatabase.Mode.server, .readOnly])
    func `says that the data is missing`(mode: SQLiteDatabase.Mode) {
        let missing = folder.url.appending(path: "missing")
        let path = missing.path(percentEncoded: false) + (mode == .readOnly ? "/tangga.db" : "")
        #expect(throws: EventStoreError.unavailable(.notFound(path: path))) {
            try SQLiteDatabase.open(missing, mode: mode)
        }
    }

    @Test func `says that a file stands where the folder should be`() throws {
        let file = folder.url.appending(path: "file")
        try Data().write(to: file)
        let path = file.path(percentEncoded: false)
        #expect(throws: EventStoreError.unavailable(.notFound(path: path + "/tangga.lock"))) {
            try SQLiteDatabase.open(file)
        }
    }

    @Test(arguments: [SQLiteDatabase.Mode.server, .readOnly])
    func `says that the file is no database`(mode: SQLiteDatabase.Mode) throws {
        let file = folder.url.appending(path: "tangga.db")
        try Data(repeating: 65, count: 8_192).write(to: file)
        #expect(throws: EventStoreError.unavailable(.notADatabase(path: file.path(percentEncoded: false)))) {
            try SQLiteDatabase.open(folder.url, mode: mode)
        }
    }

    /// Even root can't create files there.
    @Test func `says that the folder is read-only`() {
        #expect(throws: EventStoreError.unavailable(.readOnly)) { try SQLiteDatabase.open(URL(filePath: "/sys")) }
    }

    @Test func `says that the disk is full`() {
        let watch = FlushWatch(folder)
        watch.fillDisk(true)
        #expect(throws: EventStoreError.unavailable(.diskFull)) { try SQLiteDatabase.open(folder.url) }
    }

    @Test func `lets the lock go when it fails`() async throws {
        let file = folder.url.appending(path: "tangga.db")
        try Data(repeating: 65, count: 8_192).write(to: file)
        #expect(throws: EventStoreError.self) { try SQLiteDatabase.open(folder.url) }
        try FileManager.default.removeItem(at: file)
        try await openStore().close()
    }

    @Test func `is over after closing`() async throws {
        let database = try await openStore()
        try await database.close()
        try await database.close()
        await #expect(throws: EventStoreError.unavailable(.closed)) {
            try await database.append(.sample(), to: "A", expecting: 0)
        }
        await #expect(throws: EventStoreError.unavailable(.closed)) {
            try await database.read { try EventLog($0).head() }
        }
    }
}
