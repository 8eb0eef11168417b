import Foundation
import Testing

/// Document 003, point 5, at the pages: a number, a slip, and the line that is called.
@Suite struct `The walk-in desk's pages` {
    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
        // A day on, so that the practice tickets' own visitors are not in the line.
        try await server.signIn("ult1").advance("1 days")
    }

    private func cookie(_ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    private func visit(_ subject: String, _ cookie: String) async throws -> Int {
        let asking = "/tiket/baru?layanan=dapodik-paud-dikmas&formulir=kunjungan"
        let page = try await browser.get(asking, cookie: cookie)
        let sent = try await browser.post(
            "/tiket/baru",
            ["csrf", "key", "layanan", "formulir"].map { ($0, page.hidden($0)) }
                + [("onBehalfOf", "sekolah1"), ("subject", subject), ("message", "Membawa surat.")], cookie: cookie)
        #expect(sent.status == 303)
        return try #require(sent.location.split(separator: "/").dropLast().last.flatMap { Int($0) })
    }

    /// The topmost form of that number's.
    private func step(
        _ step: String, _ number: String, from page: Browser.Page, _ cookie: String
    ) async throws -> Browser.Page {
        let path = "/antrean/dapodik-paud-dikmas/A/\(number)"
        let key = page.text.firstMatch(of: try Regex("action=\"\(path)\"(?s:.*?)name=\"key\" value=\"([^\"]+)\""))
        let fields = [
            ("csrf", page.hidden("csrf")), ("key", key.flatMap { $0[1].substring.map(String.init) } ?? ""),
            ("langkah", step),
        ]
        return try await browser.post(path, fields, cookie: cookie)
    }

    private func order(_ page: Browser.Page) -> [String] {
        page.text.matches(of: /<li id="(A-[0-9]+)"/).map { String($0.1) }
    }

    @Test func `give a visitor a number, the desk's address and a slip`() async throws {
        let cookie = try await cookie("ult1")
        let number = try await visit("Datang <b>", cookie)
        let received = try await browser.get("/tiket/\(number)/diterima", cookie: cookie)
        #expect(received.text.contains("Nomor antrean <strong class=\"big\">A-001</strong>"))
        #expect(received.text.contains("Unit Layanan Terpadu") && received.text.contains("Jl. Jenderal Sudirman"))
        #expect(received.text.contains("href=\"/tiket/\(number)/tanda-terima\""))
        let ticket = try await browser.get("/tiket/\(number)", cookie: try await self.cookie("sekolah1"))
        #expect(ticket.text.contains("<dt>Nomor antrean</dt><dd>A-001</dd>"))
        let slip = try await browser.get("/tiket/\(number)/tanda-terima", cookie: cookie)
        #expect(slip.status == 200 && slip.text.contains("A-001") && slip.text.contains("Datang &lt;b&gt;"))
        #expect(slip.text.contains("Tim Helpdesk Pusat") && slip.text.contains("lalu buka tiket \(number)"))
        let english = try await browser.get(
            "/tiket/\(number)/tanda-terima", cookie: "\(cookie); tangga_bahasa=en")
        #expect(english.text.contains("Integrated Service Unit") && english.text.contains("Queue number"))
        let stranger = try await self.cookie("sekolah2")
        #expect(try await browser.get("/tiket/\(number)/tanda-terima", cookie: stranger).status == 404)
        #expect(try await browser.get("/tiket/\(number)/tanda-terima").location.hasPrefix("/masuk"))
    }

    @Test func `call a number three times, set back who is absent, and put away who was served`() async throws {
        let cookie = try await cookie("ult1")
        for subject in ["Satu", "Dua", "Tiga", "Empat", "Lima"] { _ = try await visit(subject, cookie) }
        var page = try await browser.get("/antrean", cookie: cookie)
        #expect(order(page) == ["A-001", "A-002", "A-003", "A-004", "A-005"])
        #expect(page.text.contains("Rina Kusumawardani") && page.text.contains("href=\"/antrean\" aria-current"))
        #expect(!page.text.contains("value=\"absent\""), "who was not called is not absent")
        for _ in 0..<3 {
            #expect(try await step("call", "A-001", from: page, cookie).location == "/antrean")
            page = try await browser.get("/antrean", cookie: cookie)
        }
        #expect(page.text.contains("dipanggil, ke-3 dari 3"))
        let fourth = try await step("call", "A-001", from: page, cookie)
        #expect(fourth.status == 409 && fourth.text.contains("Nomor A-001 sudah dipanggil tiga kali."))
        #expect(try await step("absent", "A-001", from: fourth, cookie).status == 303)
        page = try await browser.get("/antrean", cookie: cookie)
        #expect(order(page) == ["A-002", "A-003", "A-004", "A-001", "A-005"])
        // The same form, sent twice, counts once.
        for _ in 0..<2 { #expect(try await step("serve", "A-002", from: page, cookie).status == 303) }
        page = try await browser.get("/antrean", cookie: cookie)
        #expect(order(page).first == "A-003" && page.text.contains("Sudah dilayani: 1"))
        #expect(try await step("menari", "A-003", from: page, cookie).status == 404)
        #expect(try await step("call", "A-099", from: page, cookie).status == 404)
        let english = try await browser.get("/antrean", cookie: "\(cookie); tangga_bahasa=en")
        #expect(english.text.contains("Today’s queue") && english.text.contains("absent, waiting again"))
    }

    @Test(arguments: ["sekolah1", "dinas1", "pusat1", "admin"])
    func `are nobody else's`(username: String) async throws {
        _ = try await visit("Datang", try await cookie("ult1"))
        let cookie = try await cookie(username)
        let page = try await browser.get("/antrean", cookie: cookie)
        #expect(page.status == 404)
        #expect(try await step("call", "A-001", from: page, cookie).status == 404)
        #expect(!page.text.contains("href=\"/antrean\""))
        #expect(try await browser.get("/antrean").location.hasPrefix("/masuk"))
        let desk = try await browser.get("/antrean", cookie: try await self.cookie("ult1"))
        #expect(desk.text.contains("menunggu"), "nothing was called")
    }
}
