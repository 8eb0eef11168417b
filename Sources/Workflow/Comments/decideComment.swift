/// What somebody wants to happen to one comment.
package enum CommentCommand: Sendable {
    case post(CommentEvent.Posting)
    case reply(CommentEvent.Reply)
    case convert(TicketNumber)
    case hide(SealedText)
    case delete
}

/// Why not.
package enum CommentRefusal: Error, Equatable, Sendable {
    /// There is none, or no comments at all.
    case noSuchComment
    case notAllowed
    /// Hidden, or deleted by its author.
    case gone
    case alreadyConverted(TicketNumber)
}

/// The new facts; none when the command changes nothing.
package func decide(
    _ command: CommentCommand, on comment: Comment?, by person: Person, under definition: Definition, at now: Instant
) throws(CommentRefusal) -> [CommentEvent] {
    guard let policy = definition.comments else { throw .noSuchComment }
    func fact(_ fact: CommentEvent.Fact) -> [CommentEvent] { [CommentEvent(at: now, by: person.id, fact: fact)] }
    guard let comment else {
        guard case .post(let posting) = command else { throw .noSuchComment }
        guard policy.takes(from: person) else { throw .notAllowed }
        return fact(.posted(posting))
    }
    switch command {
    case .post: return []
    case .delete:
        guard comment.author == person.id else { throw comment.isListed ? .notAllowed : .noSuchComment }
        return comment.deletedAt == nil ? fact(.deleted) : []
    case .reply(let reply):
        try definition.check(person, mayChange: comment)
        return fact(.replied(reply))
    case .convert(let ticket):
        try definition.check(person, mayChange: comment)
        if let ticket = comment.ticket { throw .alreadyConverted(ticket) }
        return fact(.converted(.init(ticket: ticket)))
    case .hide(let reason):
        try definition.check(person, mayChange: comment)
        return fact(.hidden(.init(reason: reason)))
    }
}

extension Definition {
    /// Those who see to comments, and see them whole.
    package func isAtCommentDesk(_ person: Person) -> Bool {
        guard let desk = comments.flatMap({ tier($0.desk) }) else { return false }
        return person.roles.contains(desk.members) && person.place.level == desk.inbox
    }

    fileprivate func check(_ person: Person, mayChange comment: Comment) throws(CommentRefusal) {
        guard isAtCommentDesk(person) else { throw comment.isListed ? .notAllowed : .noSuchComment }
        guard comment.isShown else { throw .gone }
    }
}
