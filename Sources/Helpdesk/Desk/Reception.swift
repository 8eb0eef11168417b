package import EventStore
package import Workflow

/// Takes what people send through any channel, checks it, seals what is personal, and brings it to the desk.
package struct Reception: Sendable {
    let database: any Database
    let library: Library
    let accounts: Accounts
    let vault: Vault
    let desk: Desk

    package init(database: any Database, library: Library, accounts: Accounts, vault: Vault, desk: Desk) {
        self.database = database
        self.library = library
        self.accounts = accounts
        self.vault = vault
        self.desk = desk
    }

    // MARK: Opening

    /// - Throws: `DeskError`, `EventStoreError`.
    package func open(
        _ question: Question, by filer: Person, idempotency: IdempotencyKey? = nil
    ) async throws -> DeskOutcome {
        let draft = try await draft(question, by: filer)
        return try await desk.submit(DeskRequest(.open(draft), idempotency: idempotency))
    }

    /// What comes in, checked and sealed, ready for the desk.
    /// - Throws: `DeskError`, `EventStoreError`.
    package func draft(_ question: Question, by filer: Person) async throws -> Draft {
        guard let workflow = library.current(question.workflow) else {
            throw DeskError.form("workflow", .noSuchThing)
        }
        guard let form = workflow.definition.form(question.form) else { throw DeskError.form("form", .noSuchThing) }
        let ways = workflow.definition.intake.filter { $0.form == form.name && !filer.roles.isDisjoint(with: $0.by) }
        guard !ways.isEmpty else { throw DeskError.refused(.intakeClosed(form.name)) }
        let (requester, fault) = try await requester(of: question, by: filer, ways: ways)
        let faults = question.faults(under: form) + [fault].compactMap(\.self)
        guard faults.isEmpty, let requester else { throw DeskError.refused(.form(faults)) }
        return try await draft(question, form, workflow, requester: requester, filer: filer)
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
        _ question: Question, _ form: Form, _ workflow: Library.Published, requester: Person, filer: Person
    ) async throws -> Draft {
        let filledIn = form.verdict(on: question.fields).values
        var fields: [FieldName: FieldValue] = [:]
        for field in form.allFields {
            guard let value = filledIn[field.name] else { continue }
            fields[field.name] =
                field.isPersonal
                ? .sealed(try await vault.seal(value, for: requester.id, field: SealedField.field(field.name)))
                : .plain(value)
        }
        return Draft(
            workflow: workflow, form: form.name,
            subject: try await vault.seal(question.subject, for: requester.id, field: SealedField.subject),
            clearSubject: question.subject,
            message: try await vault.seal(question.message, for: requester.id, field: SealedField.message),
            fields: fields, requester: requester, filer: filer, follows: question.follows)
    }

    // MARK: Acting

    /// - Parameter version: the ticket's version that the caller acts on, where it matters to them.
    /// - Throws: `DeskError`, `EventStoreError`.
    package func take(
        _ action: ActionName, on number: TicketNumber, message: String?, by person: Person,
        ifVersion version: Int? = nil,
        idempotency: IdempotencyKey? = nil
    ) async throws -> DeskOutcome {
        if let message, let fault = Question.fault(in: message, field: "message", limit: Form.Limit.message) {
            throw DeskError.refused(.form([fault]))
        }
        guard let requester = try await requester(of: number) else { throw DeskError.refused(.noSuchTicket) }
        var sealed: SealedText?
        if let message { sealed = try await seal(message, on: number, for: requester, by: person) }
        return try await desk.submit(
            DeskRequest(
                .act(action, on: number, by: person, message: sealed, ifVersion: version), idempotency: idempotency))
    }

    /// - Throws: `VaultError.erased`, but only to those who may know of the ticket.
    private func seal(
        _ message: String, on number: TicketNumber, for requester: AccountID, by person: Person
    ) async throws -> SealedText {
        do {
            return try await vault.seal(message, for: requester, field: SealedField.message)
        } catch VaultError.erased(let requester) {
            guard try await maySee(number, person) else { throw DeskError.refused(.noSuchTicket) }
            throw VaultError.erased(requester)
        }
    }

    private func maySee(_ number: TicketNumber, _ person: Person) async throws -> Bool {
        let stored = try await database.read { try TicketStreams($0, coder: .init()).load(number) }
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

    package static func field(_ name: FieldName) -> String { "fields.\(name)" }
}

extension DeskError {
    static func form(_ field: FieldName, _ kind: FieldFault.Kind) -> DeskError {
        .refused(.form([FieldFault(field: field, kind: kind)]))
    }
}
