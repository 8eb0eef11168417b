/// The log: streams of events, and all of them in one order. Functions over a connection; it keeps nothing itself.
package struct EventLog {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Appends, oldest first. Prefer the form with a head where one is at hand: it needs no look first.
    /// - Throws: `EventStoreError.versionConflict` when the stream is not at `version`; nothing was appended then.
    package func append(
        _ events: [NewEvent],
        to stream: StreamName,
        expecting version: Int
    ) throws -> [RecordedEvent] {
        let head = try head(of: stream)
        guard head.version == version else {
            throw EventStoreError.versionConflict(expected: version, actual: head.version)
        }
        return try append(events, to: stream, following: head)
    }

    /// Appends, oldest first, to a stream that stands at `head`. The new head is `last.head` of what comes back.
    /// - Throws: `EventStoreError.versionConflict` when the stream doesn't stand there; roll back then.
    package func append(
        _ events: [NewEvent],
        to stream: StreamName,
        following head: StreamHead
    ) throws -> [RecordedEvent] {
        // Counted, not drawn from a sequence: a transaction that is rolled back leaves no gap.
        var position = try self.head()
        var head = head
        return try events.map { event in
            position += 1
            let recorded = RecordedEvent(event, at: position, in: stream, following: head)
            try insert(recorded, following: head)
            head = recorded.head
            return recorded
        }
    }

    private func insert(_ event: RecordedEvent, following head: StreamHead) throws {
        let arguments: [SQLValue] = [
            .int(event.globalPosition), .text(event.stream.text), .int(event.version), .blob(head.hash.bytes),
            .text(event.type), .integer(event.recordedAt), .blob(event.hash.bytes), .blob(event.payload),
        ]
        do {
            try connection.execute(SQL.insert, arguments)
        } catch EventStoreError.constraintViolated(let rule) where rule.contains("event.version") {
            throw EventStoreError.versionConflict(expected: head.version, actual: try version(of: event.stream))
        }
    }
}

extension EventLog {
    /// The events of one stream with a version above `version`, oldest first.
    package func events(of stream: StreamName, after version: Int = 0) throws -> [RecordedEvent] {
        try connection.all(SQL.stream, [.text(stream.text), .int(version)], RecordedEvent.init(row:))
    }

    /// At most `limit` events of all streams above `position`, in commit order.
    package func events(after position: Int, limit: Int) throws -> [RecordedEvent] {
        try connection.all(SQL.page, [.int(position), .int(limit)], RecordedEvent.init(row:))
    }

    /// Streams the events of all streams above `position` without loading them all.
    /// - Parameter body: whether to go on.
    package func forEach(after position: Int, _ body: (RecordedEvent) throws -> Bool) throws {
        try connection.forEach(SQL.rest, [.int(position)]) { try body(RecordedEvent(row: $0)) }
    }

    /// The last global position; 0 when the log is empty.
    package func head() throws -> Int {
        try connection.first(SQL.head) { try $0.int(0) } ?? 0
    }

    /// The version of a stream; 0 when it has no events.
    package func version(of stream: StreamName) throws -> Int {
        try head(of: stream).version
    }

    /// Where a stream stands; `.start` when it has no events.
    package func head(of stream: StreamName) throws -> StreamHead {
        try connection.first(SQL.streamHead, [.text(stream.text)]) { row in
            StreamHead(version: try row.int(0), hash: ChainHash(bytes: try row.bytes(1)))
        } ?? .start
    }
}

extension RecordedEvent {
    fileprivate init(_ event: NewEvent, at position: Int, in stream: StreamName, following head: StreamHead) {
        self.init(
            globalPosition: position, stream: stream, version: head.version + 1, type: event.type,
            payload: event.payload, recordedAt: event.recordedAt,
            hash: .of(event, in: stream, following: head))
    }

    /// A row of `EventLog.SQL.columns`.
    init(row: any Row) throws {
        try self.init(
            globalPosition: row.int(0), stream: StreamName(row.text(1)), version: row.int(2), type: row.text(3),
            payload: row.bytes(6), recordedAt: row.integer(4), hash: ChainHash(bytes: row.bytes(5)))
    }
}
