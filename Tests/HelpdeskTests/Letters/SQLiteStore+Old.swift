import EventStore
import SQLiteDriver

@testable import Helpdesk

/// Stores as earlier versions of the program left them.
enum SQLiteStore {
    /// From before there were letters, with seven notices.
    static func old() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase.inMemory()
        let migrations = Schema.helpdesk.migrations
        let before = Array(migrations.prefix { $0.name != "letters" })
        try await Migrator([EventLog.schema, Schema(component: "helpdesk", migrations: before)]).migrate(database)
        try await database.write { connection in
            for id in 1...7 {
                try connection.execute(
                    """
                    INSERT INTO outbox (id, number, version, notice, recipient, created_at)
                    VALUES (\(id), 1, \(id), 'answered', 'a', 0)
                    """)
            }
        }
        try await Migrator([EventLog.schema, .helpdesk]).migrate(database)
        return database
    }
}
