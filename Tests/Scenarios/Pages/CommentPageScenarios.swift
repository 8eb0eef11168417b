import Foundation
import Testing

/// Document 001, point 8, at the pages: questions in public below articles, and what their desk makes of them.
@Suite struct `Comments at the pages` {
    private static let article = "/komentar/artikel/belajar-id/cara-mengatur-ulang-kata-sandi"

    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    /// Sends a form of the page.
    private func send(
        _ path: String, _ fields: [(String, String)], from page: Browser.Page, _ cookie: String
    ) async throws -> Browser.Page {
        let form = page.text.components(separatedBy: "action=\"\(path)\"").last ?? ""
        let key = form.firstMatch(of: /name="key" value="([^"]+)"/).map { String($0.1) } ?? ""
        let hidden = [("csrf", page.hidden("csrf")), ("key", key)]
        return try await browser.post(path, hidden + fields, cookie: cookie)
    }

    private func posted(_ text: String, as username: String) async throws -> Int {
        let cookie = try await cookie(username)
        let page = try await browser.get(Self.article, cookie: cookie)
        #expect(try await send(Self.article, [("text", text)], from: page, cookie).location == Self.article)
        let after = try await browser.get(Self.article, cookie: cookie)
        return try #require(after.text.firstMatch(of: /id="komentar-([0-9]+)"/).flatMap { Int($0.1) })
    }

    @Test func `are found from the front page, and from where people choose what to ask`() async throws {
        let front = try await browser.get("/")
        #expect(front.text.contains("href=\"/komentar#layanan-belajar-id\""))
        #expect(!front.text.contains("/komentar#layanan-dapodik"), "there are none")
        let all = try await browser.get("/komentar")
        #expect(all.status == 200 && all.text.contains("href=\"\(Self.article)\""))
        #expect(!all.text.contains("id=\"masuk\""), "what came in is for the desk")
        let choosing = try await browser.get("/tiket/baru?layanan=belajar-id&formulir=laporan")
        #expect(choosing.text.contains("href=\"\(Self.article)\""))
        #expect(try await browser.get("/komentar/artikel/belajar-id/tidak-ada").status == 404)
        #expect(try await browser.get("/komentar/artikel/dapodik-paud-dikmas/apa%20saja").status == 404)
        let english = try await browser.get(Self.article, cookie: "tangga_bahasa=en")
        #expect(english.text.contains("How to reset the password") && english.text.contains("Sign in to comment"))
    }

    @Test func `are written by who is signed in, masked for everybody, and taken back`() async throws {
        let open = try await browser.get(Self.article)
        #expect(open.text.contains("Masuk untuk berkomentar") && !open.text.contains("name=\"text\""))
        let cookie = try await cookie("sekolah1")
        let page = try await browser.get(Self.article, cookie: cookie)
        let empty = try await send(Self.article, [("text", " ")], from: page, cookie)
        #expect(empty.status == 422 && empty.text.contains("id=\"tulis-salah\""))
        let number = try await posted("Tolong <b>, WA 0812-3456-7890", as: "sekolah1")
        let seen = try await browser.get(Self.article)
        #expect(seen.text.contains("Tolong &lt;b&gt;") && !seen.text.contains("7890"))
        #expect(seen.text.contains("Rina Kusumawardani") && !seen.text.contains("/hapus"))
        let staff = try await browser.get(Self.article, cookie: try await self.cookie("pusat1"))
        #expect(!staff.text.contains("name=\"text\""), "the file lets others comment")
        let proof = staff.hidden("csrf")
        let refused = try await browser.post(
            Self.article, [("csrf", proof), ("text", "Saya juga")], cookie: try await self.cookie("pusat1"))
        #expect(refused.status == 403)
        let own = "/komentar/\(number)/hapus"
        #expect(try await browser.get(own, cookie: try await self.cookie("sekolah2")).status == 404)
        let asked = try await browser.get(own, cookie: cookie)
        #expect(asked.status == 200 && asked.text.contains("Tolong &lt;b&gt;"))
        #expect(try await send(own, [], from: asked, cookie).location == Self.article)
        #expect(try await !browser.get(Self.article).text.contains("Tolong"))
    }

    @Test func `are replied to, made tickets of and hidden by their desk`() async throws {
        let number = try await posted("Lupa sandi guru.satu@guru.sd.belajar.id", as: "guru1")
        let cookie = try await cookie("agen1")
        let list = try await browser.get("/komentar", cookie: cookie)
        #expect(list.text.contains("guru.satu@guru.sd.belajar.id"), "whole, for who sees to it")
        #expect(
            list.text.contains("href=\"/komentar/\(number)\"") && list.text.contains("href=\"/komentar\" aria-current"))
        let path = "/komentar/\(number)"
        var page = try await browser.get(path, cookie: cookie)
        #expect(page.text.contains("Yth. [Bapak/Ibu] Wayan Sudiasih, silakan memeriksa email"))
        let both = try await send(
            "\(path)/balas", [("canned", "periksa-email"), ("text", "Sendiri <b>")], from: page, cookie)
        #expect(both.status == 422 && both.text.contains("\nSendiri &lt;b&gt;</textarea>"))
        #expect(both.text.contains("<a href=\"#balas-text\">Tulisan sendiri: Pilih balasan siap pakai"))
        let reply = try await send("\(path)/balas", [("canned", ""), ("text", "Kami periksa.")], from: page, cookie)
        #expect(reply.location == path)
        let none = try await send("\(path)/tiket", [("category", ""), ("canned", "")], from: page, cookie)
        #expect(none.status == 422 && none.text.contains("id=\"tiket-category-salah\""))
        let made = try await send(
            "\(path)/tiket", [("category", "akun/lupa-sandi"), ("canned", "komentar-2")], from: page, cookie)
        #expect(made.status == 303 && made.location.hasPrefix("/tiket/"))
        let ticket = try #require(made.location.split(separator: "/").last)
        #expect(try await browser.get(made.location, cookie: self.cookie("guru1")).status == 200)
        let seen = try await browser.get(Self.article)
        #expect(seen.text.contains("Kami periksa.") && seen.text.contains("nomor laporan \(ticket)"))
        #expect(!seen.text.contains("href=\"/tiket/\(ticket)\""), "the ticket is theirs and the desk's")
        page = try await browser.get(path, cookie: cookie)
        #expect(page.text.contains("href=\"/tiket/\(ticket)\"") && !page.text.contains("action=\"\(path)/tiket\""))
        let why = try await send("\(path)/sembunyikan", [("reason", "")], from: page, cookie)
        #expect(why.status == 422 && why.text.contains("id=\"sembunyikan-reason-salah\""))
        #expect(
            try await send("\(path)/sembunyikan", [("reason", "Data <i>")], from: page, cookie).location == path)
        let gone = try await browser.get(Self.article)
        #expect(gone.text.contains("komentar ini disembunyikan petugas") && gone.text.contains("Kami periksa."))
        let hidden = try await browser.get(path, cookie: cookie)
        #expect(hidden.text.contains("Disembunyikan karena: Data &lt;i&gt;") && !hidden.text.contains("/balas\""))
        let late = try await send("\(path)/balas", [("text", "Terlambat <u>")], from: page, cookie)
        #expect(late.status == 409 && late.text.contains("Terlambat &lt;u&gt;"), "nobody writes it twice")
        let english = try await browser.get("/komentar", cookie: "\(cookie); tangga_bahasa=en")
        #expect(english.text.contains("Hidden because: Data &lt;i&gt;"))
    }

    @Test(arguments: ["guru1", "sekolah1", "pusat1", "admin"])
    func `are for nobody else to see to`(username: String) async throws {
        let number = try await posted("Mohon bantuan", as: "guru1")
        let cookie = try await cookie(username)
        #expect(try await browser.get("/komentar/\(number)", cookie: cookie).status == 404)
        let index = try await browser.get("/komentar", cookie: cookie)
        #expect(!index.text.contains("id=\"masuk\"") && !index.text.contains("href=\"/komentar\" aria-current"))
        for (step, fields) in [
            ("balas", [("text", "Halo")]), ("sembunyikan", [("reason", "Iseng")]),
            ("tiket", [("category", "akun/lupa-sandi")]),
        ] {
            let sent = try await send("/komentar/\(number)/\(step)", fields, from: index, cookie)
            #expect(sent.status == 403, "\(step)")
        }
        #expect(try await browser.get("/komentar/\(number)").location.hasPrefix("/masuk"))
        let seen = try await browser.get(Self.article)
        #expect(seen.text.contains("Mohon bantuan") && !seen.text.contains("Halo"))
    }
}
