/// A connection inside one transaction. Valid only in the closure that received it.
package protocol Connection {
    /// Runs one statement. The driver caches statements by their text, so keep texts constant.
    func execute(_ sql: String, _ arguments: [SQLValue]) throws

    /// Streams the rows of one statement, never loading them all.
    /// - Parameter body: whether to go on. The row is valid only inside.
    func forEach(_ sql: String, _ arguments: [SQLValue], _ body: (any Row) throws -> Bool) throws

    /// Runs `body` so that its error undoes only what `body` did.
    func savepoint<Value>(_ body: () throws -> Value) throws -> Value

    /// How many rows the last statement inserted, changed or deleted.
    var changes: Int { get }
}

extension Connection {
    package func execute(_ sql: String) throws {
        try execute(sql, [])
    }

    /// The first row, read by `map`; nil when there is none.
    package func first<Value>(
        _ sql: String,
        _ arguments: [SQLValue] = [],
        _ map: (any Row) throws -> Value
    ) throws -> Value? {
        var found: Value?
        try forEach(sql, arguments) { row in
            found = try map(row)
            return false
        }
        return found
    }

    /// All rows, each read by `map`. Only for results with a bound on their size.
    package func all<Value>(
        _ sql: String,
        _ arguments: [SQLValue] = [],
        _ map: (any Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try forEach(sql, arguments) { row in
            values.append(try map(row))
            return true
        }
        return values
    }
}
