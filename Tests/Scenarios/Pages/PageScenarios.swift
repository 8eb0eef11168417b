import Foundation
import Testing

/// The pages over a real server, as a browser without scripts uses them.
@Suite struct `The pages` {
    let server: Server
    let browser: Browser
    /// Of the one service among several.
    private static let asking = "/tiket/baru?layanan=dapodik-paud-dikmas&formulir=pertanyaan"
    private let form = [("layanan", "dapodik-paud-dikmas"), ("formulir", "pertanyaan")]

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    /// The session's cookie, which the façade gives as the pages do.
    private func cookie(_ username: String) async throws -> String {
        let client = try await server.signIn(username)
        return "tangga_session=\(client.token ?? "")"
    }

    private func question(_ page: Browser.Page, _ subject: String) -> [(String, String)] {
        [("csrf", page.hidden("csrf")), ("key", page.hidden("key"))] + form
            + [("subject", subject), ("message", "Isi dari \(subject)")]
    }

    @Test func `lead through the sign-in and back to where somebody was going`() async throws {
        let away = try await browser.get("/tiket/7?at=2026-02-02T00:00:00Z")
        #expect(away.status == 303)
        #expect(away.location.hasPrefix("/masuk?ke=%2Ftiket%2F7"))
        let page = try await browser.get(away.location)
        #expect(page.hidden("ke") == "/tiket/7?at=2026-02-02T00:00:00Z")
        let wrong = try await browser.post("/masuk", [("username", "dinas1"), ("password", "salah")])
        #expect(wrong.status == 401 && wrong.text.contains("role=\"alert\"") && wrong.text.contains("value=\"dinas1\""))
        let right = try await browser.post(
            "/masuk", [("username", "dinas1 "), ("password", "latihan"), ("ke", page.hidden("ke"))])
        #expect(right.status == 303 && right.location == "/tiket/7?at=2026-02-02T00:00:00Z")
        #expect(right.headers["set-cookie"]?.contains("HttpOnly") == true)
        let elsewhere = try await browser.post(
            "/masuk", [("username", "dinas1"), ("password", "latihan"), ("ke", "//evil.test/")])
        #expect(elsewhere.location == "/kotak/dinas")
    }

    @Test func `offer the practice accounts to try, to whoever is nobody yet`() async throws {
        for path in ["/", "/masuk"] {
            let page = try await browser.get(path)
            #expect(page.text.contains("name=\"username\" value=\"dinas1\"") && page.text.contains("Dadan Suryana"))
        }
        #expect(try await !browser.get("/", cookie: try await cookie("sekolah1")).text.contains("Dadan Suryana"))
    }

    @Test func `take no form that another site sent, or that does not prove itself`() async throws {
        let cookie = try await cookie("sekolah1")
        let page = try await browser.get(Self.asking, cookie: cookie)
        var fields = question(page, "Dari situs lain")
        let other = try await browser.post(
            "/tiket/baru", fields, cookie: cookie, headers: ["Origin": "http://evil.test"])
        #expect(other.status == 403)
        let signIn = try await browser.post(
            "/masuk", [("username", "sekolah1"), ("password", "latihan")], headers: ["Origin": "http://evil.test"])
        #expect(signIn.status == 403)
        fields[0].1 = "salah"
        #expect(try await browser.post("/tiket/baru", fields, cookie: cookie).status == 403)
        #expect(try await browser.post("/keluar", [], cookie: cookie).status == 403)
        let list = try await browser.get("/tiket", cookie: cookie)
        #expect(list.status == 200 && !list.text.contains("Dari situs lain"))
    }

    @Test func `lead to what to read before asking, as the interface does`() async throws {
        let client = try await server.signIn("guru1")
        let cookie = "tangga_session=\(client.token ?? "")"
        let asking = "/tiket/baru?layanan=belajar-id&formulir=laporan"
        let link = """
            <a href="https://pusatinformasi.belajar.id" rel="noopener noreferrer">Pusat Informasi belajar.id</a>
            """
        let choosing = try await browser.get(asking, cookie: cookie)
        #expect(choosing.text.contains("Mungkin sudah terjawab di sini: \(link)"))
        #expect(choosing.text.contains(">Cara menghapus akun belajar.id</a>"))
        let form = try await browser.get("\(asking)&kategori=akun/tidak-aktif", cookie: cookie)
        #expect(form.text.contains("Mungkin sudah terjawab di sini: \(link)"))
        let categories = try await client.get("/workflows/belajar-id").expect(200).json["categories"].list()
        let account = try #require(categories.first { $0["path"] == "akun" })["categories"].list()
        let suspended = try #require(account.first { $0["path"] == "akun/tidak-aktif" })
        #expect(suspended["article"]["link"] == "https://pusatinformasi.belajar.id")
        #expect(suspended["article"]["title"] == "Information centre of belajar.id")
    }

