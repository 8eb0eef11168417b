import EventStore
import Foundation
import Synchronization
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A file that is sent` {
    let tangga: TestInstallation

    init() async throws { tangga = try await TestInstallation() }

    @Test func `waits for its message, under an id that nobody can guess`() async throws {
        let (file, isReplay) = try await tangga.upload(.pdf, named: "Surat.PDF", as: "sekolah1")
        #expect(file == AttachmentFile(id: file.id, name: "Surat.pdf", kind: .pdf, size: SampleFile.pdf.count))
        #expect(!isReplay)
        // 27 characters of 6 bits each hold 160 bits.
        #expect(file.id.rawValue.count == 27)
        #expect(try await tangga.send(as: "sekolah1") != file.id)
        #expect(try await tangga.download(file.id, as: "sekolah1") == .pdf)
    }

    @Test func `is read by nobody else`() async throws {
        let id = try await tangga.send(as: "sekolah1")
        for stranger in ["sekolah2", "dinas1", "pusat1", "admin"] {
            await #expect(throws: AttachmentProblem.noSuchAttachment) { try await tangga.download(id, as: stranger) }
        }
    }

    @Test func `lies sealed on the disk, and nothing of it in clear`() async throws {
        let canary = "kenari-kuning-7731"
        let text = Array(String(repeating: canary, count: 10_000).utf8)
        let id = try await tangga.send(text, named: "\(canary).txt", as: "sekolah1")
        let hash = try #require(tangga.storedHashes().first)
        let stored = try Data(contentsOf: tangga.path(of: hash))
        #expect(stored.range(of: Data(canary.utf8)) == nil)
        #expect(try await tangga.count("SELECT count(*) FROM upload WHERE name LIKE '%kenari%'") == 0)
        #expect(try await tangga.download(id, as: "sekolah1") == text)
    }

    @Test func `twice by the same person is one file, and by two people two`() async throws {
        let ids = [try await tangga.send(as: "sekolah1"), try await tangga.send(named: "lain.pdf", as: "sekolah1")]
        #expect(tangga.storedHashes().count == 1)
        #expect(Set(ids).count == 2)
        _ = try await tangga.send(as: "sekolah2")
        #expect(tangga.storedHashes().count == 2)
    }

    @Test func `may have ten megabytes and not a byte more`() async throws {
        let limit = 10 * 1_048_576
        let most = SampleFile.pdf + SampleFile.zeros(limit - SampleFile.pdf.count - 6) + Array("%%EOF\n".utf8)
        let id = try await tangga.send(most, as: "sekolah1")
        #expect(try await tangga.download(id, as: "sekolah1") == most)
        await #expect(throws: AttachmentProblem.tooLarge(limit: limit)) {
            try await tangga.send(most + [0], as: "sekolah1")
        }
        #expect(tangga.storedHashes().count == 1)
    }

    @Test func `that has no end is refused at its limit, and leaves nothing`() async throws {
        let flood = Flood()
        await #expect(throws: AttachmentProblem.tooLarge(limit: 10 * 1_048_576)) {
            try await tangga.attachments.upload(
                flood, named: "", by: tangga["sekolah1"].id, at: tangga.time.now())
        }
        #expect(flood.taken.load(ordering: .relaxed) == 11)
        #expect(tangga.storedHashes() == [])
        #expect(try incoming() == [])
    }

    @Test func `with nothing in it, or of no kind of ours, is refused and leaves nothing`() async throws {
        await #expect(throws: AttachmentProblem.empty) { try await tangga.send([], as: "sekolah1") }
        let page = Array("<html>".utf8)
        await #expect(throws: AttachmentProblem.unknownKind) {
            try await tangga.send(page, named: "foto.png", as: "sekolah1")
        }
        #expect(tangga.storedHashes() == [])
        #expect(try incoming() == [])
    }

    @Test func `again under its key is the same one`() async throws {
        let first = try await tangga.upload(.pdf, as: "sekolah1", key: "k")
        let again = try await tangga.upload(.pdf, as: "sekolah1", key: "k")
        #expect(again.file == first.file)
        #expect(again.isReplay)
        #expect(try await tangga.upload(.pdf, as: "sekolah2", key: "k").file.id != first.file.id)
        #expect(try await tangga.count("SELECT count(*) FROM upload") == 2)
    }

    @Test func `under a key that another one had is refused`() async throws {
        _ = try await tangga.send(as: "sekolah1", key: "k")
        await #expect(throws: DeskError.keyReused) { try await tangga.send(SampleFile.png, as: "sekolah1", key: "k") }
        await #expect(throws: DeskError.keyReused) { try await tangga.send(named: "lain", as: "sekolah1", key: "k") }
        try await tangga.open(key: "tiket")
        await #expect(throws: DeskError.keyReused) { try await tangga.send(as: "sekolah1", key: "tiket") }
    }

    @Test func `under its key after it was used is still the same one`() async throws {
        let id = try await tangga.send(as: "sekolah1", key: "k")
        try await tangga.open(with: [id])
        #expect(try await tangga.send(as: "sekolah1", key: "k") == id)
        #expect(try await tangga.count("SELECT count(*) FROM upload") == 0)
    }

    @Test func `under its key after it was swept is stored anew`() async throws {
        let id = try await tangga.send(as: "sekolah1", key: "k")
        tangga.time.pass(25.hours)
        try await tangga.sweepAll()
        #expect(try await tangga.upload(.pdf, as: "sekolah1", key: "k").isReplay == false)
        try await tangga.open(with: [id])
        #expect(try await tangga.fileFaults() == [])
    }

    @Test func `is one of a hundred at most that wait`() async throws {
        let owner = tangga["sekolah1"].id
        try await tangga.database.write { connection in
            for number in 1...99 {
                let reference = AttachmentReference(
                    id: AttachmentID("u\(number)"), hash: "h", key: "k", kind: .pdf, name: "n", size: 1)
                try Uploads(connection).add(Upload(owner: owner, reference: reference), at: .monday)
            }
        }
        let id = try await tangga.send(as: "sekolah1")
        await #expect(throws: AttachmentProblem.tooManyWaiting(limit: 100)) { try await tangga.send(as: "sekolah1") }
        _ = try await tangga.send(as: "sekolah2")
        try await tangga.open(with: [id])
        _ = try await tangga.send(as: "sekolah1")
    }

    @Test func `whose row could not be stored can be sent again`() async throws {
        tangga.database.fail(.nothingStored)
        await #expect(throws: EventStoreError.self) { try await tangga.send(as: "sekolah1", key: "k") }
        let id = try await tangga.send(as: "sekolah1", key: "k")
        tangga.database.fail(.storedAllTheSame)
        await #expect(throws: EventStoreError.self) { try await tangga.send(SampleFile.png, as: "sekolah1", key: "l") }
        #expect(try await tangga.upload(SampleFile.png, as: "sekolah1", key: "l").isReplay)
        try await tangga.open(with: [id])
    }

    @Test func `by somebody who was erased is refused, and can't be read any more`() async throws {
        let id = try await tangga.send(as: "sekolah1")
        try await tangga.installation.vault.erase(tangga["sekolah1"].id)
        await #expect(throws: AttachmentProblem.noSuchAttachment) { try await tangga.download(id, as: "sekolah1") }
        await #expect(throws: VaultError.erased(tangga["sekolah1"].id)) { try await tangga.send(as: "sekolah1") }
    }

    @Test func `leaves nothing half-written after a restart`() async throws {
        let half = tangga.files.url.appending(path: "attachments/incoming/7")
        try Data([1, 2, 3]).write(to: half)
        _ = try await tangga.restarted()
        #expect(try incoming() == [])
    }

    private func incoming() throws -> [String] {
        let folder = tangga.files.url.appending(path: "attachments/incoming").path(percentEncoded: false)
        return try FileManager.default.contentsOfDirectory(atPath: folder)
    }
}

/// A megabyte at a time, without an end.
private final class Flood: AsyncSequence, Sendable {
    let taken = Atomic(0)

    struct AsyncIterator: AsyncIteratorProtocol {
        let flood: Flood

        mutating func next() async -> [UInt8]? {
            flood.taken.add(1, ordering: .relaxed)
            return [UInt8](repeating: 32, count: 1_048_576)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(flood: self) }
}
