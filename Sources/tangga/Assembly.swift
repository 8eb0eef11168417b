import EventStore
import Foundation
import Helpdesk
import SQLiteDriver
import Logging
import Workflow

/// Puts the parts together over an open data folder.
struct Assembly {
    let folder: DataFolder
    let resources: Resources
    let practises: Bool
    /// How people outside reach us; nil where nobody said.
    var publicURL: String?
    var limits = AttachmentLimits.standard
    let logger: Logger

    /// - Throws: `Failure` where no workflow can run, or practice and real data would mix.
    func installation() async throws -> Installation {
        let database = folder.database
        try await prepare()
        let library = try await library()
        let texts = resources.texts
        let (regions, catalogue) = try await database.read { connection in
            (try Regions(from: connection), try Catalogue(texts, from: connection))
        }
        let practice = practises ? try await practiceTime() : nil
        let time: any Timepiece = practice ?? SystemTime()
        let accounts = try folder.accounts(practises: practises)
        let vault = folder.vault
        let wakeUp = WakeUpCall()
        let guests = Guests(secret: folder.masterKey.derived("guest"), publicURL: publicURL)
        let addresses = AddressBook(
            database: database, library: library, vault: vault, zone: { regions.zone(of: $0) },
            links: LetterLinks(guests: guests, publicURL: publicURL))
        let mailroom = Mailroom(
            database: database, library: library, addresses: addresses, zone: { regions.zone(of: $0) }, time: time,
            logger: logger)
        let cursors = CursorCodec(secret: folder.masterKey.derived("cursor"))
        let attachments = Attachments(
            database: database, files: folder.files, vault: vault, secret: folder.masterKey.derived("attachment"),
            limits: limits)
        let codes = Codes(
            database: database, library: library, regions: regions, cursors: cursors,
            secret: folder.masterKey.derived("codes"), time: time)
        let desk = Desk(
            database: database, library: library, zone: { regions.zone(of: $0) }, time: time,
            limits: attachments.limits, onArmed: { wakeUp.armed(for: $0) })
        let reception = Reception(
            database: database, library: library, accounts: accounts, vault: vault, attachments: attachments,
            codes: codes, regions: regions, time: time, desk: desk)
        let comments = Comments(
            database: database, library: library, accounts: accounts, vault: vault, reception: reception,
            cursors: cursors, texts: catalogue, zone: { regions.zone(of: $0) },
            secret: folder.masterKey.derived("comments"), time: time)
        return Installation(
            database: database, library: library, texts: catalogue, regions: regions, accounts: accounts,
            signIns: SignIns(
                database, cache: accounts.sessions, hasher: accounts.hasher,
                secret: folder.masterKey.derived("csrf")),
            guests: guests,
            reception: reception,
            tickets: Tickets(
                database: database, library: library, vault: vault, cursors: cursors, time: time),
            desk: desk,
            timekeeper: Timekeeper(
                database: database, desk: desk, time: time, wakeUp: wakeUp, attachments: attachments,
                mailroom: mailroom, logger: logger),
            vault: vault, attachments: attachments,
            queues: Queues(database: database, library: library, zone: { regions.zone(of: $0) }, time: time),
            mailroom: mailroom,
            letters: Letters(
                database: database, library: library, vault: vault, texts: catalogue, addresses: addresses,
                cursors: cursors),
            codes: codes, comments: comments,
            crier: Crier(
                database: database, library: library, marks: NewsMark(secret: folder.masterKey.derived("news")),
                logger: logger),
            time: time, practice: practice)
    }

    /// The master key fits, the data is for what we are about to do, and the reference data is there.
    private func prepare() async throws {
        try await folder.vault.checkMasterKey()
        let marked = try await folder.database.write { [practises] connection in
            let settings = Settings(connection)
            let isNew = try settings.text(.practice) == nil
            if isNew { try settings.set(.practice, to: practises ? "yes" : "no") }
            return try settings.text(.practice) == "yes"
        }
        guard marked == practises else {
            throw Failure(line: Failure.text(marked ? "failure.is-practice-data" : "failure.is-real-data"))
        }
        try await Self.prepareRegions(folder, resources)
    }

    /// A new folder knows the provinces, kabupaten and kota from the start, and is for real unless it was made for practice.
    static func prepareRegions(_ folder: DataFolder, _ resources: Resources) async throws {
        try await folder.database.write { connection in
            let settings = Settings(connection)
            if try settings.text(.practice) == nil { try settings.set(.practice, to: "no") }
        }
        guard try await folder.database.read({ try Regions(from: $0).count }) == 0 else { return }
        let table = try Import(Array(try resources.seed("regions.csv")), as: RegionImport())
        _ = try await table.apply(to: folder.database)
    }

    private func library() async throws -> Library {
        let files = try resources.workflowFiles()
        let now = SystemTime().now()
        let (library, diagnostics, standings) = try await folder.database.write { connection in
            let publisher = Publisher(connection)
            let diagnostics = try publisher.publish(files, at: now)
            return (try publisher.library(), diagnostics, try CalendarEdits(connection).standings(over: files))
        }
        for standing in standings { say(standing) }
        for diagnostic in diagnostics {
            logger.log(
                level: diagnostic.severity == .error ? .warning : .info,
                "\(diagnostic.text(from: resources.texts, in: .fromEnvironment))")
        }
        guard !library.current.isEmpty else {
            throw Failure(line: Failure.text("failure.no-workflow", ["folder": "Workflows"]))
        }
        return library
    }

    /// Whoever starts us with a folder of files must not be left to wonder why something else counts.
    private func say(_ standing: CalendarStanding) {
        var words: Logger.Metadata = [
            "calendar": "\(standing.edit.name)", "by": "\(standing.edit.account)", "at": "\(standing.edit.at.rfc3339)",
        ]
        words["file"] = standing.file.map { "\($0)" }
        logger.notice(
            standing.file == nil
                ? "the calendar's file was changed after it was changed on its page: the file counts"
                : "the calendar was changed on its page after its file, and that counts until the file is changed",
            metadata: words)
    }

    private func practiceTime() async throws -> PracticeTime {
        let ahead = try await folder.database.read { try Settings($0).integer(.practiceAhead) }
        return PracticeTime(ahead: ahead ?? 0)
    }

    /// Fills a practice folder that is still empty; does nothing to any other.
    func seedPractice(_ installation: Installation) async throws {
        guard let practice = installation.practice else { return }
        let seeding = PracticeSeeding(installation, practice: practice)
        guard try await seeding.isNeeded() else { return }
        try await seeding.importPeople(
            units: Array(try resources.seed("practice/units.csv")),
            accounts: Array(try resources.seed("practice/accounts.csv")))
        let script = String(decoding: try resources.seed("practice/tickets.yaml"), as: UTF8.self)
        try await seeding.play(try PracticeScript(yaml: script))
    }
}
