import Foundation
import Testing

/// Files that a script sends ahead of their form.
@Suite struct `A file sent in parts` {
    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice(), arguments: ["--practice", "--largest-file", "2"])
        browser = Browser(server: server)
    }

    private func begin(_ page: Browser.Page, size: Int, _ cookie: String) async throws -> Browser.Page {
        let fields = [("csrf", page.hidden("csrf")), ("nama", "catatan <b>.txt"), ("ukuran", "\(size)")]
        return try await browser.post("/unggah", fields, cookie: cookie)
    }

    private func send(
        _ text: String, to path: String, from offset: Int, _ page: Browser.Page, _ cookie: String
    ) async throws -> Browser.Page {
        try await browser.send(
            "POST", "\(path)?dari=\(offset)", body: text, cookie: cookie,
            headers: ["X-CSRF-Token": page.hidden("csrf"), "Content-Type": "application/octet-stream"])
    }

    @Test func `is named by the form, which says what the settings allow`() async throws {
        let cookie = "tangga_session=\(try await server.signIn("sekolah1").token ?? "")"
        let number = try await server.signIn("sekolah1").opened("Dengan berkas")
        let page = try await browser.get("/tiket/\(number)", cookie: cookie)
        #expect(page.text.contains("Paling banyak 5 berkas, masing-masing paling besar 2 MB"))
        #expect(page.text.contains("data-most=\"2097152\" data-count=\"5\""))
        let begun = try await begin(page, size: 12, cookie)
        #expect(begun.status == 201 && begun.location.hasPrefix("/unggah/"))
        let first = try await send("Baris ", to: begun.location, from: 0, page, cookie)
        #expect(first.status == 200 && first.headers["upload-offset"] == "6")
        let again = try await send("Baris ", to: begun.location, from: 0, page, cookie)
        #expect(again.status == 200 && again.headers["upload-offset"] == "6", "sent again, it is taken once")
        let gap = try await send("satu.\n", to: begun.location, from: 7, page, cookie)
        #expect(gap.status == 409 && gap.headers["upload-offset"] == "6")
        for offset in [Int.max, .min, -1] {
            let far = try await send("satu.\n", to: begun.location, from: offset, page, cookie)
            #expect(far.status == 409 && far.headers["upload-offset"] == "6", "\(offset)")
        }
        let whole = try await send("satu.\n", to: begun.location, from: 6, page, cookie)
        #expect(whole.status == 201 && whole.text.hasSuffix(".txt"))
        let fields =
            ["csrf", "key", "version"].map { ($0, page.hidden($0)) }
            + [("message", "Berkasnya terlampir."), ("berkas", "attachments|\(whole.text)")]
        #expect(try await browser.post("/tiket/\(number)/aksi/balas", fields, cookie: cookie).status == 303)
        let after = try await browser.get("/tiket/\(number)", cookie: cookie)
        #expect(after.text.contains("<p class=\"file\"><a href=\"/"))
        #expect(try await browser.get("/berkas/%00", cookie: cookie).status == 404)
    }

    @Test func `that can't go along any more is named, and not kept to be refused for ever`() async throws {
        let cookie = "tangga_session=\(try await server.signIn("sekolah1").token ?? "")"
        let number = try await server.signIn("sekolah1").opened("Berkas yang hilang")
        let page = try await browser.get("/tiket/\(number)", cookie: cookie)
        let sent =
            ["csrf", "key", "version"].map { ($0, page.hidden($0)) }
            + [("message", "Terlampir."), ("berkas", "attachments|tidak-ada|foto.png")]
        let again = try await browser.post("/tiket/\(number)/aksi/balas", sent, cookie: cookie)
        #expect(again.status == 422 && again.text.contains("foto.png: Berkas ini tidak dapat disertakan lagi."))
        #expect(again.text.contains("Terlampir.") && !again.text.contains("name=\"berkas\""))
        let form = try await browser.get("/tiket/baru?layanan=dapodik-paud-dikmas&formulir=pertanyaan", cookie: cookie)
        let question =
            ["csrf", "key", "layanan", "formulir"].map { ($0, form.hidden($0)) }
            + [("subject", "Sinkron"), ("message", "Gagal."), ("berkas", "attachments|tidak-ada|foto.png")]
        let asked = try await browser.post("/tiket/baru", question, cookie: cookie)
        #expect(asked.status == 422 && asked.text.contains("foto.png: Berkas ini tidak dapat disertakan lagi."))
    }

    @Test func `is told in a sentence what is wrong with it`() async throws {
        let cookie = "tangga_session=\(try await server.signIn("sekolah1").token ?? "")"
        let page = try await browser.get("/tiket/baru?layanan=dapodik-paud-dikmas&formulir=pertanyaan", cookie: cookie)
        let large = try await begin(page, size: 2_097_153, cookie)
        #expect(large.status == 413 && large.text.contains("2 MB") && !large.text.contains("<"))
        let begun = try await begin(page, size: 6, cookie)
        let strange = try await send("<html>", to: begun.location, from: 0, page, cookie)
        #expect(strange.status == 415 && !strange.text.isEmpty && !strange.text.contains("<"))
        #expect(try await send("x", to: begun.location, from: 0, page, cookie).status == 404)
        #expect(try await begin(page, size: 6, "tangga_session=basi").status == 401)
        let other = "tangga_session=\(try await server.signIn("sekolah2").token ?? "")"
        #expect(try await begin(page, size: 6, other).status == 403, "the proof is another's")
    }

    @Test func `comes from guests, too, under the name that their form gives them`() async throws {
        let page = try await browser.get("/tiket/baru?layanan=akun-pembelajaran&formulir=kementerian&kategori=lainnya")
        let begun = try await begin(page, size: 6, "")
        #expect(begun.status == 201)
        let whole = try await send("Halo.\n", to: begun.location, from: 0, page, "")
        #expect(whole.status == 201)
        let stranger = try await browser.get(
            "/tiket/baru?layanan=akun-pembelajaran&formulir=kementerian&kategori=lainnya")
        #expect(try await send("x", to: begun.location, from: 0, stranger, "").status == 404)
        let cancelled = try await begin(page, size: 6, "")
        let proof = ["X-CSRF-Token": page.hidden("csrf")]
        #expect(try await browser.post("\(cancelled.location)/batal", [], headers: proof).status == 204)
        #expect(try await send("x", to: cancelled.location, from: 0, page, "").status == 404)
    }
}
