import Crypto
import EventStore
import Foundation
package import Workflow

extension Attachments {
    /// Stores a file that waits for its message. When it comes back, the file and its row are on the disk.
    ///
    /// Holds no more than a piece of it in memory at any time: what comes is spooled sealed, looked at, and sealed again
    /// under the key that its content leads to.
    /// - Parameters:
    ///   - name: as it was sent; it may be anything.
    ///   - key: the caller's idempotency key.
    /// - Returns: the file, and whether it had been stored before under this key.
    /// - Throws: `AttachmentProblem`, `DeskError.keyReused`, `EventStoreError`, and whatever `body` throws.
    package func upload<Body: AsyncSequence>(
        _ body: Body, named name: String, by owner: AccountID, idempotency key: String? = nil, at now: Instant
    ) async throws -> (file: AttachmentFile, isReplay: Bool) where Body.Element == [UInt8] {
        let (content, digest) = try await received(body)
        return try await keep(content, digest, named: name, by: owner, idempotency: key, at: now)
    }

    /// Stores what has come whole.
    func keep(
        _ content: PieceReader, _ digest: [UInt8], named name: String, by owner: AccountID, idempotency key: String?,
        at now: Instant
    ) async throws -> (file: AttachmentFile, isReplay: Bool) {
        guard let kind = try await files.threads.run({ try AttachmentKind(of: content) }) else {
            throw AttachmentProblem.unknownKind
        }
        let file = AttachmentFile(
            id: id(of: owner, key), name: AttachmentName(name, kind: kind).text, kind: kind, size: content.size)
        let idempotency = key.map {
            IdempotencyKey(caller: owner, key: $0, fingerprint: Self.fingerprint(name, digest))
        }
        let isReplay = try await store(file, content, digest, by: owner, idempotency, at: now)
        return (file, isReplay)
    }

    private func received<Body: AsyncSequence>(
        _ body: Body
    ) async throws -> (content: PieceReader, digest: [UInt8]) where Body.Element == [UInt8] {
        var spool = try await files.threads.run { Spool(try files.scratch()) }
        for try await bytes in body {
            guard spool.size + bytes.count <= limits.size else { throw AttachmentProblem.tooLarge(limit: limits.size) }
            try await files.threads.run { try spool.append(bytes) }
        }
        guard spool.size > 0 else { throw AttachmentProblem.empty }
        return try await files.threads.run { try spool.finish() }
    }

    private func store(
        _ file: AttachmentFile, _ content: PieceReader, _ digest: [UInt8], by owner: AccountID,
        _ idempotency: IdempotencyKey?, at now: Instant
    ) async throws -> Bool {
        let key = try await vault.fileKey(digest, for: owner)
        let draft = try await files.threads.run { try files.draft() }
        defer { files.discard(draft.path) }
        let hash = try await files.threads.run { try Self.copy(content, to: draft.file, under: key) }
        let reference = AttachmentReference(
            id: file.id, hash: hash,
            key: try await vault.seal(key.base64, for: owner, field: SealedField.key(file.id)), kind: file.kind,
            name: try await vault.seal(file.name ?? "", for: owner, field: SealedField.name(file.id)), size: file.size)
        return try await files.pinning(hash) {
            try await files.threads.run { try files.keep(draft, as: hash) }
            return try await database.write { [limits] connection in
                try Self.record(
                    Upload(owner: owner, reference: reference), idempotency, limits, at: now, on: connection)
            }
        }
    }

    private static func copy(_ content: PieceReader, to file: OpenFile, under key: SymmetricKey) throws -> String {
        var writer = PieceWriter(file, FileCipher(key: key))
        for number in 0..<content.pieces { try writer.append(content.piece(number)) }
        return try writer.finish()
    }

    /// - Returns: whether it was on record before.
    private static func record(
        _ upload: Upload, _ idempotency: IdempotencyKey?, _ limits: AttachmentLimits, at now: Instant,
        on connection: any Connection
    ) throws -> Bool {
        let (uploads, records) = (Uploads(connection), IdempotencyRecords(connection: connection))
        let isKnown = try idempotency.map { try records.outcome(of: $0) != nil } ?? false
        let (id, owner) = (upload.reference.id, upload.owner)
        if isKnown, try uploads.find(id, of: owner) != nil || uploads.ticket(of: id) != nil { return true }
        guard try !uploads.wait(of: owner, limits.waiting) else {
            throw AttachmentProblem.tooManyWaiting(limit: limits.waiting)
        }
        try uploads.add(upload, at: now)
        // A key outlives a file that waited too long: then the file is stored anew.
        if let idempotency, !isKnown { try records.record(idempotency, number: 0, version: 0, at: now) }
        return false
    }

    /// 160 bits that nobody can guess. Under a key always the same ones, so that a retry finds its first answer.
    private func id(of owner: AccountID, _ key: String?) -> AttachmentID {
        guard let key else { return AttachmentID(Base64URL.encode(random.bytes(20))) }
        let words = "\(owner.rawValue.utf8.count):\(owner)\(key)"
        let code = HMAC<SHA256>.authenticationCode(for: Array(words.utf8), using: secret)
        return AttachmentID(Base64URL.encode(Array(code).prefix(20)))
    }

    /// SHA-256 over what was asked for under one idempotency key.
    private static func fingerprint(_ name: String, _ digest: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: Array("attachment\u{0}\(name)\u{0}".utf8) + digest))
    }
}

extension SymmetricKey {
    var base64: String { withUnsafeBytes { Data($0).base64EncodedString() } }

    init?(base64: String) {
        guard let data = Data(base64Encoded: base64) else { return nil }
        self.init(data: data)
    }
}
