/// What somebody, or time, wants to happen to one ticket.
package enum TicketCommand: Sendable {
    case open(OpenTicket)
    case act(ActionName, by: Person, message: SealedText?, with: ActionInput = .none)
    /// Clock `name` woke for the moment `due`; it counts only while `arming` stands, so it may come twice, late, or
    /// from two nodes.
    case ring(ClockName, arming: Int, due: Instant)
    /// Nobody could act during the outage: clocks that wait for people's silence must not count it.
    case excuse(TicketEvent.Outage)
    /// The ticket is to live under the definition that decides this; what is due by then acts under the one before.
    case migrate(Crossing)
    /// The calendars of the ticket's workflow say something else now; nothing else does.
    case replan(Crossing)
}

/// What goes with an action besides its words: each deed takes its own (`Action.fields`).
package struct ActionInput: Sendable {
    package var assignee: Person?
    package var category: CategoryPath?
    /// The ticket that this one is a duplicate of.
    package var original: TicketNumber?
    package var rating: Int?
    package var attachments: [AttachmentReference]

    package init(
        assignee: Person? = nil, category: CategoryPath? = nil, original: TicketNumber? = nil, rating: Int? = nil,
        attachments: [AttachmentReference] = []
    ) {
        self.assignee = assignee
        self.category = category
        self.original = original
        self.rating = rating
        self.attachments = attachments
    }

    package static let none = ActionInput()
}

/// A question, with everything known about who asks. Form fields are checked before: see `Form.faults(in:)`.
package struct OpenTicket: Sendable {
    package var number: TicketNumber
    package var workflow: WorkflowReference
    package var form: FormName
    package var category: CategoryPath?
    package var subject: SealedText
    package var message: SealedText
    package var fields: [FieldName: FieldValue]
    package var requester: Person
    /// Who writes it down; the requester, unless the intake lets this person file for others.
    package var filer: Person
    package var follows: TicketNumber?
    package var attachments: [AttachmentReference]
    /// Where the requester is a guest.
    package var guest: GuestCard?
    /// The public comment that it is made of.
    package var comment: CommentNumber?

    package init(
        number: TicketNumber, workflow: WorkflowReference, form: FormName, category: CategoryPath? = nil,
        subject: SealedText, message: SealedText,
        fields: [FieldName: FieldValue] = [:], requester: Person, filer: Person, follows: TicketNumber? = nil,
        attachments: [AttachmentReference] = [], guest: GuestCard? = nil
    ) {
        self.number = number
        self.workflow = workflow
        self.form = form
        self.category = category
        self.subject = subject
        self.message = message
        self.fields = fields
        self.requester = requester
        self.filer = filer
        self.follows = follows
        self.attachments = attachments
        self.guest = guest
    }
}
