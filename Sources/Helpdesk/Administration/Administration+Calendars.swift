import Crypto
import EventStore
package import Logging
package import Workflow

/// A calendar's text that somebody wants to count, and the text that it was made of.
package struct CalendarDraft: Equatable, Sendable {
    package var name: String
    package var text: String
    /// The digest of the text that counted when it was made.
    package var base: String

    package init(name: String, text: String, base: String) {
        self.name = name
        self.text = text
        self.base = base
    }
}

/// The calendar, or a service that counts on it, has changed since it was looked at. Nothing was published.
package struct CalendarChanged: Error, Equatable {}

/// What the check says of a calendar's text.
package struct CalendarTrial: Sendable {
    /// Of the calendar and of every service that counts on it.
    package var diagnostics: [Diagnostic] = []
    /// It gives itself another name: then it would be another calendar.
    package var isRenamed = false
    /// Nil where it is refused.
    package var calendar: WorkingCalendar?
    /// The services' texts that it makes, each with the one that it follows.
    var successors: [Successor] = []

    struct Successor: Sendable {
        var before: Library.Published
        var published: Library.Published
        var source: WorkflowSource
    }
}

/// What publishing a calendar's text would do.
package struct CalendarEffect: Sendable {
    package var draft: CalendarDraft
    package var before: WorkingCalendar
    package var after: WorkingCalendar
    package var services: [Service]

    package struct Service: Equatable, Sendable {
        package var title: Wording
        /// Open tickets that come under the new calendar.
        package var tickets = 0
        /// Of their clocks, those that would be due later, and earlier.
        package var later = 0
        package var earlier = 0
        /// Tickets on which something would be due at once.
        package var dueAtOnce = 0
        /// Open tickets under other texts, which go on counting as they did.
        package var others = 0
        /// The first clocks that move.
        package var moves: [ClockMove] = []

        package init(
            title: Wording, tickets: Int = 0, later: Int = 0, earlier: Int = 0, dueAtOnce: Int = 0, others: Int = 0,
            moves: [ClockMove] = []
        ) {
            self.title = title
            self.tickets = tickets
            self.later = later
            self.earlier = earlier
            self.dueAtOnce = dueAtOnce
            self.others = others
            self.moves = moves
        }
    }

    package init(
        draft: CalendarDraft, before: WorkingCalendar, after: WorkingCalendar, services: [Service]
    ) {
        self.draft = draft
        self.before = before
        self.after = after
        self.services = services
    }
}

extension Administration {
    /// The text that counts, and who changed it last; nil where no file of that name was ever read.
    package func calendarText(_ name: String) async throws -> (text: CalendarText, edit: CalendarEdit?)? {
        try await installation.database.read { connection in
            let edits = CalendarEdits(connection)
            guard let text = try edits.text(of: name) else { return nil }
            // An edit that its file has overtaken is history.
            return (text, try edits.newest(of: name).flatMap { $0.text == text.text ? $0 : nil })
        }
    }

    /// Checks a text as a start would: the calendar, and every service that counts on it.
    package func trial(of text: String, for name: String) async throws -> CalendarTrial {
        let counting = workflows.filter { $0.definition.calendars.contains { $0.name == name } }
        let (file, sources) = try await installation.database.read { connection in
            (
                try CalendarEdits(connection).text(of: name)?.file ?? name,
                try counting.map { try WorkflowStore(connection).source(of: $0.reference) }
            )
        }
        var trial = CalendarTrial()
        let holidays = WorkflowFiles.File(name: "holidays.csv", text: sources.first?.holidays ?? "date,name,kind\n")
        let table = try HolidayTable(csv: holidays.text.utf8, file: holidays.name)
        let loaded = CalendarLoader(holidays: table).load(text, file: file)
        trial.diagnostics = loaded.diagnostics
        guard let calendar = loaded.calendar else { return trial }
        guard calendar.name == name else {
            trial.isRenamed = true
            return trial
        }
        for (before, source) in zip(counting, sources) {
            try trial.add(WorkflowFiles.File(name: file, text: text), after: before, source)
        }
        if !trial.diagnostics.holdErrors { trial.calendar = calendar }
        return trial
    }

    /// Takes a text in whose trial found nothing wrong, to be shown and confirmed.
    /// - Returns: under which name it is kept.
    package func keep(_ text: String, for name: String, at now: Instant) async throws -> String {
        guard let current = try await calendarText(name)?.text else { throw CalendarChanged() }
        let key = Array(SHA256.hash(data: Array("\(name)\n\(current.hash)\n\(text)".utf8))).hexadecimal
        let draft = CalendarDraft(name: name, text: text, base: current.hash)
        installation.calendars.keep(draft, size: text.utf8.count, as: key, for: account.id, at: now)
        return key
    }

    /// - Throws: `DraftGone`.
    package func calendarDraft(_ key: String, at now: Instant) throws -> CalendarDraft {
        try installation.calendars.draft(key, for: account.id, at: now)
    }

