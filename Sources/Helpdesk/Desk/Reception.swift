package import EventStore
package import Workflow

/// Takes what people send through any channel, checks it, seals what is personal, and brings it to the desk.
package final class Reception: Sendable {
    let database: any Database
    let library: Library
    let accounts: Accounts
    let vault: Vault
    let attachments: Attachments
    let codes: Codes
    let regions: Regions
    let time: any Timepiece
    let desk: Desk

    package init(
        database: any Database, library: Library, accounts: Accounts, vault: Vault, attachments: Attachments,
        codes: Codes, regions: Regions, time: any Timepiece, desk: Desk
    ) {
        self.database = database
        self.library = library
        self.accounts = accounts
        self.vault = vault
        self.attachments = attachments
        self.codes = codes
        self.regions = regions
        self.time = time
        self.desk = desk
    }

    // MARK: Opening

    /// - Throws: `DeskError`, `EventStoreError`.
    package func open(
        _ question: Question, by filer: Person, from comment: CommentNumber? = nil,
        idempotency: IdempotencyKey? = nil
    ) async throws -> DeskOutcome {
        var draft = try await draft(question, by: filer)
        draft.comment = comment
        return try await desk.submit(DeskRequest(.open(draft), idempotency: idempotency))
    }

    /// What comes in, checked and sealed, ready for the desk.
    /// - Throws: `DeskError`, `EventStoreError`.
    package func draft(_ question: Question, by filer: Person) async throws -> Draft {
        guard let workflow = library.current(question.workflow) else {
            throw DeskError.form("workflow", .noSuchThing)
        }
        guard let form = workflow.definition.form(question.form, for: question.category) else {
            throw DeskError.form("form", .noSuchThing)
        }
        let ways = workflow.definition.intake.filter { $0.form == form.name && !filer.roles.isDisjoint(with: $0.by) }
        guard !ways.isEmpty else { throw DeskError.refused(.intakeClosed(form.name)) }
        // Before the form: another category asks for other things, and some for nothing at all.
        do throws(Refusal) { try workflow.definition.check(question.category) } catch { throw DeskError.refused(error) }
        let (requester, fault) = try await requester(of: question, by: filer, ways: ways)
        let register = try await register(for: question.fields, form)
        let verdict = form.verdict(on: question.fields, knowing: register)
        let faults = question.faults(verdict) + [fault].compactMap(\.self)
        guard faults.isEmpty, var requester else { throw DeskError.refused(.form(faults)) }
        // Of a guest nothing is known but what they filled in.
        if requester.id.isGuest { requester.place = form.place(of: verdict.values, knowing: register) }
        return try await draft(question, form, verdict, workflow, requester: requester, filer: filer)
    }

    /// What is odd about answers that were taken, or may be: for whoever reads them, and whoever can still mend them.
    package func warnings(on answers: [FieldName: String], under form: Form) async throws -> [FieldWarning] {
        form.verdict(on: answers, knowing: try await register(for: answers, form)).warnings
    }

    /// What is odd about a question that has opened this ticket.
    package func warnings(on question: Question, as ticket: Ticket) async throws -> [FieldWarning] {
        let form = try library.definition(of: ticket).form(ticket.form, for: ticket.category)
        guard let form else { return [] }
        return try await warnings(on: question.fields, under: form)
    }

    /// What a form's answers are held against, as far as it asks for any of it.
    private func register(for answers: [FieldName: String], _ form: Form) async throws -> Register {
        let today = Zone.wib.local(time.now()).day
        let named = form.fields.filter { $0.type == .identifier(.npsn) }.compactMap { answers[$0.name] }
            .compactMap { NPSN($0) }
        guard !named.isEmpty else { return Register(today: today, regions: regions.codes) }
        let units = try await database.read { connection in
            try named.reduce(into: [String: String]()) { units, npsn in
                units[npsn.text] = try Places(connection).unit(npsn)?.kabkota.code
            }
        }
        return Register(today: today, regions: regions.codes, units: units)
    }

    /// Whose problem it is, or what is wrong with how that was said.
    private func requester(
        of question: Question, by filer: Person, ways: [Intake]
    ) async throws -> (Person?, FieldFault?) {
        guard let username = question.onBehalfOf else {
            let mayAskForThemselves = ways.contains { $0.onBehalfOf.isEmpty }
            return mayAskForThemselves
                ? (filer, nil) : (nil, FieldFault(field: "onBehalfOf", kind: .missing))
        }
        let roles = Set(ways.flatMap(\.onBehalfOf))
        let account = roles.isEmpty ? nil : try await account(named: username)
        // Somebody else's name tells nothing: unknown, inactive and not theirs to file for are one answer.
        guard let account, account.isActive, !account.person.roles.isDisjoint(with: roles), account.id != filer.id
        else { return (nil, FieldFault(field: "onBehalfOf", kind: .noSuchThing)) }
        return (account.person, nil)
    }

    private func account(named username: String) async throws -> Account? {
        guard let username = Username(username) else { return nil }
        return try await accounts.account(named: username)
    }

    private func draft(
        _ question: Question, _ form: Form, _ verdict: FormVerdict, _ workflow: Library.Published, requester: Person,
        filer: Person
    ) async throws -> Draft {
        var fields: [FieldName: FieldValue] = [:]
        let shown = codes.shown(verdict.values, under: form, of: workflow)
        let isCode = Set(shown.map(\.field))
        for field in form.allFields where !isCode.contains(field.name) {
            guard let value = verdict.values[field.name] else { continue }
            fields[field.name] =
                field.isPersonal
                ? .sealed(try await vault.seal(value, for: requester.id, field: SealedField.field(field.name)))
                : .plain(value)
        }
        let documents = question.documents(of: form, verdict)
        var enclosures = try await attachments.enclosures(
            question.attachments + documents.map(\.id), from: filer.id, to: requester.id)
        enclosures.fields = Dictionary(documents.map { ($0.id, $0.field) }) { first, _ in first }
        return Draft(
            workflow: workflow, form: form.name, category: question.category,
            subject: try await vault.seal(question.subject, for: requester.id, field: SealedField.subject),
            clearSubject: question.subject,
            message: try await vault.seal(question.message, for: requester.id, field: SealedField.message),
            fields: fields, requester: requester, filer: filer, follows: question.follows,
            enclosures: enclosures,
            guest: try await card(of: requester.id, from: verdict, form), codes: shown)
    }

    /// Nil for whoever has an account.
    private func card(of guest: AccountID, from verdict: FormVerdict, _ form: Form) async throws -> GuestCard? {
        guard guest.isGuest else { return nil }
        var card = GuestCard()
        if let name = form.guestName(in: verdict.values) {
            card.name = try await vault.seal(name, for: guest, field: SealedField.guestName)
        }
        if let contact = form.guestContact(in: verdict.values) {
            card.contact = try await vault.seal(contact, for: guest, field: SealedField.guestContact)
        }
        return card
    }

    /// Whether it was stored before under this very key, so that asking again costs nothing.
    /// - Throws: `DeskError.keyReused`.
    package func knows(_ key: IdempotencyKey) async throws -> Bool {
        try await database.read { try IdempotencyRecords(connection: $0).outcome(of: key) != nil }
    }

    // MARK: Acting

    /// - Parameters:
    ///   - attachments: uploads of the person.
    ///   - input: what else the action takes.
    ///   - version: the ticket's version that the caller acts on, where it matters to them.
    /// - Throws: `DeskError`, `EventStoreError`.
    package func take(
        _ action: ActionName, on number: TicketNumber, message: String?, attachments ids: [AttachmentID] = [],
        with input: Input = Input(), by person: Person, ifVersion version: Int? = nil,
        idempotency: IdempotencyKey? = nil
    ) async throws -> DeskOutcome {
        if let message, let fault = Question.fault(in: message, field: "message", limit: Form.Limit.message) {
            throw DeskError.refused(.form([fault]))
        }
        guard let requester = try await requester(of: number) else { throw DeskError.refused(.noSuchTicket) }
        let complete = DeskInput(
            assignee: try await assignee(input.assignee), category: input.category, original: input.duplicateOf,
            rating: input.rating)
        let (sealed, enclosures) = try await seal(message, ids, on: number, for: requester, by: person)
        return try await desk.submit(
            DeskRequest(
                .act(
                    action, on: number, by: person, message: sealed, ifVersion: version, with: complete,
                    enclosing: enclosures), idempotency: idempotency))
    }

    /// What people send with an action besides words and files.
    package struct Input: Sendable {
        /// A username.
        package var assignee: String?
        package var category: CategoryPath?
        package var duplicateOf: TicketNumber?
        package var rating: Int?

        package init(
            assignee: String? = nil, category: CategoryPath? = nil, duplicateOf: TicketNumber? = nil, rating: Int? = nil
        ) {
            self.assignee = assignee
            self.category = category
            self.duplicateOf = duplicateOf
            self.rating = rating
        }
    }

    /// For a name that is nobody's somebody who stands nowhere: the rules refuse both alike, and only once the caller
    /// may know of the ticket.
    private func assignee(_ username: String?) async throws -> Person? {
        guard let username else { return nil }
        guard let account = try await account(named: username), account.isActive else {
            return Person(id: "", roles: [], place: .national)
        }
        return account.person
    }

    /// - Throws: `VaultError.erased`, but only to those who may know of the ticket.
    private func seal(
        _ message: String?, _ ids: [AttachmentID], on number: TicketNumber, for requester: AccountID, by person: Person
    ) async throws -> (SealedText?, Enclosures) {
        do {
            var sealed: SealedText?
            if let message { sealed = try await vault.seal(message, for: requester, field: SealedField.message) }
            return (sealed, try await attachments.enclosures(ids, from: person.id, to: requester))
        } catch VaultError.erased(let requester) {
            guard try await maySee(number, person) else { throw DeskError.refused(.noSuchTicket) }
            throw VaultError.erased(requester)
        }
    }

    private func maySee(_ number: TicketNumber, _ person: Person) async throws -> Bool {
        let stored = try await database.read { try TicketStreams($0).load(number) }
        guard let ticket = stored?.ticket else { return false }
        return ticket.isVisible(to: person)
    }

    /// Whose key a message on this ticket is sealed under.
    private func requester(of number: TicketNumber) async throws -> AccountID? {
        if let known = desk.rememberedRequester(of: number) { return known }
        return try await database.read { connection in
            try connection.first(SQL.requester, [.int(number)]) { AccountID(try $0.text(0)) }
        }
    }

    enum SQL {
        static let requester = "SELECT requester FROM ticket WHERE number = $1"
    }
}

/// What sealed words are, so that a sealed subject can't be passed off as a message.
package enum SealedField {
    package static let subject = "subject"
    package static let message = "message"
    package static let guestName = "guest.name"
    package static let guestContact = "guest.contact"

    package static func field(_ name: FieldName) -> String { "fields.\(name)" }
}

extension DeskError {
    static func form(_ field: FieldName, _ kind: FieldFault.Kind) -> DeskError {
        .refused(.form([FieldFault(field: field, kind: kind)]))
    }
}
