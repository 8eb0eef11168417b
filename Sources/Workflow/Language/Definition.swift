/// One declared service, loaded and checked: what a workflow file says, with every name in it known to exist.
///
/// Identified by its name and `hash`; a ticket stays on the definition that it was opened under.
package struct Definition: Equatable, Sendable {
    package var name: WorkflowName
    package var title: String
    /// SHA-256 of the file's bytes and of its calendar's, in hexadecimal: another text is another definition.
    package var hash: String
    package var calendar: WorkingCalendar
    /// From the lowest rung up.
    package var tiers: [Tier]
    package var forms: [Form]
    package var intake: [Intake]
    package var actions: [Action]
    /// In the order declared, which also decides between two that fall due at one instant.
    package var clocks: [Clock]

    package init(
        name: WorkflowName, title: String, hash: String, calendar: WorkingCalendar, tiers: [Tier], forms: [Form],
        intake: [Intake], actions: [Action], clocks: [Clock]
    ) {
        self.name = name
        self.title = title
        self.hash = hash
        self.calendar = calendar
        self.tiers = tiers
        self.forms = forms
        self.intake = intake
        self.actions = actions
        self.clocks = clocks
    }
}

/// A rung: a group of people with one inbox for each place.
package struct Tier: Equatable, Sendable {
    package var name: TierName
    package var title: String
    /// Whoever has this role at an inbox's place stands on this rung there.
    package var members: RoleName
    /// Which places have an inbox: one for each kab/kota, or one for the nation.
    package var inbox: Place.Level

    package init(name: TierName, title: String, members: RoleName, inbox: Place.Level) {
        self.name = name
        self.title = title
        self.members = members
        self.inbox = inbox
    }
}

/// One way in: who may open a ticket, with which form, and where it lands.
package struct Intake: Equatable, Sendable {
    package var by: RoleName
    /// Whose problem it may be, where the filer only writes it down for them; empty where filer and requester are one.
    package var onBehalfOf: [RoleName]
    package var form: FormName
    package var into: TierName
    package var channel: ChannelName

    package init(by: RoleName, onBehalfOf: [RoleName] = [], form: FormName, into: TierName, channel: ChannelName = .web)
    {
        self.by = by
        self.onBehalfOf = onBehalfOf
        self.form = form
        self.into = into
        self.channel = channel
    }
}

/// What a person may do to an open ticket.
package struct Action: Equatable, Sendable {
    package var name: ActionName
    /// What the file calls it on a button; nil where the catalogue's word for `does` serves.
    package var title: String?
    package var does: Deed
    package var by: Performer
    /// When it is there to be taken; every open ticket where the file says nothing.
    package var when: Condition

    package init(name: ActionName, title: String? = nil, does: Deed, by: Performer, when: Condition = .open) {
        self.name = name
        self.title = title
        self.does = does
        self.by = by
        self.when = when
    }

    package enum Deed: Equatable, Sendable {
        case answer
        case reply
        /// The holder lacks something that only the requester knows.
        case ask
        case forward(to: TierName)
        case `return`(to: TierName)
        case close(CloseReason)
    }

    package enum Performer: Equatable, Sendable {
        /// Whoever stands in the inbox that holds the ticket now.
        case holder
        case requester
        /// Whoever stands in this tier's inbox, while that tier holds the ticket.
        case tier(TierName)
    }
}

/// What time does to a ticket.
package struct Clock: Equatable, Sendable {
    package var name: ClockName
    package var runsWhile: Condition
    /// The events that set it back to zero; nil where it counts one stay in a tier.
    package var restarts: Set<Restart>?
    package var after: Span
    /// Earlier moments, counted like `after`, at which a notice goes out and nothing else happens; ascending.
    package var reminders: [Span]
    package var then: Effect

    package init(
        name: ClockName, runsWhile: Condition, restarts: Set<Restart>? = nil, after: Span, reminders: [Span] = [],
        then: Effect
    ) {
        self.name = name
        self.runsWhile = runsWhile
        self.restarts = restarts
        self.after = after
        self.reminders = reminders
        self.then = then
    }

    package enum Restart: String, CaseIterable, Sendable {
        /// Any answer, reply or question, and the note that goes with a move.
        case message
        case answer, reply, ask, forward, `return`
    }

    package enum Effect: Equatable, Sendable {
        case forward(to: TierName)
        case flag(FlagName)
        case close(CloseReason)
    }
}

/// Holds for a ticket that is open and fits every part that is given; nil parts fit any.
package struct Condition: Equatable, Sendable {
    package var tiers: Set<TierName>?
    package var awaiting: Set<Awaiting>?

    package init(tiers: Set<TierName>? = nil, awaiting: Set<Awaiting>? = nil) {
        self.tiers = tiers
        self.awaiting = awaiting
    }

    package static let open = Condition()

    package func holds(tier: TierName, awaiting turn: Awaiting) -> Bool {
        (tiers?.contains(tier) ?? true) && (awaiting?.contains(turn) ?? true)
    }
}

/// Whose turn it is.
package enum Awaiting: String, CaseIterable, Codable, Sendable {
    case holder
    /// Answered: the requester may reply or close.
    case requester
    /// The holder asked for something that is missing.
    case information
}

/// Why a ticket ended. The file may use any of them in `close:`.
package enum CloseReason: String, CaseIterable, Codable, Sendable {
    case requester, idle, duplicate
    case noInformation = "no-information"
    case outOfScope = "out-of-scope"
}
