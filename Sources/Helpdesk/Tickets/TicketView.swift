package import Workflow

/// A ticket as one person sees it.
package struct TicketView: Sendable {
    package var ticket: Ticket
    package var workflow: Library.Published
    /// Nil once the requester has been erased; so are sealed fields.
    package var subject: String?
    package var fields: [FieldName: String?]
    package var requester: PersonName
    package var filer: PersonName?
    package var assignee: PersonName?
    /// The ticket that this one was a duplicate of, where the person may see that one.
    package var original: TicketNumber?
    package var place: PlaceName
    /// What this person may do, and why not now.
    package var actions: [ActionView]
    /// The codes that were accepted, by the field that they were filled into; `fields` has none.
    package var codes: [FieldName: CodeEntry.ID] = [:]
}

package struct ActionView: Sendable {
    package var action: Action
    /// Nil where it may be taken now.
    package var refusal: Refusal?
}

/// Somebody as others may know them.
package struct PersonName: Equatable, Sendable {
    package var id: AccountID
    /// Nil for a guest who gave none, or who has been erased.
    package var name: String?
    package var place: PlaceName
}

package struct PlaceName: Equatable, Sendable {
    package var place: Place
    package var name: String

    package init(place: Place, name: String) {
        self.place = place
        self.name = name
    }
}

/// A ticket as a list shows it.
package struct TicketSummary: Sendable {
    package var row: TicketRow
    package var requester: PersonName
    package var place: PlaceName
}

/// One entry of a ticket's history.
package struct HistoryEntry: Sendable {
    /// The event's place in the ticket's history, from 1.
    package var version: Int
    package var event: TicketEvent
    /// Who acted, where a person did.
    package var person: PersonName?
}

/// One thing that somebody said.
package struct Utterance: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case question, answer, reply, ask, note
        /// Among the staff; nobody else gets to see one.
        case `internal`
    }

    package var version: Int
    package var at: Instant
    package var kind: Kind
    package var author: PersonName?
    package var isByRequester: Bool
    /// Nil once the requester has been erased.
    package var text: String?
    package var attachments: [AttachmentFile]
}
