/// What a person may do to a ticket.
package struct Action: Equatable, Sendable {
    package var name: ActionName
    /// What the file calls it on a button; nil where the catalogue's word for `does` serves.
    package var title: Wording?
    package var does: Deed
    package var by: Performer
    /// When it is there to be taken; every open ticket where the file says nothing.
    package var when: Condition
    /// Whether the words that may go with it must.
    package var needsNote: Bool
    /// How long it is locked; nil where it never is.
    package var notBefore: Lock?

    package init(
        name: ActionName, title: Wording? = nil, does: Deed, by: Performer, when: Condition = .open,
        needsNote: Bool = false, notBefore: Lock? = nil
    ) {
        self.name = name
        self.title = title
        self.does = does
        self.by = by
        self.when = when
        self.needsNote = needsNote
        self.notBefore = notBefore
    }

    package enum Deed: Equatable, Sendable {
        case answer
        case reply
        /// The holder lacks something that only the requester knows.
        case ask
        /// Words among those who hold the ticket or held it.
        case note
        /// The performer becomes the one who sees to it.
        case take
        /// Somebody else in the inbox does.
        case assign
        /// A team beside the ladder is asked; the ticket stays with its holder.
        case refer(to: TierName)
        /// The team tells the holder what it found.
        case report
        case forward(to: TierName)
        case `return`(to: TierName)
        /// It is about something else than it seemed.
        case recategorise
        /// Another ticket asks the same: this one is closed, and points there.
        case duplicate
        /// The requester asks how it stands.
        case inquire
        case close(CloseReason)
        /// One to five, once, after the end.
        case rate
    }

    package enum Performer: Equatable, Sendable {
        /// Whoever stands in the inbox that holds the ticket now.
        case holder
        /// Whose problem it is, signed in or a guest.
        case requester
        /// Whoever stands in the team that was asked, until it reports.
        case team
        /// Whoever stands in this tier's inbox, while that tier holds the ticket.
        case tier(TierName)
    }

    /// `5 days after refer`: how long since something last happened to the ticket; working time counts on the workflow's
    /// calendar.
    package struct Lock: Hashable, Sendable {
        package var span: Span
        package var after: Occurrence

        package init(_ span: Span, after occurrence: Occurrence) {
            self.span = span
            after = occurrence
        }
    }
}

extension Action.Lock: LosslessStringConvertible {
    package init?(_ text: String) {
        let parts = text.split(separator: " after ", omittingEmptySubsequences: false)
        guard parts.count == 2, let span = Span(String(parts[0])),
            let occurrence = Occurrence(rawValue: String(parts[1]))
        else { return nil }
        self.init(span, after: occurrence)
    }

    package var description: String { "\(span) after \(after.rawValue)" }
}

/// What can have happened to a ticket that a lock counts from.
package enum Occurrence: String, CaseIterable, Codable, Sendable {
    case opened, answer, reply, ask, refer, report, forward, `return`, inquire
}
