package import EventStore
package import Workflow

/// Tickets as people read them, through any channel. Whoever may not see one is told that there is none.
package final class Tickets: Sendable {
    let database: any Database
    let library: Library
    let vault: Vault
    let cursors: CursorCodec
    let time: any Timepiece
    let names: NameBook

    package init(
        database: any Database, library: Library, vault: Vault, cursors: CursorCodec, time: any Timepiece,
        names: NameBook = NameBook()
    ) {
        self.database = database
        self.library = library
        self.vault = vault
        self.cursors = cursors
        self.time = time
        self.names = names
    }

    // MARK: One ticket

    /// The ticket as it is, or as it was at `moment`.
    /// - Throws: `DeskError.refused(.noSuchTicket)`, also for a moment before it was opened.
    package func view(_ number: TicketNumber, for person: Person, at moment: Instant? = nil) async throws -> TicketView
    {
        let events = try await events(of: number, for: person)
        guard let ticket = Ticket(folding: events.prefix { event in moment.map { event.at <= $0 } ?? true }) else {
            throw DeskError.refused(.noSuchTicket)
        }
        var view = try await view(ticket, for: person)
        // Nobody acts in the past.
        if moment != nil { view.actions = [] }
        return view
    }

    /// - Parameter subject: where the caller has it in clear.
    package func view(_ ticket: Ticket, for person: Person, subject: String? = nil) async throws -> TicketView {
        let workflow = try library.published(under: ticket.workflow.hash)
        var named = try await names(of: ticket)
        let opener = try await vault.opener(for: [ticket.requester])
        if ticket.guest != nil { named.requester.name = try opener.guestName(of: ticket) }
        return TicketView(
            ticket: ticket, workflow: workflow,
            subject: try subject
                ?? opener.open(ticket.subject, for: ticket.requester, field: SealedField.subject),
            fields: try fields(of: ticket, opener), requester: named.requester, filer: named.filer,
            assignee: named.assignee, original: try await original(of: ticket, for: person),
            place: named.place,
            actions: workflow.definition.actions(for: person, on: ticket, at: time.now()).map(ActionView.init),
            codes: try codes(of: ticket))
    }

    /// A text that looks like one is not: its form must ask for a code there.
    private func codes(of ticket: Ticket) throws -> [FieldName: CodeEntry.ID] {
        let form = try library.definition(of: ticket).form(ticket.form, for: ticket.category)
        let asked = (form?.fields ?? []).filter {
            if case .code = $0.type { true } else { false }
        }
        return asked.reduce(into: [:]) { codes, field in
            codes[field.name] = ticket.fields[field.name].flatMap(CodeShown.accepted)
        }
    }

    private func original(of ticket: Ticket, for person: Person) async throws -> TicketNumber? {
        guard let number = ticket.end?.duplicateOf else { return nil }
        let isSeen = try await database.read { connection in
            try TicketLists(connection: connection, viewers: Viewer.all(for: person)).sees(number)
        }
        return isSeen ? number : nil
    }

    private func names(of ticket: Ticket) async throws -> TicketNames {
        if let known = TicketNames(of: ticket, from: names) { return known }
        return try await database.read { [names] in try TicketNames(of: ticket, from: Names($0, names)) }
    }

    private func fields(of ticket: Ticket, _ opener: VaultOpener) throws -> [FieldName: String?] {
        var fields: [FieldName: String?] = [:]
        let codes = try codes(of: ticket)
        for (name, value) in ticket.fields where codes[name] == nil {
            let text: String? =
                switch value {
                case .plain(let text): text
                case .sealed(let sealed):
                    try opener.open(sealed, for: ticket.requester, field: SealedField.field(name))
                }
            fields.updateValue(text, forKey: name)
        }
        return fields
    }

    /// What was said, oldest first; what the staff said among themselves only to them.
    package func conversation(on number: TicketNumber, for person: Person) async throws -> [Utterance] {
        let entries = try await history(of: number, for: person)
        guard let requester = entries.requester else { return [] }
        let isStaff = Ticket(folding: entries.map(\.event))?.showsInternal(to: person) ?? false
        let opener = try await vault.opener(for: [requester])
        return try entries.compactMap { entry in
            guard let (kind, sealed) = entry.event.fact.words, isStaff || !entry.event.fact.hasInternalWords else {
                return nil
            }
            return Utterance(
                version: entry.version, at: entry.event.at, kind: kind, author: entry.person,
                isByRequester: entry.person?.id == requester,
                text: try opener.open(sealed, for: requester, field: SealedField.message),
                attachments: try entry.event.fact.attachments.map { try AttachmentFile($0, for: requester, opener) })
        }
    }

    /// A file that came with a message, and whose key it is sealed under; nil where `person` may not see that message.
    func enclosed(
        _ id: AttachmentID, on number: TicketNumber, for person: Person
    ) async throws -> (AttachmentReference, requester: AccountID)? {
        do {
            // The one list that says what somebody may read: files have no rule of their own.
            let isSeen = try await conversation(on: number, for: person).contains { said in
                said.attachments.contains { $0.id == id }
            }
            let ticket = Ticket(folding: try await events(of: number, for: person))
            guard isSeen, let ticket, let reference = ticket.attachments.first(where: { $0.id == id }) else {
                return nil
            }
            return (reference, ticket.requester)
        } catch DeskError.refused(.noSuchTicket) {
            return nil
        }
    }

    /// Everything that happened, oldest first; what is internal only to the staff.
    package func history(of number: TicketNumber, for person: Person) async throws -> [HistoryEntry] {
        let events = try await events(of: number, for: person)
        guard let ticket = Ticket(folding: events) else { return [] }
        let isStaff = ticket.showsInternal(to: person)
        let guestName =
            ticket.guest == nil ? nil : try await vault.opener(for: [ticket.requester]).guestName(of: ticket)
        return try await database.read { [names] connection in
            let names = Names(connection, names)
            return try zip(1..., events).filter { isStaff || !$1.fact.isInternal }.map { version, event in
                guard case .person(let id) = event.by else { return HistoryEntry(version: version, event: event) }
                var person = try id == ticket.requester ? names.requester(of: ticket) : names.person(id)
                if id.isGuest { person.name = guestName }
                return HistoryEntry(version: version, event: event, person: person)
            }
        }
    }

    private func events(of number: TicketNumber, for person: Person) async throws -> [TicketEvent] {
        let events = try await database.read { try TicketStreams($0).events(of: number) }
        guard let ticket = Ticket(folding: events), ticket.isVisible(to: person) else {
            throw DeskError.refused(.noSuchTicket)
        }
        return events
    }

    // MARK: Lists

    /// The tickets that `person` may see, newest first.
    /// - Throws: `UnknownCursor`.
    package func list(
        _ filter: TicketFilter, for person: Person, cursor: String?, limit: Int
    ) async throws -> Page<TicketSummary> {
        let scope = "list\u{0}\(person.id)\u{0}\(filter.scope)"
        let last = try cursor.map { try values(in: $0, count: 1, scope: scope)[0] }
        let viewers = Viewer.all(for: person)
        let page = try await database.read { [cursors, names] connection in
            let page = try TicketLists(connection: connection, viewers: viewers)
                .page(filter, below: last.map(Int.init) ?? .max, limit: limit)
            let next = page.next.map { cursors.text(of: [$0], scope: scope) }
            return Page(items: try summaries(of: page.rows, Names(connection, names)), next: next)
        }
        return try await namingGuests(on: page)
    }

    /// Their names are sealed in the rows too: one look at the keys opens all of a page.
    func namingGuests(on page: Page<TicketSummary>) async throws -> Page<TicketSummary> {
        let guests = Set(page.items.filter { $0.row.guest?.name != nil }.map(\.row.requester))
        guard !guests.isEmpty else { return page }
        let opener = try await vault.opener(for: guests)
        var page = page
        for index in page.items.indices {
            let row = page.items[index].row
            guard let name = row.guest?.name else { continue }
            page.items[index].requester.name = try opener.open(name, for: row.requester, field: SealedField.guestName)
        }
        return page
    }

    /// The inboxes that `person` stands in, with how much lies there. One that only an earlier text of its workflow
    /// knows is there as long as something lies in it.
    package func inboxes(of person: Person) async throws -> [(count: InboxCount, place: PlaceName)] {
        let mine = library.inboxes(of: person)
        let current = library.currentInboxes(of: person)
        return try await database.read { [names] connection in
            let names = Names(connection, names)
            let counts = try mine.map { try Inboxes(connection: connection).count($0) }
            return try zip(mine, counts).filter { inbox, count in count.open > 0 || current.contains(inbox) }
                .map { inbox, count in (count, try names.place(inbox.holding.place)) }
        }
    }

    func values(in cursor: String, count: Int, scope: String) throws -> [Int64] {
        guard let values = cursors.values(in: cursor, count: count, scope: scope) else { throw UnknownCursor() }
        return values
    }
}

