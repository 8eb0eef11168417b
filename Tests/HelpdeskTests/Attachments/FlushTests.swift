import EventStore
import FileWatch
import Foundation
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

/// Promise 1, of files: one that an event may name is on the disk, and so is its name. One watch at a time.
@Suite(.serialized) struct `A file that is kept` {
    let tangga: TestInstallation

    init() async throws { tangga = try await TestInstallation() }

    /// Runs `body`, and gives what was done with the files in `folder` meanwhile.
    private func watching(
        _ folder: URL, failingAfter others: Int? = nil, _ body: () async throws -> Void
    ) async throws -> [String] {
        file_watch_begin(folder.path(percentEncoded: false))
        defer { file_watch_end() }
        if let others { file_watch_fail_flush(Int32(others)) }
        try await body()
        var buffer = [CChar](repeating: 0, count: 65_536)
        let size = file_watch_read(&buffer, buffer.count)
        let said = String(decoding: buffer.prefix(size).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return said.split(separator: "\n").map(String.init)
    }

    private var attachments: URL { tangga.files.url.appending(path: "attachments") }

    @Test func `is flushed, then named, then its folder flushed, before anybody can name it`() async throws {
        let steps = try await watching(attachments) { _ = try await tangga.send(as: "sekolah1") }
        let hash = try #require(tangga.storedHashes().first)
        let shard = hash.prefix(2)
        let draft = try #require(steps.first?.split(separator: " ").last)
        #expect(draft.hasPrefix("incoming/"))
        #expect(steps == ["flush \(draft)", "name \(draft) \(shard)/\(hash.dropFirst(2))", "flush \(shard)"])
    }

    @Test(arguments: [0, 1])
    func `is refused where it can't be flushed, and no row names it`(others: Int) async throws {
        _ = try await watching(attachments, failingAfter: others) {
            await #expect(throws: EventStoreError.self) { try await tangga.send(as: "sekolah1") }
        }
        #expect(try await tangga.count("SELECT count(*) FROM upload") == 0)
        let id = try await tangga.send(as: "sekolah1")
        #expect(try await tangga.download(id, as: "sekolah1") == .pdf)
    }

    @Test func `lies in a folder that was on the disk before anybody could send it`() async throws {
        let parent = try TemporaryFolder()
        let files = AttachmentFiles(folder: parent.url.appending(path: "attachments").path(percentEncoded: false))
        let steps = try await watching(parent.url) { try files.prepare() }
        #expect(steps.last == "flush attachments")
        let names = try FileManager.default.contentsOfDirectory(
            atPath: parent.url.appending(path: "attachments").path(percentEncoded: false))
        #expect(names.count == AttachmentFiles.shards + 1)
    }
}
