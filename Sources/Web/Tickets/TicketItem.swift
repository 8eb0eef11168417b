import Helpdesk
import Workflow

/// A ticket in a list: what it is, whose turn it is, and what time does next.
struct TicketItem: Printable {
    var number: Int
    var href: String
    var subject: String
    var service: String
    var category: String?
    var isOpen: Bool
    /// Whoever reads it is to act.
    var isTheirs: Bool
    var status: String
    /// Nil where whoever reads it is of those who hold it.
    var holder: String?
    var requester: String?
    var flags: [Line]
    var updated: Moment
    var next: String?
    var nextAt: Moment?
    var isLate: Bool
    /// What ticks it for something that is done to several; nil where there is nothing to tick.
    var pick: String?
}

extension Pages {
    /// - Parameter asStaff: whether it is the inbox of those who read it.
    func items(_ summaries: [TicketSummary], for member: Member, asStaff: Bool) async throws -> [TicketItem] {
        let clocks = try await installation.tickets.nextClocks(of: summaries.map(\.row))
        return summaries.map { summary in
            let definition = installation.library.current(summary.row.workflow)?.definition
            let reader = ListReader(
                words: member.words, definition: definition, person: member.person, asStaff: asStaff)
            return reader.item(summary, clocks[summary.row.number])
        }
    }
}

/// One reader of one service's tickets.
private struct ListReader {
    var words: PageWords
    var definition: Definition?
    var person: Person
    var asStaff: Bool

    func item(_ summary: TicketSummary, _ clock: ClockName?) -> TicketItem {
        let row = summary.row
        let isMine = row.requester == person.id
        let isTheirs = row.waitsFor.map(person.stands) ?? isMine
        return TicketItem(
            number: row.number, href: "/tiket/\(row.number)", subject: row.subject ?? words("ticket.erased"),
            service: definition.map { words.wording($0.title) } ?? row.workflow.rawValue,
            category: row.category.map { words.category($0, in: definition) }, isOpen: row.isOpen,
            isTheirs: row.isOpen && isTheirs, status: status(row, isMine: isMine, isTheirs: isTheirs),
            holder: asStaff && person.stands(in: row.holder)
                ? nil : "\(words.tier(row.holder.tier, in: definition)), \(summary.place.name)",
            requester: isMine ? nil : "\(words.person(summary.requester)), \(summary.requester.place.name)",
            flags: row.flags.map { Line(line: words.flag($0)) }, updated: words.moment(row.updatedAt),
            next: row.isOpen ? next(clock, row) : nil, nextAt: row.isOpen ? words.moment(row.urgentAt) : nil,
            isLate: row.isOpen && row.urgentAt <= words.now)
    }

    private func status(_ row: TicketRow, isMine: Bool, isTheirs: Bool) -> String {
        if let reason = row.closeReason { return words("status.closed", ["reason": words.closed(reason)]) }
        if asStaff, isTheirs, row.waitsFor != nil { return words("inbox.tab.ours") }
        return words.status(
            row.awaiting, isMine: isMine, tier: words.tier((row.waitsFor ?? row.holder).tier, in: definition))
    }

    /// The clock is known by its moment; a reminder before its end hides it, and then the moment alone is told.
    private func next(_ clock: ClockName?, _ row: TicketRow) -> String {
        if row.urgentAt <= words.now { return words("clock.late") }
        guard let definition, let clock = clock.flatMap(definition.clock) else { return words("clock.next") }
        return words.effect(of: clock, in: definition)
    }
}

extension PageWords {
    /// Whose turn it is, told to one of those two or to somebody else.
    func status(_ awaiting: Awaiting, isMine: Bool, tier: String) -> String {
        self("status.\(awaiting.rawValue)\(isMine ? ".mine" : "")", ["tier": tier])
    }
}
