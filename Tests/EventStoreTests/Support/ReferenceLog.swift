import Crypto
import EventStore

/// The log in its plainest form: one array, searched from the front. The others must agree with it.
actor ReferenceLog: LogStore {
    private var events: [RecordedEvent] = []
    private var failures: [WriteFailure?]

    init(failures: [WriteFailure?]) {
        self.failures = failures
    }

    func append(_ events: [NewEvent], to stream: StreamName, expecting version: Int) throws -> [RecordedEvent] {
        let failure = failures.isEmpty ? nil : failures.removeFirst()
        let before = self.events
        let recorded = try appended(events, to: stream, expecting: version)
        if failure == .rolledBack { self.events = before }
        if failure != nil { throw WriteFailure.injected }
        return recorded
    }

    private func appended(_ new: [NewEvent], to stream: StreamName, expecting version: Int) throws -> [RecordedEvent] {
        let actual = self.version(of: stream)
        guard actual == version else { throw EventStoreError.versionConflict(expected: version, actual: actual) }
        return new.map { event in
            let recorded = RecordedEvent(
                globalPosition: events.count + 1, stream: stream, version: self.version(of: stream) + 1,
                type: event.type, payload: event.payload, recordedAt: event.recordedAt,
                hash: hash(of: event, in: stream))
            events.append(recorded)
            return recorded
        }
    }

    /// As DESIGN.md has it, spelled out a second time on purpose.
    private func hash(of event: NewEvent, in stream: StreamName) -> ChainHash {
        let previous = events.last { $0.stream == stream }?.hash.bytes ?? [UInt8](repeating: 0, count: 32)
        let header =
            number(stream.text.utf8.count) + Array(stream.text.utf8) + number(version(of: stream) + 1)
            + number(event.type.utf8.count) + Array(event.type.utf8) + number(Int(event.recordedAt))
        return ChainHash(bytes: Array(SHA256.hash(data: previous + header + event.payload)))
    }

    /// 8 bytes, the highest first.
    private func number(_ value: Int) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    func events(of stream: StreamName, after version: Int) -> [RecordedEvent] {
        events.filter { $0.stream == stream && $0.version > version }
    }

    func events(after position: Int, limit: Int) -> [RecordedEvent] {
        Array(events.filter { $0.globalPosition > position }.prefix(limit))
    }

    func version(of stream: StreamName) -> Int {
        events.last { $0.stream == stream }?.version ?? 0
    }

    func head() -> Int {
        events.count
    }
}
