import EventStore
package import Workflow

/// Which of an inbox's tickets are wanted.
package struct InboxFilter: Equatable, Sendable {
    /// Only what waits for those who stand there, or only what does not; nil for both.
    package var isTheirs: Bool?
    /// With all that is below it.
    package var category: CategoryPath?
    package var flag: FlagName?
    /// Words of the subject, or a ticket's number: what is found comes by number, the newest first.
    package var search: String?

    package init(
        isTheirs: Bool? = nil, category: CategoryPath? = nil, flag: FlagName? = nil, search: String? = nil
    ) {
        self.isTheirs = isTheirs
        self.category = category
        self.flag = flag
        self.search = search
    }

    package static let all = InboxFilter()

    func passes(_ row: TicketRow, in inboxes: [Inbox]) -> Bool {
        (isTheirs.map { $0 == inboxes.contains { $0.holding == row.waitsFor } } ?? true)
            && (category.map { row.category?.isWithin($0) ?? false } ?? true)
            && (flag.map(row.flags.contains) ?? true)
    }

    var scope: String {
        [isTheirs.map(String.init), category?.description, flag?.rawValue, search].map { $0 ?? "" }
            .joined(separator: "\u{0}")
    }
}

extension Tickets {
    /// What lies in the inboxes of this tier or team that `person` stands in, the most urgent first; nil where they stand
    /// in none of that name.
    /// - Throws: `UnknownCursor`.
    package func inbox(
        _ group: TierName, of workflow: WorkflowName?, matching filter: InboxFilter = .all, for person: Person,
        cursor: String?, limit: Int
    ) async throws -> Page<TicketSummary>? {
        let mine = library.inboxes(of: person).filter { inbox in
            inbox.holding.tier == group && (workflow.map { $0 == inbox.workflow } ?? true)
        }
        guard !mine.isEmpty else { return nil }
        let scope = "inbox\u{0}\(person.id)\u{0}\(group)\u{0}\(workflow?.rawValue ?? "")\u{0}\(filter.scope)"
        guard filter.search == nil else {
            return try await found(filter, in: mine, for: person, cursor: cursor, limit: limit, scope: scope)
        }
        let last = try cursor.map { text in
            let values = try values(in: text, count: 2, scope: scope)
            return Inboxes.Position(urgentAt: Instant(milliseconds: values[0]), number: Int(values[1]))
        }
        let page = try await database.read { [cursors, names] connection in
            let page = try Inboxes(connection: connection)
                .page(mine, matching: filter, after: last ?? .start, limit: limit)
            let next = page.next.map {
                cursors.text(of: [$0.urgentAt.milliseconds, Int64($0.number)], scope: scope)
            }
            return Page(items: try summaries(of: page.rows, Names(connection, names)), next: next)
        }
        return try await namingGuests(on: page)
    }

    private func found(
        _ filter: InboxFilter, in inboxes: [Inbox], for person: Person, cursor: String?, limit: Int, scope: String
    ) async throws -> Page<TicketSummary> {
        let last = try cursor.map { try values(in: $0, count: 1, scope: scope)[0] }
        let viewers = Viewer.all(for: person)
        let page = try await database.read { [cursors, names] connection in
            let page = try TicketLists(connection: connection, viewers: viewers)
                .page(
                    TicketFilter(isOpen: true, search: filter.search), below: last.map(Int.init) ?? .max, limit: limit
                ) { row in
                    inboxes.contains { $0.has(row) } && filter.passes(row, in: inboxes)
                }
            let next = page.next.map { cursors.text(of: [$0], scope: scope) }
            return Page(items: try summaries(of: page.rows, Names(connection, names)), next: next)
        }
        return try await namingGuests(on: page)
    }

    /// The clock that acts at each row's `urgentAt`. None where a reminder of it is still to come, or where it has rung.
    package func nextClocks(of rows: [TicketRow]) async throws -> [TicketNumber: ClockName] {
        let open = rows.filter(\.isOpen)
        guard !open.isEmpty else { return [:] }
        return try await database.read { connection in
            try open.reduce(into: [:]) { clocks, row in
                clocks[row.number] = try connection.first(
                    SQL.nextClock, [.int(row.number), .integer(row.urgentAt.milliseconds)]
                ) { ClockName(try $0.text(0)) }
            }
        }
    }

    enum SQL {
        static let nextClock = "SELECT name FROM clock WHERE number = $1 AND wakes_at = $2"
    }
}

extension Inbox {
    /// Whether it lies there: is held there, or asked there.
    fileprivate func has(_ row: TicketRow) -> Bool {
        workflow == row.workflow && (holding == row.holder || holding == row.team)
    }
}

extension Inboxes {
    /// Looks at no more than `PageLimit.scanned` rows, give or take a page.
    fileprivate func page(
        _ inboxes: [Inbox], matching filter: InboxFilter, after last: Position, limit: Int
    ) throws -> (rows: [TicketRow], next: Position?) {
        var (rows, position, scanned): ([TicketRow], Position, Int) = ([], last, 0)
        while scanned < PageLimit.scanned {
            let page = try page(inboxes, after: position, limit: limit)
            for row in page.rows {
                if filter.passes(row, in: inboxes) {
                    if rows.count == limit { return (rows, position) }
                    rows.append(row)
                }
                position = Position(urgentAt: row.urgentAt, number: row.number)
            }
            if page.next == nil { return (rows, nil) }
            scanned += page.rows.count
        }
        return (rows, position)
    }
}
