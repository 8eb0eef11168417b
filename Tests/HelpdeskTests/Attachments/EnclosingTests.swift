import EventStore
import TestSupport
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A message with files` {
    let tangga: TestInstallation

    init() async throws { tangga = try await TestInstallation() }

    /// So many different ones.
    private func send(_ count: Int, as username: String = "sekolah1") async throws -> [AttachmentID] {
        var ids: [AttachmentID] = []
        for number in 0..<count {
            ids.append(try await tangga.send(Array("Lampiran \(number)".utf8), named: "l\(number).txt", as: username))
        }
        return ids
    }

    @Test func `shows them to everybody who may see it, and to nobody else`() async throws {
        let (letter, photo) = (
            try await tangga.send(as: "sekolah1"), try await tangga.send(SampleFile.jpeg, as: "dinas1")
        )
        try await tangga.open(with: [letter])
        try await tangga.act("dinas1", "jawab", on: 1, with: [photo])
        let said = try await tangga.tickets.conversation(on: 1, for: tangga["sekolah1"])
        #expect(said.map { $0.attachments.map(\.name) } == [["surat.pdf"], ["surat.pdf.jpg"]])
        for (id, content) in [(letter, SampleFile.pdf), (photo, SampleFile.jpeg)] {
            for reader in ["sekolah1", "dinas1"] { #expect(try await tangga.download(id, as: reader) == content) }
            for stranger in ["sekolah2", "dinas2", "pusat1"] {
                await #expect(throws: AttachmentProblem.noSuchAttachment) {
                    try await tangga.download(id, as: stranger)
                }
            }
        }
        try await tangga.act("dinas1", "teruskan", on: 1)
        #expect(try await tangga.download(letter, as: "pusat1") == .pdf)
        #expect(try await tangga.faults() == [])
    }

    @Test func `filed for a school may carry the desk's own`() async throws {
        let id = try await tangga.send(as: "ult1")
        try await tangga.open("ult1", form: "kunjungan", for: "sekolah1", with: [id])
        #expect(try await tangga.download(id, as: "sekolah1") == .pdf)
        #expect(try await tangga.download(id, as: "ult1") == .pdf)
    }

    /// DOMAIN.md 6.9, vector 10.
    @Test func `refuses a sixth, and keeps the five`() async throws {
        let six = try await send(6)
        await #expect(throws: DeskError.form("attachments", .tooMany(5))) { try await tangga.open(with: six) }
        #expect(try await tangga.allTickets() == [])
        try await tangga.open(with: Array(six.prefix(5)))
        #expect(try await tangga.ticket(1)?.attachments.map(\.id) == Array(six.prefix(5)))
        try await tangga.act("sekolah1", "balas", on: 1, with: [six[5]])
    }

    /// DOMAIN.md 6.9, vector 10, as document 004 has it.
    @Test func `takes four screenshots and a PDF`() async throws {
        var ids = [try await tangga.send(as: "sekolah1")]
        for number in 0..<4 {
            let screenshot = SampleFile.png + [UInt8(number)]
            ids.append(try await tangga.send(screenshot, named: "layar\(number).png", as: "sekolah1"))
        }
        let ticket = try await tangga.open(with: ids)
        #expect(ticket.attachments.map(\.kind) == [.pdf, .png, .png, .png, .png])
    }

    @Test func `takes nobody else's, none twice, and none that is not there`() async throws {
        let (mine, theirs) = (try await tangga.send(as: "sekolah1"), try await tangga.send(as: "sekolah2"))
        for ids in [[mine, theirs], [mine, mine], [mine, "tidak-ada"], [mine, ""]] {
            await #expect(throws: DeskError.form("attachments.1", .noSuchThing)) { try await tangga.open(with: ids) }
        }
        try await tangga.open(with: [mine])
        await #expect(throws: DeskError.form("attachments.0", .noSuchThing)) { try await tangga.open(with: [mine]) }
        await #expect(throws: DeskError.form("attachments.0", .noSuchThing)) {
            try await tangga.act("sekolah1", "balas", on: 1, with: [mine])
        }
        #expect(try await tangga.allTickets().count == 1)
    }

    @Test func `that is refused leaves them to be sent with another`() async throws {
        let id = try await tangga.send(as: "dinas2")
        try await tangga.open()
        await #expect(throws: DeskError.refused(.noSuchTicket)) {
            try await tangga.act("dinas2", "jawab", on: 1, with: [id])
        }
        await #expect(throws: DeskError.refused(.noSuchTicket)) {
            try await tangga.act("dinas2", "jawab", on: 99, with: [id])
        }
        try await tangga.open("sekolah2")
        await #expect(throws: DeskError.form("message", .missing)) {
            try await tangga.act("dinas2", "teruskan", on: 2, message: nil, with: [id])
        }
        try await tangga.act("dinas2", "jawab", on: 2, with: [id])
        #expect(try await tangga.download(id, as: "sekolah2") == .pdf)
    }

    @Test func `under a key is sent once, with them`() async throws {
        let id = try await tangga.send(as: "sekolah1")
        for _ in 1...3 { #expect(try await tangga.open(with: [id], key: "k").number == 1) }
        let reply = try await tangga.send(as: "sekolah1")
        for _ in 1...3 {
            #expect(try await tangga.act("sekolah1", "balas", on: 1, with: [reply], key: "b").version == 2)
        }
        #expect(try await tangga.ticket(1)?.attachments.count == 2)
    }

    @Test func `that could not be stored leaves them for the next try`() async throws {
        let id = try await tangga.send(as: "sekolah1")
        tangga.database.fail(.nothingStored)
        await #expect(throws: EventStoreError.self) { try await tangga.open(with: [id], key: "k") }
        #expect(try await tangga.open(with: [id], key: "k").number == 1)
        let other = try await tangga.send(as: "sekolah1")
        tangga.database.fail(.storedAllTheSame)
        await #expect(throws: EventStoreError.self) { try await tangga.open(with: [other], key: "l") }
        #expect(try await tangga.open(with: [other], key: "l").number == 2)
        #expect(try await tangga.allTickets().map(\.attachments.count) == [1, 1])
    }

    @Test func `comes along where the checklist names it, without being named twice`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let document = try await tangga.send(named: "bukti.pdf", as: "guru1")
        let ticket = try await tangga.askRapor(documents: ["bukti-dapodik": document.rawValue])
        #expect(ticket.attachments.map(\.id) == [document])
        await #expect(throws: DeskError.form("fields.bukti-dapodik", .noSuchThing)) {
            try await tangga.askRapor(documents: ["bukti-dapodik": document.rawValue])
        }
    }

    @Test func `is no more than one piece of the checklist`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 09:00")
        let photo = try await tangga.send(named: "bukti.pdf", as: "guru1").rawValue
        await #expect(throws: DeskError.form("fields.profil", .repeated("status-kepegawaian"))) {
            try await tangga.askKinerja(
                ["profil": photo, "status-kepegawaian": photo], but: ["profil", "status-kepegawaian"])
        }
    }

    @Test func `among fifty that name one file at once is the only one to have it`() async throws {
        let id = try await tangga.send(as: "sekolah1")
        try await tangga.open()
        let winners = await withTaskGroup { group in
            for turn in 0..<50 {
                group.addTask {
                    do {
                        if turn.isMultiple(of: 2) {
                            try await tangga.open(with: [id])
                        } else {
                            try await tangga.act("sekolah1", "balas", on: 1, with: [id])
                        }
                        return 1
                    } catch {
                        return 0
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(winners == 1)
        #expect(try await tangga.allTickets().flatMap(\.attachments).map(\.id) == [id])
        #expect(try await tangga.faults() == [])
    }

    @Test func `can't be read once its requester was erased, nor can its files`() async throws {
        let (letter, photo) = (
            try await tangga.send(as: "sekolah1"), try await tangga.send(SampleFile.jpeg, as: "dinas1")
        )
        try await tangga.open(with: [letter])
        try await tangga.act("dinas1", "jawab", on: 1, with: [photo])
        try await tangga.installation.vault.erase(tangga["sekolah1"].id)
        for id in [letter, photo] {
            await #expect(throws: AttachmentProblem.noSuchAttachment) { try await tangga.download(id, as: "dinas1") }
        }
        let said = try await tangga.tickets.conversation(on: 1, for: tangga["dinas1"])
        #expect(said.map { $0.attachments.map(\.name) } == [[nil], [nil]])
        // What is stored is what it was: the files are whole, though nobody can read them.
        #expect(try await tangga.fileFaults() == [])
    }

    @Test func `is found again by a rebuild`() async throws {
        let id = try await tangga.send(as: "sekolah1")
        try await tangga.open(with: [id])
        let opener = try await tangga.installation.vault.opener()
        _ = try await tangga.database.write { try Rebuild($0) { try opener.subject(of: $0) }.run() }
        #expect(try await tangga.faults() == [])
        #expect(try await tangga.download(id, as: "dinas1") == .pdf)
    }
}
