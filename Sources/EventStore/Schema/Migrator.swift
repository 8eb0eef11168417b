/// Brings a database to the tables that this program knows, and refuses one that it doesn't.
package struct Migrator: Sendable {
    package let schemas: [Schema]

    /// - Parameter schemas: in the order in which they may refer to each other.
    package init(_ schemas: [Schema]) {
        self.schemas = schemas
    }

    /// Applies what is missing, one transaction per migration.
    /// - Throws: `EventStoreError.schemaTooNew` or `.schemaAltered` before anything is changed.
    package func migrate(_ database: any Database) async throws {
        let missing = try await database.write { connection in
            try connection.execute(SQL.table)
            return try schemas.flatMap { try self.missing(of: $0, on: connection) }
        }
        for (component, migration) in missing {
            try await database.write { try apply(migration, of: component, on: $0) }
        }
    }

    /// For connections that may not write.
    /// - Throws: `EventStoreError.schemaTooNew`, `.schemaTooOld` or `.schemaAltered`; `.statementFailed` on a database
    ///   that was never migrated.
    package func check(_ connection: any Connection) throws {
        for schema in schemas {
            let known = schema.migrations.count
            let missing = try missing(of: schema, on: connection).count
            guard missing == 0 else {
                throw EventStoreError.schemaTooOld(component: schema.component, found: known - missing, known: known)
            }
        }
    }

    private func missing(of schema: Schema, on connection: any Connection) throws -> [(String, Migration)] {
        let applied = try connection.all(SQL.applied, [.text(schema.component)]) { try $0.bytes(0) }
        guard applied.count <= schema.migrations.count else {
            throw EventStoreError.schemaTooNew(
                component: schema.component, found: applied.count, known: schema.migrations.count)
        }
        for (hash, migration) in zip(applied, schema.migrations) where hash != migration.hash {
            throw EventStoreError.schemaAltered(component: schema.component, number: migration.number)
        }
        return schema.migrations.dropFirst(applied.count).map { (schema.component, $0) }
    }

    private func apply(_ migration: Migration, of component: String, on connection: any Connection) throws {
        for statement in migration.statements { try connection.execute(statement) }
        try connection.execute(
            SQL.record,
            [.text(component), .int(migration.number), .text(migration.name), .blob(migration.hash)])
    }

    private enum SQL {
        static let table = """
            CREATE TABLE IF NOT EXISTS migration (
                component TEXT NOT NULL,
                number INTEGER NOT NULL,
                name TEXT NOT NULL,
                hash BLOB NOT NULL,
                PRIMARY KEY (component, number)
            ) STRICT
            """
        static let applied = "SELECT hash FROM migration WHERE component = $1 ORDER BY number"
        static let record = "INSERT INTO migration (component, number, name, hash) VALUES ($1, $2, $3, $4)"
    }
}
