import Crypto
import EventStore
import Foundation
import Gateway
import Helpdesk
import Hummingbird
import Logging
import REST
import SQLiteDriver
import Synchronization
import TestSupport
import Workflow

/// A whole installation in memory: the practice people, the flagship workflow, and time that stands still.
struct House: Sendable {
    let installation: Installation
    let database: FailingDatabase
    let router: RouterResponder<APIContext>
    let routes: [(method: String, path: String)]
    let log: LogBook
    /// Of files; it goes with the last copy of this.
    let folder: TemporaryFolder

    static let password = "latihan"

    init(
        isPractice: Bool = true, settings: APISettings = APISettings(), readiness: Readiness = Readiness(isReady: true),
        takesGuests: Bool = false, with workflow: String? = nil
    ) async throws {
        let real = StoppedTime()
        let store = try SQLiteDatabase.inMemory()
        let keys = try SQLiteDatabase.inMemory()
        try await Migrator([EventLog.schema, .helpdesk]).migrate(store)
        try await Migrator([.vault]).migrate(keys)
        database = FailingDatabase(store)
        let random = RandomSource.counting()
        let masterKey = try MasterKey(bytes: [UInt8](repeating: 7, count: MasterKey.count))
        let sessions = SessionCache()
        let hasher = try PasswordHasher(cost: .practice)
        let accounts = Accounts(database, sessions: sessions, hasher: hasher, rule: .practice, random: random)
        try await Self.furnish(store, accounts, at: real.now())
        let text = workflow ?? (takesGuests ? GuestWorkflow.text : nil)
        let library = text == nil ? try await Self.library.value : try await Self.library(with: text)
        let regions = try await store.read { try Regions(from: $0) }
        let vault = Vault(keys, masterKey: masterKey, now: { real.now() })
        let practice = PracticeTime(ahead: 0, of: real)
        folder = try TemporaryFolder()
        let attachments = Attachments(
            database: database, files: try .prepared(in: folder), vault: vault, secret: masterKey.derived("attachment"),
            random: random)
        let wakeUp = WakeUpCall()
        let addresses = AddressBook(
            database: database, library: library, vault: vault, zone: { regions.zone(of: $0) })
        let mailroom = Mailroom(
            database: database, library: library, addresses: addresses, zone: { regions.zone(of: $0) },
            time: practice, logger: Logger(label: "test"))
        let cursors = CursorCodec(secret: masterKey.derived("cursor"))
        let codes = Codes(
            database: database, library: library, regions: regions, cursors: cursors,
            secret: masterKey.derived("codes"), random: random, time: practice)
        let desk = Desk(
            database: database, library: library, zone: { regions.zone(of: $0) }, time: practice, recordTime: real)
        let timekeeper = Timekeeper(
            database: database, desk: desk, time: practice, wakeUp: wakeUp, attachments: attachments,
            mailroom: mailroom, logger: Logger(label: "test"))
        let reception = Reception(
            database: database, library: library, accounts: accounts, vault: vault, attachments: attachments,
            codes: codes, regions: regions, time: practice, desk: desk)
        let catalogue = Catalogue(try Files.texts.get())
        let comments = Comments(
            database: database, library: library, accounts: accounts, vault: vault, reception: reception,
            cursors: cursors, texts: catalogue, zone: { regions.zone(of: $0) },
            secret: masterKey.derived("comments"), time: practice)
        installation = Installation(
            database: database, library: library, texts: catalogue, regions: regions, accounts: accounts,
            signIns: SignIns(
                database, cache: sessions, hasher: hasher, secret: masterKey.derived("csrf"), random: random),
            guests: Guests(secret: masterKey.derived("guest")),
            reception: reception,
            tickets: Tickets(
                database: database, library: library, vault: vault, cursors: cursors, time: practice),
            desk: desk, timekeeper: timekeeper, vault: vault, attachments: attachments,
            queues: Queues(database: database, library: library, zone: { regions.zone(of: $0) }, time: practice),
            mailroom: mailroom,
            letters: Letters(
                database: database, library: library, vault: vault, texts: catalogue,
                addresses: addresses, cursors: cursors),
            codes: codes, comments: comments,
            crier: Crier(
                database: database, library: library, marks: NewsMark(secret: masterKey.derived("news")), time: real,
                logger: Logger(label: "test")),
            time: practice,
            practice: isPractice ? practice : nil)
        let api = API(
            installation, settings: settings, readiness: readiness, metrics: MetricsRegistry(), realTime: real)
        let router = api.router()
        routes = router.routes.map { ($0.method.rawValue.lowercased(), "\($0.path)") }
        self.router = router.buildResponder()
        log = LogBook()
    }

    /// Regions, units and accounts.
    private static func furnish(_ store: SQLiteDatabase, _ accounts: Accounts, at now: Instant) async throws {
        _ = try await Import(try Files.regions(), as: RegionImport()).apply(to: store)
        _ = try await Import(try Files.bytes("Seeds/practice/units.csv"), as: UnitImport()).apply(to: store)
        for (username, role, place) in people {
            guard let username = Username(username) else { continue }
            let new = NewAccount(username: username, name: "Nama \(username)", roles: [role], place: place)
            _ = try await accounts.add(new, password: password, at: now)
        }
    }

    /// Read and proved once for all tests.
    private static let library = Task { try await library(with: nil) }

    /// - Parameter workflow: the text of another service beside the flagship.
    private static func library(with workflow: String?) async throws -> Library {
        let store = try SQLiteDatabase.inMemory()
        try await Migrator([.helpdesk]).migrate(store)
        var files = try Files.workflows()
        if let workflow { files.workflows.append(.init(name: "workflow.yaml", text: workflow)) }
        return try await store.write { [files] connection in
            let publisher = Publisher(connection)
            _ = try publisher.publish(files, at: StoppedTime().now())
            return try publisher.library()
        }
    }

    private static let people: [(String, RoleName, Place)] = [
        ("sekolah1", "operator-sekolah", Place(unit: "99900001", kabkota: "32.04", in: "32")),
        ("sekolah2", "operator-sekolah", Place(unit: "99900002", kabkota: "73.71", in: "73")),
        ("dinas1", "operator-dinas", Place(kabkota: "32.04", in: "32")),
        ("dinas2", "operator-dinas", Place(kabkota: "73.71", in: "73")),
        ("pusat1", "tim-helpdesk", .national),
        ("ult1", "petugas-ult", .national),
    ]
}

extension AttachmentFiles {
    static func prepared(in folder: TemporaryFolder) throws -> AttachmentFiles {
        let files = AttachmentFiles(folder: folder.url.appending(path: "attachments").path(percentEncoded: false))
        try files.prepare()
        return files
    }
}

/// 2026-02-02T09:00:00Z, a Monday afternoon in Jakarta.
struct StoppedTime: Timepiece {
    func now() -> Instant { Instant(milliseconds: 1_770_022_800_000) }
}

extension RandomSource {
    /// Bytes that count up, so that ids and tokens are the same in every run.
    static func counting() -> RandomSource {
        let next = Counter()
        return RandomSource { count in
            let seed = next.increase()
            return Array(SHA256.hash(data: Array("\(seed)".utf8)).prefix(count))
        }
    }
}

final class Counter: Sendable {
    private let value = Atomic(0)

    func increase() -> Int { value.add(1, ordering: .relaxed).newValue }
}
