import EventStore
import Workflow

/// The requests that one transaction takes: each decided on what the ones before it left, and written.
///
/// Lives only inside that transaction. What it learnt about tickets leaves it as a value, and counts once the commit
/// is through.
struct DeskBatch {
    let connection: any Connection
    let library: Library
    let zone: @Sendable (Place) -> Zone
    /// Ticket time, and the real one that goes on record beside it.
    let now: Instant
    let recordedAt: Instant
    let limits: AttachmentLimits
    /// What is known of tickets; a missing one is read from its stream.
    var tickets: [TicketNumber: StoredTicket]
    var nextNumber: TicketNumber?
    /// Who was looked for: nobody comes or goes while this transaction writes.
    var stands: [Staffing.Stand: Bool] = [:]
    /// The earliest moment that a clock was set to by this batch.
    var earliestWake: Instant?

    /// - Throws: what went wrong with the world; a rule's no is a result.
    mutating func take(_ request: DeskRequest) throws -> Result<DeskOutcome, DeskError> {
        do {
            return .success(try outcome(of: request))
        } catch let refusal as Refusal {
            return .failure(.refused(refusal))
        } catch let error as DeskError {
            return .failure(error)
        }
    }

    private mutating func outcome(of request: DeskRequest) throws -> DeskOutcome {
        let records = IdempotencyRecords(connection: connection)
        if let key = request.idempotency, let found = try records.outcome(of: key) {
            return DeskOutcome(ticket: try ticket(found.number, at: found.version), isReplay: true)
        }
        let ticket = try perform(request.kind)
        if let key = request.idempotency {
            try records.record(key, number: ticket.number, version: ticket.version, at: recordedAt)
        }
        return DeskOutcome(ticket: ticket, isReplay: false)
    }

    private mutating func perform(_ kind: DeskRequest.Kind) throws -> Ticket {
        switch kind {
        case .open(let draft):
            return try open(onNewestCalendars(draft))
        case .act(let action, let number, let person, let message, let version, let input, let enclosures):
            let stored = try stored(number)
            try check(version, on: stored.ticket, for: person)
            let complete = ActionInput(
                assignee: input.assignee, category: input.category, original: input.original, rating: input.rating,
                attachments: enclosures.found)
            return try decide(
                .act(action, by: person, message: message, with: complete), on: stored,
                taking: (enclosures, person.id))
        case .ring(let due):
            return try decide(.ring(due.clock, arming: due.arming, due: due.wakesAt), on: try stored(due.number))
        case .excuse(let number, let outage):
            return try decide(.excuse(outage), on: try stored(number))
        case .cross(let number, let order):
            let stored = try stored(number)
            let command = order.command(from: try library.definition(of: stored.ticket))
            return try decide(command, on: stored, under: order.to.definition)
        }
    }

    // MARK: Opening

    /// What was filled in while a calendar changed opens on the new one: nobody would plan it anew later.
    private func onNewestCalendars(_ draft: Draft) -> Draft {
        guard let current = library.current(draft.workflow.reference.name), current !== draft.workflow,
            current.replans(ticketsOf: draft.workflow)
        else { return draft }
        var draft = draft
        draft.workflow = current
        return draft
    }

    private mutating func open(_ draft: Draft) throws -> Ticket {
        try checkFollowed(draft)
        let judge = CodeJudge(connection: connection, now: now, recordedAt: recordedAt)
        let accepted = try judge.accept(draft.codes, from: draft.filer.id)
        let fields = draft.fields.merging(accepted.mapValues(CodeShown.accepted)) { $1 }
        let number = try takeNumber()
        try checkComment(draft)
        var request = OpenTicket(
            number: number, workflow: draft.workflow.reference, form: draft.form, category: draft.category,
            subject: draft.subject, message: draft.message, fields: fields, requester: draft.requester,
            filer: draft.filer,
            follows: draft.follows, attachments: draft.enclosures.found, guest: draft.guest)
        request.comment = draft.comment
        let definition = draft.workflow.definition
        let events = try decide(.open(request), on: nil, under: definition, at: now)
        try take(draft.enclosures, from: draft.filer.id)
        nextNumber = number + 1
        let ticket = try write(events, to: number, after: nil, following: .start, subject: draft.clearSubject)
        try standInLine(ticket, at: draft.filer.place)
        try convertComment(draft, into: ticket)
        try judge.spend(accepted, on: number, by: draft.filer.id)
        return ticket
    }

    /// Before anything is written: what is refused leaves everything as it was.
    private func checkComment(_ draft: Draft) throws {
        guard let number = draft.comment else { return }
        let comment = try CommentStreams(connection: connection).stored(number)
        do throws(CommentRefusal) {
            _ = try Workflow.decide(
                .convert(0), on: comment, by: draft.filer, under: draft.workflow.definition, at: now)
        } catch {
            throw DeskError.comment(error)
        }
    }

    private func convertComment(_ draft: Draft, into ticket: Ticket) throws {
        guard let number = draft.comment else { return }
        _ = try CommentStreams(connection: connection)
            .take(.convert(ticket.number), on: number, by: draft.filer, library, at: now)
    }

    /// - Parameter place: of the desk.
    private func standInLine(_ ticket: Ticket, at place: Place) throws {
        guard let queue = ticket.queue else { return }
        let line = QueueTable.Line(
            workflow: ticket.workflow.name, prefix: queue.prefix, place: place, day: queue.day)
        try QueueTable(connection: connection).add(queue.number, of: ticket.number, to: line, at: ticket.openedAt)
    }

