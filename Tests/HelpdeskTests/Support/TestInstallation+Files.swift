import EventStore
import Foundation
import TestSupport
import Workflow

@testable import Helpdesk

extension TestInstallation {
    var attachments: Attachments { installation.attachments }

    /// Sends a file that waits for its message.
    func send(
        _ content: [UInt8] = SampleFile.pdf, named name: String = "surat.pdf", as username: String, key: String? = nil
    ) async throws -> AttachmentID {
        try await upload(content, named: name, as: username, key: key).file.id
    }

    func upload(
        _ content: [UInt8], named name: String = "surat.pdf", as username: String, key: String? = nil
    ) async throws -> (file: AttachmentFile, isReplay: Bool) {
        try await attachments.upload(
            Parts(content), named: name, by: self[username].id, idempotency: key, at: time.now())
    }

    func download(_ id: AttachmentID, as username: String) async throws -> [UInt8] {
        let file = try await attachments.download(id, for: self[username], in: tickets)
        var content: [UInt8] = []
        for number in 0..<file.pieces { content += try await file.piece(number) }
        return content
    }

    /// What lies in the folder, without what is only coming in.
    func storedHashes() -> [String] {
        (0..<AttachmentFiles.shards).flatMap { attachments.files.hashes(inShard: $0) }
    }

    func path(of hash: String) -> URL {
        files.url.appending(path: "attachments/\(hash.prefix(2))/\(hash.dropFirst(2))")
    }

    /// Looks through every folder once.
    func sweepAll() async throws {
        for beat in 0..<AttachmentFiles.shards {
            try await attachments.sweep(at: time.now() + Int64(beat) * 30_000)
        }
    }

    func fileFaults() async throws -> [AttachmentFault] {
        try await database.read { [files = attachments.files] connection in
            var faults: [AttachmentFault] = []
            _ = try AttachmentCheck(connection, files: files).run { faults.append($0) }
            return faults
        }
    }
}

extension [UInt8] {
    static var pdf: [UInt8] { SampleFile.pdf }
}

/// A body that comes in parts.
struct Parts: AsyncSequence {
    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<UInt8>

        mutating func next() async -> [UInt8]? {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(10_000) }
            return Array(rest.prefix(10_000))
        }
    }

    let content: [UInt8]

    init(_ content: [UInt8]) { self.content = content }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: content[...]) }
}
