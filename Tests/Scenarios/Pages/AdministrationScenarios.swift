import Foundation
import Testing

/// The pages of those who run the helpdesk, without scripts.
@Suite struct `The administrators' pages` {
    let server: Server
    let browser: Browser

    private static let paths = [
        "/kelola", "/kelola/layanan", "/kelola/layanan/dapodik-paud-dikmas",
        "/kelola/layanan/dapodik-paud-dikmas/gambar", "/kelola/kalender", "/kelola/kalender/setiap-saat",
        "/kelola/akun", "/kelola/akun/baru", "/kelola/teks", "/kelola/impor",
        "/kelola/kalender/setiap-saat/ubah", "/kelola/teks/letter.received", "/kelola/jawaban",
        "/kelola/jawaban/dapodik-paud-dikmas", "/kelola/jawaban/dapodik-paud-dikmas/baru-answer",
    ]

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String, _ password: String = "latihan") async throws -> String {
        let client = try await server.signIn(username, password: password)
        return "tangga_session=\(client.token ?? "")"
    }

    /// What two readers of one page may see differently: their own secrets and where they are.
    private func bare(_ page: Browser.Page) -> String {
        page.text.replacing(/name="csrf" value="[^"]*"/, with: "").replacing(/href="[^"]*bahasa=[^"]*"/, with: "")
            .replacing(/name="ke" value="[^"]*"/, with: "").replacing(/<time .*<\/time>/, with: "")
    }

    @Test func `are there for administrators, and to everybody else there is no such page`() async throws {
        let admin = try await cookie("admin")
        for path in Self.paths {
            #expect(try await browser.get(path, cookie: admin).status == 200, "\(path)")
        }
        for cookie in ["", try await cookie("sekolah1"), try await cookie("agen1")] {
            let missing = try await browser.get("/tidak/ada", cookie: cookie)
            for path in Self.paths + ["/kelola/akun/apa/sandi"] {
                let page = try await browser.get(path, cookie: cookie)
                #expect(page.status == 404 && bare(page) == bare(missing), "\(path)")
            }
            for path in ["/kelola/akun/baru", "/kelola/akun/apa/nonaktif"] {
                #expect(try await browser.post(path, [("csrf", "salah")], cookie: cookie).status == 404)
            }
            #expect(!missing.text.contains("href=\"/kelola\""))
        }
        #expect(try await browser.get("/", cookie: admin).text.contains("<a href=\"/kelola\">Kelola</a>"))
        for path in ["/kelola/layanan/tiada", "/kelola/layanan/dapodik-paud-dikmas?versi=9", "/kelola/kalender/tiada"] {
            #expect(try await browser.get(path, cookie: admin).status == 404, "\(path)")
        }
    }

    @Test func `tell how the system stands, in both languages`() async throws {
        let admin = try await cookie("admin")
        let page = try await browser.get("/kelola", cookie: admin)
        #expect(page.text.contains("Semua berjalan baik") && page.text.contains("Tiket terbuka"))
        #expect(page.text.contains("Ukuran folder data</dt><dd><strong>"))
        let english = try await browser.get("/kelola", cookie: "\(admin); tangga_bahasa=en")
        #expect(english.text.contains("All is well") && english.text.contains("Open tickets"))
    }

    @Test func `show what a service says, and draw it`() async throws {
        let admin = try await cookie("admin")
        let path = "/kelola/layanan/dapodik-paud-dikmas"
        let page = try await browser.get(path, cookie: admin)
        #expect(page.text.contains("paling lambat 10 hari kemudian") && page.text.contains("teruskan-otomatis” → "))
        #expect(page.text.contains("<h3>Jenjang</h3>"))
        #expect(page.text.contains("workflow: dapodik-paud-dikmas\ntitle:"))
        let drawing = try await browser.get("\(path)/gambar?versi=1", cookie: admin)
        #expect(drawing.headers["content-type"] == "image/svg+xml; charset=utf-8")
        #expect(drawing.headers["content-security-policy"]?.contains("style-src 'sha256-") == true)
        #expect(drawing.text.hasPrefix("<svg ") && drawing.text.contains("lang=\"id\""))
        let english = try await browser.get("\(path)/gambar", cookie: "\(admin); tangga_bahasa=en")
        #expect(english.text.contains("lang=\"en\""))
    }

    @Test func `tell versions apart as the command does`() async throws {
        let (data, home) = (try await DataCopy.practice(), try HomeCopy())
        try home.change("Workflows/dapodik-paud-dikmas.yaml") {
            $0.replacing("after: 3 days                     # the published", with: "after: 2 days  # a")
        }
        let server = try await Server.start(data, home: home.folder)
        let browser = Browser(server: server)
        let admin = "tangga_session=\(try await server.signIn("admin").token ?? "")"
        let path = "/kelola/layanan/dapodik-paud-dikmas"
        let page = try await browser.get("\(path)?dari=1&ke=2", cookie: admin)
        #expect(page.text.contains("Dari versi 1 ke versi 2"))
        #expect(page.text.contains("Hitungan waktu “teruskan-otomatis”: lamanya 2 hari, sebelumnya 3 hari"))
        #expect(page.text.contains("paling lama 9 hari"))
        #expect(try await browser.get("\(path)?dari=2&ke=2", cookie: admin).text.contains("Tidak ada yang berbeda."))
        #expect(try await browser.get("\(path)?versi=1", cookie: admin).text.contains("after: 3 days"))
        #expect(try await !browser.get("\(path)?dari=7&ke=2", cookie: admin).text.contains("Dari versi"))
    }

    @Test func `show a year at a glance, and when something would be due`() async throws {
        let admin = try await cookie("admin")
        let path = "/kelola/kalender/jam-kerja-0818-wib"
        let page = try await browser.get(
            "\(path)?tahun=2025&mulai=2025-03-27T16:00&lama=3&satuan=working%20days", cookie: admin)
        #expect(page.text.contains("Kamis, 10 April 2025 pukul 16.00 WIB"))
        #expect(page.text.contains("<strong>Sel 1 Apr 2025</strong> libur nasional: Idulfitri"))
        #expect(
            page.text.contains("<caption>Desember</caption>") && page.text.components(separatedBy: "<td").count > 365)
        #expect(page.text.contains("<td class=\"holiday\">17<i>*</i></td>"))
        let wrong = try await browser.get("\(path)?mulai=kemarin&lama=nol", cookie: admin)
        #expect(wrong.status == 200 && wrong.text.components(separatedBy: "aria-invalid=\"true\"").count == 3)
        #expect(!wrong.text.contains("Jatuh tempo"))
        #expect(try await browser.get("\(path)?tahun=0", cookie: admin).status == 404)
        let years = try await browser.get(
            "\(path)?mulai=2026-01-01T00:00&lama=1000&satuan=working%20days", cookie: admin)
        #expect(years.text.contains("hari lain.") && years.text.contains("Libur baru diketahui sampai"))
    }

    // MARK: Accounts

    /// Asks, and does it.
    private func take(_ path: String, _ cookie: String) async throws -> Browser.Page {
        let asked = try await browser.get(path, cookie: cookie)
        return try await browser.post(path, [("csrf", asked.hidden("csrf"))], cookie: cookie)
    }

    private func password(_ page: Browser.Page) throws -> String {
        String(try #require(page.text.firstMatch(of: /<code>([0-9A-Z-]{14})<\/code>/)).1)
    }

    @Test func `make an account, and put it out and in again`() async throws {
        let admin = try await cookie("admin")
        let form = try await browser.get("/kelola/akun/baru", cookie: admin)
        let fields = [
            ("csrf", form.hidden("csrf")), ("username", "dinas9"), ("name", "Dewi <b>"), ("roles", "operator-dinas"),
            ("place", "32.04"),
        ]
        let wrong = try await browser.post("/kelola/akun/baru", fields.dropLast() + [("place", "99.99")], cookie: admin)
        #expect(wrong.status == 422 && wrong.text.contains("value=\"Dewi &lt;b&gt;\""))
        #expect(wrong.text.contains("Tempat “99.99” tidak dikenal"))
        let made = try await browser.post("/kelola/akun/baru", fields, cookie: admin)
        let first = try password(made)
        #expect(made.headers["cache-control"] == "no-store, no-transform")
        let list = try await browser.get("/kelola/akun?q=dewi&peran=operator-dinas", cookie: admin)
        let path = "/kelola/akun/\(try #require(list.text.firstMatch(of: /href="\/kelola\/akun\/(a[a-z2-7]{20})"/)).1)"
        #expect(!list.text.contains("Dadan Suryana"))
        #expect(try await !browser.get(path, cookie: admin).text.contains(first))

        let theirs = try await cookie("dinas9", first)
        #expect(try await browser.get("/kotak/dinas", cookie: theirs).status == 200)
        let off = try await take("\(path)/nonaktif", admin)
        #expect(off.status == 303 && off.location == path)
        #expect(try await browser.get("/kotak/dinas", cookie: theirs).status == 303)
        #expect(try await browser.get(path, cookie: admin).text.contains("Nonaktif"))
        #expect(try await take("\(path)/aktif", admin).status == 303)
        let second = try password(try await take("\(path)/sandi", admin))
        #expect(first != second)
        #expect(try await browser.get("/kotak/dinas", cookie: try await cookie("dinas9", second)).status == 200)
        let old = try await browser.post("/masuk", [("username", "dinas9"), ("password", first)])
        #expect(old.status == 401)
    }

    @Test func `change what an account is, and warn where it stands in vain`() async throws {
        let (admin, theirs) = (try await cookie("admin"), try await cookie("dinas1"))
        let list = try await browser.get("/kelola/akun?q=dinas1", cookie: admin)
        let path = "/kelola/akun/\(try #require(list.text.firstMatch(of: /href="\/kelola\/akun\/(a[a-z2-7]{20})"/)).1)"
        let form = try await browser.get("\(path)/ubah", cookie: admin)
        #expect(form.text.contains("value=\"32.04\"") && form.text.contains("value=\"operator-dinas\" checked"))
        let fields = [
            ("csrf", form.hidden("csrf")), ("version", form.hidden("version")), ("name", "Dadan <b>"),
            ("roles", "operator-dinas"), ("email", "dinas@example.id"), ("place", "32"),
        ]
        let wrong = try await browser.post("\(path)/ubah", fields.dropLast() + [("place", "x")], cookie: admin)
        #expect(wrong.status == 422 && wrong.text.contains("value=\"Dadan &lt;b&gt;\""))
        let changed = try await browser.post("\(path)/ubah", fields, cookie: admin)
        #expect(changed.status == 303 && changed.location == path)
        let page = try await browser.get(path, cookie: admin)
        #expect(page.text.contains("tidak punya kotak masuk di tingkat provinsi"))
        #expect(page.text.contains("dinas@example.id") && page.text.contains("Jawa Barat"))
        #expect(try await browser.get("/kotak/dinas", cookie: theirs).status == 404)
        let stale = try await browser.post("\(path)/ubah", fields, cookie: admin)
        #expect(stale.status == 409 && stale.text.contains("diubah orang lain"))
        #expect(try await browser.post("\(path)/ubah", [("csrf", "salah")], cookie: admin).status == 403)
        #expect(try await browser.get("\(path)/ubah", cookie: theirs).status == 404)
    }

    @Test func `change nothing for a form that does not prove itself, nor against whoever sends it`() async throws {
        let admin = try await cookie("admin")
        let list = try await browser.get("/kelola/akun?q=admin&peran=administrator", cookie: admin)
        let path = "/kelola/akun/\(try #require(list.text.firstMatch(of: /href="\/kelola\/akun\/(a[a-z2-7]{20})"/)).1)"
        #expect(try await browser.post("\(path)/sandi", [("csrf", "salah")], cookie: admin).status == 403)
        let asked = try await browser.get("\(path)/sandi", cookie: admin)
        let other = try await browser.post(
            "\(path)/sandi", [("csrf", asked.hidden("csrf"))], cookie: admin,
            headers: ["Origin": "http://evil.test"])
        #expect(other.status == 403)
        // A guest's proof is good for guests.
        let guest = try await browser.get("/tiket/baru?layanan=akun-pembelajaran&formulir=kementerian&kategori=lainnya")
        let theirs = guest.hidden("csrf")
        #expect(!theirs.isEmpty)
        #expect(try await browser.post("\(path)/sandi", [("csrf", theirs)], cookie: admin).status == 404)
        #expect(try await take("\(path)/nonaktif", admin).status == 409)
        #expect(try await browser.get("/kelola", cookie: admin).status == 200)
        #expect(try await cookie("admin").isEmpty == false)
    }

    // MARK: Codes and texts

    @Test func `issue codes for whom the service lets, once per form, and end them`() async throws {
        let (agent, admin) = (try await cookie("agen1"), try await cookie("admin"))
        let path = "/kelola/kode/akun-pembelajaran/kode-referral"
        for path in ["/kelola/kode", path] {
            #expect(try await browser.get(path, cookie: agent).status == 200)
            #expect(try await browser.get(path, cookie: admin).status == 404)
        }
        let form = try await browser.get(path, cookie: agent)
        let fields = [("csrf", form.hidden("csrf")), ("key", form.hidden("key")), ("place", "32.04")]
        #expect(try await browser.post(path, fields, cookie: admin).status == 404)
        let issued = try await browser.post(path, fields, cookie: agent)
        let code = try password(issued)
        #expect(try password(try await browser.post(path, fields, cookie: agent)) == code)
        let list = try await browser.get(path, cookie: agent)
        #expect(!list.text.contains(code) && list.text.contains("Kabupaten Bandung <span class=\"badge good\">berlaku"))
        let revoke = try #require(list.text.firstMatch(of: /href="([^"]+\/cabut)"/)).1
        #expect(try await take(String(revoke), agent).status == 303)
        let after = try await browser.get(path, cookie: agent)
        #expect(after.text.contains("berakhir") && !after.text.contains(revoke))
        let wrong = try await browser.post(
            path, [("csrf", form.hidden("csrf")), ("key", after.hidden("key")), ("place", "99.99")], cookie: agent)
        #expect(wrong.status == 422)
    }

    @Test func `find every sentence that people read`() async throws {
        let admin = try await cookie("admin")
        let found = try await browser.get("/kelola/teks?q=ACCOUNT.USERNAME-TAKEN", cookie: admin)
        #expect(found.text.contains("Nama pengguna {username} sudah dipakai.") && found.text.contains("1 teks"))
        #expect(found.text.contains("<dd lang=\"en\">The username {username} is taken.</dd>"))
        let all = try await browser.get("/kelola/teks", cookie: admin)
        let more = try #require(all.text.firstMatch(of: /href="(\/kelola\/teks\?[^"]+)" rel="next"/)).1
        let next = try await browser.get(String(more), cookie: admin)
        let keys = [all, next].map { page in
            page.text.matches(of: /<dt><a href="[^"]+"><code>([^<]+)<\/code>/).map { String($0.1) }
        }
        #expect(keys.map(\.count) == [50, 50] && Set(keys.joined()).count == 100)
        #expect(try await browser.get("/kelola/teks?q=zzzz", cookie: admin).text.contains("Tidak ada teks yang cocok."))
    }
}
