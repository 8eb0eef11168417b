import Workflow

/// Fills an empty practice folder: the accounts to try, and tickets in every state, played through the same desk as
/// everybody's.
package struct PracticeSeeding: Sendable {
    let installation: Installation
    let practice: PracticeTime

    /// - Parameter practice: the installation's own time.
    package init(_ installation: Installation, practice: PracticeTime) {
        self.installation = installation
        self.practice = practice
    }

    package func isNeeded() async throws -> Bool {
        try await installation.accounts.list(limit: 1).accounts.isEmpty
    }

    /// - Parameters:
    ///   - units: CSV.
    ///   - accounts: CSV, with passwords.
    package func importPeople(units: [UInt8], accounts: [UInt8]) async throws {
        let now = SystemTime().now()
        _ = try await Import(units, as: UnitImport()).apply(to: installation.database)
        _ = try await Import(accounts, as: AccountImport(installation.accounts, at: now)).apply(
            to: installation.database)
    }

    /// Plays the script so that it ends now.
    package func play(_ script: PracticeScript) async throws {
        let end = practice.now()
        let timeline = script.timeline
        practice.stand(at: end - (timeline.first?.before ?? 0))
        var numbers: [Int: TicketNumber] = [:]
        for moment in timeline {
            try await move(to: end - moment.before)
            try await perform(moment.step, of: moment.ticket, in: script, &numbers)
        }
        try await move(to: end)
    }

    private func move(to instant: Instant) async throws {
        try await installation.timekeeper.advance(practice, by: max(0, instant - practice.now()))
    }

    private func perform(
        _ step: PracticeStep, of ticket: Int, in script: PracticeScript, _ numbers: inout [Int: TicketNumber]
    ) async throws {
        switch step {
        case .wait: return
        case .open(let username, let question):
            let filer = try await person(username)
            let complete = try await enclosing(script.tickets[ticket].documents, in: question, by: filer.id)
            let opened = try await installation.reception.open(complete, by: filer)
            numbers[ticket] = opened.ticket.number
        case .act(let username, let action, let message, let input):
            guard let number = numbers[ticket] else { return }
            let original = input.duplicateOf.flatMap(script.ticket(named:)).flatMap { numbers[$0] }
            _ = try await installation.reception.take(
                action, on: number, message: message,
                with: .init(
                    assignee: input.assignee, category: input.category, duplicateOf: original, rating: input.rating),
                by: try await person(username, on: number))
        }
    }

    /// The question with a small file for each document of the checklist.
    private func enclosing(
        _ documents: [FieldName], in question: Question, by owner: AccountID
    ) async throws -> Question {
        var question = question
        for document in documents {
            let words = Array("Contoh berkas latihan: \(document.rawValue).".utf8)
            let sent = AsyncStream<[UInt8]> { stream in
                stream.yield(words)
                stream.finish()
            }
            let uploaded = try await installation.attachments.upload(
                sent, named: "\(document.rawValue).txt", by: owner, at: SystemTime().now())
            question.fields[document] = uploaded.file.id.rawValue
            question.attachments.append(uploaded.file.id)
        }
        return question
    }

    /// - Parameter number: the ticket that they act on; nil where they open one.
    private func person(_ username: String, on number: TicketNumber? = nil) async throws -> Person {
        if username == Self.guest { return try guest(on: number) }
        guard let name = Username(username), let account = try await installation.accounts.account(named: name) else {
            throw UnknownPracticeAccount(username: username)
        }
        return account.person
    }
}

/// The practice script names an account that the practice accounts don't hold.
package struct UnknownPracticeAccount: Error, Equatable {
    package var username: String
}
