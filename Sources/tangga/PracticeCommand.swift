import ArgumentParser
import EventStore
import Helpdesk
import Logging
import SQLiteDriver
import Workflow

struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice", abstract: "Look into a practice folder, also beside a running server.",
        subcommands: [Outbox.self])

    struct Outbox: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the letters that would have gone out, the newest last.")

        @Option(name: .customLong("data"), help: "The folder that holds the data.")
        var folder = "data/practice"
        @Option(help: "Only those about the ticket of this number.") var ticket: Int?
        @Option(name: .shortAndLong, help: "How many of the last ones.") var lines = 20

        func validate() throws {
            guard lines > 0 else { throw ValidationError("--lines: at least 1") }
        }

        func run() async throws {
            try await DataFolder.with(folder, mode: .readOnly) { folder in
                guard try await folder.database.read({ try Settings($0).text(.practice) }) == "yes" else {
                    throw Failure(line: Failure.text("outbox.not-practice"))
                }
                let letters = try await letters(in: folder)
                if letters.isEmpty { print(Failure.text("outbox.empty")) }
                print(letters.reversed().map(\.printed).joined(separator: "\n" + Self.rule + "\n"))
            }
        }

        private static let rule = String(repeating: "-", count: 72)

        private func letters(in folder: DataFolder) async throws -> [LetterView] {
            let reader = try await Assembly.letters(in: folder, Resources.standard)
            var (all, cursor): ([LetterView], String?) = ([], nil)
            repeat {
                let page = try await reader.page(
                    about: ticket, cursor: cursor, limit: min(lines - all.count, PageLimit.most))
                all += page.items
                cursor = page.next
            } while cursor != nil && all.count < lines
            return all
        }
    }
}

extension LetterView {
    /// In the reader's own language, but for what we say about the letter.
    fileprivate var printed: String {
        let to = [reader.name, reader.address.map { "<\($0)>" }].compactMap(\.self).joined(separator: " ")
        return Failure.text(
            "outbox.letter",
            [
                "to": to.isEmpty ? "-" : to,
                "due": Resources.standard.texts.moment(row.dueAt, in: reader.zone, .fromEnvironment),
                "state": state, "subject": letter.subject, "body": letter.body,
            ])
    }

    private var state: String {
        let why = row.state.cause.map { Failure.text("letter.why.\($0.rawValue)") } ?? ""
        return Failure.text("letter.state.\(row.state.name)", ["why": why])
    }
}

extension Assembly {
    /// Reads letters without a server, beside one.
    static func letters(in folder: DataFolder, _ resources: Resources) async throws -> Letters {
        let texts = resources.texts
        let (library, regions, catalogue) = try await folder.database.read { connection in
            (
                try Publisher(connection).library(), try Regions(from: connection),
                try Catalogue(texts, from: connection)
            )
        }
        let guests = Guests(secret: folder.masterKey.derived("guest"))
        let addresses = AddressBook(
            database: folder.database, library: library, vault: folder.vault, zone: { regions.zone(of: $0) },
            links: LetterLinks(guests: guests, publicURL: nil))
        return Letters(
            database: folder.database, library: library, vault: folder.vault, texts: catalogue,
            addresses: addresses, cursors: CursorCodec(secret: folder.masterKey.derived("cursor")))
    }
}
