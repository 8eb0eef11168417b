/// One public comment and what came of it: the fold of its events, and nothing else.
package struct Comment: Equatable, Codable, Sendable {
    package var number: CommentNumber
    package var version: Int
    package var workflow: WorkflowName
    package var article: String
    package var author: AccountID
    package var text: SealedText
    package var digest: String
    package var repeats: CommentNumber?
    package var postedAt: Instant
    package var replies: [Reply]
    package var ticket: TicketNumber?
    package var hiddenAt: Instant?
    package var hiddenFor: SealedText?
    package var deletedAt: Instant?

    package struct Reply: Equatable, Codable, Sendable {
        package var by: AccountID
        package var at: Instant
        package var text: SealedText
        package var canned: Name<CannedReply>?
    }

    /// Whether its words are still there for others.
    package var isShown: Bool { hiddenAt == nil && deletedAt == nil }

    /// Replies stay, whatever became of what they reply to.
    package var isListed: Bool { isShown || !replies.isEmpty }

    /// Nil where the events don't begin with its posting.
    package init?(folding events: some Sequence<CommentEvent>) {
        var comment: Comment?
        for event in events { apply(event, to: &comment) }
        guard let comment else { return nil }
        self = comment
    }

    fileprivate init(_ posting: CommentEvent.Posting, in event: CommentEvent) {
        number = posting.number
        version = 1
        workflow = posting.workflow
        article = posting.article
        author = event.by
        text = posting.text
        digest = posting.digest
        repeats = posting.repeats
        postedAt = event.at
        replies = []
    }

    fileprivate mutating func fold(_ event: CommentEvent) {
        version += 1
        switch event.fact {
        case .posted: break
        case .replied(let reply):
            replies.append(Reply(by: event.by, at: event.at, text: reply.text, canned: reply.canned))
        case .converted(let conversion): ticket = conversion.ticket
        case .hidden(let hiding):
            hiddenAt = event.at
            hiddenFor = hiding.reason
        case .deleted: deletedAt = event.at
        }
    }
}

/// Folds one fact into the comment. Total; what comes before its posting says nothing.
package func apply(_ event: CommentEvent, to comment: inout Comment?) {
    if comment == nil, case .posted(let posting) = event.fact {
        comment = Comment(posting, in: event)
    } else {
        comment?.fold(event)
    }
}
