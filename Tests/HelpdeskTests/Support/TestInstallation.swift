import Crypto
import EventStore
import Foundation
import Logging
import SQLiteDriver
import TestSupport
import Workflow

@testable import Helpdesk

/// A whole Tangga below HTTP, with the practice people, over stores in memory and a time that tests move by hand.
struct TestInstallation: Sendable {
    let database: WatchedDatabase
    let keys: SQLiteDatabase
    let time: ManualTime
    let wakeUp: WakeUpCall
    let installation: Installation
    let people: [String: Person]
    /// What the published files had wrong with them.
    let diagnostics: [Diagnostic]
    /// Where its files are.
    let files: TemporaryFolder

    /// - Parameters:
    ///   - practises: whether ticket time is practice time, flowing with `time`.
    ///   - folder: where the log lies, beside which readers are truly at work; nil for memory.
    init(
        _ files: WorkflowFiles? = nil, practises: Bool = false, peopled: Bool = true, in folder: TemporaryFolder? = nil
    ) async throws {
        let database = WatchedDatabase(try folder.map { try SQLiteDatabase.open($0.url) } ?? SQLiteDatabase.inMemory())
        let keys = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema, .helpdesk]).migrate(database)
        try await Migrator([.vault]).migrate(keys)
        _ = try await Import(ProjectFiles.regions(), as: RegionImport()).apply(to: database)
        try await self.init(
            over: database, keys, files ?? .flagship, in: TemporaryFolder(), at: ManualTime(), practises: practises,
            peopled: peopled)
    }

    /// As `tangga serve` does, over stores that are there: files published, nobody served yet.
    private init(
        over database: WatchedDatabase, _ keys: SQLiteDatabase, _ files: WorkflowFiles?, in folder: TemporaryFolder,
        at time: ManualTime, practises: Bool, peopled: Bool = false
    ) async throws {
        (self.database, self.keys, self.time, self.files) = (database, keys, time, folder)
        (diagnostics, installation, wakeUp) = try await Self.assembled(
            database, keys, files, folder, time, practises, time.now())
        if peopled { try await Self.importPeople(installation, at: time.now()) }
        let accounts = try await installation.accounts.list(limit: 200).accounts
        people = Dictionary(uniqueKeysWithValues: accounts.map { ($0.username.text, $0.person) })
        _ = database.takeWrites()
    }

    private static func assembled(
        _ database: WatchedDatabase, _ keys: SQLiteDatabase, _ files: WorkflowFiles?, _ folder: TemporaryFolder,
        _ time: ManualTime, _ practises: Bool, _ now: Instant
    ) async throws -> ([Diagnostic], Installation, WakeUpCall) {
        let (diagnostics, library) = try await database.write { connection in
            let publisher = Publisher(connection)
            let diagnostics = try files.map { try publisher.publish($0, at: now) } ?? []
            return (diagnostics, try publisher.library())
        }
        let texts = try ProjectFiles.texts.get()
        let (regions, ahead, catalogue) = try await database.read { connection in
            (
                try Regions(from: connection), try Settings(connection).integer(.practiceAhead) ?? 0,
                try Catalogue(texts, from: connection)
            )
        }
        let master = try MasterKey(bytes: [UInt8](repeating: 7, count: MasterKey.count))
        let practice = practises ? PracticeTime(ahead: ahead, of: time) : nil
        let ticketTime: any Timepiece = practice ?? time
        let (sessions, hasher, wakeUp) = (SessionCache(), try PasswordHasher(cost: .practice), WakeUpCall())
        let accounts = Accounts(database, sessions: sessions, hasher: hasher, rule: .practice)
        let vault = Vault(keys, masterKey: master, now: { now })
        let stored = AttachmentFiles(folder: folder.url.appending(path: "attachments").path(percentEncoded: false))
        try stored.prepare()
        let attachments = Attachments(
            database: database, files: stored, vault: vault, secret: master.derived("attachment"))
        let addresses = AddressBook(
            database: database, library: library, vault: vault, zone: { regions.zone(of: $0) })
        let mailroom = Mailroom(
            database: database, library: library, addresses: addresses, zone: { regions.zone(of: $0) },
            time: ticketTime, logger: Logger(label: "tests"))
        let cursors = CursorCodec(secret: master.derived("cursor"))
        let codes = Codes(
            database: database, library: library, regions: regions, cursors: cursors,
            secret: master.derived("codes"), time: ticketTime)
        let desk = Desk(
            database: database, library: library, zone: { regions.zone(of: $0) }, time: ticketTime, recordTime: time,
            onArmed: { wakeUp.armed(for: $0) })
        let reception = Reception(
            database: database, library: library, accounts: accounts, vault: vault, attachments: attachments,
            codes: codes, regions: regions, time: ticketTime, desk: desk)
        let comments = Comments(
            database: database, library: library, accounts: accounts, vault: vault, reception: reception,
            cursors: CursorCodec(secret: master.derived("cursor")), texts: catalogue,
            zone: { regions.zone(of: $0) },
            secret: master.derived("comments"), time: ticketTime)
        let installation = Installation(
            database: database, library: library, texts: catalogue, regions: regions, accounts: accounts,
            signIns: SignIns(database, cache: sessions, hasher: hasher, secret: master.derived("csrf")),
            guests: Guests(secret: master.derived("guest")),
            reception: reception,
            tickets: Tickets(
                database: database, library: library, vault: vault, cursors: cursors, time: ticketTime),
            desk: desk,
            timekeeper: Timekeeper(
                database: database, desk: desk, time: ticketTime, wakeUp: wakeUp, attachments: attachments,
                // So long that nothing but a wake-up ends it within a test.
                mailroom: mailroom, longestSleep: Milliseconds.perDay, logger: Logger(label: "tests")),
            vault: vault, attachments: attachments,
            queues: Queues(database: database, library: library, zone: { regions.zone(of: $0) }, time: ticketTime),
            mailroom: mailroom,
            letters: Letters(
                database: database, library: library, vault: vault, texts: catalogue,
                addresses: addresses, cursors: cursors),
            codes: codes, comments: comments,
            crier: Crier(
                database: database, library: library, marks: NewsMark(secret: master.derived("news")), time: time,
                logger: Logger(label: "tests")),
            time: ticketTime, practice: practice)
        return (diagnostics, installation, wakeUp)
    }

    private static func importPeople(_ installation: Installation, at now: Instant) async throws {
        let units = try ProjectFiles.bytes("Seeds/practice/units.csv")
        let accounts = try ProjectFiles.bytes("Seeds/practice/accounts.csv")
        _ = try await Import(units, as: UnitImport()).apply(to: installation.database)
        _ = try await Import(accounts, as: AccountImport(installation.accounts, at: now)).apply(
            to: installation.database)
    }

    /// The same data after the process has ended and begun again, with `files` beside it.
    func restarted(_ files: WorkflowFiles? = nil) async throws -> TestInstallation {
        try await TestInstallation(
            over: database, keys, files, in: self.files, at: time, practises: installation.practice != nil)
    }
}
