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
            try await perform(moment.step, of: moment.ticket, &numbers)
        }
        try await move(to: end)
    }

    private func move(to instant: Instant) async throws {
        try await installation.timekeeper.advance(practice, by: max(0, instant - practice.now()))
    }

    private func perform(_ step: PracticeStep, of ticket: Int, _ numbers: inout [Int: TicketNumber]) async throws {
        switch step {
        case .wait: return
        case .open(let username, let question):
            let opened = try await installation.reception.open(question, by: try await person(username))
            numbers[ticket] = opened.ticket.number
        case .act(let username, let action, let message):
            guard let number = numbers[ticket] else { return }
            _ = try await installation.reception
                .take(action, on: number, message: message, by: try await person(username, on: number))
        }
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
