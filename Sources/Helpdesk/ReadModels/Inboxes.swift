import EventStore
package import Workflow

/// One inbox of one workflow: a tier's, or a team's.
package struct Inbox: Hashable, Sendable {
    package var workflow: WorkflowName
    package var holding: Ticket.Holding
}

/// How many open tickets lie in an inbox.
package struct InboxCount: Equatable, Sendable {
    package var workflow: WorkflowName
    package var holding: Ticket.Holding
    package var open: Int
    /// How many of them wait for the people who stand there.
    package var waiting: Int
}

/// How an open ticket counts in one inbox that it lies in.
struct InboxEntry: Hashable {
    var inbox: Inbox
    /// Whether it waits for those who stand there.
    var isTheirs: Bool
}

extension Ticket {
    /// A ticket lies with its holder, who stays responsible, and with the team that was asked as long as it is.
    var inboxEntries: [InboxEntry] {
        guard isOpen else { return [] }
        return [holder, team].compactMap(\.self).map { holding in
            InboxEntry(inbox: Inbox(workflow: workflow.name, holding: holding), isTheirs: holding == waitsFor)
        }
    }
}

/// Open tickets by where they lie.
struct Inboxes {
    let connection: any Connection

    /// A place in an inbox: sorted by what falls due first, and among equals by who came first.
    struct Position: Comparable {
        var urgentAt: Instant
        var number: TicketNumber

        static func < (one: Self, other: Self) -> Bool {
            (one.urgentAt, one.number) < (other.urgentAt, other.number)
        }

        static let start = Position(urgentAt: Instant(milliseconds: .min), number: 0)
    }

    /// At most `limit` tickets after `last`, the most urgent first, of inboxes that are read as one.
    func page(
        _ inboxes: [Inbox], after last: Position, limit: Int
    ) throws -> (rows: [TicketRow], next: Position?) {
        let rows = try inboxes.flatMap { inbox in
            try connection.all(
                SQL.page,
                [
                    .text(inbox.workflow.rawValue), .text(inbox.holding.tier.rawValue),
                    .text(inbox.holding.members.rawValue), .text(inbox.holding.place.path),
                    .integer(last.urgentAt.milliseconds), .int(last.number),
                    .int(limit + 1),
                ], TicketRow.init(row:))
        }
        let page = rows.sorted { $0.position < $1.position }.prefix(limit + 1)
        guard page.count > limit else { return (Array(page), nil) }
        let items = Array(page.prefix(limit))
        return (items, items.last?.position)
    }

    func count(_ inbox: Inbox) throws -> InboxCount {
        let (workflow, holding) = (inbox.workflow, inbox.holding)
        let counts = try connection.all(
            SQL.counts,
            [
                .text(workflow.rawValue), .text(holding.tier.rawValue), .text(holding.members.rawValue),
                .text(holding.place.path),
            ]
        ) { row in (isTheirs: try row.bool(0), open: try row.int(1)) }
        return InboxCount(
            workflow: workflow, holding: holding, open: counts.map(\.open).reduce(0, +),
            waiting: counts.first(where: \.isTheirs)?.open ?? 0)
    }

    enum SQL {
        /// What is held there, and what is asked there.
        static let page = """
            SELECT \(TicketRow.columns) FROM ticket
            WHERE is_open = 1 AND workflow = $1 AND tier = $2 AND members = $3 AND place = $4
                AND (urgent_at, number) > ($5, $6)
            UNION ALL
            SELECT \(TicketRow.columns) FROM ticket
            WHERE is_open = 1 AND workflow = $1 AND team = $2 AND team_members = $3 AND team_place = $4
                AND (urgent_at, number) > ($5, $6)
            ORDER BY urgent_at, number LIMIT $7
            """
        static let counts = """
            SELECT is_theirs, open FROM inbox_count WHERE workflow = $1 AND tier = $2 AND members = $3 AND place = $4
            """
    }
}

extension TicketRow {
    fileprivate var position: Inboxes.Position { .init(urgentAt: urgentAt, number: number) }
}
