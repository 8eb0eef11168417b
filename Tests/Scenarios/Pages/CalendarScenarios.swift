import Foundation
import Testing

/// A calendar that an administrator changes while the helpdesk runs.
@Suite struct `Calendars on the pages` {
    private let path = "/kelola/kalender/jam-kerja-wib"

    private func working(_ text: String) -> String {
        text.replacing("calendar: setiap-saat", with: "calendar: jam-kerja-wib")
            .replacing("after: 3 days", with: "after: 3 working days")
    }

    private func cookie(_ server: Server) async throws -> String {
        "tangga_session=\(try await server.signIn("admin").token ?? "")"
    }

    private func due(_ client: Client, _ number: Int) async throws -> String {
        try await client.ticket(number)["clocks"].named("teruskan-otomatis")["dueAt"].text()
    }

    private func textarea(_ page: Browser.Page) throws -> String {
        let parts = page.text.components(separatedBy: "name=\"teks\"")
        let body = try #require(parts.last).components(separatedBy: ">\n").dropFirst().joined(separator: ">\n")
        let text = try #require(body.components(separatedBy: "</textarea>").first)
        return text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    @Test func `are shown with what they would do, count at once, and still do after a start`() async throws {
        let (data, home) = (try await DataCopy.practice(), try HomeCopy())
        try home.change("Workflows/dapodik-paud-dikmas.yaml", working)
        let server = try await Server.start(data, home: home.folder)
        let (browser, admin) = (Browser(server: server), try await cookie(server))
        let school = try await server.signIn("sekolah1")
        let number = try await school.opened()
        let before = try await due(school, number)

        let form = try await browser.get("\(path)/ubah", cookie: admin)
        let text = try textarea(form)
        let day = before.prefix(10)
        let closed = text + "\noverrides:\n  - { from: \(day), through: \(day), reason: \"Libur <b>\" }\n"
        func send(_ text: String) async throws -> Browser.Page {
            try await browser.post(
                "\(path)/ubah", [("csrf", form.hidden("csrf")), ("teks", text.replacing("\n", with: "\r\n"))],
                files: [],
                cookie: admin)
        }
        let wrong = try await send(text.replacing("zone: WIB", with: "zona: WIB"))
        #expect(wrong.status == 422 && wrong.text.contains("Baris 4, kolom 1:"))
        #expect(wrong.text.contains("zona: WIB"))
        let renamed = try await send(text.replacing("calendar: jam-kerja-wib", with: "calendar: lain"))
        #expect(renamed.status == 422 && renamed.text.contains("harus tetap jam-kerja-wib"))

        let sent = try await send(closed)
        #expect(sent.status == 303)
        let effect = try await browser.get(sent.location, cookie: admin)
        #expect(effect.text.contains("(Libur &lt;b&gt;)") && effect.text.contains("teruskan-otomatis"))
        #expect(effect.text.contains("<a href=\"/tiket/\(number)\">#\(number)</a>"))
        #expect(try await due(school, number) == before)
        let done = try await browser.post(sent.location, [("csrf", effect.hidden("csrf"))], cookie: admin)
        #expect(done.status == 303 && done.location == path)
        let after = try await due(school, number)
        #expect(after > before)
        #expect(try await browser.get("\(path)/ubah", cookie: admin).text.contains("diubah di halaman ini oleh"))
        let other = try await browser.get(sent.location, cookie: "tangga_session=\(school.token ?? "")")
        #expect(other.status == 404)
        await server.stop()

        let again = try await Server.start(data, home: home.folder)
        let count = again.said.components(separatedBy: "that counts until the file is changed").count
        #expect(count == 2 && again.said.contains("jam-kerja-wib.yaml"), "\(again.said)")
        #expect(try await due(again.signIn("sekolah1"), number) == after)
        await again.stop()
        let verified = try await Tangga.run(["verify", "--data", data.folder.path], home: home.folder)
        #expect(verified.status == 0, "\(verified.errors)")

        try home.change("Workflows/calendars/jam-kerja-wib.yaml") { $0 + "# Ditinjau.\n" }
        let preview = try await Tangga.run(
            ["workflow", "migrate", Client.service, "--data", data.folder.path], home: home.folder)
        #expect(preview.output.contains("Only calendars differ"), "\(preview.output) \(preview.errors)")
        let last = try await Server.start(data, home: home.folder)
        #expect(last.said.contains("the file counts"))
        #expect(try await due(last.signIn("sekolah1"), number) == before)
    }
}
