import Workflow

/// Fills an empty practice folder: the accounts to try, and tickets, comments and codes in every state, played through
/// the same desks as everybody's.
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
        var stage = Stage()
        for moment in timeline {
            try await move(to: end - moment.before)
            try await perform(moment.step, of: moment.play, in: script, &stage)
        }
        try await move(to: end)
    }

    /// What came of the plays so far.
    private struct Stage {
        /// Of tickets, comments and codes, by play.
        var numbers: [Int: Int] = [:]
        /// By the name of the play that issued them. Nobody can read them any more once the plays are over.
        var codes: [String: String] = [:]
    }

    private func move(to instant: Instant) async throws {
        try await installation.timekeeper.advance(practice, by: max(0, instant - practice.now()))
    }

    private func perform(
        _ step: PracticeStep, of play: Int, in script: PracticeScript, _ stage: inout Stage
    ) async throws {
        let number = stage.numbers[play]
        switch step {
        case .wait: return
        case .open(let username, let question):
            let filer = try await person(username)
            var complete = try await enclosing(script.plays[play].documents, in: question, by: filer.id)
            complete.fields = complete.fields.mapValues { stage.codes[$0] ?? $0 }
            stage.numbers[play] = try await installation.reception.open(complete, by: filer).ticket.number
        case .comment(let username, let deed):
            stage.numbers[play] = try await perform(deed, by: try await person(username), on: number ?? 0)
        case .code(let username, let deed):
            let issued = try await perform(deed, by: try await person(username), on: number ?? 0)
            guard let issued else { return }
            stage.numbers[play] = issued.entry.id
            if let name = script.plays[play].name { stage.codes["{\(name)}"] = issued.code }
        case .act(let username, let action, let message, let input):
            guard let number else { return }
            let original = input.duplicateOf.flatMap(script.play(named:)).flatMap { stage.numbers[$0] }
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
