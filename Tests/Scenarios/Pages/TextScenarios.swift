import Foundation
import Testing

/// Sentences that an administrator puts otherwise while the helpdesk runs.
@Suite struct `Texts on the pages` {
    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    private func change(
        _ path: String, _ fields: [(String, String)], _ cookie: String
    ) async throws -> Browser.Page {
        let form = try await browser.get(path, cookie: cookie)
        return try await browser.post(
            path, [("csrf", form.hidden("csrf")), ("version", form.hidden("version"))] + fields, cookie: cookie)
    }

    @Test func `are used at once by pages, escaped, and go back by one button`() async throws {
        let admin = try await cookie("admin")
        let path = "/kelola/teks/page.admin.copy"
        let title = "/kelola/teks/page.admin.title"
        let shown = try await change(
            title, [("text.id", "Urus <b>"), ("text.en", "Run <b>"), ("langkah", "lihat")], admin)
        #expect(shown.status == 200 && shown.text.contains("Urus &lt;b&gt;"))
        #expect(try await browser.get("/kelola", cookie: admin).text.contains("<h1>Kelola</h1>"))
        let stored = try await change(
            title, [("text.id", "Urus <b> {{x}} [[page.admin.copy]]"), ("text.en", "Run <b>"), ("langkah", "simpan")],
            admin)
        #expect(stored.status == 303 && stored.location == title)
        let page = try await browser.get("/kelola", cookie: admin)
        #expect(page.text.contains("<h1>Urus &lt;b&gt; &#123;x} [[page.admin.copy]]</h1>"))
        let list = try await browser.get("/kelola/teks?q=page.admin.title", cookie: admin)
        #expect(list.text.contains("diubah"))
        let view = try await browser.get(title, cookie: admin)
        #expect(view.text.contains("Diubah oleh"))
        let back = try await browser.post(
            "\(title)/asli", [("csrf", view.hidden("csrf")), ("version", view.hidden("version"))], cookie: admin)
        #expect(back.status == 303)
        #expect(try await browser.get("/kelola", cookie: admin).text.contains("<h1>Kelola</h1>"))
        let stale = try await browser.post(
            title,
            [
                ("csrf", view.hidden("csrf")), ("version", view.hidden("version")), ("text.id", "X"), ("text.en", "X"),
                ("langkah", "simpan"),
            ], cookie: admin)
        #expect(stale.status == 409 && stale.text.contains("name=\"text.id\"") && stale.text.contains("value=\"X\""))
        #expect(stale.hidden("version") != view.hidden("version"), "nothing typed is lost, and it may be stored now")
        #expect(try await browser.post(path, [("csrf", "salah")], cookie: admin).status == 403)
        #expect(try await browser.get("/kelola/teks/tiada", cookie: admin).status == 404)
    }

    @Test func `are refused with what may stand in them`() async throws {
        let admin = try await cookie("admin")
        let wrong = try await change(
            "/kelola/teks/letter.received",
            [("text.id", "Tiket {nomor}"), ("text.en", "Ticket"), ("langkah", "simpan")], admin)
        #expect(wrong.status == 422 && wrong.text.contains("{nomor} tidak dikenal di sini"))
        #expect(wrong.text.contains("{holder}, {number}, {service}") && wrong.text.contains("{number} harus ada."))
        #expect(wrong.text.contains("Tiket {nomor}</textarea>") || wrong.text.contains("value=\"Tiket {nomor}\""))
    }

    @Test func `at hand are each service's own, in the officers' list at once`() async throws {
        let (admin, dinas, school) = (
            try await cookie("admin"), try await cookie("dinas1"), try await server.signIn("sekolah1")
        )
        let number = try await school.opened()
        let list = "/kelola/jawaban/dapodik-paud-dikmas"
        let fields = [
            ("title.id", "Khusus <i>"), ("title.en", "Special"), ("text.id", "Yth. {name}, tiket {number} <i>"),
            ("text.en", "Dear {name}"), ("langkah", "simpan"),
        ]
        let wrong = try await change("\(list)/baru-answer", [("text.id", "{email}")] + fields, admin)
        #expect(wrong.status == 422 && wrong.text.contains("{email} tidak dikenal di sini"))
        let made = try await change("\(list)/baru-answer", fields, admin)
        #expect(made.status == 303 && made.location == list)
        let ticket = try await browser.get("/tiket/\(number)", cookie: dinas)
        #expect(ticket.text.contains(">Khusus &lt;i&gt;</option>"))
        #expect(ticket.text.contains("tiket \(number) &lt;i&gt;"))
        let removed = try await browser.get("\(list)/answer.mended/hapus", cookie: admin)
        let done = try await browser.post(
            "\(list)/answer.mended/hapus", [("csrf", removed.hidden("csrf")), ("key", removed.hidden("key"))],
            cookie: admin)
        #expect(done.status == 303)
        let after = try await browser.get("/tiket/\(number)", cookie: dinas)
        #expect(ticket.text.contains("value=\"answer.mended\"") && !after.text.contains("value=\"answer.mended\""))
        #expect(try await browser.get(list, cookie: dinas).status == 404)
        #expect(try await browser.get("\(list)/answer.tiada", cookie: admin).status == 404)
    }
}