    @Test func `begin a form with the address of whoever is signed in, where it takes that one`() async throws {
        let cookie = try await cookie("guru1")
        let report = "/tiket/baru?layanan=belajar-id&formulir=laporan&kategori=akun/tidak-aktif"
        let form = try await browser.get(report, cookie: cookie)
        #expect(form.text.contains("name=\"fields.email\" type=\"email\" data-unkept value=\"wayan@example.org\""))
        let other = "/tiket/baru?layanan=pengelolaan-kinerja&formulir=laporan&kategori=lainnya"
        let account = try await browser.get(other, cookie: cookie)
        #expect(account.text.contains("value=\"Wayan Sudiasih\""))
        #expect(account.text.contains("name=\"fields.akun\" type=\"email\" data-unkept value=\"\""))
        let guest = try await browser.get(report)
        #expect(guest.text.contains("name=\"fields.email\" type=\"email\" data-unkept value=\"\""))
    }

    @Test func `count a form once, however often it is sent`() async throws {
        let cookie = try await cookie("sekolah1")
        let fields = question(try await browser.get(Self.asking, cookie: cookie), "Dua kali diklik")
        async let one = browser.post("/tiket/baru", fields, cookie: cookie)
        async let other = browser.post("/tiket/baru", fields, cookie: cookie)
        let answers = try await [one, other]
        #expect(answers.map(\.status) == [303, 303])
        #expect(answers[0].location == answers[1].location && answers[0].location.hasSuffix("/diterima"))
        let receipt = try await browser.get(answers[0].location, cookie: cookie)
        #expect(receipt.status == 200 && receipt.text.contains("Dua kali diklik"))
        let list = try await browser.get("/tiket", cookie: cookie)
        #expect(list.text.components(separatedBy: "Dua kali diklik").count == 2)
    }

    @Test func `keep what was typed when it can't be taken`() async throws {
        let cookie = try await cookie("sekolah1")
        let page = try await browser.get(Self.asking, cookie: cookie)
        var fields = question(page, "")
        fields[fields.count - 1].1 = "Uraian <panjang> & \"penting\""
        let again = try await browser.post("/tiket/baru", fields, cookie: cookie)
        #expect(again.status == 422)
        #expect(again.text.contains("Uraian &lt;panjang&gt; &amp; &quot;penting&quot;</textarea>"))
        #expect(again.text.contains("aria-invalid=\"true\""))
        #expect(again.hidden("key") != page.hidden("key"))
        let lost = try await browser.post("/tiket/baru", fields)
        #expect(lost.status == 401 && lost.text.contains("Uraian &lt;panjang&gt;"))
    }

    @Test func `keep the files of a form that could not be taken, and send them with the next`() async throws {
        let cookie = try await cookie("sekolah1")
        var fields = question(try await browser.get(Self.asking, cookie: cookie), "")
        let files = [
            (field: "attachments", name: "catatan.txt", text: "Isi catatan"),
            (field: "attachments", name: "kosong.txt", text: ""),
        ]
        let first = try await browser.post("/tiket/baru", fields, files: files, cookie: cookie)
        #expect(first.status == 422 && first.text.contains("kosong.txt: "))
        let kept = first.hidden("berkas")
        #expect(kept.hasPrefix("attachments|") && kept.hasSuffix("|catatan.txt"))
        fields = question(first, "Dengan catatan") + [("berkas", kept)]
        let second = try await browser.post("/tiket/baru", fields, files: [], cookie: cookie)
        #expect(second.status == 303)
        let ticket = try await browser.get(String(second.location.dropLast("/diterima".count)), cookie: cookie)
        #expect(ticket.text.contains(">catatan.txt</a>") && !ticket.text.contains("kosong.txt"))
    }

    @Test func `take no file in before the form has proved itself`() async throws {
        let cookie = try await cookie("sekolah1")
        let file = (field: "attachments", name: "a.txt", text: "Isi")
        let page = try await browser.get(Self.asking, cookie: cookie)
        let late = question(page, "Terlambat").reversed().map(\.self)
        #expect(try await browser.post("/tiket/baru", late, files: [file], cookie: cookie).status == 403)
        #expect(try await browser.post("/tiket/baru", [], files: [file], cookie: cookie).status == 403)
    }

