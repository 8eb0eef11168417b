import EventStore
import Workflow

@testable import Helpdesk

extension TestInstallation {
    /// A practice account as the rules see it.
    subscript(username: String) -> Person {
        guard let person = people[username] else { preconditionFailure("no practice account \(username)") }
        return person
    }

    var desk: Desk { installation.desk }
    var tickets: Tickets { installation.tickets }
    var timekeeper: Timekeeper { installation.timekeeper }

    // MARK: People

    @discardableResult
    func open(
        _ username: String = "sekolah1", subject: String = "Gagal sinkronisasi", message: String = "Mohon petunjuknya.",
        form: FormName = "pertanyaan", workflow: WorkflowName = "dapodik-paud-dikmas",
        fields: [FieldName: String] = [:], for requester: String? = nil, follows: TicketNumber? = nil,
        with attachments: [AttachmentID] = [], key: String? = nil, fingerprint: [UInt8] = [1]
    ) async throws -> Ticket {
        let question = Question(
            workflow: workflow, form: form, subject: subject, message: message, fields: fields, onBehalfOf: requester,
            follows: follows, attachments: attachments)
        let idempotency = key.map { IdempotencyKey(caller: self[username].id, key: $0, fingerprint: fingerprint) }
        return try await installation.reception.open(question, by: self[username], idempotency: idempotency).ticket
    }

    @discardableResult
    func act(
        _ username: String, _ action: ActionName, on number: TicketNumber, message: String? = "Silakan dicoba.",
        with attachments: [AttachmentID] = [], ifVersion version: Int? = nil, key: String? = nil,
        fingerprint: [UInt8] = [1]
    ) async throws -> Ticket {
        let idempotency = key.map { IdempotencyKey(caller: self[username].id, key: $0, fingerprint: fingerprint) }
        return try await installation.reception.take(
            action, on: number, message: message, attachments: attachments, by: self[username], ifVersion: version,
            idempotency: idempotency
        ).ticket
    }

    /// A question ready for the desk itself.
    func draft(_ username: String = "sekolah1", clearSubject: String = "Gagal sinkronisasi") async throws -> Draft {
        guard let workflow = installation.library.current.first else { throw UnknownWorkflow(hash: "") }
        let (vault, person) = (installation.vault, self[username])
        return Draft(
            workflow: workflow, form: "pertanyaan",
            subject: try await vault.seal(clearSubject, for: person.id, field: SealedField.subject),
            clearSubject: clearSubject,
            message: try await vault.seal("Mohon petunjuknya.", for: person.id, field: SealedField.message),
            fields: [:], requester: person, filer: person, follows: nil)
    }

    /// The same question so many times, sealed once.
    func fill(_ count: Int) async throws {
        let draft = DeskRequest(.open(try await draft()))
        for outcome in await desk.submit(all: Array(repeating: draft, count: count)) { _ = try outcome.get() }
    }

    // MARK: Time

    /// Time passes, with the timekeeper awake at each moment at which a clock is due.
    func pass(_ milliseconds: Int64) async throws {
        let target = time.now() + milliseconds
        while let wake = try await nextWake(), wake <= target {
            time.stand(at: max(wake, time.now()))
            try await ringAll()
        }
        time.stand(at: target)
    }

    func ringAll() async throws {
        while try await timekeeper.ringDue() > 0 {}
    }

    func nextWake() async throws -> Instant? {
        try await database.read { try DueClocks(connection: $0).nextWake() }
    }

    // MARK: What there is

    /// Every ticket as its events leave it, by number.
    func allTickets() async throws -> [Ticket] {
        try await database.read { connection in
            var tickets: [Ticket] = []
            try TicketFold(connection).forEach { tickets.append($0) }
            return tickets.sorted { $0.number < $1.number }
        }
    }

    func ticket(_ number: TicketNumber) async throws -> Ticket? {
        try await database.read { try TicketStreams($0).load(number)?.ticket }
    }

    func events(of number: TicketNumber) async throws -> [TicketEvent] {
        try await database.read { try TicketStreams($0).events(of: number) }
    }

    func definition(of ticket: Ticket) throws -> Definition {
        try installation.library.definition(of: ticket)
    }

    /// What the read models say otherwise than the events.
    func faults() async throws -> [ReadModelFault] {
        let opener = try await installation.vault.opener()
        return try await database.read { connection in
            var faults: [ReadModelFault] = []
            let check = ReadModelCheck(connection) { try opener.subject(of: $0) }
            _ = try check.run { faults.append($0) }
            return faults
        }
    }

    func count(_ sql: String) async throws -> Int {
        try await database.read { try $0.first(sql) { try $0.int(0) } ?? 0 }
    }

    func execute(_ sql: String) async throws {
        try await database.write { try $0.execute(sql) }
        _ = database.takeWrites()
    }
}

extension VaultOpener {
    /// For lists and search; nil once the requester has been erased.
    func subject(of ticket: Ticket) throws -> String? {
        try open(ticket.subject, for: ticket.requester, field: SealedField.subject)
    }
}
