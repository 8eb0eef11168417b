/// An event on its way into the log.
package struct NewEvent: Equatable, Sendable {
    /// The stable name with its version, as in `ticket.forwarded/1`.
    package var type: String
    /// Stored and hashed as they are, never re-encoded.
    package var payload: [UInt8]
    /// Milliseconds since 1970, UTC.
    package var recordedAt: Int64

    package init(type: String, payload: [UInt8], recordedAt: Int64) {
        self.type = type
        self.payload = payload
        self.recordedAt = recordedAt
    }
}
