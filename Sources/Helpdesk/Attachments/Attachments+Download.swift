import Crypto
import EventStore
import Foundation
package import Workflow

/// A file that may be handed out, piece by piece.
package struct AttachmentDownload: Sendable {
    package let name: String
    package let kind: AttachmentKind
    /// In bytes.
    package let size: Int
    let reader: PieceReader
    let threads: DiskThreads
    /// Read before anything is answered, so that a file that can't be read is an error and not half a file.
    private let first: [UInt8]

    init(name: String, kind: AttachmentKind, reader: PieceReader, threads: DiskThreads) async throws {
        self.name = name
        self.kind = kind
        self.size = reader.size
        self.reader = reader
        self.threads = threads
        first = try await threads.run { try reader.piece(0) }
    }

    package var pieces: Int { reader.pieces }

    package func piece(_ number: Int) async throws -> [UInt8] {
        number == 0 ? first : try await threads.run { try reader.piece(number) }
    }
}

extension Attachments {
    /// A file for somebody who may see the message that it came with, or who sent it and has not used it yet.
    /// - Throws: `AttachmentProblem.noSuchAttachment` for everybody else, and once the requester was erased.
    package func download(_ id: AttachmentID, for person: Person, in tickets: Tickets) async throws
        -> AttachmentDownload
    {
        let found = try await database.read { connection in
            let uploads = Uploads(connection)
            return (waiting: try uploads.find(id, of: person.id), number: try uploads.ticket(of: id))
        }
        if let reference = found.waiting { return try await opened(reference, sealedFor: person.id) }
        guard let number = found.number,
            let (reference, requester) = try await tickets.enclosed(id, on: number, for: person)
        else { throw AttachmentProblem.noSuchAttachment }
        return try await opened(reference, sealedFor: requester)
    }

    private func opened(
        _ reference: AttachmentReference, sealedFor person: AccountID
    ) async throws -> AttachmentDownload {
        let opener = try await vault.opener(for: [person])
        guard let name = try opener.open(reference.name, for: person, field: SealedField.name(reference.id)),
            let text = try opener.open(reference.key, for: person, field: SealedField.key(reference.id)),
            let key = SymmetricKey(base64: text)
        else { throw AttachmentProblem.noSuchAttachment }
        do {
            let file = try await files.threads.run { try files.open(reference.hash) }
            let reader = PieceReader(file: file, cipher: FileCipher(key: key), size: reference.size)
            return try await AttachmentDownload(
                name: name, kind: reference.kind, reader: reader, threads: files.threads)
        } catch EventStoreError.unavailable(.notFound) {
            throw EventStoreError.corrupt("the file \(reference.hash) is missing")
        } catch is FileCipher.Damage {
            throw EventStoreError.corrupt("the file \(reference.hash) was altered")
        }
    }
}
