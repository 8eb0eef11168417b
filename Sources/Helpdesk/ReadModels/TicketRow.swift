import EventStore
package import Workflow

/// A ticket as lists show it: a function of the ticket and its subject's clear text, so that it can be made anew.
package struct TicketRow: Equatable, Sendable {
    package var number: TicketNumber
    package var version: Int
    package var workflow: WorkflowName
    package var workflowVersion: Int
    /// Nil once the requester has been erased.
    package var subject: String?
    package var isOpen: Bool
    package var holder: Ticket.Holding
    package var awaiting: Awaiting
    /// The team that was asked and has not reported yet.
    package var team: Ticket.Holding?
    package var requester: AccountID
    package var channel: ChannelName
    package var flags: [FlagName]
    package var openedAt: Instant
    package var updatedAt: Instant
    package var closedAt: Instant?
    package var closeReason: CloseReason?
    package var unanswered: Bool?
    package var urgentAt: Instant
    package var category: CategoryPath?
    /// Where the requester is a guest, who has no account to look up.
    package var guest: Guest?

    package struct Guest: Equatable, Sendable {
        package var place: Place
        /// Sealed here too, so that erasing a guest leaves nothing to clear.
        package var name: SealedText?
    }

    package init(_ ticket: Ticket, subject: String?) {
        number = ticket.number
        version = ticket.version
        workflow = ticket.workflow.name
        workflowVersion = ticket.workflow.version
        self.subject = subject
        isOpen = ticket.isOpen
        holder = ticket.holder
        awaiting = ticket.awaiting
        team = ticket.team
        requester = ticket.requester
        channel = ticket.channel
        flags = ticket.flags
        openedAt = ticket.openedAt
        updatedAt = ticket.updatedAt
        closedAt = ticket.end?.at
        closeReason = ticket.end?.reason
        unanswered = ticket.end?.unanswered
        urgentAt = ticket.urgentAt
        category = ticket.category
        guest = ticket.guest.map { Guest(place: ticket.requesterPlace, name: $0.name) }
    }
}

extension TicketRow {
    /// The inbox whose people are to act: see `Ticket.waitsFor`.
    package var waitsFor: Ticket.Holding? { isOpen ? awaiting.inbox(ofHolder: holder, team: team) : nil }

    /// Whether it lies, or lay at its end, with this tier or team.
    func lies(with group: TierName) -> Bool { group == holder.tier || group == team?.tier }
}

extension Ticket {
    /// What an inbox sorts by: the earliest moment that any clock names. While it waits for an inbox, one that has
    /// already passed counts too, so that what is late stays on top.
    package var urgentAt: Instant {
        let moments = clocks.values.compactMap { state -> Instant? in
            switch state {
            case .running(let run): run.until
            case .done(let dueAt, _): waitsFor == nil ? nil : dueAt
            case .standing: nil
            }
        }
        return moments.min() ?? updatedAt
    }
}

extension TicketRow {
    static let columns = """
        number, version, workflow, workflow_version, subject, is_open, tier, members, place, awaiting, requester, \
        channel, flags, opened_at, updated_at, closed_at, close_reason, unanswered, urgent_at, category, \
        guest_place, guest_name, team, team_members, team_place
        """

    var values: [SQLValue] {
        [
            .int(number), .int(version), .text(workflow.rawValue), .int(workflowVersion), .optional(subject),
            .bool(isOpen), .text(holder.tier.rawValue), .text(holder.members.rawValue), .text(holder.place.path),
            .text(awaiting.rawValue), .text(requester.rawValue), .text(channel.rawValue),
            .text(flags.map(\.rawValue).joined(separator: " ")),
            .integer(openedAt.milliseconds), .integer(updatedAt.milliseconds), .optional(closedAt?.milliseconds),
            .optional(closeReason?.rawValue), unanswered.map(SQLValue.bool) ?? .null,
            .integer(urgentAt.milliseconds), .optional(category?.description),
            .optional(guest?.place.path), .optional(guest?.name?.rawValue),
        ] + teamValues
    }

    var teamValues: [SQLValue] {
        [.optional(team?.tier.rawValue), .optional(team?.members.rawValue), .optional(team?.place.path)]
    }

    init(row: any Row) throws {
        guard let place = Place(path: try row.text(8)), let awaiting = Awaiting(rawValue: try row.text(9)) else {
            throw EventStoreError.corrupt("ticket \(try row.int(0)): place or awaiting")
        }
        number = try row.int(0)
        version = try row.int(1)
        workflow = WorkflowName(try row.text(2))
        workflowVersion = try row.int(3)
        subject = try row.optionalText(4)
        isOpen = try row.bool(5)
        holder = Ticket.Holding(
            tier: TierName(try row.text(6)), members: RoleName(try row.text(7)), place: place)
        self.awaiting = awaiting
        requester = AccountID(try row.text(10))
        channel = ChannelName(try row.text(11))
        flags = try row.text(12).split(separator: " ").map { FlagName(String($0)) }
        openedAt = Instant(milliseconds: try row.integer(13))
        updatedAt = Instant(milliseconds: try row.integer(14))
        closedAt = try row.optionalInteger(15).map(Instant.init(milliseconds:))
        closeReason = try row.optionalText(16).map { text in
            guard let reason = CloseReason(rawValue: text) else { throw EventStoreError.corrupt("closed for \(text)") }
            return reason
        }
        unanswered = try row.optionalInteger(17).map { $0 != 0 }
        urgentAt = Instant(milliseconds: try row.integer(18))
        category = try row.optionalText(19).flatMap { CategoryPath($0) }
        guest = try row.optionalText(20).map { path in
            guard let place = Place(path: path) else { throw EventStoreError.corrupt("a guest's place: \(path)") }
            return Guest(place: place, name: try row.optionalText(21).map(SealedText.init(rawValue:)))
        }
        team = try row.optionalText(22).map { name in
            guard let place = Place(path: try row.text(24)) else { throw EventStoreError.corrupt("a team's place") }
            return Ticket.Holding(tier: TierName(name), members: RoleName(try row.text(23)), place: place)
        }
    }
}