    @Test func `answer nothing that somebody has not read`() async throws {
        let (school, dinas) = (try await cookie("sekolah1"), try await cookie("dinas1"))
        let opened = try await browser.post(
            "/tiket/baru", question(try await browser.get(Self.asking, cookie: school), "Berubah"), cookie: school)
        let ticket = String(opened.location.dropLast("/diterima".count))
        let read = try await browser.get(ticket, cookie: dinas)
        func reply(_ page: Browser.Page, _ action: String, _ message: String, _ cookie: String) async throws
            -> Browser.Page
        {
            let fields = [
                ("csrf", page.hidden("csrf")), ("key", page.hidden("key")), ("version", page.hidden("version")),
                ("message", message),
            ]
            return try await browser.post("\(ticket)/aksi/\(action)", fields, cookie: cookie)
        }
        let school2 = try await browser.get(ticket, cookie: school)
        #expect(try await reply(school2, "balas", "Tambahan dari sekolah", school).status == 303)
        let stale = try await reply(read, "jawab", "Jawaban yang terlambat", dinas)
        #expect(stale.status == 412)
        #expect(
            stale.text.contains("Tambahan dari sekolah") && stale.text.contains("Jawaban yang terlambat</textarea>"))
        #expect(try await reply(stale, "jawab", "Jawaban yang terlambat", dinas).status == 303)
        #expect(
            try await browser.get(ticket, cookie: dinas).text.components(separatedBy: "Jawaban yang terlambat").count
                == 2)
        let past = try await browser.get(
            "\(ticket)?at=\(Date(timeIntervalSince1970: 0).ISO8601Format())", cookie: dinas)
        #expect(past.status == 404)
        #expect(try await browser.get(ticket, cookie: try await cookie("sekolah2")).status == 404)
    }

    @Test func `show a team what it is asked about, until it reports`() async throws {
        let subject = "Akun ditangguhkan tanpa pemberitahuan"
        let signedIn = try await browser.post("/masuk", [("username", "verifikasi1"), ("password", "latihan")])
        #expect(signedIn.location == "/kotak/verifikasi")
        let cookie = try await cookie("verifikasi1")
        let inbox = try await browser.get("/kotak/verifikasi", cookie: cookie)
        #expect(inbox.status == 200 && inbox.text.contains("Tim Verifikasi Akun"))
        #expect(inbox.text.contains(subject) && inbox.text.contains("Pusat Bantuan belajar.id, "))
        #expect(inbox.text.contains("Kotak masuk <span class=\"count\">2<"))
        for (narrower, isThere) in [("giliran=kami", true), ("giliran=lain", false), ("q=ditangguhkan", true)] {
            let page = try await browser.get("/kotak/verifikasi?\(narrower)", cookie: cookie)
            #expect(page.text.contains(subject) == isThere, "\(narrower)")
        }
        let found = try await browser.get("/kotak/verifikasi?q=ditangguhkan", cookie: cookie)
        let number = try #require(found.text.firstMatch(of: /href="\/tiket\/([0-9]+)"/)).1
        let ticket = try await browser.get("/tiket/\(number)", cookie: cookie)
        let reported = try await browser.post(
            "/tiket/\(number)/aksi/lapor",
            [
                ("csrf", ticket.hidden("csrf")), ("key", ticket.hidden("key")), ("version", ticket.hidden("version")),
                ("message", "Akun sudah diaktifkan kembali."),
            ], cookie: cookie)
        #expect(reported.status == 303)
        let after = try await browser.get("/kotak/verifikasi", cookie: cookie)
        #expect(!after.text.contains(subject) && after.text.contains("Kotak masuk <span class=\"count\">1<"))
        #expect(try await browser.get("/kotak/verifikasi", cookie: self.cookie("agen1")).status == 404)
    }

    @Test func `speak the language that somebody chose`() async throws {
        let chosen = try await browser.get("/masuk?ke=%2Ftiket&bahasa=en")
        #expect(chosen.status == 303 && chosen.location == "/masuk?ke=%2Ftiket")
        let page = try await browser.get("/masuk", cookie: "tangga_bahasa=en")
        #expect(page.text.contains("<html lang=\"en\">") && page.text.contains("Sign in"))
        #expect(try await browser.get("/masuk").text.contains("<html lang=\"id\">"))
    }

    @Test func `move practice time on, and the ticket climbs`() async throws {
        let cookie = try await cookie("sekolah1")
        let opened = try await browser.post(
            "/tiket/baru", question(try await browser.get(Self.asking, cookie: cookie), "Naik sendiri"),
            cookie: cookie)
        let ticket = String(opened.location.dropLast("/diterima".count))
        let page = try await browser.get(ticket, cookie: cookie)
        #expect(page.text.contains("Naik ke sini secara otomatis"))
        let moved = try await browser.post(
            "/latihan/maju", [("csrf", page.hidden("csrf")), ("ke", ticket), ("hari", "3")], cookie: cookie)
        #expect(moved.status == 303 && moved.location == ticket)
        let later = try await browser.get(ticket, cookie: cookie)
        #expect(later.text.contains("Menunggu jawaban Tim Helpdesk Pusat") && later.text.contains("Naik sendiri"))
        #expect(
            try await browser.get("/kotak/pusat", cookie: try await self.cookie("pusat1")).text.contains("Naik sendiri")
        )
        #expect(try await browser.get("/kotak/pusat", cookie: cookie).status == 404)
    }
}
