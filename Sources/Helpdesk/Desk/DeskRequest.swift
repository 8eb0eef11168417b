package import Workflow

/// What waits at the desk to be decided.
package struct DeskRequest: Sendable {
    package enum Kind: Sendable {
        case open(Draft)
        case act(
            ActionName, on: TicketNumber, by: Person, message: SealedText?, ifVersion: Int?,
            with: DeskInput = .none, enclosing: Enclosures = .none)
        case ring(DueClock)
        case excuse(TicketNumber, TicketEvent.Outage)
        case cross(TicketNumber, CrossingOrder)
    }

    package var kind: Kind
    package var idempotency: IdempotencyKey?

    package init(_ kind: Kind, idempotency: IdempotencyKey? = nil) {
        self.kind = kind
        self.idempotency = idempotency
    }
}

/// What goes with an action besides words and files, as far as it is known before the desk looks.
package struct DeskInput: Sendable {
    package var assignee: Person?
    package var category: CategoryPath?
    /// The ticket that this one is a duplicate of.
    package var original: TicketNumber?
    package var rating: Int?

    package static let none = DeskInput()
}

/// A question on its way in, complete but for its number.
package struct Draft: Sendable {
    package var workflow: Library.Published
    package var form: FormName
    package var category: CategoryPath?
    package var subject: SealedText
    /// For lists and search; it goes into no event.
    package var clearSubject: String
    package var message: SealedText
    package var fields: [FieldName: FieldValue]
    package var requester: Person
    package var filer: Person
    package var follows: TicketNumber?
    package var enclosures: Enclosures = .none
    /// Where the requester is a guest.
    package var guest: GuestCard?
    /// Codes among what was filled in, to be judged and spent with the ticket.
    var codes: [CodeShown] = []
    /// The public comment that the ticket is made of.
    var comment: CommentNumber?
}

/// A clock that woke: which one, for which arming and moment.
package struct DueClock: Equatable, Sendable {
    package var number: TicketNumber
    package var clock: ClockName
    package var arming: Int
    package var wakesAt: Instant
}

/// What makes a retry find its first outcome: the caller's own key, and what they asked for under it.
package struct IdempotencyKey: Equatable, Sendable {
    package var caller: AccountID
    package var key: String
    /// SHA-256 over method, path and body.
    package var fingerprint: [UInt8]

    package init(caller: AccountID, key: String, fingerprint: [UInt8]) {
        self.caller = caller
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// The ticket as the command left it.
package struct DeskOutcome: Sendable {
    package var ticket: Ticket
    /// The command had been stored before: this is what came of it then.
    package var isReplay: Bool
}

/// Why the desk did not do it.
package enum DeskError: Error, Equatable, Sendable {
    case refused(Refusal)
    /// The caller's `If-Match` names another version than the ticket has.
    case stale(expected: Int, actual: Int)
    /// The idempotency key was used before, for something else.
    case keyReused
    /// The comment that a ticket was to be made of does not allow it.
    case comment(CommentRefusal)
    /// Wrong codes were typed too often.
    case tooManyTries(seconds: Int)
    /// More commands wait than can be taken soon; nothing was stored.
    case overloaded
}
