/// Why a file is not taken, or not handed out.
package enum AttachmentProblem: Error, Equatable, Sendable {
    /// It has more bytes than that.
    case tooLarge(limit: Int)
    case empty
    /// Whatever its name says, it is none of the kinds that are taken.
    case unknownKind
    /// So many files of this person wait for a message already.
    case tooManyWaiting(limit: Int)
    /// Or none that the caller may know of.
    case noSuchAttachment
}
