import EventStore
import GRDB
import GRDBSQLite

/// One transaction's view of a connection. Connections, queues and the cache of statements are GRDB's; binding and
/// stepping go to SQLite directly, since GRDB cuts texts at a NUL and converts between types in silence.
struct SQLiteConnection: Connection {
    private let database: GRDB.Database

    init(_ database: GRDB.Database) {
        self.database = database
    }

    var changes: Int {
        database.changesCount
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws {
        try forEach(sql, arguments) { _ in true }
    }

    func forEach(_ sql: String, _ arguments: [SQLValue], _ body: (any EventStore.Row) throws -> Bool) throws {
        try expectTransaction()
        let statement = try prepared(sql)
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        try bind(arguments, to: handle)
        while try step(handle), try body(SQLiteRow(statement: handle)) {}
        // The handle is the statement's: it must live until here.
        withExtendedLifetime(statement) {}
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SAVEPOINT step", [])
        do {
            let value = try body()
            try execute("RELEASE step", [])
            return value
        } catch {
            // Where SQLite has already rolled the whole transaction back there is no savepoint left, and no need.
            if isInTransaction {
                try execute("ROLLBACK TO step", [])
                try execute("RELEASE step", [])
            }
            throw error
        }
    }
}

extension SQLiteConnection {
    private var isInTransaction: Bool {
        sqlite3_get_autocommit(database.sqliteConnection) == 0
    }

    /// A full disk makes SQLite roll back on its own. Whoever went on would then commit statement by statement.
    private func expectTransaction() throws {
        guard isInTransaction else {
            throw EventStoreError.notStored(.failed(code: Int(SQLITE_ABORT), message: "transaction was rolled back"))
        }
    }

    /// A statement that is being streamed can't run again from within: it would start over. Then a new one serves.
    private func prepared(_ sql: String) throws -> GRDB.Statement {
        do {
            let statement = try database.cachedStatement(sql: sql)
            let isBusy = sqlite3_stmt_busy(statement.sqliteStatement) != 0
            return isBusy ? try database.makeStatement(sql: sql) : statement
        } catch let error as DatabaseError {
            throw EventStoreError(error)
        }
    }

    private func bind(_ arguments: [SQLValue], to handle: OpaquePointer) throws {
        guard sqlite3_bind_parameter_count(handle) == arguments.count else {
            throw EventStoreError.statementFailed(code: Int(SQLITE_RANGE), message: "wrong number of arguments")
        }
        for (index, argument) in zip(Int32(1)..., arguments) {
            guard try argument.bind(to: handle, at: index) == SQLITE_OK else { throw lastError }
        }
    }

    /// Whether there is a row.
    private func step(_ handle: OpaquePointer) throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        case _: throw lastError
        }
    }

    private var lastError: EventStoreError {
        let connection = database.sqliteConnection
        return EventStoreError(
            code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)))
    }
}

extension SQLValue {
    /// SQLite's result code.
    fileprivate func bind(to handle: OpaquePointer, at index: Int32) throws -> Int32 {
        switch self {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let value): return sqlite3_bind_int64(handle, index, value)
        case .text(let text):
            guard !text.utf8.contains(0) else { throw EventStoreError.textHoldsNUL }
            return text.withCString { sqlite3_bind_text(handle, index, $0, Int32(text.utf8.count), copied) }
        case .blob(let bytes):
            // Without an address SQLite would bind NULL.
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
            return sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), copied)
        }
    }

    /// SQLITE_TRANSIENT, a macro that Swift can't read: SQLite takes its own copy.
    private var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}
