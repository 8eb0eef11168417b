import EventStore
import Foundation
import Helpdesk
import Logging
import SQLiteDriver
import Workflow

/// The folder that holds an installation's data, with its two stores open: the log and, apart from it, the keys.
struct DataFolder {
    let database: SQLiteDatabase
    let keys: SQLiteDatabase
    let masterKey: MasterKey
    let files: AttachmentFiles

    /// - Parameter creates: makes the folder where there is none, as only `serve` and `account add` may.
    /// - Throws: `EventStoreError`, `VaultError`.
    static func open(_ path: String, mode: SQLiteDatabase.Mode = .server, creates: Bool = false) async throws
        -> DataFolder
    {
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        if creates { try create(folder) }
        let database = try SQLiteDatabase.open(folder, mode: mode)
        let keys = try SQLiteDatabase.open(folder, name: "keys", mode: mode)
        let opened = DataFolder(
            database: database, keys: keys, masterKey: try masterKey(in: folder, mode: mode),
            files: AttachmentFiles(folder: folder.appending(path: "attachments").path(percentEncoded: false)))
        if mode == .server {
            try await Migrator([EventLog.schema, .helpdesk]).migrate(database)
            try await Migrator([.vault]).migrate(keys)
            try opened.files.prepare()
            if try await database.read(Rebuild.isDue) { _ = try await opened.rebuild() }
        } else {
            try await database.read { try Migrator([EventLog.schema, .helpdesk]).check($0) }
        }
        return opened
    }

    private static func create(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure(line: Failure.text("failure.no-folder", ["path": folder.path(percentEncoded: false)]))
        }
    }

    /// From `TANGGA_MASTER_KEY`, so that it need not lie beside what it protects; else from a file.
    private static func masterKey(in folder: URL, mode: SQLiteDatabase.Mode) throws -> MasterKey {
        if let text = ProcessInfo.processInfo.environment["TANGGA_MASTER_KEY"] { return try MasterKey(base64: text) }
        let file = folder.appending(path: "master.key").path(percentEncoded: false)
        // Whoever only looks makes no key: a new one could read nothing.
        guard mode == .server || FileManager.default.fileExists(atPath: file) else {
            throw EventStoreError.unavailable(.notFound(path: file))
        }
        return try MasterKey(file: URL(filePath: file))
    }

    var vault: Vault {
        Vault(keys, masterKey: masterKey, now: { SystemTime().now() })
    }

    func accounts(practises: Bool = false) throws -> Accounts {
        Accounts(
            database, sessions: SessionCache(), hasher: try PasswordHasher(cost: practises ? .practice : .standard),
            rule: practises ? .practice : .standard)
    }

    /// - Returns: how many events were read.
    func rebuild() async throws -> Int {
        let opener = try await vault.opener()
        let events = try await database.write { connection in
            let total = max(1, try EventLog(connection).head())
            return try Rebuild(connection) { try opener.subject(of: $0) }
                .run { Progress.show("rebuild.progress", share: Double($0) / Double(total)) }
        }
        Progress.end()
        return events
    }

    func close() async throws {
        try await database.close()
        try await keys.close()
    }
}

extension DataFolder {
    /// Opens, works and closes, whatever happens.
    static func with<Value>(
        _ path: String, mode: SQLiteDatabase.Mode = .server, creates: Bool = false,
        _ body: (DataFolder) async throws -> Value
    ) async throws -> Value {
        try Resources.standard.check()
        let folder = try await open(path, mode: mode, creates: creates)
        do {
            let value = try await body(folder)
            try await folder.close()
            return value
        } catch {
            try? await folder.close()
            throw error
        }
    }
}
