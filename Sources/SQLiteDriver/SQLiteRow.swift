import EventStore
import GRDBSQLite

/// The row that a statement stands on. SQLite would convert between types; here each getter takes its own only.
struct SQLiteRow: Row {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    func integer(_ column: Int) throws -> Int64 {
        try expect(SQLITE_INTEGER, in: column)
        return sqlite3_column_int64(statement, Int32(column))
    }

    func text(_ column: Int) throws -> String {
        try expect(SQLITE_TEXT, in: column)
        let start = sqlite3_column_text(statement, Int32(column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count(column)), as: UTF8.self)
    }

    func bytes(_ column: Int) throws -> [UInt8] {
        try expect(SQLITE_BLOB, in: column)
        let start = sqlite3_column_blob(statement, Int32(column))
        return Array(UnsafeRawBufferPointer(start: start, count: count(column)))
    }

    /// In bytes. After the value: asking for it may convert.
    private func count(_ column: Int) -> Int {
        Int(sqlite3_column_bytes(statement, Int32(column)))
    }

    private func expect(_ type: Int32, in column: Int) throws {
        let found = sqlite3_column_type(statement, Int32(column))
        guard found == type else {
            throw EventStoreError.corrupt("column \(column) is of type \(found), not \(type)")
        }
    }
}
