import Foundation
import Testing

/// A page that hears that it is no longer as it was drawn.
@Suite(.timeLimit(.minutes(10))) struct `News on a page` {
    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    /// Where the page says that there is news of it, from when it was drawn.
    private func place(on page: Browser.Page) throws -> String {
        let match = try #require(page.text.firstMatch(of: /data-live="([^"]+)" data-mark="([A-Za-z0-9_-]+)"/))
        return "\(match.1)&sejak=\(match.2)".replacingOccurrences(of: "&amp;", with: "&")
    }

    private static let isListening = EventStream.Part.head(status: 200, type: "text/event-stream", encoding: nil)

    @Test func `of a ticket comes at once, says only that there is some, and is never squeezed`() async throws {
        let number = try await server.signIn("sekolah1").opened("Kabar <b>rahasia</b>")
        let cookie = try await cookie("sekolah1")
        let page = try await browser.get("/tiket/\(number)", cookie: cookie)
        let officer = try await server.signIn("dinas1")
        let parts = try EventStream(server, place(on: page), cookie: cookie)
        #expect(await parts.next() == Self.isListening)
        try await officer.act("catat", on: number, "Hanya untuk petugas").expect(200)
        try await officer.act("jawab", on: number, "Jawaban rahasia").expect(200)
        #expect(await parts.next() == .event("event: kabar\ndata: /tiket/\(number) 3"))
    }

    @Test func `that came before somebody listened is told first`() async throws {
        let number = try await server.signIn("sekolah1").opened("Sebelum didengar")
        let cookie = try await cookie("dinas1")
        let ticket = try await browser.get("/tiket/\(number)", cookie: cookie)
        let inbox = try await browser.get("/kotak/dinas", cookie: cookie)
        try await server.signIn("sekolah1").act("balas", on: number, "Tambahan").expect(200)
        for (page, data) in [(ticket, "/tiket/\(number) 2"), (inbox, "/kotak/dinas")] {
            let parts = try EventStream(server, place(on: page), cookie: cookie)
            #expect(await parts.next() == Self.isListening)
            #expect(await parts.next() == .event("event: kabar\ndata: \(data)"))
        }
    }

    @Test func `is for those who may see the page, and for nobody else`() async throws {
        let number = try await server.signIn("sekolah1").opened("Bukan untuk semua")
        for (username, path, status) in [
            ("dinas1", "tiket=\(number)", 200), ("dinas2", "tiket=\(number)", 404),
            ("sekolah2", "tiket=\(number)", 404),
            ("dinas1", "kotak=dinas", 200), ("dinas1", "kotak=pusat", 404), ("sekolah1", "kotak=dinas", 404),
            ("dinas1", "tiket=x", 404), ("dinas1", "", 404),
        ] {
            let parts = try EventStream(server, "/kabar?\(path)", cookie: try await cookie(username))
            guard case .head(let answered, _, _)? = await parts.next() else {
                Issue.record("no answer: \(username) \(path)")
                continue
            }
            #expect(answered == status, "\(username) \(path)")
        }
        #expect(try await browser.get("/kabar?tiket=\(number)").status == 204, "nobody is not asked to come back")
        let cookie = try await cookie("dinas1")
        let events = try await server.signIn("dinas1").events(of: number)
        let past = try await browser.get("/tiket/\(number)?at=\(events[0]["at"].text())", cookie: cookie)
        #expect(past.status == 200 && !past.text.contains("data-live"), "of the past there is no news")
    }

    @Test func `is looked for without taking the word from whoever sees the page`() async throws {
        let cookie = "\(try await cookie("dinas1")); tangga_kabar=answered"
        let looked = try await browser.get("/kotak/dinas", cookie: cookie, headers: ["X-Tangga-Script": "1"])
        #expect(looked.status == 200 && !looked.text.contains("notice good") && looked.cookie("tangga_kabar") == "")
        let seen = try await browser.get("/kotak/dinas", cookie: cookie)
        #expect(seen.text.contains("notice good") && seen.headers["set-cookie"]?.contains("tangga_kabar=;") ?? false)
    }

    @Test func `says who else of the staff is there, and what they write, to them alone`() async throws {
        let number = try await server.signIn("sekolah1").opened("Berdua")
        try await server.signIn("dinas1").act("teruskan", on: number, "Mohon bantuan pusat.").expect(200)
        let (one, other, asker) = (try await cookie("dinas1"), try await cookie("pusat1"), try await cookie("sekolah1"))
        let first = try EventStream(server, "/kabar?tiket=\(number)", cookie: one)
        #expect(await first.next() == Self.isListening)
        let third = try EventStream(server, "/kabar?tiket=\(number)", cookie: asker)
        #expect(await third.next() == Self.isListening)
        let second = try EventStream(server, "/kabar?tiket=\(number)", cookie: other)
        #expect(await second.next() == Self.isListening)
        #expect(await first.next() == .event("event: hadir\ndata: Sekar Puspitaningrum juga sedang membuka tiket ini."))
        let page = try await browser.get("/tiket/\(number)", cookie: other)
        #expect(page.text.contains("data-writing=\"answer\""))
        #expect(try await !browser.get("/tiket/\(number)", cookie: asker).text.contains("data-writing"))
        func write(_ proof: String, _ cookie: String) async throws -> Int {
            let fields = [("csrf", proof), ("tiket", "\(number)"), ("tulisan", "answer")]
            return try await browser.post("/kabar/menulis", fields, cookie: cookie).status
        }
        #expect(try await write("palsu", other) == 403)
        #expect(try await write(page.hidden("csrf"), other) == 204)
        #expect(await first.next() == .event("event: hadir\ndata: Sekar Puspitaningrum sedang menulis jawaban."))
        // To the requester nobody has been there: what they hear next is the answer.
        try await server.signIn("pusat1").act("jawab", on: number, "Silakan dicoba.").expect(200)
        #expect(await third.next() == .event("event: kabar\ndata: /tiket/\(number) 3"))
    }

    @Test func `keeps nobody from ending, and ends with us`() async throws {
        let number = try await server.signIn("sekolah1").opened("Sampai akhir")
        let cookie = try await cookie("dinas1")
        let parts = try EventStream(server, "/kabar?tiket=\(number)", cookie: cookie)
        #expect(await parts.next() == Self.isListening)
        #expect(await server.stop() == 0)
        #expect(await parts.next() == nil)
        #expect(!server.said.contains("before every request was answered"))
    }
}
