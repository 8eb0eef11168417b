import EventStore
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A public comment` {
    let tangga: TestInstallation

    init() async throws { tangga = try await TestInstallation(.comments) }

    private var comments: Comments { tangga.installation.comments }

    @discardableResult
    private func post(
        _ text: String = "NIK saya 3171999001800001, mohon bantuan", as username: String = "sekolah1",
        key: String? = nil
    ) async throws -> CommentNumber {
        let idempotency = key.map { IdempotencyKey(caller: tangga[username].id, key: $0, fingerprint: [1]) }
        return try await comments.post(
            text, below: "cara-sinkron", of: "bantuan", by: tangga[username], idempotency: idempotency
        ).number
    }

    private func view(_ number: CommentNumber, for username: String?) async throws -> CommentView {
        try await comments.view(number, for: username.map { tangga[$0] })
    }

    @Test func `is masked for everybody but the desk`() async throws {
        let number = try await post()
        #expect(try await view(number, for: nil).text == "NIK saya 3171********0001, mohon bantuan")
        #expect(try await view(number, for: "sekolah1").text == "NIK saya 3171********0001, mohon bantuan")
        #expect(try await view(number, for: "pusat1").text == "NIK saya 3171999001800001, mohon bantuan")
    }

    @Test func `that comes twice within an hour is recognised, for the desk`() async throws {
        let first = try await post("Mohon  bantuan")
        let second = try await post("mohon bantuan")
        #expect(try await view(second, for: "pusat1").repeats == first)
        #expect(try await view(second, for: nil).repeats == nil)
        #expect(try await view(post("mohon bantuan", as: "sekolah2"), for: "pusat1").repeats == nil)
        tangga.time.stand(at: tangga.time.now() + 2.hours)
        #expect(try await view(post("mohon bantuan"), for: "pusat1").repeats == nil)
        #expect(try await post(key: "k") == post(key: "k"))
    }

    @Test func `becomes a ticket of its author, and both name each other`() async throws {
        let number = try await post("Tidak bisa masuk")
        let ticket = try await comments.convert(
            number, into: .init(), replying: "komentar-2", by: tangga["pusat1"]
        ).ticket
        #expect(ticket.comment == number)
        #expect(ticket.requester == tangga["sekolah1"].id)
        #expect(ticket.channel == "comment")
        let said = try await tangga.tickets.conversation(on: ticket.number, for: tangga["sekolah1"])
        #expect(said.first?.text == "Tidak bisa masuk")
        let view = try await view(number, for: "sekolah1")
        #expect(view.ticket == ticket.number)
        #expect(view.replies.map(\.text) == ["Selamat pagi, Rina Kusumawardani: \(ticket.number)"])
        #expect(try await self.view(number, for: nil).ticket == nil)
        await #expect(throws: CommentRefusal.alreadyConverted(ticket.number)) {
            try await comments.convert(number, into: .init(), replying: nil, by: tangga["pusat1"])
        }
        #expect(try await tangga.faults() == [])
    }

    /// Of the service's own replies: no number before there is one, no e-mail promised, and pupils as what they are.
    @Test func `at belajar.id is answered in words that are true`() async throws {
        let tangga = try await TestInstallation.services(at: "2026-02-02 10:30")
        let comments = tangga.installation.comments
        func post(_ username: String) async throws -> CommentNumber {
            try await comments.post(
                "Mohon bantuan \(username)", below: "cara", of: "belajar-id", by: tangga[username], idempotency: nil
            ).number
        }
        func reply(_ canned: Name<CannedReply>, to number: CommentNumber) async throws -> String? {
            _ = try await comments.reply(.canned(canned), to: number, by: tangga["agen1"])
            return try await comments.view(number, for: nil).replies.last?.text
        }
        let (teacher, pupil) = (try await post("guru1"), try await post("siswa1"))
        await #expect(throws: DeskError.form("canned", .noSuchThing)) { try await reply("komentar-1", to: teacher) }
        #expect(try await reply("periksa-email", to: teacher)?.hasPrefix("Yth. Bapak/Ibu Wayan Sudiasih, ") == true)
        #expect(try await reply("periksa-email", to: pupil)?.hasPrefix("Yth. Galih Prasetyo, ") == true)
        let ticket = try await comments.convert(
            teacher, into: .init(category: CategoryPath("akun/lupa-sandi")), replying: "komentar-1",
            by: tangga["agen1"]
        ).ticket
        let told = try #require(try await comments.view(teacher, for: nil).replies.last?.text)
        #expect(told.contains("nomor \(ticket.number)") && !told.contains("email"))
    }

    @Test func `gives its ticket a subject without numbers by which people are known`() async throws {
        let number = try await post()
        let ticket = try await comments.convert(number, into: .init(), replying: nil, by: tangga["pusat1"]).ticket
        let view = try await tangga.tickets.view(ticket.number, for: tangga["pusat1"])
        #expect(view.subject == "NIK saya 3171********0001, mohon bantuan")
        let said = try await tangga.tickets.conversation(on: ticket.number, for: tangga["pusat1"])
        #expect(said.first?.text == "NIK saya 3171999001800001, mohon bantuan")
    }

    @Test func `is answered in the language of who wrote it`() async throws {
        try await tangga.execute("UPDATE account SET language = 'en' WHERE username = 'sekolah1'")
        let number = try await post("I can't sign in")
        let ticket = try await comments.convert(
            number, into: .init(), replying: "komentar-2", by: tangga["pusat1"]
        ).ticket
        let replies = try await view(number, for: "sekolah1").replies.map(\.text)
        #expect(replies == ["Good morning, Rina Kusumawardani, number \(ticket.number)"])
    }

    @Test func `becomes one ticket when twenty convert it at once`() async throws {
        let number = try await post("Tidak bisa masuk")
        let made = try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    try? await comments.convert(number, into: .init(), replying: nil, by: tangga["pusat1"]).ticket
                        .number
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(made.compactMap(\.self).count == 1)
        #expect(try await tangga.allTickets().count == 1)
    }

    @Test func `is converted once by a request that is sent twice, and replied to once`() async throws {
        let number = try await post("Tidak bisa masuk")
        let key = IdempotencyKey(caller: tangga["pusat1"].id, key: "k", fingerprint: [1])
        for _ in 0..<2 {
            let outcome = try await comments.convert(
                number, into: .init(), replying: "komentar-2", by: tangga["pusat1"], idempotency: key)
            #expect(outcome.ticket.number == 1)
        }
        #expect(try await view(number, for: nil).replies.count == 1)
    }

    @Test func `is nobody's to see to but the desk's`() async throws {
        let number = try await post("Tidak bisa masuk")
        for username in ["sekolah1", "dinas1"] {
            await #expect(throws: CommentRefusal.notAllowed) {
                try await comments.reply(.own("Halo"), to: number, by: tangga[username])
            }
            await #expect(throws: CommentRefusal.notAllowed) {
                try await comments.convert(number, into: .init(), replying: nil, by: tangga[username])
            }
        }
        await #expect(throws: CommentRefusal.noSuchComment) {
            try await comments.hide(99, because: "Iklan", by: tangga["pusat1"])
        }
        await #expect(throws: CommentRefusal.notAllowed) { try await post(as: "dinas1") }
    }

    @Test func `leaves the list when it goes, unless somebody replied`() async throws {
        let (first, second) = (try await post("Satu"), try await post("Dua"))
        _ = try await comments.reply(.own("Silakan"), to: first, by: tangga["pusat1"])
        try await comments.delete(first, by: tangga["sekolah1"])
        _ = try await comments.hide(second, because: "Iklan", by: tangga["pusat1"])
        let page = try await comments.list("cara-sinkron", for: nil, cursor: nil, limit: 10)
        #expect(page.items.map(\.number) == [first])
        #expect(page.items.map(\.text) == [nil])
        #expect(page.items.first?.replies.map(\.text) == ["Silakan"])
        #expect(try await view(second, for: "pusat1").hiddenFor == "Iklan")
    }

    @Test func `comes to its desk below whatever article, hidden or not, and to nobody else`() async throws {
        let (first, second) = (try await post("Satu"), try await post("Dua"))
        let third = try await comments.post("Tiga", below: "lain", of: "bantuan", by: tangga["sekolah1"]).number
        _ = try await comments.hide(first, because: "Iklan", by: tangga["pusat1"])
        try await comments.delete(second, by: tangga["sekolah1"])
        let page = try await comments.newest(for: tangga["pusat1"], cursor: nil, limit: 2)
        #expect(page.items.map(\.number) == [third], "what its author took back is gone")
        let rest = try await comments.newest(for: tangga["pusat1"], cursor: page.next, limit: 2)
        #expect(rest.items.map(\.text) == ["Satu"] && rest.next == nil)
        #expect(rest.items.allSatisfy(\.isForDesk) && comments.seesTo(tangga["pusat1"]))
        for username in ["sekolah1", "dinas1"] {
            #expect(!comments.seesTo(tangga[username]))
            await #expect(throws: CommentRefusal.noSuchComment) {
                try await comments.newest(for: tangga[username], cursor: nil, limit: 2)
            }
        }
        let list = try await comments.list("lain", for: tangga["sekolah1"], cursor: nil, limit: 1)
        #expect(list.items.map(\.isTheirs) == [true])
    }

    @Test func `can't be read back once its author was erased`() async throws {
        let number = try await post("Rahasia saya")
        try await tangga.installation.vault.erase(tangga["sekolah1"].id)
        #expect(try await view(number, for: "pusat1").text == nil)
    }

    @Test func `is listed page by page, and rebuilt from its events`() async throws {
        for index in 1...5 { try await post("Komentar \(index)") }
        _ = try await comments.reply(.own("Silakan"), to: 3, by: tangga["pusat1"])
        try await tangga.execute("UPDATE comment SET body = '{}' WHERE number = 3")
        try await tangga.execute("DELETE FROM comment WHERE number = 5")
        #expect(try await tangga.faults().count == 3)
        let opener = try await tangga.installation.vault.opener()
        _ = try await tangga.database.write { connection in
            try Rebuild(connection) { try opener.subject(of: $0) }.run()
        }
        #expect(try await tangga.faults() == [])
        var (numbers, cursor): ([CommentNumber], String?) = ([], nil)
        repeat {
            let page = try await comments.list("cara-sinkron", for: nil, cursor: cursor, limit: 2)
            numbers += page.items.map(\.number)
            cursor = page.next
        } while cursor != nil
        #expect(numbers == [5, 4, 3, 2, 1])
    }
}

extension WorkflowFiles {
    /// A service with comments.
    static var comments: WorkflowFiles {
        get throws {
            try WorkflowFiles(
                """
                workflow: bantuan
                title: Bantuan
                calendar: setiap-saat
                tiers:
                  pusat: { title: Pusat, members: tim-helpdesk, inbox: national }
                forms:
                  komentar: { title: Dari komentar }
                intake:
                  - { by: tim-helpdesk, for: operator-sekolah, form: komentar, into: pusat, channel: comment }
                comments:
                  by: operator-sekolah
                  desk: pusat
                  form: komentar
                  canned: { komentar-2: { id: "{greeting}, {name}: {number}", en: "{greeting}, {name}, number {number}" } }
                actions:
                  jawab: { does: answer, by: holder }
                  tutup: { does: close, by: requester }
                clocks:
                  selesai: { while: open, restarts: message, after: 7 days, then: { close: idle } }
                """)
        }
    }
}
