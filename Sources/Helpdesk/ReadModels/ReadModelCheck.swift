package import EventStore
package import Workflow

/// Where a read model says something else than the events.
package enum ReadModelFault: Equatable, Sendable {
    case ticket(TicketNumber)
    case viewers(TicketNumber)
    case clocks(TicketNumber)
    case search(TicketNumber)
    case attachments(TicketNumber)
    case comment(CommentNumber)
    /// `isTheirs`: of those that wait for the people there, or of the others.
    case inboxCount(Inbox, isTheirs: Bool, stored: Int, counted: Int)
    case statistic(Statistic, stored: Int, counted: Int)
    /// A table holds rows for tickets that no event tells of.
    case surplus(table: String, stored: Int, counted: Int)
}

/// Holds the read models against what a rebuild would make of the events, without writing anything.
package struct ReadModelCheck {
    let connection: any Connection
    let subject: (Ticket) throws -> String?

    package init(_ connection: any Connection, subject: @escaping (Ticket) throws -> String?) {
        self.connection = connection
        self.subject = subject
    }

    /// - Parameter report: told of each fault as it is found.
    /// - Returns: how many tickets there are.
    package func run(progress: (Int) -> Void = { _ in }, report: (ReadModelFault) -> Void) throws -> Int {
        var (tally, statistics, listed) = (Tally(), StatisticFold(), StatisticTally())
        let counted = try StatisticTable(connection: connection).position()
        try TicketFold(connection).forEach(
            progress: progress,
            noting: { event, number, position in
                guard position <= counted else { return }
                statistics.note(event, of: number)
                for mark in statistics.takeMarks() { listed[mark.statistic, default: 0] += 1 }
            }
        ) { ticket in
            tally.add(ticket)
            try check(ticket, report)
        }
        try checkTotals(tally, report)
        try check(statistics.tally.filter { $0.value != 0 }, report)
        try checkLists(listed, report)
        try checkComments(report)
        return tally.tickets
    }

    private func check(_ ticket: Ticket, _ report: (ReadModelFault) -> Void) throws {
        let number = SQLValue.int(ticket.number)
        let subject = try subject(ticket)
        if try row(number) != TicketRow(ticket, subject: subject) { report(.ticket(ticket.number)) }
        let viewers = Viewer.all(of: ticket)
        let shown = try viewers.allSatisfy { viewer in
            try connection.first(TicketLists.SQL.sees, [.text(viewer.text), .bool(ticket.isOpen), number]) { _ in true }
                ?? false
        }
        if !shown { report(.viewers(ticket.number)) }
        let clocks = try connection.all(SQL.clocks, [number]) { row in
            DueClock(
                number: ticket.number, clock: ClockName(try row.text(0)), arming: try row.int(1),
                wakesAt: Instant(milliseconds: try row.integer(2)))
        }
        if clocks != ticket.dueClocks { report(.clocks(ticket.number)) }
        let attachments = try connection.all(SQL.attachments, [number]) { [try $0.text(0), try $0.text(1)] }
        if Set(attachments) != Set(ticket.attachments.map { [$0.id.rawValue, $0.hash] }) {
            report(.attachments(ticket.number))
        }
        let terms = viewers.sorted().map(\.text).joined(separator: " ")
        let indexed = try connection.first(SQL.search, [number]) { (try $0.text(0), try $0.text(1)) }
        if indexed?.0 != terms || indexed?.1 != subject ?? "" { report(.search(ticket.number)) }
    }

    private func check(_ tally: StatisticTally, _ report: (ReadModelFault) -> Void) throws {
        var missing = tally
        let rows = try StatisticTable(connection: connection).all()
        for case (let statistic?, let stored) in rows {
            let counted = missing.removeValue(forKey: statistic) ?? 0
            if stored != counted { report(.statistic(statistic, stored: stored, counted: counted)) }
        }
        for (statistic, counted) in missing { report(.statistic(statistic, stored: 0, counted: counted)) }
        let known = rows.count { $0.0 != nil }
        if rows.count != known { report(.surplus(table: "statistic", stored: rows.count, counted: known)) }
    }

    private func checkLists(_ listed: StatisticTally, _ report: (ReadModelFault) -> Void) throws {
        let stored = try CountedLists(connection: connection).counts()
        guard stored != listed else { return }
        let wrong = Set(stored.keys).union(listed.keys).filter { stored[$0] != listed[$0] }
        let (found, counted) = (
            wrong.map { stored[$0] ?? 0 }.reduce(0, +), wrong.map { listed[$0] ?? 0 }.reduce(0, +)
        )
        report(.surplus(table: "counted_ticket", stored: found, counted: counted))
    }

    private func checkComments(_ report: (ReadModelFault) -> Void) throws {
        let streams = CommentStreams(connection: connection)
        var counted = 0
        try streams.forEach { comment in
            counted += 1
            // What can't be read is as good as not there.
            if try streams.row(comment.number) != streams.row(of: comment) { report(.comment(comment.number)) }
        }
        let stored = try streams.count()
        if stored != counted { report(.surplus(table: "comment", stored: stored, counted: counted)) }
    }

    /// Nil also for one that means nothing: it is no better than none.
    private func row(_ number: SQLValue) throws -> TicketRow? {
        do {
            return try connection.first(TicketLists.SQL.row, [number], TicketRow.init(row:))
        } catch EventStoreError.corrupt {
            return nil
        }
    }

    private func checkTotals(_ tally: Tally, _ report: (ReadModelFault) -> Void) throws {
        let counts = try storedCounts()
        for (entry, stored) in counts where stored != tally.open[entry] ?? 0 {
            report(
                .inboxCount(entry.inbox, isTheirs: entry.isTheirs, stored: stored, counted: tally.open[entry] ?? 0))
        }
        for (entry, counted) in tally.open where counts[entry] == nil {
            report(.inboxCount(entry.inbox, isTheirs: entry.isTheirs, stored: 0, counted: counted))
        }
        for (table, counted) in tally.rows {
            let stored = try connection.first("SELECT count(*) FROM \(table)") { try $0.int(0) } ?? 0
            if stored != counted { report(.surplus(table: table, stored: stored, counted: counted)) }
        }
    }

    /// A row that means nothing counts for nothing, and is missed where it should be.
    private func storedCounts() throws -> [InboxEntry: Int] {
        let rows = try connection.all(SQL.counts) { row -> (InboxEntry, Int)? in
            guard let place = Place(path: try row.text(3)) else { return nil }
            let holding = Ticket.Holding(
                tier: TierName(try row.text(1)), members: RoleName(try row.text(2)), place: place)
            let inbox = Inbox(workflow: WorkflowName(try row.text(0)), holding: holding)
            return (InboxEntry(inbox: inbox, isTheirs: try row.bool(4)), try row.int(5))
        }
        return Dictionary(rows.compactMap(\.self)) { $1 }
    }

    enum SQL {
        static let clocks = "SELECT name, arming, wakes_at FROM clock WHERE number = $1 ORDER BY name"
        static let attachments = "SELECT id, hash FROM attachment WHERE number = $1"
        static let search = "SELECT viewers, subject FROM ticket_search WHERE rowid = $1"
        static let counts = "SELECT workflow, tier, members, place, is_theirs, open FROM inbox_count"
    }
}

/// What the tables should hold in all.
private struct Tally {
    var tickets = 0
    var viewers = 0
    var clocks = 0
    var attachments = 0
    var open: [InboxEntry: Int] = [:]

    mutating func add(_ ticket: Ticket) {
        tickets += 1
        viewers += Viewer.all(of: ticket).count
        clocks += ticket.dueClocks.count
        attachments += ticket.attachments.count
        for entry in ticket.inboxEntries { open[entry, default: 0] += 1 }
    }

    var rows: [(table: String, count: Int)] {
        [
            ("ticket", tickets), ("ticket_viewer", viewers), ("clock", clocks), ("ticket_search", tickets),
            ("attachment", attachments),
        ]
    }
}

extension Ticket {
    /// Its rows in the timekeeper's index, by clock name.
    fileprivate var dueClocks: [DueClock] {
        clocks.sorted { $0.key < $1.key }.compactMap { name, state in
            state.run.map { DueClock(number: number, clock: name, arming: $0.arming, wakesAt: $0.wakesAt) }
        }
    }
}
