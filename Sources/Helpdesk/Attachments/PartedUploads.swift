package import Workflow

/// Files that come in parts, so that a lost line costs a part and not the file.
///
/// What has come lies sealed under a key that is only in memory, as everything does that is still coming in: once the
/// process ends it can't be read, and such a file is sent anew.
package actor PartedUploads {
    package struct Limits: Sendable {
        /// Of one person; a new one takes the place of the oldest.
        package var perPerson: Int
        package var overall: Int
        /// Milliseconds after which one that nothing comes for gives way to others, where there are too many overall.
        package var patience: Int64

        package init(perPerson: Int = 10, overall: Int = 300, patience: Int64 = 10 * Milliseconds.perMinute) {
            self.perPerson = perPerson
            self.overall = overall
            self.patience = patience
        }
    }

    /// How far one has come.
    package enum Progress: Equatable, Sendable {
        /// So many bytes; the next part begins there.
        case received(Int)
        case finished(AttachmentFile)
    }

    private enum Content {
        case coming(Spool)
        /// A part is being written just now.
        case busy(size: Int)
        /// Kept, so that whoever did not hear of it can ask again.
        case finished(AttachmentFile)
    }

    private struct Entry {
        let owner: AccountID
        let name: String
        let size: Int
        var content: Content
        var lastAt: Instant
    }

    private let limits: Limits
    private let random: RandomSource
    private var entries: [AttachmentID: Entry] = [:]
    /// The oldest first.
    private var order: [AttachmentID] = []

    init(limits: Limits, random: RandomSource) {
        self.limits = limits
        self.random = random
    }

    var count: Int { entries.count }

    func begin(_ spool: Spool, named name: String, size: Int, by owner: AccountID, at now: Instant) throws
        -> AttachmentID
    {
        let own = order.filter { entries[$0]?.owner == owner }
        if own.count >= limits.perPerson, let oldest = own.first { forget(oldest) }
        if entries.count >= limits.overall {
            guard let spare = spare(at: now) else { throw DeskError.overloaded }
            forget(spare)
        }
        let id = AttachmentID(Base64URL.encode(random.bytes(20)))
        entries[id] = Entry(owner: owner, name: name, size: size, content: .coming(spool), lastAt: now)
        order.append(id)
        return id
    }

    /// What gives way first: one that is stored already, then one that nothing has come for in a while.
    private func spare(at now: Instant) -> AttachmentID? {
        let isStored = { (id: AttachmentID) in
            if case .finished = self.entries[id]?.content { true } else { false }
        }
        return order.first(where: isStored)
            ?? order.first { id in entries[id].map { now - $0.lastAt >= limits.patience } ?? false }
    }

    /// What is to be written to, for one caller only.
    /// - Returns: nil in the place of the spool where there is nothing to write now: then `Progress` is all there is to say.
    /// - Throws: `AttachmentProblem.noSuchAttachment`, also for another's.
    func take(
        _ id: AttachmentID, at offset: Int, of owner: AccountID, now: Instant
    ) throws -> (spool: Spool?, progress: Progress, name: String, size: Int) {
        guard var entry = entries[id], entry.owner == owner else { throw AttachmentProblem.noSuchAttachment }
        switch entry.content {
        case .finished(let file): return (nil, .finished(file), entry.name, entry.size)
        case .busy(let size): return (nil, .received(size), entry.name, entry.size)
        case .coming(let spool):
            guard spool.size == offset else { return (nil, .received(spool.size), entry.name, entry.size) }
            entry.content = .busy(size: offset)
            entry.lastAt = now
            entries[id] = entry
            return (spool, .received(offset), entry.name, entry.size)
        }
    }

    func giveBack(_ spool: Spool, to id: AttachmentID) { entries[id]?.content = .coming(spool) }

    func finish(_ id: AttachmentID, as file: AttachmentFile) { entries[id]?.content = .finished(file) }

    /// Does nothing to another's.
    func cancel(_ id: AttachmentID, of owner: AccountID) {
        if entries[id]?.owner == owner { forget(id) }
    }

    func forget(_ id: AttachmentID) {
        entries[id] = nil
        order.removeAll { $0 == id }
    }

    func sweep(before moment: Instant) {
        for id in order where entries[id].map({ $0.lastAt < moment }) ?? true { forget(id) }
    }
}

extension Attachments {
    /// One part of a file, at most.
    package static let largestPart = 1_048_576

    /// A file of that size is to come, part by part.
    /// - Parameter name: as it was sent; it may be anything.
    /// - Throws: `AttachmentProblem`, `DeskError.overloaded`.
    package func begin(named name: String, size: Int, by owner: AccountID, at now: Instant) async throws -> AttachmentID
    {
        guard size > 0 else { throw AttachmentProblem.empty }
        guard size <= limits.size else { throw AttachmentProblem.tooLarge(limit: limits.size) }
        let spool = try await files.threads.run { Spool(try files.scratch()) }
        return try await parted.begin(spool, named: name, size: size, by: owner, at: now)
    }

    /// The part from `offset` on; with the last one the file is stored, as one that was sent whole.
    /// - Returns: where the next part begins. Where that is not behind this one, nothing of it was taken.
    /// - Throws: `AttachmentProblem`, `EventStoreError`.
    package func append(
        _ bytes: [UInt8], at offset: Int, to id: AttachmentID, of owner: AccountID, at now: Instant
    ) async throws -> PartedUploads.Progress {
        let (taken, progress, name, size) = try await parted.take(id, at: offset, of: owner, now: now)
        guard var spool = taken else { return progress }
        guard offset + bytes.count <= size else {
            await parted.forget(id)
            throw AttachmentProblem.tooLarge(limit: size)
        }
        do {
            try await files.threads.run { try spool.append(bytes) }
        } catch {
            // What is on the disk now nobody knows.
            await parted.forget(id)
            throw error
        }
        guard spool.size == size else {
            await parted.giveBack(spool, to: id)
            return .received(spool.size)
        }
        do {
            let (content, digest) = try await files.threads.run { try spool.finish() }
            let (file, _) = try await keep(
                content, digest, named: name, by: owner, idempotency: "part.\(id)", at: now)
            await parted.finish(id, as: file)
            return .finished(file)
        } catch {
            // It is sent anew, or never: it may be of a kind that is not taken.
            await parted.forget(id)
            throw error
        }
    }

    package func cancel(_ id: AttachmentID, of owner: AccountID) async { await parted.cancel(id, of: owner) }
}
