import Foundation
import Testing

/// Tables that an administrator takes in on the pages, without scripts.
@Suite struct `Imports on the pages` {
    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String, _ password: String = "latihan") async throws -> String {
        let client = try await server.signIn(username, password: password)
        return "tangga_session=\(client.token ?? "")"
    }

    private func send(
        _ text: String, as kind: String, with more: [(String, String)] = [], _ cookie: String
    ) async throws -> Browser.Page {
        let form = try await browser.get("/kelola/impor", cookie: cookie)
        return try await browser.post(
            "/kelola/impor/\(kind)", [("csrf", form.hidden("csrf"))] + more, files: [("berkas", "tabel.csv", text)],
            cookie: cookie)
    }

    private func store(
        _ path: String, _ fields: [(String, String)] = [], _ cookie: String
    ) async throws -> Browser.Page {
        let page = try await browser.get(path, cookie: cookie)
        return try await browser.post(path, [("csrf", page.hidden("csrf"))] + fields, cookie: cookie)
    }

    @Test func `are shown first, then stored once, and secrets are on no page and in no log`() async throws {
        let admin = try await cookie("admin")
        let sent = try await send(
            "username,name,roles,place,password\nimpor1,Impor <b>,operator-dinas,32.04,sandi-impor-rahasia\n",
            as: "akun", admin)
        #expect(sent.status == 303 && sent.location.hasPrefix("/kelola/impor/akun/"))
        let shown = try await browser.get(sent.location, cookie: admin)
        #expect(shown.text.contains("Belum ada yang disimpan.") && shown.text.contains("impor1"))
        let early = try await browser.post("/masuk", [("username", "impor1"), ("password", "sandi-impor-rahasia")])
        #expect(early.status == 401)
        let stored = try await store(sent.location, [], admin)
        #expect(stored.status == 303 && stored.location == sent.location)
        let after = try await browser.get(sent.location, cookie: admin)
        #expect(after.text.contains("Sudah disimpan.") && after.hidden("csrf").isEmpty == false)
        let again = try await browser.post(sent.location, [("csrf", shown.hidden("csrf"))], cookie: admin)
        #expect(again.status == 303)
        let theirs = try await cookie("impor1", "sandi-impor-rahasia")
        #expect(try await browser.get("/kotak/dinas", cookie: theirs).status == 200)
        for page in [sent, shown, stored, after] { #expect(!page.text.contains("sandi-impor-rahasia")) }
        #expect(!server.said.contains("sandi-impor-rahasia"))
        let same = try await send(
            "username,name,roles,place,password\nimpor1,Impor <b>,operator-dinas,32.04,sandi-impor-rahasia\n",
            as: "akun", admin)
        #expect(try await browser.get(same.location, cookie: admin).text.contains("tidak ada yang perlu disimpan"))
    }

    @Test func `name the lines that can't be taken, and store the others only where that is said`() async throws {
        let admin = try await cookie("admin")
        let sent = try await send("npsn,name,kabkota\n99990001,TK Baik,32.04\n9999,TK <i>,32.04\n", as: "satuan", admin)
        let shown = try await browser.get(sent.location, cookie: admin)
        #expect(shown.text.contains("Baris 3, kolom npsn: “9999”"))
        let refused = try await store(sent.location, [], admin)
        #expect(refused.status == 409 && refused.text.contains("Tidak ada yang disimpan"))
        #expect(try await browser.get(sent.location, cookie: admin).text.contains("Belum ada yang disimpan."))
        #expect(try await store(sent.location, [("lewati", "ya")], admin).status == 303)
        #expect(try await browser.get(sent.location, cookie: admin).text.contains("Sudah disimpan."))
    }

    @Test func `are what the next page knows, with no new start`() async throws {
        let admin = try await cookie("admin")
        let sent = try await send(
            "code,name,kind,province_code,timezone\n32.99,Kota Baru Sekali,kota,32,Asia/Jakarta\n", as: "wilayah", admin
        )
        #expect(try await store(sent.location, [], admin).status == 303)
        let people = try await send(
            "username,name,roles,place\ndinas99,Dinas Baru,operator-dinas,32.99\n", as: "akun", admin)
        #expect(try await store(people.location, [], admin).status == 303)
        let list = try await browser.get("/kelola/akun?q=dinas99", cookie: admin)
        #expect(list.text.contains("Kota Baru Sekali"))
    }

    @Test func `are nobody else's, and no other file can be stored in their place`() async throws {
        let (admin, school) = (try await cookie("admin"), try await cookie("sekolah1"))
        let sent = try await send("npsn,name,kabkota\n99990002,TK Baik,32.04\n", as: "satuan", admin)
        #expect(try await browser.get(sent.location, cookie: school).status == 404)
        #expect(try await browser.post(sent.location, [("csrf", "salah")], cookie: school).status == 404)
        #expect(try await browser.post(sent.location, [("csrf", "salah")], cookie: admin).status == 403)
        let gone = try await browser.get("/kelola/impor/satuan/\(String(repeating: "0", count: 64))", cookie: admin)
        #expect(gone.status == 410 && gone.text.contains("sudah tidak disimpan"))
        let other = sent.location.replacingOccurrences(of: "/satuan/", with: "/akun/")
        #expect(try await browser.get(other, cookie: admin).status == 404)
        #expect(try await browser.get("/kelola/impor/tiada/x", cookie: admin).status == 404)
    }

    @Test func `refuse what is no table, too much, or not sent by our form`() async throws {
        let admin = try await cookie("admin")
        let none = try await send("nama\nx\n", as: "wilayah", admin)
        #expect(none.status == 422 && none.text.contains("kolom “code” tidak ada"))
        let large = try await send(String(repeating: "x", count: 17 * 1_048_576), as: "wilayah", admin)
        #expect(large.status == 413 && large.text.contains("4096"))
        let form = try await browser.get("/kelola/impor", cookie: admin)
        let empty = try await browser.post(
            "/kelola/impor/akun", [("csrf", form.hidden("csrf"))], files: [("berkas", "", "")], cookie: admin)
        #expect(empty.status == 422)
        let unproved = try await browser.post(
            "/kelola/impor/akun", [("csrf", "salah")], files: [("berkas", "a.csv", "username\n")], cookie: admin)
        #expect(unproved.status == 403)
        let plain = try await browser.post("/kelola/impor/akun", [("csrf", form.hidden("csrf"))], cookie: admin)
        #expect(plain.status == 415)
        let table = try await browser.post(
            "/kelola/impor/satuan", [("csrf", form.hidden("csrf"))],
            files: [
                ("berkas", "a.csv", "npsn,name,kabkota\n99990003,TK,020500\n"),
                ("kode-dapodik", "b.csv", "dapodik_code,code\nsalah,32.04\n"),
            ], cookie: admin)
        #expect(table.status == 422 && table.text.contains("kode wilayah Dapodik"))
    }
}
