/// A sign that the log was altered or damaged.
package enum LogFault: Hashable, Sendable {
    /// The event's hash doesn't follow from the event before it in its stream and what the event holds.
    case brokenHash(position: Int)
    /// After `after` comes `found` where the next position was due.
    case positionGap(after: Int, found: Int)
    /// After `after` comes `found` where the stream's next version was due.
    case versionGap(stream: StreamName, after: Int, found: Int)
    /// The block doesn't begin where the one before it ended, or doesn't name its digest.
    case blockChain(number: Int)
    /// The block's events or bounds are not those that were sealed.
    case blockDigest(number: Int)
    /// The log ends before what was sealed.
    case missingTail(sealed: Int, head: Int)
}
