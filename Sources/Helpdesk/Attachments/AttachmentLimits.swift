/// How much may be sent along. Checked in the desk's transaction, so that nobody gets past it by being quick.
package struct AttachmentLimits: Equatable, Sendable {
    /// Files that one message may have.
    package var perMessage: Int
    /// Bytes that one file may have.
    package var size: Int
    /// Files of one person that wait for their message.
    package var waiting: Int
    /// Milliseconds that a file waits for its message before it is swept.
    package var lifetime: Int64

    package init(
        perMessage: Int = 5, size: Int = 10 * 1_048_576, waiting: Int = 100, lifetime: Int64 = 24 * 3_600_000
    ) {
        self.perMessage = perMessage
        self.size = size
        self.waiting = waiting
        self.lifetime = lifetime
    }

    package static let standard = AttachmentLimits()
}
