import EventStore
import SQLiteDriver
import Testing

@Suite struct `A migrator` {
    let database: SQLiteDatabase
    private static let first = Migration(number: 1, name: "a", statements: ["CREATE TABLE a (x INTEGER) STRICT"])
    private static let second = Migration(number: 2, name: "b", statements: ["ALTER TABLE a ADD COLUMN y TEXT"])

    init() throws {
        database = try SQLiteDatabase.inMemory()
    }

    private func migrate(_ migrations: Migration...) async throws {
        try await Migrator([Schema(component: "desk", migrations: migrations)]).migrate(database)
    }

    @Test func `applies what is missing, once`() async throws {
        try await migrate(Self.first)
        try await migrate(Self.first)
        try await migrate(Self.first, Self.second)
        try await database.write { try $0.execute("INSERT INTO a (x, y) VALUES ($1, $2)", [.int(1), .text("t")]) }
    }

    @Test func `keeps components apart`() async throws {
        try await migrate(Self.first)
        try await Migrator([EventLog.schema]).migrate(database)
        try await database.append(.sample(), to: "A", expecting: 0)
    }

    @Test func `refuses what a newer program wrote`() async throws {
        try await migrate(Self.first, Self.second)
        await #expect(throws: EventStoreError.schemaTooNew(component: "desk", found: 2, known: 1)) {
            try await migrate(Self.first)
        }
    }

    @Test func `refuses a migration that was edited after release`() async throws {
        try await migrate(Self.first)
        let edited = Migration(number: 1, name: "a", statements: ["CREATE TABLE a (x TEXT) STRICT"])
        await #expect(throws: EventStoreError.schemaAltered(component: "desk", number: 1)) { try await migrate(edited) }
    }

    @Test func `leaves no half of a migration behind`() async throws {
        let broken = Migration(number: 2, name: "b", statements: ["CREATE TABLE b (x INTEGER) STRICT", "nonsense"])
        await #expect(throws: EventStoreError.self) { try await migrate(Self.first, broken) }
        let fixed = Migration(number: 2, name: "b", statements: ["CREATE TABLE b (x INTEGER) STRICT"])
        try await migrate(Self.first, fixed)
    }

    @Test func `tells a reader what is missing`() async throws {
        try await migrate(Self.first)
        let migrator = Migrator([Schema(component: "desk", migrations: [Self.first, Self.second])])
        await #expect(throws: EventStoreError.schemaTooOld(component: "desk", found: 1, known: 2)) {
            try await database.read { try migrator.check($0) }
        }
    }
}
