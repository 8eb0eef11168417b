import EventStore
import Foundation
import Helpdesk
import Logging
import Workflow

/// A practice folder to measure on.
enum BenchFolder {
    static func with(_ path: String, _ body: (Installation) async throws -> Void) async throws {
        try Resources.standard.check()
        try await DataFolder.with(path, creates: true) { folder in
            let assembly = Assembly(
                folder: folder, resources: .standard, practises: true,
                logger: Logger(label: "tangga") { LineLogHandler(label: $0, logLevel: .warning) })
            let installation = try await assembly.installation()
            try await assembly.seedPractice(installation)
            try await body(installation)
        }
    }

    static func question(_ subject: String) -> Question {
        Question(
            workflow: "dapodik-paud-dikmas", form: "pertanyaan", subject: subject,
            message:
                "Yth. Bapak/Ibu, sejak kemarin sinkronisasi kami selalu berhenti di tengah jalan. Mohon petunjuknya.")
    }

    static func schools(in installation: Installation) async throws -> [Person] {
        try await installation.accounts.list(AccountFilter(role: "operator-sekolah")).accounts.map(\.person)
    }

    /// A ticket just opened, and the event that says so.
    static func sample(in installation: Installation) async throws -> (ticket: Ticket, event: TicketEvent) {
        let schools = try await schools(in: installation)
        let ticket = try await installation.reception.open(question("Sinkronisasi gagal"), by: schools[0]).ticket
        let history = try await installation.tickets.history(of: ticket.number, for: schools[0])
        return (ticket, history[0].event)
    }
}
