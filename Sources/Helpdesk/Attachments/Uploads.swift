import EventStore
import Workflow

/// A file that waits for its message: everything about it as its owner's key seals it.
struct Upload: Equatable, Sendable {
    var owner: AccountID
    var reference: AttachmentReference
}

/// Files that wait for their message, and which ones rows name.
struct Uploads {
    let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    func add(_ upload: Upload, at now: Instant) throws {
        let reference = upload.reference
        try connection.execute(
            SQL.insert,
            [
                .text(reference.id.rawValue), .text(upload.owner.rawValue), .text(reference.hash),
                .text(reference.key.rawValue), .text(reference.kind.rawValue), .text(reference.name.rawValue),
                .int(reference.size), .integer(now.milliseconds),
            ])
    }

    /// Nil also for one that somebody else sent.
    func find(_ id: AttachmentID, of owner: AccountID) throws -> AttachmentReference? {
        try connection.first(SQL.find, [.text(id.rawValue), .text(owner.rawValue)]) { row in
            let kind = try row.text(2)
            guard let kind = AttachmentKind(rawValue: kind) else {
                throw EventStoreError.corrupt("a file's kind: \(kind)")
            }
            return AttachmentReference(
                id: id, hash: try row.text(0), key: SealedText(rawValue: try row.text(1)), kind: kind,
                name: SealedText(rawValue: try row.text(3)), size: try row.int(4))
        }
    }

    /// Whether so many of this owner wait, or more.
    func wait(of owner: AccountID, _ count: Int) throws -> Bool {
        try connection.first(SQL.nth, [.text(owner.rawValue), .int(count - 1)]) { _ in true } ?? false
    }

    func remove(_ id: AttachmentID) throws {
        try connection.execute(SQL.remove, [.text(id.rawValue)])
    }

    /// Removes some of those that came before `moment`, the oldest first.
    /// - Returns: their hashes.
    func removeExpired(before moment: Instant, limit: Int) throws -> [String] {
        let expired = try connection.all(SQL.expired, [.integer(moment.milliseconds), .int(limit)]) { row in
            (id: AttachmentID(try row.text(0)), hash: try row.text(1))
        }
        for upload in expired { try remove(upload.id) }
        return expired.map(\.hash)
    }

    /// The ticket that a file went to.
    func ticket(of id: AttachmentID) throws -> TicketNumber? {
        try connection.first(SQL.ticket, [.text(id.rawValue)]) { try $0.int(0) }
    }

    /// Whether any row, of a ticket or of a file that waits, names this content.
    func names(_ hash: String) throws -> Bool {
        let isSent = try connection.first(SQL.sent, [.text(hash)]) { _ in true } ?? false
        return try isSent || connection.first(SQL.waiting, [.text(hash)]) { _ in true } ?? false
    }

    enum SQL {
        static let insert = """
            INSERT INTO upload (id, owner, hash, key, kind, name, size, uploaded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """
        static let find = "SELECT hash, key, kind, name, size FROM upload WHERE id = $1 AND owner = $2"
        static let nth = "SELECT 1 FROM upload WHERE owner = $1 LIMIT 1 OFFSET $2"
        static let remove = "DELETE FROM upload WHERE id = $1"
        static let expired = "SELECT id, hash FROM upload WHERE uploaded_at < $1 ORDER BY uploaded_at LIMIT $2"
        static let ticket = "SELECT number FROM attachment WHERE id = $1"
        static let sent = "SELECT 1 FROM attachment WHERE hash = $1 LIMIT 1"
        static let waiting = "SELECT 1 FROM upload WHERE hash = $1 LIMIT 1"
    }
}
