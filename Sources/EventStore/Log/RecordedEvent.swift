/// An event as the log holds it.
package struct RecordedEvent: Equatable, Sendable {
    /// Its place among all events: from 1, without gaps, in the order of commits.
    package var globalPosition: Int
    package var stream: StreamName
    /// Its place in the stream: from 1, without gaps.
    package var version: Int
    package var type: String
    package var payload: [UInt8]
    /// Milliseconds since 1970, UTC.
    package var recordedAt: Int64
    /// Links it to the event before it in the stream, see `ChainHash`.
    package var hash: ChainHash

    package init(
        globalPosition: Int,
        stream: StreamName,
        version: Int,
        type: String,
        payload: [UInt8],
        recordedAt: Int64,
        hash: ChainHash
    ) {
        self.globalPosition = globalPosition
        self.stream = stream
        self.version = version
        self.type = type
        self.payload = payload
        self.recordedAt = recordedAt
        self.hash = hash
    }

    /// Where the stream stands after this event.
    package var head: StreamHead {
        StreamHead(version: version, hash: hash)
    }
}
