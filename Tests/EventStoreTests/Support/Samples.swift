import EventStore

extension NewEvent {
    static func sample(_ number: Int = 0) -> NewEvent {
        NewEvent(type: "ticket.answered/1", payload: Array("{\"n\":\(number)}".utf8), recordedAt: Int64(number) * 1_000)
    }
}

extension Database {
    /// One commit.
    @discardableResult
    func append(_ events: NewEvent..., to stream: StreamName, expecting version: Int) async throws -> [RecordedEvent] {
        try await write { try EventLog($0).append(events, to: stream, expecting: version) }
    }

    func faults() async throws -> [LogFault] {
        try await read { try LogVerifier($0).faults() }
    }
}
