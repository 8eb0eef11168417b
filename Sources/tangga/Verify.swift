import ArgumentParser
import EventStore
import Helpdesk
import SQLiteDriver
import Workflow

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Prove that the log and the files are whole and unaltered, and that the read models are what a rebuild would make."
    )

    @OptionGroup var data: DataOption

    func run() async throws {
        try Resources.standard.check()
        try await DataFolder.with(data.folder, mode: .readOnly) { folder in
            let opener = try await folder.vault.opener()
            let outcome = try await folder.database.read { connection in
                var faults = 0
                try LogVerifier(connection).verify(
                    progress: { Progress.show("verify.log", share: $0) },
                    report: { fault in
                        faults += 1
                        writeError(Failure.text("verify.log-fault", ["fault": "\(fault)"]))
                    })
                let events = try EventLog(connection).head()
                let check = ReadModelCheck(connection) { try opener.subject(of: $0) }
                let tickets = try check.run(
                    progress: { Progress.show("verify.models", share: Double($0) / Double(max(1, events))) },
                    report: { fault in
                        faults += 1
                        writeError(Failure.text("verify.model-fault", ["fault": "\(fault)"]))
                    })
                let files = try AttachmentCheck(connection, files: folder.files).run(
                    progress: { Progress.show("verify.files", share: $0) },
                    report: { fault in
                        faults += 1
                        writeError(Failure.text("verify.file-fault", ["fault": "\(fault)"]))
                    })
                let letters = try LetterCheck(connection).run { fault in
                    faults += 1
                    writeError(Failure.text("verify.letter-fault", ["fault": "\(fault)"]))
                }
                return (faults: faults, events: events, tickets: tickets, files: files, letters: letters)
            }
            Progress.end()
            guard outcome.faults == 0 else {
                throw Failure(line: Failure.text("verify.faulty", ["faults": "\(outcome.faults)"]))
            }
            let counts = [
                "events": "\(outcome.events)", "tickets": "\(outcome.tickets)", "files": "\(outcome.files)",
                "letters": "\(outcome.letters)",
            ]
            print(Failure.text("verify.clean", counts))
        }
    }
}

extension VaultOpener {
    /// For lists and search; nil once the requester has been erased.
    func subject(of ticket: Ticket) throws -> String? {
        try open(ticket.subject, for: ticket.requester, field: SealedField.subject)
    }
}
