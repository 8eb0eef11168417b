import Crypto
package import EventStore
import Foundation
package import Workflow

/// Where the folder of files is not what the rows say.
package enum AttachmentFault: Equatable, Sendable {
    /// The file of a ticket's message, or of an upload that waits (then there is no number).
    case missing(AttachmentID, ticket: TicketNumber?, hash: String)
    case altered(AttachmentID, ticket: TicketNumber?, hash: String)
}

/// Holds every file that a row names against its hash.
package struct AttachmentCheck {
    let connection: any Connection
    let files: AttachmentFiles

    package init(_ connection: any Connection, files: AttachmentFiles) {
        self.connection = connection
        self.files = files
    }

    /// - Parameters:
    ///   - progress: told the share that is done.
    ///   - report: told of each fault as it is found.
    /// - Returns: how many files there are.
    package func run(progress: (Double) -> Void = { _ in }, report: (AttachmentFault) -> Void) throws -> Int {
        let total = try connection.first(SQL.count) { try $0.int(0) } ?? 0
        var (done, count) = (0, 0)
        var last: (hash: String, verdict: Verdict)?
        try connection.forEach(SQL.all, []) { row in
            let (hash, id, number) = (try row.text(0), AttachmentID(try row.text(1)), try row.optionalInt(2))
            // In the order of hashes: a file that many messages share is read once.
            if last?.hash != hash {
                last = (hash, try verdict(on: hash))
                count += 1
            }
            switch last?.verdict {
            case .missing: report(.missing(id, ticket: number, hash: hash))
            case .altered: report(.altered(id, ticket: number, hash: hash))
            case .sound, nil: break
            }
            done += 1
            progress(Double(done) / Double(max(1, total)))
            return true
        }
        return count
    }

    private enum Verdict { case sound, missing, altered }

    private func verdict(on hash: String) throws -> Verdict {
        do {
            return try hash == digest(of: files.open(hash)) ? .sound : .altered
        } catch EventStoreError.unavailable(.notFound) {
            return .missing
        }
    }

    private func digest(of file: OpenFile) throws -> String {
        var hash = SHA256()
        var offset = 0
        while true {
            let bytes = try file.read(FileCipher.pieceSize, at: offset)
            if bytes.isEmpty { return Array(hash.finalize()).hexadecimal }
            hash.update(data: bytes)
            offset += bytes.count
        }
    }

    enum SQL {
        static let count = "SELECT (SELECT count(*) FROM attachment) + (SELECT count(*) FROM upload)"
        static let all = """
            SELECT hash, id, number FROM attachment UNION ALL SELECT hash, id, NULL FROM upload ORDER BY hash, id
            """
    }
}
