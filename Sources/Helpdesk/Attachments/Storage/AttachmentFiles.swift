import EventStore
import Foundation
import Synchronization
import Workflow

/// The folder of the files: each under the hash of what is in it, so that the same content is stored once.
///
///     attachments/ab/cdef…    a file, sealed
///     attachments/incoming/   what is still being written, or was when we ended
package final class AttachmentFiles: Sendable {
    private let folder: String
    let threads = DiskThreads(count: 4)
    /// Files that somebody is about to name in a row, by how many are. They must not be swept.
    private let pinned = Mutex<[String: Int]>([:])
    private let drafts = Atomic(0)

    /// - Parameter folder: need not be there until `prepare`.
    package init(folder: String) {
        self.folder = folder
    }

    /// For whoever stores, before they do: makes the folders, and throws away what the last run left half-written.
    package func prepare() throws {
        try Self.make(folder)
        try? FileManager.default.removeItem(atPath: incoming)
        // All of them, and flushed: one that is there need not be on the disk, since the last run may have ended
        // between the two; and whoever finds one that somebody else is just making must not be faster than its flush.
        for shard in 0..<Self.shards { try Self.create("\(folder)/\(Self.prefix(ofShard: shard))") }
        try Self.create(incoming)
        try OpenFile(reading: folder).flush()
    }

    private var incoming: String { "\(folder)/incoming" }
    private func shard(of hash: String) -> String { "\(folder)/\(hash.prefix(2))" }
    private func path(of hash: String) -> String { "\(shard(of: hash))/\(hash.dropFirst(2))" }

    // MARK: Writing

    /// A file that has no name yet.
    func draft() throws -> (file: OpenFile, path: String) {
        let path = "\(incoming)/\(drafts.add(1, ordering: .relaxed).newValue)"
        return (try OpenFile(creating: path), path)
    }

    /// A file that never gets a name, and goes when it is closed.
    func scratch() throws -> OpenFile {
        let (file, path) = try draft()
        unlink(path)
        return file
    }

    func discard(_ draft: String) { unlink(draft) }

    /// Gives a finished file its name; one that has it already says the same. When it comes back, file and name are on
    /// the disk.
    func keep(_ draft: (file: OpenFile, path: String), as hash: String) throws {
        try draft.file.flush()
        try Self.make(shard(of: hash))
        guard rename(draft.path, path(of: hash)) == 0 else {
            throw EventStoreError.notStored(.init(errno: errno, path: path(of: hash)))
        }
        try OpenFile(reading: shard(of: hash)).flush()
    }

    /// With its parent flushed, so that it is there after a power cut.
    private static func make(_ folder: String) throws {
        if try create(folder) { try OpenFile(reading: "\(folder)/..").flush() }
    }

    /// - Returns: whether it was not there.
    @discardableResult
    private static func create(_ folder: String) throws -> Bool {
        if mkdir(folder, 0o700) == 0 { return true }
        if errno == EEXIST { return false }
        throw EventStoreError.notStored(.init(errno: errno, path: folder))
    }

    /// While `body` runs the file is not swept, whether a row names it yet or not.
    func pinning<Value>(_ hash: String, _ body: () async throws -> Value) async throws -> Value {
        pinned.withLock { $0[hash, default: 0] += 1 }
        defer { pinned.withLock { $0[hash] = $0[hash].flatMap { $0 > 1 ? $0 - 1 : nil } } }
        return try await body()
    }

    // MARK: Reading

    /// - Throws: `EventStoreError.unavailable(.notFound)` where there is none.
    func open(_ hash: String) throws -> OpenFile {
        try OpenFile(reading: path(of: hash))
    }

    // MARK: Sweeping

    static let shards = 256

    private static func prefix(ofShard shard: Int) -> String { [UInt8(truncatingIfNeeded: shard)].hexadecimal }

    /// The hashes of the files in one of the 256 folders, in order.
    func hashes(inShard shard: Int) -> [String] {
        let prefix = Self.prefix(ofShard: shard)
        // No folder, no files.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(prefix)")) ?? []
        return names.map { prefix + $0 }.sorted()
    }

    /// Removes a file that no row names, unless one is about to. For the writer's thread, which holds rows still.
    func sweep(_ hash: String) {
        pinned.withLock { pinned in
            if pinned[hash] == nil { unlink(path(of: hash)) }
        }
    }
}
