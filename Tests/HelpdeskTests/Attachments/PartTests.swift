import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A file that comes in parts` {
    let tangga: TestInstallation
    private let content = SampleFile.pdf + SampleFile.zeros(200_000) + Array("%%EOF\n".utf8)

    init() async throws { tangga = try await TestInstallation() }

    private func begin(
        _ size: Int? = nil, named name: String = "Surat.PDF", as username: String = "sekolah1"
    ) async throws -> AttachmentID {
        try await tangga.attachments.begin(
            named: name, size: size ?? content.count, by: tangga[username].id, at: tangga.time.now())
    }

    private func append(
        _ bytes: some Collection<UInt8>, at offset: Int, to id: AttachmentID, as username: String = "sekolah1"
    ) async throws -> PartedUploads.Progress {
        try await tangga.attachments.append(
            Array(bytes), at: offset, to: id, of: tangga[username].id, at: tangga.time.now())
    }

    private func finished(_ progress: PartedUploads.Progress) throws -> AttachmentFile {
        guard case .finished(let file) = progress else { throw AttachmentProblem.noSuchAttachment }
        return file
    }

    @Test func `is the file that it would be had it come whole`() async throws {
        let id = try await begin()
        var progress = PartedUploads.Progress.received(0)
        for offset in stride(from: 0, to: content.count, by: 70_000) {
            #expect(progress == .received(offset))
            progress = try await append(content[offset..<min(offset + 70_000, content.count)], at: offset, to: id)
        }
        let file = try finished(progress)
        #expect(file == AttachmentFile(id: file.id, name: "Surat.pdf", kind: .pdf, size: content.count))
        #expect(try await tangga.download(file.id, as: "sekolah1") == content)
        let ticket = try await tangga.open(with: [file.id])
        #expect(
            try await tangga.tickets.conversation(on: ticket.number, for: tangga["dinas1"])[0].attachments.count == 1)
    }

    @Test func `goes on where it stopped, whatever its sender believes`() async throws {
        let id = try await begin()
        #expect(try await append(content[..<100], at: 0, to: id) == .received(100))
        // The answer was lost, and it is sent again; or something was skipped.
        #expect(try await append(content[..<100], at: 0, to: id) == .received(100))
        #expect(try await append(content[300..<400], at: 300, to: id) == .received(100))
        #expect(try await append([], at: 100, to: id) == .received(100))
        let file = try finished(try await append(content[100...], at: 100, to: id))
        #expect(
            try await append(content[100...], at: 100, to: id) == .finished(file), "the last answer can be lost, too")
        #expect(try await tangga.download(file.id, as: "sekolah1") == content)
        #expect(tangga.storedHashes().count == 1)
    }

    @Test func `is one person's own`() async throws {
        let id = try await begin()
        for other in ["sekolah2", "dinas1"] {
            await #expect(throws: AttachmentProblem.noSuchAttachment) {
                _ = try await append(content[..<100], at: 0, to: id, as: other)
            }
            await tangga.attachments.cancel(id, of: tangga[other].id)
        }
        #expect(try await append(content[..<100], at: 0, to: id) == .received(100))
        await tangga.attachments.cancel(id, of: tangga["sekolah1"].id)
        await #expect(throws: AttachmentProblem.noSuchAttachment) { _ = try await append([], at: 100, to: id) }
    }

    @Test func `has the size and the kind that it may have, and not a byte more than it said`() async throws {
        await #expect(throws: AttachmentProblem.empty) { _ = try await begin(0) }
        await #expect(throws: AttachmentProblem.empty) { _ = try await begin(-1) }
        let limit = tangga.attachments.limits.size
        await #expect(throws: AttachmentProblem.tooLarge(limit: limit)) { _ = try await begin(limit + 1) }
        let short = try await begin(10)
        await #expect(throws: AttachmentProblem.tooLarge(limit: 10)) { _ = try await append(content, at: 0, to: short) }
        let page = Array("<html>".utf8)
        let strange = try await begin(page.count, named: "foto.png")
        await #expect(throws: AttachmentProblem.unknownKind) { _ = try await append(page, at: 0, to: strange) }
        for id in [short, strange] {
            await #expect(throws: AttachmentProblem.noSuchAttachment) { _ = try await append([], at: 0, to: id) }
        }
        #expect(tangga.storedHashes() == [])
    }

    @Test func `takes the place of its sender's oldest, and of nobody else's`() async throws {
        let other = try await begin(as: "sekolah2")
        var ids: [AttachmentID] = []
        for _ in 0..<11 { ids.append(try await begin()) }
        await #expect(throws: AttachmentProblem.noSuchAttachment) { _ = try await append([1], at: 0, to: ids[0]) }
        for id in ids.dropFirst() { #expect(try await append([1], at: 0, to: id) == .received(1)) }
        #expect(try await append([1], at: 0, to: other, as: "sekolah2") == .received(1))
    }

    @Test func `gives way where there are too many, once nothing has come for long`() async throws {
        let parted = PartedUploads(limits: .init(overall: 2, patience: 1_000), random: .system)
        func begin(_ owner: AccountID) async throws -> AttachmentID {
            let spool = Spool(try tangga.attachments.files.scratch())
            return try await parted.begin(spool, named: "", size: 10, by: owner, at: tangga.time.now())
        }
        let first = try await begin("a")
        tangga.time.pass(500)
        _ = try await begin("b")
        await #expect(throws: DeskError.overloaded) { _ = try await begin("c") }
        tangga.time.pass(500)
        _ = try await begin("c")
        await #expect(throws: AttachmentProblem.noSuchAttachment) {
            _ = try await parted.take(first, at: 0, of: "a", now: tangga.time.now())
        }
    }

    @Test func `gives way at once, where there are too many, when it is stored already`() async throws {
        let parted = PartedUploads(limits: .init(overall: 2), random: .system)
        func begin(_ owner: AccountID) async throws -> AttachmentID {
            let spool = Spool(try tangga.attachments.files.scratch())
            return try await parted.begin(spool, named: "", size: 10, by: owner, at: tangga.time.now())
        }
        let (first, second) = (try await begin("a"), try await begin("b"))
        await parted.finish(second, as: AttachmentFile(id: "x", name: nil, kind: .pdf, size: 10))
        _ = try await begin("c")
        #expect(try await parted.take(first, at: 0, of: "a", now: tangga.time.now()).spool != nil)
        await #expect(throws: AttachmentProblem.noSuchAttachment) {
            _ = try await parted.take(second, at: 10, of: "b", now: tangga.time.now())
        }
    }

    @Test func `waits a day for the rest`() async throws {
        let id = try await begin()
        tangga.time.pass(1.days)
        try await tangga.attachments.sweep(at: tangga.time.now())
        #expect(try await append(content[..<100], at: 0, to: id) == .received(100))
        tangga.time.pass(1.days + 1)
        try await tangga.attachments.sweep(at: tangga.time.now())
        #expect(await tangga.attachments.parted.count == 0)
    }
}