    private mutating func takeNumber() throws -> TicketNumber {
        if let nextNumber { return nextNumber }
        let last = try connection.first(SQL.lastNumber) { try $0.optionalInt(0) } ?? nil
        return (last ?? 0) + 1
    }

    /// A ticket may follow one that its requester had before; of any other it must not even say that it is there.
    private mutating func checkFollowed(_ draft: Draft) throws {
        guard let number = draft.follows else { return }
        guard let followed = try load(number)?.ticket, followed.requester == draft.requester.id,
            followed.isVisible(to: draft.filer)
        else { throw Refusal.form([FieldFault(field: "follows", kind: .noSuchThing)]) }
    }

    // MARK: Deciding and writing

    /// Whether the person may act at all is for `decide` to say, once the clocks that are due have acted.
    private func check(_ version: Int?, on ticket: Ticket, for person: Person) throws {
        guard let version, version != ticket.version else { return }
        guard ticket.isVisible(to: person) else { throw Refusal.noSuchTicket }
        throw DeskError.stale(expected: version, actual: ticket.version)
    }

    private mutating func decide(
        _ command: TicketCommand, on stored: StoredTicket, under other: Definition? = nil,
        taking enclosures: (Enclosures, from: AccountID)? = nil
    ) throws -> Ticket {
        let definition = try other ?? library.definition(of: stored.ticket)
        // A machine whose clock was set back must not write a history that runs backwards.
        let moment = max(now, stored.ticket.updatedAt)
        let events = try decide(command, on: stored.ticket, under: definition, at: moment)
        guard !events.isEmpty else { return stored.ticket }
        if let enclosures { try take(enclosures.0, from: enclosures.from) }
        return try write(events, to: stored.ticket.number, after: stored.ticket, following: stored.head, subject: nil)
    }

    /// Once the rules have said yes, and before anything is written: what is refused must leave everything as it was.
    private func take(_ enclosures: Enclosures, from owner: AccountID) throws {
        let faults = try enclosures.faults(from: owner, within: limits, on: connection)
        guard faults.isEmpty else { throw Refusal.form(faults) }
        try enclosures.take(on: connection)
    }

    /// `Workflow.decide` with a look into the accounts; a look that failed fails the command.
    private mutating func decide(
        _ command: TicketCommand, on ticket: Ticket?, under definition: Definition, at moment: Instant
    ) throws -> [TicketEvent] {
        var failure: (any Error)?
        var known = stands
        defer { stands = known }
        let surroundings = Surroundings(
            isStaffed: { [connection] role, place in
                let stand = Staffing.Stand(role: role, place: place)
                if let isStaffed = known[stand] { return isStaffed }
                do {
                    let isStaffed = try Staffing(connection).isStaffed(role, at: place)
                    known[stand] = isStaffed
                    return isStaffed
                } catch {
                    failure = error
                    return false
                }
            },
            zone: zone,
            nextInQueue: { [connection] prefix, place, day in
                let line = QueueTable.Line(workflow: definition.name, prefix: prefix, place: place, day: day)
                do {
                    return try QueueTable(connection: connection).next(in: line)
                } catch {
                    failure = error
                    return 0
                }
            },
            ticket: { [connection, tickets] number in
                if let known = tickets[number] { return known.ticket }
                do {
                    return try TicketStreams(connection).load(number)?.ticket
                } catch {
                    failure = error
                    return nil
                }
            },
            person: { [connection] id in
                do {
                    return try Accounts.account(id, on: connection)?.person
                } catch {
                    failure = error
                    return nil
                }
            })
        let events = Result { () throws -> [TicketEvent] in
            try Workflow.decide(command, on: ticket, under: definition, in: surroundings, at: moment)
        }
        if let failure { throw failure }
        return try events.get()
    }

    private mutating func write(
        _ events: [TicketEvent], to number: TicketNumber, after before: Ticket?, following head: StreamHead,
        subject: String?
    ) throws -> Ticket {
        let newHead = try TicketStreams(connection)
            .append(events, to: number, following: head, recordedAt: recordedAt)
        var folded = before
        for event in events {
            apply(event, to: &folded)
            guard let ticket = folded else { continue }
            try Outbox(connection)
                .add(Notice.all(for: event, on: ticket), about: number, version: ticket.version, at: event.at)
        }
        guard let ticket = folded else {
            throw EventStoreError.corrupt("ticket \(number) does not begin with its opening")
        }
        try ReadModels(connection).store(ticket, replacing: before, subject: subject)
        tickets[number] = StoredTicket(ticket: ticket, head: newHead)
        noteWakes(of: ticket)
        return ticket
    }

    private mutating func noteWakes(of ticket: Ticket) {
        let wakes = ticket.clocks.values.compactMap { $0.run?.wakesAt }
        earliestWake = (wakes + [earliestWake].compactMap(\.self)).min()
    }

    // MARK: Reading

    private mutating func stored(_ number: TicketNumber) throws -> StoredTicket {
        guard let stored = try load(number) else { throw Refusal.noSuchTicket }
        return stored
    }

    private mutating func load(_ number: TicketNumber) throws -> StoredTicket? {
        if let known = tickets[number] { return known }
        let stored = try TicketStreams(connection).load(number)
        tickets[number] = stored
        return stored
    }

    private func ticket(_ number: TicketNumber, at version: Int) throws -> Ticket {
        let events = try TicketStreams(connection).events(of: number).prefix(version)
        guard let ticket = Ticket(folding: events) else { throw Refusal.noSuchTicket }
        return ticket
    }

    enum SQL {
        static let lastNumber = "SELECT max(number) FROM ticket"
    }
}