func summaries(of rows: [TicketRow], _ names: Names) throws -> [TicketSummary] {
    try rows.map { row in
        let requester =
            if let guest = row.guest {
                PersonName(id: row.requester, name: nil, place: try names.place(guest.place))
            } else {
                try names.person(row.requester)
            }
        return TicketSummary(row: row, requester: requester, place: try names.place(row.holder.place))
    }
}

extension VaultOpener {
    /// What the guest who asked calls themselves; nil where they did not say, or have been erased.
    package func guestName(of ticket: Ticket) throws(VaultError) -> String? {
        guard let name = ticket.guest?.name else { return nil }
        return try open(name, for: ticket.requester, field: SealedField.guestName)
    }

    /// The address that answers go to, likewise.
    package func guestContact(of ticket: Ticket) throws(VaultError) -> String? {
        guard let contact = ticket.guest?.contact else { return nil }
        return try open(contact, for: ticket.requester, field: SealedField.guestContact)
    }
}

extension [HistoryEntry] {
    fileprivate var requester: AccountID? {
        guard case .opened(let opening)? = first?.event.fact else { return nil }
        return opening.requester
    }
}

extension TicketEvent.Fact {
    /// What was said, and as what; nil where nothing was.
    fileprivate var words: (kind: Utterance.Kind, text: SealedText)? {
        switch self {
        case .opened(let opening): (.question, opening.message)
        case .answered(let message): (.answer, message.text)
        case .replied(let message): (.reply, message.text)
        case .asked(let message): (.ask, message.text)
        case .noted(let message), .reported(let message): (.internal, message.text)
        case .referred(let referral): (.internal, referral.text)
        case .inquired(let inquiry): inquiry.note.map { (.note, $0) }
        case .forwarded(let move), .returned(let move): move.note.map { (.note, $0) }
        case .closed(let closing): closing.note.map { (.note, $0) }
        case .rated(let rating): rating.note.map { (.note, $0) }
        case .assigned, .recategorised, .flagged, .reminded, .excused, .migrated, .replanned: nil
        }
    }
}
