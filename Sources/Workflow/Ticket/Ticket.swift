/// One question and everything that came of it: the fold of its events, and nothing else.
package struct Ticket: Equatable, Sendable {
    package var number: TicketNumber
    /// How many events it has; the last one's version.
    package var version: Int
    package var workflow: WorkflowReference
    package var form: FormName
    /// As it was given, whatever the file says of it now; nil where the workflow has none.
    package var category: CategoryPath?
    package var channel: ChannelName
    package var subject: SealedText
    package var fields: [FieldName: FieldValue]
    package var requester: AccountID
    package var requesterPlace: Place
    /// The role in which they asked; nil where that was not recorded.
    package var requesterRole: RoleName?
    package var filer: AccountID?
    package var follows: TicketNumber?
    package var holder: Holding
    /// Inboxes that held it before, oldest first; whoever stands there may still read it.
    package var earlierHolders: [Holding]
    package var awaiting: Awaiting
    /// Who of the holding inbox took it, or was given it.
    package var assignee: AccountID?
    /// The team that was asked and has not reported yet; the holder stays responsible.
    package var team: Holding?
    /// Teams that were asked, oldest first, the present one included; whoever stands there may still read it.
    package var consulted: [Holding]
    /// When each thing that locks count from happened last.
    package var lastAt: [Occurrence: Instant]
    package var openedAt: Instant
    package var updatedAt: Instant
    package var end: End?
    /// What the requester thought of it afterwards, 1 to 5.
    package var rating: Int?
    package var flags: [FlagName]
    package var clocks: [ClockName: ClockState]
    /// Up to here time in which we were down has been made up for.
    package var excusedThrough: Instant?
    /// All files that came with its messages, oldest first. Who may see a message may see its files.
    package var attachments: [AttachmentReference] = []
    /// Where it came in at a desk with a line.
    package var queue: QueueNumber?
    /// Where the requester is a guest.
    package var guest: GuestCard?
    /// The public comment that it was made of.
    package var comment: CommentNumber?

    /// One inbox: a tier at a place, and the role of those who stand there. The role is the one that held when the
    /// ticket came, so that another text of the workflow shows it to nobody new.
    package struct Holding: Hashable, Sendable {
        package var tier: TierName
        package var members: RoleName
        package var place: Place

        package init(tier: TierName, members: RoleName, place: Place) {
            self.tier = tier
            self.members = members
            self.place = place
        }
    }

    package struct End: Equatable, Sendable {
        package var at: Instant
        package var reason: CloseReason
        package var unanswered: Bool
        package var duplicateOf: TicketNumber?
    }

    package var isOpen: Bool { end == nil }

    package var circumstances: Circumstances {
        Circumstances(tier: holder.tier, awaiting: awaiting, category: category, requester: requesterRole)
    }

    /// The inbox whose people are to act: the holder's or the team's; nil while it is the requester's turn, or nobody's.
    package var waitsFor: Holding? { isOpen ? awaiting.inbox(ofHolder: holder, team: team) : nil }

    /// Every inbox from which it can be read: of those who hold it, held it, or were asked about it.
    package var inboxes: [Holding] { earlierHolders + [holder] + consulted }

    /// Whoever may read the ticket: requester, filer, those who hold or held it, and whom they asked. Nobody else.
    package func isVisible(to person: Person) -> Bool {
        requester == person.id || filer == person.id || inboxes.contains(where: person.stands)
    }

    /// Whoever may read what the staff say among themselves, on a ticket that is not their own.
    package func showsInternal(to person: Person) -> Bool {
        requester != person.id && inboxes.contains(where: person.stands)
    }

    /// The clock that acts next, and when; earliest first, equal moments in the order of `names`.
    package func nextWake(inOrder names: [ClockName]) -> (clock: ClockName, run: ClockState.Run)? {
        names.compactMap { name in clocks[name]?.run.map { (clock: name, run: $0) } }
            .min { $0.run.wakesAt < $1.run.wakesAt }
    }
}

extension Awaiting {
    /// Which of the two inboxes is to act; nil where the requester is.
    package func inbox(ofHolder holder: Ticket.Holding, team: Ticket.Holding?) -> Ticket.Holding? {
        switch self {
        case .holder: holder
        case .team: team
        case .requester, .information: nil
        }
    }
}
