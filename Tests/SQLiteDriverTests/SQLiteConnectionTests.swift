import EventStore
import SQLiteDriver
import Testing

@Suite struct `A connection` {
    let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await database.write { connection in
            try connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE, c BLOB) STRICT")
            for number in 1...3 {
                try connection.execute(
                    "INSERT INTO t (a, b, c) VALUES ($1, $2, $3)", [.int(number), .text("t\(number)"), .null])
            }
        }
    }

    @Test func `gives back every kind of value`() async throws {
        try await database.write { connection in
            let values: [SQLValue] = [.integer(.min), .text("é'"), .blob([0, 255])]
            try connection.execute("INSERT INTO t (a, b, c) VALUES ($1, $2, $3)", values)
            let found = try connection.first("SELECT a, b, c FROM t WHERE a < 0") { row in
                [SQLValue.integer(try row.integer(0)), .text(try row.text(1)), .blob(try row.bytes(2))]
            }
            #expect(found == values)
        }
    }

    @Test func `tells null from values`() async throws {
        try await database.read { connection in
            let row = try connection.first("SELECT a, b, c FROM t") { row in
                (row.isNull(0), row.isNull(2), try row.optionalBytes(2), try row.optionalText(1))
            }
            let (isFirstNull, isLastNull, bytes, text) = try #require(row)
            #expect(!isFirstNull && isLastNull && bytes == nil && text == "t1")
            #expect(throws: EventStoreError.self) { try connection.first("SELECT c FROM t") { try $0.bytes(0) } }
            #expect(throws: EventStoreError.self) { try connection.first("SELECT c FROM t") { try $0.integer(0) } }
            #expect(throws: EventStoreError.self) { try connection.first("SELECT b FROM t") { try $0.integer(0) } }
        }
    }

    @Test func `runs a statement again while it is being streamed`() async throws {
        let pairs = try await database.read { connection in
            try connection.all("SELECT a FROM t WHERE a > $1", [.int(0)]) { outer in
                let first = try outer.int(0)
                return try connection.all("SELECT a FROM t WHERE a > $1", [.int(1)]) { [first, try $0.int(0)] }
            }
        }
        #expect(pairs.flatMap(\.self) == [[1, 2], [1, 3], [2, 2], [2, 3], [3, 2], [3, 3]])
    }

    @Test func `uses a parameter in several places`() async throws {
        let found = try await database.read { connection in
            try connection.all("SELECT a FROM t WHERE a > $1 AND b <> $2 AND a < $1 + 3", [.int(1), .text("t2")]) {
                try $0.int(0)
            }
        }
        #expect(found == [3])
    }

    @Test func `counts the rows that changed`() async throws {
        let changed = try await database.write { connection in
            try connection.execute("UPDATE t SET c = $1 WHERE a > 1", [.blob([1])])
            return connection.changes
        }
        #expect(changed == 2)
    }

    @Test func `names the rule that a row broke`() async throws {
        await #expect(throws: EventStoreError.constraintViolated(rule: "UNIQUE constraint failed: t.b")) {
            try await database.write { try $0.execute("INSERT INTO t (b) VALUES ('t1')") }
        }
    }

    @Test func `refuses a text that others would cut short`() async throws {
        await #expect(throws: EventStoreError.textHoldsNUL) {
            try await database.write { try $0.execute("INSERT INTO t (b) VALUES ($1)", [.text("a\u{0}b")]) }
        }
    }

    @Test func `keeps empty texts and blobs apart from null`() async throws {
        try await database.write { connection in
            try connection.execute("INSERT INTO t (a, b, c) VALUES ($1, $2, $3)", [.int(9), .text(""), .blob([])])
            let found = try connection.first("SELECT b, c FROM t WHERE a = 9") { (try $0.text(0), try $0.bytes(1)) }
            #expect(try #require(found) == ("", []))
        }
    }

    @Test func `refuses too few arguments`() async throws {
        await #expect(throws: EventStoreError.self) {
            try await database.read { try $0.execute("SELECT $1, $2", [.int(1)]) }
        }
    }

    @Test func `can't write in a read`() async throws {
        await #expect(throws: EventStoreError.unavailable(.readOnly)) {
            try await database.read { try $0.execute("DELETE FROM t") }
        }
    }
}
