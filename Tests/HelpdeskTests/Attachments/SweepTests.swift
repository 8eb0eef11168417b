import EventStore
import Foundation
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `Sweeping files` {
    let tangga: TestInstallation

    init() async throws { tangga = try await TestInstallation() }

    /// A file that no row names, as a crash leaves it between the two.
    private func stray(_ content: [UInt8] = [1, 2, 3]) throws -> String {
        let hash = String(repeating: "ab", count: 32)
        try FileManager.default.createDirectory(
            at: tangga.path(of: hash).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content).write(to: tangga.path(of: hash))
        return hash
    }

    @Test func `takes away what waited for more than a day, and nothing sooner`() async throws {
        let old = try await tangga.send(as: "sekolah1")
        tangga.time.pass(20.hours)
        let young = try await tangga.send(SampleFile.png, as: "sekolah1")
        tangga.time.pass(4.hours)
        try await tangga.attachments.sweep(at: tangga.time.now())
        #expect(tangga.storedHashes().count == 2)
        try await tangga.attachments.sweep(at: tangga.time.now() + 1)
        #expect(tangga.storedHashes().count == 1)
        await #expect(throws: DeskError.form("attachments.0", .noSuchThing)) { try await tangga.open(with: [old]) }
        try await tangga.open(with: [young])
    }

    @Test func `never takes what a message names`() async throws {
        let id = try await tangga.send(as: "sekolah1")
        try await tangga.open(with: [id])
        tangga.time.pass(400.days)
        try await tangga.sweepAll()
        #expect(try await tangga.download(id, as: "sekolah1") == .pdf)
    }

    @Test func `keeps a file as long as one of many names it`() async throws {
        let ids = [try await tangga.send(as: "sekolah1"), try await tangga.send(as: "sekolah1")]
        try await tangga.open(with: [ids[0]])
        tangga.time.pass(2.days)
        try await tangga.sweepAll()
        #expect(try await tangga.count("SELECT count(*) FROM upload") == 0)
        #expect(try await tangga.download(ids[0], as: "sekolah1") == .pdf)
    }

    @Test func `takes what a crash left between file and row`() async throws {
        let id = try await tangga.send(as: "sekolah1")
        _ = try stray()
        #expect(tangga.storedHashes().count == 2)
        try await tangga.sweepAll()
        #expect(tangga.storedHashes().count == 1)
        #expect(try await tangga.download(id, as: "sekolah1") == .pdf)
    }

    @Test func `leaves a file whose row is about to be written`() async throws {
        let hash = try stray()
        try await tangga.attachments.files.pinning(hash) {
            try await tangga.attachments.files.pinning(hash) { try await tangga.sweepAll() }
            try await tangga.sweepAll()
            #expect(tangga.storedHashes() == [hash])
        }
        try await tangga.sweepAll()
        #expect(tangga.storedHashes() == [])
    }

    @Test func `waits for the row of whoever is storing one`() async throws {
        tangga.database.holdWrites()
        async let id = tangga.send(as: "sekolah1")
        while !tangga.database.holdsSomebody { await Task.yield() }
        async let swept: Void = tangga.sweepAll()
        for _ in 0..<1_000 { await Task.yield() }
        tangga.database.letWritesGo()
        try await swept
        #expect(try await tangga.download(id, as: "sekolah1") == .pdf)
    }

    @Test(arguments: 0..<10) func `and a message that names the file agree on who was first`(round: Int) async throws {
        let content = Array("Putaran \(round)".utf8)
        let id = try await tangga.send(content, as: "sekolah1")
        tangga.time.pass(25.hours)
        async let swept: Void = tangga.sweepAll()
        for _ in 0..<round * 20 { await Task.yield() }
        do {
            try await tangga.open(with: [id])
            try await swept
            #expect(try await tangga.download(id, as: "dinas1") == content)
        } catch let error as DeskError {
            #expect(error == .form("attachments.0", .noSuchThing))
            try await swept
            #expect(tangga.storedHashes() == [])
        }
        #expect(try await tangga.fileFaults() == [])
    }

    @Test func `and sending the same again at any moment leave a file for every row`() async throws {
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask { _ = try await tangga.send(as: "sekolah1") }
                group.addTask { try await tangga.execute("DELETE FROM upload") }
                group.addTask { try await tangga.sweepAll() }
            }
            try await group.waitForAll()
        }
        #expect(try await tangga.fileFaults() == [])
    }

    @Test func `takes no more than a page at a time`() async throws {
        let owner = tangga["sekolah1"].id
        try await tangga.database.write { connection in
            for number in 0..<450 {
                let reference = AttachmentReference(
                    id: AttachmentID("u\(number)"), hash: "h", key: "k", kind: .pdf, name: "n", size: 1)
                try Uploads(connection).add(Upload(owner: owner, reference: reference), at: .monday)
            }
        }
        tangga.time.pass(2.days)
        for left in [250, 50, 0] {
            try await tangga.attachments.sweep(at: tangga.time.now())
            #expect(try await tangga.count("SELECT count(*) FROM upload") == left)
        }
    }

    @Test func `finds nothing where there is no folder`() async throws {
        try FileManager.default.removeItem(at: tangga.files.url)
        try await tangga.sweepAll()
    }
}

@Suite struct `A check of the files` {
    let tangga: TestInstallation
    let sent: AttachmentID

    init() async throws {
        tangga = try await TestInstallation()
        sent = try await tangga.send(as: "sekolah1")
        try await tangga.open(with: [sent])
    }

    private func hash() throws -> String { try #require(tangga.storedHashes().first) }

    @Test func `finds nothing where they are whole`() async throws {
        _ = try await tangga.send(SampleFile.png, as: "sekolah2")
        #expect(try await tangga.fileFaults() == [])
    }

    @Test func `says which ticket misses one`() async throws {
        let hash = try hash()
        try FileManager.default.removeItem(at: tangga.path(of: hash))
        #expect(try await tangga.fileFaults() == [.missing(sent, ticket: 1, hash: hash)])
        await #expect(throws: EventStoreError.corrupt("the file \(hash) is missing")) {
            try await tangga.download(sent, as: "sekolah1")
        }
    }

    @Test func `says which one was altered, for each that names it`() async throws {
        let again = try await tangga.send(as: "sekolah1")
        let hash = try hash()
        var stored = try Data(contentsOf: tangga.path(of: hash))
        stored[3] ^= 1
        try stored.write(to: tangga.path(of: hash))
        let faults = try await tangga.fileFaults()
        #expect(faults.count == 2)
        #expect(faults.contains(.altered(sent, ticket: 1, hash: hash)))
        #expect(faults.contains(.altered(again, ticket: nil, hash: hash)))
        await #expect(throws: EventStoreError.corrupt("the file \(hash) was altered")) {
            try await tangga.download(sent, as: "sekolah1")
        }
    }
}
