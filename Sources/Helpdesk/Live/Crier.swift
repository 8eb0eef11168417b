package import EventStore
package import Logging
import Synchronization
package import Workflow

/// Tells whoever listens that something has changed that they may see, and never what: they look for themselves, by the
/// same ways and with the same rights as ever. Also says who else is at a ticket.
///
/// It follows the log once for all listeners, and looks at tickets that somebody may want to hear of only: without
/// listeners it reads nothing. Everything that it knows is in memory, and good for as long as the process lives.
package final class Crier: Sendable {
    package struct Limits: Sendable {
        /// Places at which one person listens; a new one takes the turn of the oldest.
        package var perPerson: Int
        package var overall: Int
        /// Heartbeats after which a listener is to come anew, and to show again who they are.
        package var beats: Int
        /// Events that are looked through for an inbox whose listener was away; with more, there is news in any case.
        package var missed: Int

        package init(perPerson: Int = 6, overall: Int = 1_000, beats: Int = 20, missed: Int = 256) {
            self.perPerson = perPerson
            self.overall = overall
            self.beats = beats
            self.missed = missed
        }
    }

    struct State: Sendable {
        var audience = Audience()
        var writers = Writers()
        /// How far it has read; nil while nobody listens.
        var position: Int?
        /// To be let go once the lock is: their ends lead back here.
        var ended: [AsyncStream<Cry>.Continuation] = []
        var isClosed = false
    }

    let database: any Database
    let library: Library
    let logger: Logger
    private let marks: NewsMark
    private let limits: Limits
    /// The real time.
    let time: any Timepiece
    private let state = Mutex(State())

    package init(
        database: any Database, library: Library, marks: NewsMark, limits: Limits = Limits(),
        time: any Timepiece = SystemTime(), logger: Logger
    ) {
        self.database = database
        self.library = library
        self.marks = marks
        self.limits = limits
        self.time = time
        self.logger = logger
    }

    var listeners: Int { state.withLock { $0.audience.count } }
    /// Whether it reads the log.
    var isFollowing: Bool { state.withLock { $0.position != nil } }

    // MARK: Listening

    /// How far the log has come. To be taken before a page is read, so that what happens while it is drawn is news.
    package func mark() async throws -> String {
        try marks.text(of: try await database.read { try EventLog($0).head() })
    }

    /// - Parameters:
    ///   - name: as others are told it; nil for a guest, of whom nobody is told.
    ///   - mark: of the page that they see.
    /// - Throws: `DeskError.refused(.noSuchTicket)` also for an inbox that they do not stand in, `.overloaded`.
    package func listen(
        to subject: NewsSubject, as person: Person, named name: String?, since mark: String?
    ) async throws -> Listening {
        let inboxes = inboxes(of: person, subject)
        if case .inbox = subject, inboxes.isEmpty { throw DeskError.refused(.noSuchTicket) }
        let (cries, voice) = AsyncStream.makeStream(of: Cry.self, bufferingPolicy: .bufferingNewest(16))
        let listener = Audience.Listener(
            person: person, name: name ?? "", subject: subject, inboxes: inboxes, isStaff: false, voice: voice)
        // Before the look: what is committed after it is told by the loop.
        let id = try join(listener)
        voice.onTermination = { [weak self] _ in self?.leave(id) }
        do {
            try await catchUp(id, listener, since: mark.flatMap(marks.position), isNamed: name != nil)
        } catch {
            leave(id)
            throw error
        }
        return Listening(cries: cries) { [weak self] in self?.leave(id) }
    }

    private func inboxes(of person: Person, _ subject: NewsSubject) -> Set<Inbox> {
        guard case .inbox(let tier, let workflow) = subject else { return [] }
        return Set(
            library.inboxes(of: person).filter { inbox in
                inbox.holding.tier == tier && (workflow.map { $0 == inbox.workflow } ?? true)
            })
    }

    private func join(_ listener: Audience.Listener) throws -> Audience.ID {
        try change { state in
            guard !state.isClosed, state.audience.count < limits.overall else { throw DeskError.overloaded }
            let id = state.audience.add(listener)
            if let oldest = state.audience.tooMany(of: listener.person.id, most: limits.perPerson) {
                state.audience.listeners[oldest]?.voice.yield(.replaced)
                state.end(oldest)
            }
            return id
        }
    }

    /// Not told to the others at once: who loads a page anew goes, and comes back.
    private func leave(_ id: Audience.ID) { change { $0.end(id) } }

    private func change<Value>(_ body: (inout State) throws -> Value) rethrows -> Value {
        let (value, ended) = try state.withLock { state in
            let value = try body(&state)
            defer { state.ended = [] }
            return (value, state.ended)
        }
        for voice in ended { voice.finish() }
        return value
    }

    /// What this one has missed, and where they stand.
    private func catchUp(
        _ id: Audience.ID, _ listener: Audience.Listener, since seen: Int?, isNamed: Bool
    ) async throws {
        let limit = limits.missed
        let (head, missed, news, ticket) = try await database.read { connection in
            let log = EventLog(connection)
            let head = try log.head()
            switch listener.subject {
            case .ticket(let number):
                // Of its own events alone: what happens elsewhere, however much, is no news of it.
                let own = try log.events(of: TicketStreams.name(of: number))
                let page = seen.map { seen in own.filter { $0.globalPosition > seen } } ?? []
                let ticket = Ticket(folding: try own.map(TicketStreams(connection).event))
                return (head, false, try TicketNews.all(in: page, on: connection) { _ in true }, ticket)
            case .inbox:
                let page = try seen.map { try log.events(after: $0, limit: limit) } ?? []
                guard page.count < limit else { return (head, true, [], nil) }
                return (head, false, try TicketNews.all(in: page, on: connection) { _ in true }, nil)
            }
        }
        if case .ticket = listener.subject, !(ticket?.isVisible(to: listener.person) ?? false) {
            throw DeskError.refused(.noSuchTicket)
        }
        let isStaff = isNamed && ticket?.showsInternal(to: listener.person) ?? false
        change { state in
            state.position = state.position ?? head
            state.audience.change(id) { $0.isStaff = isStaff }
            for item in news { tell(item, to: id, &state) }
            if missed, case .inbox(let tier, _) = listener.subject {
                state.audience.listeners[id]?.voice.yield(.inbox(tier))
            }
            if let ticket { tellCompany(at: ticket.number, &state) }
        }
    }

    // MARK: Crying

    /// One page of the log.
    /// - Returns: whether there may be more.
    func cryPage(limit: Int = 256) async throws -> Bool {
        guard let position = state.withLock({ $0.nextPosition() }) else { return false }
        let (last, count, news) = try await database.read { connection in
            let page = try EventLog(connection).events(after: position, limit: limit)
            // Asked after the page was read: who came later has looked by themselves, and found it.
            let news = try TicketNews.all(in: page, on: connection) { number in
                self.state.withLock { $0.audience.wants(number) }
            }
            return (page.last?.globalPosition, page.count, news)
        }
        guard let last else { return false }
        change { state in
            state.position = last
            for item in news {
                for id in state.audience.concerned(by: item) { tell(item, to: id, &state) }
            }
        }
        return count == limit
    }

    private func tell(_ news: TicketNews, to id: Audience.ID, _ state: inout State) {
        guard let listener = state.audience.listeners[id] else { return }
        switch listener.subject {
        case .ticket(let number) where number == news.ticket.number:
            // Who may see it no more hears nothing more.
            guard news.ticket.isVisible(to: listener.person) else {
                state.end(id)
                return
            }
            state.audience.change(id) { listener in
                listener.isStaff = listener.isStaff && news.ticket.showsInternal(to: listener.person)
            }
            if let version = news.version(for: listener.person) {
                listener.voice.yield(.ticket(number, version: version))
            }
        case .inbox(let tier, _) where !listener.inboxes.isDisjoint(with: news.inboxes):
            listener.voice.yield(.inbox(tier))
        case .ticket, .inbox: break
        }
    }

    // MARK: Who else is there

    /// Somebody presses keys. Nothing is asked of the database: who listens to a ticket as one of its staff may.
    /// - Returns: whether it is told; not for whoever does not listen, nor for what comes too often.
    package func write(_ writing: Writing, by person: Person, on number: TicketNumber, at now: Instant) -> Bool {
        state.withLock { state in
            guard state.audience.staff(at: number).contains(where: { $0.listener.person.id == person.id }),
                state.writers.note(writing, by: person.id, on: number, at: now)
            else { return false }
            tellCompany(at: number, &state)
            return true
        }
    }

    /// To each of the staff who the others are, where that is not what they were told last.
    private func tellCompany(at number: TicketNumber, _ state: inout State) {
        let (staff, now) = (state.audience.staff(at: number), time.now())
        for (id, listener) in staff {
            var seen: Set<AccountID> = [listener.person.id]
            let company = staff.filter { seen.insert($0.listener.person.id).inserted }.map { _, other in
                Companion(name: other.name, writing: state.writers.writing(of: other.person.id, on: number, at: now))
            }
            guard company != listener.company else { continue }
            state.audience.change(id) { $0.company = company }
            listener.voice.yield(.company(company))
        }
    }

    /// A heartbeat for everybody: keeps lines open, ends those that have been open for long, and tells who has gone.
    func beat() {
        change { state in
            state.writers.forget(before: time.now())
            for (id, listener) in state.audience.listeners {
                state.audience.change(id) { $0.beats += 1 }
                listener.voice.yield(.beat)
                if listener.beats + 1 >= limits.beats { state.end(id) }
            }
            for number in state.audience.tickets { tellCompany(at: number, &state) }
        }
    }

    /// They are to show anew who they are and what they may see, at all their places.
    package func dismiss(_ person: AccountID) {
        change { state in for id in state.audience.places(of: person) { state.end(id) } }
    }

    /// All go, and nobody comes any more.
    func close() {
        change { state in
            state.isClosed = true
            for id in state.audience.listeners.keys { state.end(id) }
        }
    }
}

extension Crier.State {
    fileprivate mutating func end(_ id: Audience.ID) {
        if let listener = audience.remove(id) { ended.append(listener.voice) }
    }

    /// From where to read on; nil while nobody listens, and then it is forgotten.
    fileprivate mutating func nextPosition() -> Int? {
        if audience.isEmpty { position = nil }
        return position
    }
}
