/// A fact about one ticket, with what every fact has: when, by whom, and how the clocks stand after it.
///
/// Stored forever. A field may be added as an optional; anything else is a new case with a new `type`.
package struct TicketEvent: Equatable, Sendable {
    /// Ticket time: in practice mode it may have been moved on.
    package var at: Instant
    package var by: Actor
    package var fact: Fact
    /// Every clock as it stands after this event; none once the ticket is closed.
    package var clocks: [ClockName: ClockState]

    package init(at: Instant, by: Actor, fact: Fact, clocks: [ClockName: ClockState]) {
        self.at = at
        self.by = by
        self.fact = fact
        self.clocks = clocks
    }

    package enum Fact: Equatable, Sendable {
        case opened(Opening)
        case answered(Message)
        case replied(Message)
        case asked(Message)
        /// Among those who hold the ticket or held it; see `isInternal`.
        case noted(Message)
        case assigned(Assignment)
        case referred(Referral)
        case reported(Message)
        case inquired(Inquiry)
        case recategorised(Recategorisation)
        case forwarded(Move)
        case returned(Move)
        case flagged(Flagging)
        case reminded(Reminder)
        case excused(Outage)
        case closed(Closing)
        case rated(Rating)
        /// It lives under another text of its workflow from now on.
        case migrated(Migration)
        /// Its workflow's calendars say something else from now on.
        case replanned(Replanning)

        /// Not for the requester to know of. Part of what the type means, so that whoever does not know the type shows
        /// nothing.
        package var isInternal: Bool {
            switch self {
            case .noted: true
            case .opened, .answered, .replied, .asked, .assigned, .referred, .reported, .inquired, .recategorised,
                .forwarded,
                .returned, .flagged, .reminded, .excused, .closed, .rated, .migrated, .replanned:
                false
            }
        }

        /// The requester may know that it happened; the words in it are the staff's.
        package var hasInternalWords: Bool {
            switch self {
            case .noted, .referred, .reported: true
            case .opened, .answered, .replied, .asked, .assigned, .inquired, .recategorised, .forwarded, .returned,
                .flagged,
                .reminded, .excused, .closed, .rated, .migrated, .replanned:
                false
            }
        }

        /// What locks count from; nil for what none does.
        package var occurrence: Occurrence? {
            switch self {
            case .opened: .opened
            case .answered: .answer
            case .replied: .reply
            case .asked: .ask
            case .referred: .refer
            case .reported: .report
            case .inquired: .inquire
            case .forwarded: .forward
            case .returned: .return
            case .noted, .assigned, .recategorised, .flagged, .reminded, .excused, .closed, .rated, .migrated,
                .replanned:
                nil
            }
        }
    }

    /// Who made it happen.
    package enum Actor: Equatable, Sendable {
        case person(AccountID)
        /// `dueAt` is when the clock promised to act; the event's `at` is when it did.
        case clock(ClockName, dueAt: Instant)
        /// Tangga itself, making up for time in which it was down, or bringing the ticket under another text.
        case service
    }

    package struct Opening: Equatable, Sendable {
        package var number: TicketNumber
        package var workflow: WorkflowReference
        package var form: FormName
        package var channel: ChannelName
        package var subject: SealedText
        package var message: SealedText
        package var fields: [FieldName: FieldValue]
        package var requester: AccountID
        /// Where the requester belonged when they asked; it decides which inbox on each rung.
        package var requesterPlace: Place
        /// Who wrote it down, where that was not the requester.
        package var filer: AccountID?
        package var tier: TierName
        package var members: RoleName
        package var place: Place
        /// Rungs passed over because nobody stood there.
        package var skipped: [TierName]
        package var follows: TicketNumber?
        /// The role in which the requester asked; nil in events that were written before it was recorded.
        package var requesterRole: RoleName?
        package var category: CategoryPath?
        package var attachments: [AttachmentReference]?
        /// Where it came in at a desk with a line.
        package var queue: QueueNumber?
        /// Where the requester is a guest.
        package var guest: GuestCard?
        /// The public comment that it was made of.
        package var comment: CommentNumber?
    }

    package struct Message: Equatable, Sendable {
        package var text: SealedText
        package var attachments: [AttachmentReference]?
        /// True where a team that was asked goes on with its check. An answer or a question that does not say so ended
        /// it, as all of them did before this was recorded.
        package var checking: Bool?

        package init(text: SealedText, attachments: [AttachmentReference]? = nil, checking: Bool? = nil) {
            self.text = text
            self.attachments = attachments
            self.checking = checking
        }
    }

    package struct Move: Equatable, Sendable {
        package var from: TierName
        package var to: TierName
        package var members: RoleName
        package var place: Place
        package var skipped: [TierName]
        /// What the person who moved it wrote; nil where a clock did.
        package var note: SealedText?
        package var attachments: [AttachmentReference]?
    }

    package struct Assignment: Equatable, Sendable {
        /// Who sees to it from now on, in the inbox that holds the ticket.
        package var assignee: AccountID
    }

    package struct Referral: Equatable, Sendable {
        package var team: TierName
        package var members: RoleName
        package var place: Place
        package var text: SealedText
    }

    package struct Inquiry: Equatable, Sendable {
        package var note: SealedText?
    }

    package struct Recategorisation: Equatable, Sendable {
        package var from: CategoryPath?
        package var to: CategoryPath
    }

    package struct Flagging: Equatable, Sendable {
        package var flag: FlagName
    }

    package struct Reminder: Equatable, Sendable {
        package var clock: ClockName
        /// Which reminder of the clock's list this is, from 1; after downtime one stands for all that bunched up.
        package var ordinal: Int
        package var until: Instant
    }

    package struct Outage: Equatable, Sendable {
        /// We were down from here on.
        package var from: Instant
        package var through: Instant

        package init(from: Instant, through: Instant) {
            self.from = from
            self.through = through
        }
    }

    package struct Closing: Equatable, Sendable {
        package var reason: CloseReason
        /// Nobody had answered the requester's last word: a breach, and reason enough to offer a follow-up ticket.
        package var unanswered: Bool
        package var note: SealedText?
        /// The ticket that this one was a duplicate of. Whether a reader may see that one is another question.
        package var duplicateOf: TicketNumber?
        package var attachments: [AttachmentReference]?
    }

    package struct Rating: Equatable, Sendable {
        /// 1 (bad) to 5 (good).
        package var rating: Int
        package var note: SealedText?

        package static let scale = 1...5
    }
}

/// What people call a ticket: short, unique, without meaning.
package typealias TicketNumber = Int

/// Which text of which workflow decided; the hash alone says it all, name and version are for people.
package struct WorkflowReference: Hashable, Sendable {
    package var name: WorkflowName
    /// Counts the published texts of one name, from 1.
    package var version: Int
    package var hash: String

    package init(name: WorkflowName, version: Int, hash: String) {
        self.name = name
        self.version = version
        self.hash = hash
    }
}