    /// What publishing the kept text would do, without doing it.
    /// - Throws: `DraftGone`; `CalendarChanged` where it is not sound any more.
    package func calendarEffect(_ key: String, at now: Instant) async throws -> CalendarEffect {
        let draft = try calendarDraft(key, at: now)
        let trial = try await trial(of: draft.text, for: draft.name)
        guard let after = trial.calendar, let before = calendars.first(where: { $0.name == draft.name }) else {
            throw CalendarChanged()
        }
        var services: [CalendarEffect.Service] = []
        for successor in trial.successors { services.append(try await effect(of: successor)) }
        return CalendarEffect(draft: draft, before: before, after: after, services: services)
    }

    private func effect(of successor: CalendarTrial.Successor) async throws -> CalendarEffect.Service {
        let (library, regions, published) = (installation.library, installation.regions, successor.published)
        let preview = CrossingPreview(
            database: installation.database, library: library, zone: { regions.zone(of: $0) },
            at: installation.time.now())
        var service = CalendarEffect.Service(title: published.definition.title)
        for earlier in library.versions(of: published.reference.name) {
            guard published.replans(ticketsOf: earlier) else {
                if !published.definition.changedCalendars(since: earlier.definition).isEmpty {
                    service.others += try await installation.database.read {
                        try OpenTickets($0).count(under: earlier.reference)
                    }
                }
                continue
            }
            service.add(try await preview.run(CrossingOrder(.replanning, to: published), from: earlier.reference))
        }
        return service
    }

    /// Makes the kept text count, for good and at once: new tickets open on it, and open ones are planned anew before this
    /// returns. Whoever was interrupted does it again: what was done already is not done twice.
    /// - Throws: `DraftGone`; `CalendarChanged`.
    package func publishCalendar(_ key: String, logger: Logger, at now: Instant) async throws {
        let draft = try calendarDraft(key, at: now)
        let trial = try await trial(of: draft.text, for: draft.name)
        guard trial.calendar != nil else { throw CalendarChanged() }
        try await publish(draft, trial.successors, at: now)
        logger.notice(
            "calendar published", metadata: ["calendar": "\(draft.name)", "by": "\(account.id)", "text": "\(key)"])
        try await Replanner(installation, logger: logger).run()
    }

    private func publish(
        _ draft: CalendarDraft, _ successors: [CalendarTrial.Successor], at now: Instant
    ) async throws {
        let (library, account) = (installation.library, account.id)
        try await withCheckedThrowingContinuation { continuation in
            installation.database.enqueueWrite { connection in
                let edits = CalendarEdits(connection)
                guard let current = try edits.text(of: draft.name) else { throw CalendarChanged() }
                if current.text != draft.text {
                    guard current.hash == draft.base else { throw CalendarChanged() }
                    try edits.add(
                        CalendarEdit(
                            name: draft.name, text: draft.text, over: current.over, at: now, account: account))
                }
                return try successors.map { try $0.publish(on: connection, at: now) }
            } then: { result in
                // Before the next transaction, so that no ticket is opened on the old calendar any more.
                if case .success(let published) = result { library.add(published) }
                continuation.resume(with: result.map { _ in })
            }
        }
    }
}

extension CalendarTrial {
    /// One service under the new text of its calendar; nothing where it counts as it did.
    fileprivate mutating func add(
        _ file: WorkflowFiles.File, after before: Library.Published, _ source: WorkflowSource
    ) throws {
        let name = before.reference.name
        let files = LoadedFiles(
            WorkflowFiles(
                workflows: [.init(name: name.rawValue, text: source.workflow)],
                // Of two calendars of one name the later one counts.
                calendars: source.calendars.map { .init(name: name.rawValue, text: $0) } + [file],
                holidays: .init(name: name.rawValue, text: source.holidays)))
        diagnostics += files.diagnostics.filter { $0.severity == .error }
        guard let loaded = files.workflows.first?.loaded, let definition = loaded.definition,
            let bound = loaded.bound, definition.hash != before.reference.hash
        else { return }
        let reference = WorkflowReference(name: name, version: before.reference.version + 1, hash: definition.hash)
        successors.append(
            Successor(
                before: before,
                published: Library.Published(definition: definition, reference: reference, bound: bound),
                source: WorkflowSource(
                    workflow: source.workflow, calendar: files.calendarText(of: definition),
                    holidays: source.holidays)))
    }
}

extension CalendarTrial.Successor {
    /// - Throws: `CalendarChanged` where something else was published since.
    fileprivate func publish(on connection: any Connection, at now: Instant) throws -> Library.Published {
        let (store, name) = (WorkflowStore(connection), before.reference.name)
        guard try store.newest(name) == before.reference else { throw CalendarChanged() }
        let reference = try store.publish(name, hash: published.reference.hash, source: source, at: now)
        guard reference == published.reference else { throw CalendarChanged() }
        return published
    }
}

extension CalendarEffect.Service {
    fileprivate mutating func add(_ tally: CrossingTally) {
        tickets += tally.moved.count
        later += tally.ways.values.map(\.later).reduce(0, +)
        earlier += tally.ways.values.map(\.earlier).reduce(0, +)
        dueAtOnce += tally.dueAtOnce
        moves += tally.examples.prefix(CrossingTally.mostExamples - moves.count)
    }
}
