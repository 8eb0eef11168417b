package import Workflow

/// A comment as one reader sees it.
package struct CommentView: Equatable, Sendable {
    package var number: CommentNumber
    package var workflow: WorkflowName
    package var article: String
    package var author: PersonName
    package var postedAt: Instant
    /// Nil where it is gone: hidden, deleted, or its author erased. Masked for all but the desk.
    package var text: String?
    package var state: State
    package var replies: [Reply]
    /// For the desk and the author alone.
    package var ticket: TicketNumber?
    /// For the desk alone: the same words came shortly before.
    package var repeats: CommentNumber?
    /// For the desk alone.
    package var hiddenFor: String?
    /// The reader is of those who see to it.
    package var isForDesk: Bool
    /// The reader wrote it.
    package var isTheirs: Bool

    package enum State: String, CaseIterable, Sendable {
        case shown, hidden, deleted
    }

    package struct Reply: Equatable, Sendable {
        package var author: PersonName
        package var at: Instant
        package var text: String?
    }
}
