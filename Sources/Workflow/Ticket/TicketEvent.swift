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
        case forwarded(Move)
        case returned(Move)
        case flagged(Flagging)
        case reminded(Reminder)
        case excused(Outage)
        case closed(Closing)
    }

    /// Who made it happen.
    package enum Actor: Equatable, Sendable {
        case person(AccountID)
        /// `dueAt` is when the clock promised to act; the event's `at` is when it did.
        case clock(ClockName, dueAt: Instant)
        /// Tangga itself, making up for time in which it was down.
        case service
    }

    package struct Opening: Equatable, Codable, Sendable {
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
    }

    package struct Message: Equatable, Codable, Sendable {
        package var text: SealedText

        package init(text: SealedText) { self.text = text }
    }

    package struct Move: Equatable, Codable, Sendable {
        package var from: TierName
        package var to: TierName
        package var members: RoleName
        package var place: Place
        package var skipped: [TierName]
        /// What the person who moved it wrote; nil where a clock did.
        package var note: SealedText?
    }

    package struct Flagging: Equatable, Codable, Sendable {
        package var flag: FlagName
    }

    package struct Reminder: Equatable, Codable, Sendable {
        package var clock: ClockName
        /// Which reminder of the clock's list this is, from 1; after downtime one stands for all that bunched up.
        package var ordinal: Int
        package var until: Instant
    }

    package struct Outage: Equatable, Codable, Sendable {
        /// We were down from here on.
        package var from: Instant
        package var through: Instant

        package init(from: Instant, through: Instant) {
            self.from = from
            self.through = through
        }
    }

    package struct Closing: Equatable, Codable, Sendable {
        package var reason: CloseReason
        /// Nobody had answered the requester's last word: a breach, and reason enough to offer a follow-up ticket.
        package var unanswered: Bool
        package var note: SealedText?
    }
}

/// What people call a ticket: short, unique, without meaning.
package typealias TicketNumber = Int

/// Which text of which workflow decided; the hash alone says it all, name and version are for people.
package struct WorkflowReference: Hashable, Codable, Sendable {
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
