package import EventStore
package import Workflow

/// The tables that lists, inboxes, counts, search and the timekeeper read. Each is a function of the tickets, written
/// in the transaction that appends their events.
package struct ReadModels {
    /// Another one wherever the tables come to hold something else: the next start makes them anew.
    static let edition: Int64 = 2

    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// - Parameters:
    ///   - before: nil where the ticket is not in the tables yet.
    ///   - subject: in clear, for lists and search; looked at only when the ticket comes in.
    package func store(_ ticket: Ticket, replacing before: Ticket?, subject: String?) throws {
        if let before {
            try update(TicketRow(ticket, subject: nil))
            try move(ticket, from: before)
        } else {
            try connection.execute(SQL.insertTicket, TicketRow(ticket, subject: subject).values)
            let viewers = Viewer.all(of: ticket)
            try show(ticket.number, to: viewers, isOpen: ticket.isOpen)
            try index(ticket.number, for: viewers, subject: subject)
        }
        try addAttachments(of: ticket, after: before?.attachments.count ?? 0)
        try setClocks(of: ticket, from: before?.clocks ?? [:])
        try count(ticket, from: before)
    }

    private func update(_ row: TicketRow) throws {
        try connection.execute(
            SQL.updateTicket,
            [
                .int(row.version), .bool(row.isOpen), .text(row.holder.tier.rawValue),
                .text(row.holder.members.rawValue), .text(row.holder.place.path), .text(row.awaiting.rawValue),
                .text(row.flags.map(\.rawValue).joined(separator: " ")),
                .integer(row.updatedAt.milliseconds), .optional(row.closedAt?.milliseconds),
                .optional(row.closeReason?.rawValue), row.unanswered.map(SQLValue.bool) ?? .null,
                .integer(row.urgentAt.milliseconds), .optional(row.category?.description), .int(row.workflowVersion),
            ] + row.teamValues + [.int(row.number)])
    }

    // MARK: Who finds it

    private func move(_ ticket: Ticket, from before: Ticket) throws {
        let old = Viewer.all(of: before)
        let new = Viewer.all(of: ticket)
        guard new != old || ticket.isOpen != before.isOpen else { return }
        for viewer in old { try hide(ticket.number, from: viewer, isOpen: before.isOpen) }
        try show(ticket.number, to: new, isOpen: ticket.isOpen)
        if new != old {
            try connection.execute(SQL.updateSearch, [.text(searchTerms(new)), .int(ticket.number)])
        }
    }

    private func show(_ number: TicketNumber, to viewers: Set<Viewer>, isOpen: Bool) throws {
        for viewer in viewers.sorted() {
            try connection.execute(SQL.insertViewer, [.text(viewer.text), .bool(isOpen), .int(number)])
        }
    }

    private func hide(_ number: TicketNumber, from viewer: Viewer, isOpen: Bool) throws {
        try connection.execute(SQL.deleteViewer, [.text(viewer.text), .bool(isOpen), .int(number)])
    }

    private func index(_ number: TicketNumber, for viewers: Set<Viewer>, subject: String?) throws {
        try connection.execute(
            SQL.insertSearch, [.int(number), .text(searchTerms(viewers)), .text(subject ?? "")])
    }

    private func searchTerms(_ viewers: Set<Viewer>) -> String {
        viewers.sorted().map(\.text).joined(separator: " ")
    }

    // MARK: What came with it

    private func addAttachments(of ticket: Ticket, after count: Int) throws {
        for attachment in ticket.attachments.dropFirst(count) {
            try connection.execute(
                SQL.insertAttachment,
                [.text(attachment.id.rawValue), .int(ticket.number), .text(attachment.hash)])
        }
    }

    // MARK: When it wakes

    private func setClocks(of ticket: Ticket, from before: [ClockName: ClockState]) throws {
        for (name, state) in ticket.clocks {
            guard let run = state.run, run != before[name]?.run else { continue }
            try connection.execute(
                SQL.setClock,
                [
                    .int(ticket.number), .text(name.rawValue), .integer(run.wakesAt.milliseconds), .int(run.arming),
                ])
        }
        for (name, state) in before where state.run != nil && ticket.clocks[name]?.run == nil {
            try connection.execute(SQL.deleteClock, [.int(ticket.number), .text(name.rawValue)])
        }
    }

    // MARK: How many there are

    private func count(_ ticket: Ticket, from before: Ticket?) throws {
        let (old, new) = (before?.inboxEntries ?? [], ticket.inboxEntries)
        for entry in old where !new.contains(entry) { try add(-1, entry) }
        for entry in new where !old.contains(entry) { try add(1, entry) }
    }

    private func add(_ change: Int, _ entry: InboxEntry) throws {
        let holding = entry.inbox.holding
        try connection.execute(
            SQL.count,
            [
                .text(entry.inbox.workflow.rawValue), .text(holding.tier.rawValue), .text(holding.members.rawValue),
                .text(holding.place.path), .bool(entry.isTheirs), .int(change),
            ])
    }

    /// Empties every table, for `tangga rebuild`.
    package func clear() throws {
        for table in ["ticket", "ticket_viewer", "clock", "inbox_count", "attachment"] {
            try connection.execute("DELETE FROM \(table)")
        }
        // Emptying a search index goes word by word; a new one is there at once.
        try connection.execute("DROP TABLE ticket_search")
        try connection.execute(Self.searchTable)
    }

    /// In full detail, since a word of a search may be two to the index (its Unicode is older than ours), and it looks
    /// such phrases up in no other.
    static let searchTable = """
        CREATE VIRTUAL TABLE ticket_search USING fts5 (
            viewers, subject, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
        )
        """
}

extension ReadModels {
    enum SQL {
        static let insertTicket = """
            INSERT INTO ticket (\(TicketRow.columns))
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23, $24, $25)
            """
        static let updateTicket = """
            UPDATE ticket SET version = $1, is_open = $2, tier = $3, members = $4, place = $5, awaiting = $6,
                flags = $7, updated_at = $8, closed_at = $9, close_reason = $10, unanswered = $11, urgent_at = $12,
                category = $13, workflow_version = $14, team = $15, team_members = $16, team_place = $17
            WHERE number = $18
            """
        static let insertViewer = "INSERT INTO ticket_viewer (viewer, is_open, number) VALUES ($1, $2, $3)"
        static let deleteViewer = "DELETE FROM ticket_viewer WHERE viewer = $1 AND is_open = $2 AND number = $3"
        static let insertSearch = "INSERT INTO ticket_search (rowid, viewers, subject) VALUES ($1, $2, $3)"
        static let updateSearch = "UPDATE ticket_search SET viewers = $1 WHERE rowid = $2"
        static let insertAttachment = "INSERT INTO attachment (id, number, hash) VALUES ($1, $2, $3)"
        static let setClock = """
            INSERT INTO clock (number, name, wakes_at, arming) VALUES ($1, $2, $3, $4)
            ON CONFLICT (number, name) DO UPDATE SET wakes_at = excluded.wakes_at, arming = excluded.arming
            """
        static let deleteClock = "DELETE FROM clock WHERE number = $1 AND name = $2"
        static let count = """
            INSERT INTO inbox_count (workflow, tier, members, place, is_theirs, open) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (workflow, tier, members, place, is_theirs) DO UPDATE SET open = open + excluded.open
            """
    }
}
