/// Recomputes every chain of the log and reports each fault. Memory stays bounded, whatever the size of the log.
package struct LogVerifier {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// - Parameters:
    ///   - progress: called now and then with the share done, 0 to 1.
    ///   - report: called with each fault as it is found.
    /// - Throws: what the database throws, or `report`; faults are not errors.
    package func verify(
        progress: (Double) -> Void = { _ in },
        report: (LogFault) throws -> Void
    ) throws {
        // Both passes read every event once.
        var meter = ProgressMeter(total: 2 * (try count()))
        try verifyBlocks(report) { meter.step(progress) }
        try verifyStreams(report) { meter.step(progress) }
        progress(1)
    }

    /// At most `limit` faults.
    package func faults(limit: Int = 1_000) throws -> [LogFault] {
        var faults: [LogFault] = []
        try verify { if faults.count < limit { faults.append($0) } }
        return faults
    }

    private func verifyBlocks(_ report: (LogFault) throws -> Void, step: () -> Void) throws {
        var blocks = try BlockCheck(connection)
        var head = 0
        try connection.forEach(SQL.inOrder, []) { row in
            let position = try row.int(0)
            if position != head + 1 { try report(.positionGap(after: head, found: position)) }
            try blocks.add(ChainHash(bytes: try row.bytes(1)), at: position, report)
            head = position
            step()
            return true
        }
        try blocks.finish(report)
        if blocks.sealed > head { try report(.missingTail(sealed: blocks.sealed, head: head)) }
    }

    private func verifyStreams(_ report: (LogFault) throws -> Void, step: () -> Void) throws {
        var stream: StreamName?
        var head = StreamHead.start
        try connection.forEach(SQL.byStream, []) { row in
            let event = try RecordedEvent(row: row)
            if event.stream != stream { head = .start }
            if event.version != head.version + 1 {
                try report(.versionGap(stream: event.stream, after: head.version, found: event.version))
            }
            if event.hash != event.recomputedHash(following: head.hash) {
                try report(.brokenHash(position: event.globalPosition))
            }
            (stream, head) = (event.stream, event.head)
            step()
            return true
        }
    }

    private func count() throws -> Int {
        try connection.first("SELECT count(*) FROM event") { try $0.int(0) } ?? 0
    }

    private enum SQL {
        static let inOrder = "SELECT position, hash FROM event ORDER BY position"
        static let byStream = "SELECT \(EventLog.SQL.columns) FROM event ORDER BY stream, version"
    }
}

extension RecordedEvent {
    fileprivate func recomputedHash(following previous: ChainHash) -> ChainHash {
        ChainHash.of(
            NewEvent(type: type, payload: payload, recordedAt: recordedAt), in: stream,
            following: StreamHead(version: version - 1, hash: previous))
    }
}

/// Says how far a long walk has come, at most a thousand times.
private struct ProgressMeter {
    let total: Int
    private var done = 0

    init(total: Int) {
        self.total = total
    }

    mutating func step(_ progress: (Double) -> Void) {
        done += 1
        if done.isMultiple(of: max(1, total / 1_000)) { progress(Double(done) / Double(total)) }
    }
}
