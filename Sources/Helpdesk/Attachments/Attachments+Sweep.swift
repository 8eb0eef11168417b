import EventStore
package import Workflow

extension Attachments {
    /// What one call looks at, at most, of each kind.
    static let page = 200
    /// Between calls of the timekeeper; which folder is looked through follows from the time, so nothing need be kept.
    private static let beat: Int64 = 30_000

    /// A bounded piece of tidying: files that no message came for in time, and in one folder of the 256 those that a crash
    /// left between file and row.
    ///
    /// A row goes in one transaction, and only after its commit the file in another: there, on the one writer, no row can
    /// come or go, and whoever is about to write one has the file pinned.
    package func sweep(at now: Instant) async throws {
        await parted.sweep(before: now - limits.lifetime)
        let expired = try await database.write { [limits] connection in
            try Uploads(connection).removeExpired(before: now - limits.lifetime, limit: Self.page)
        }
        let hashes = try await expired + strays(at: now)
        guard !hashes.isEmpty else { return }
        try await database.write { [files] connection in
            for hash in Set(hashes) where try !Uploads(connection).names(hash) { files.sweep(hash) }
        }
    }

    /// Files that no row names, by a look beside the writer.
    private func strays(at now: Instant) async throws -> [String] {
        let shard = Int(now.milliseconds / Self.beat) % AttachmentFiles.shards
        let hashes = await files.threads.run { files.hashes(inShard: shard) }
        var strays: [String] = []
        var rest = hashes[...]
        while !rest.isEmpty, strays.count < Self.page {
            let page = rest.prefix(Self.page)
            rest = rest.dropFirst(page.count)
            strays += try await database.read { connection in
                try page.filter { try !Uploads(connection).names($0) }
            }
        }
        return Array(strays.prefix(Self.page))
    }
}
