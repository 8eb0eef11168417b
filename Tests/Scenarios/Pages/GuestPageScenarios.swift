import Foundation
import Testing

/// Somebody without an account, from the front page to the answer.
@Suite struct `A guest at the pages` {
    private let server: Server
    private let browser: Browser
    private static let asking = "/tiket/baru?layanan=akun-pembelajaran&formulir=kementerian&kategori=lainnya"

    init() async throws {
        server = try await Server.start(DataCopy.practice(), arguments: ["--practice", "--log", "trace"])
        browser = Browser(server: server)
    }

    private func question(_ page: Browser.Page, _ changes: [String: String] = [:]) -> [(String, String)] {
        let answers = [
            "layanan": "akun-pembelajaran", "formulir": "kementerian", "kategori": "lainnya",
            "subject": "Akun terkunci", "message": "Sejak kemarin.", "fields.nama": "Sri Hartati",
            "fields.email": "sri@surel.example", "fields.email-pribadi": "sri@surel.example",
            "fields.tipe-pengguna": "staf-kementerian", "fields.akun": "sri@dikbud.belajar.id",
            "fields.nik": "3204014501900001",
        ].merging(changes) { $1 }
        return [("csrf", page.hidden("csrf")), ("key", page.hidden("key"))] + answers.sorted { $0.key < $1.key }
    }

    /// Asks, and comes back with the cookie and the way to the ticket.
    private func ask(_ changes: [String: String] = [:]) async throws -> (cookie: String, ticket: String) {
        let sent = try await browser.post("/tiket/baru", question(try await browser.get(Self.asking), changes))
        try #require(sent.status == 303, "\(sent.text)")
        return (sent.cookie("tangga_tamu"), String(sent.location.dropLast("/diterima".count)))
    }

    private func link(_ ticket: String, _ cookie: String) async throws -> String {
        let receipt = try await browser.get("\(ticket)/diterima", cookie: cookie)
        let start = try #require(receipt.text.range(of: "<code>"))
        return String(receipt.text[start.upperBound...].prefix { $0 != "<" })
    }

    @Test func `goes from the front page to the form without signing in, but only where guests may ask`() async throws {
        let front = try await browser.get("/").text
        #expect(front.contains("/tiket/baru?layanan=belajar-id") && front.contains("Tanpa perlu akun"))
        let categories = try await browser.get("/tiket/baru?layanan=belajar-id")
        #expect(categories.status == 200 && categories.text.contains("kategori=akun%2Flupa-sandi"))
        let form = try await browser.get("/tiket/baru?layanan=belajar-id&formulir=laporan&kategori=akun%2Flupa-sandi")
        #expect(form.status == 200 && form.text.contains("name=\"fields.email\""))
        let closed = try await browser.get("/tiket/baru?layanan=dapodik-paud-dikmas")
        #expect(closed.status == 303 && closed.location.hasPrefix("/masuk?ke="))
    }

    @Test func `is given a link, and follows the ticket by it from another browser`() async throws {
        let (cookie, ticket) = try await ask()
        let link = try await link(ticket, cookie)
        #expect(link.hasPrefix("\(server.url.absoluteString)/t/g"))
        let path = String(link.dropFirst(server.url.absoluteString.count))
        let opened = try await browser.get(path)
        #expect(opened.status == 303 && opened.location == ticket)
        #expect(opened.headers["cache-control"] == "no-store" && opened.headers["referrer-policy"] == "no-referrer")
        let keeping = opened.headers["set-cookie"] ?? ""
        #expect(keeping.contains("HttpOnly") && keeping.contains("SameSite=Lax"))
        let page = try await browser.get(ticket, cookie: opened.cookie("tangga_tamu"))
        #expect(page.status == 200 && page.text.contains("Akun terkunci") && page.text.contains("Sri Hartati"))
        #expect(!page.text.contains(path.dropFirst(3)), "the secret stands on no page but the receipt")
        #expect(try await browser.get(ticket).status == 303)
    }

    @Test func `pastes the link, as it was or in part`() async throws {
        let (cookie, ticket) = try await ask()
        let link = try await link(ticket, cookie)
        let secret = String(link.split(separator: "/").last ?? "")
        for pasted in [
            link, " <\(link)>.\r\n", "/t/\(secret)", secret, "Tautan: \(link)",
            link.replacing(":", with: "%3A").replacing("/", with: "%2F"), "Saya simpan \(secret) itu, 100% benar.",
        ] {
            let opened = try await browser.post("/lacak", [("tautan", pasted)])
            #expect(opened.status == 303 && opened.location == ticket, "\(pasted)")
        }
        let away = try await browser.post("/lacak", [("tautan", link)], headers: ["Origin": "http://evil.test"])
        #expect(away.status == 403)
    }

    @Test func `is told the same of every link that is none`() async throws {
        let (cookie, ticket) = try await ask()
        let secret = String(try await link(ticket, cookie).split(separator: "/").last ?? "")
        let altered = String(secret.dropLast()) + (secret.hasSuffix("A") ? "B" : "A")
        let wrong = [altered, "g", "1", "%00", "a" + secret.dropFirst(), String(repeating: "g", count: 65)]
        var pages: Set<String> = []
        for secret in wrong {
            let page = try await browser.get("/t/\(secret)")
            #expect(page.status == 404 && page.headers["set-cookie"] == nil)
            pages.insert(page.text.withoutPracticeTime)
        }
        #expect(pages.count == 1 && pages.first?.contains("Tautan ini tidak kami kenali") == true)
        let number = try await browser.post("/lacak", [("tautan", String(ticket.dropFirst("/tiket/".count)))])
        #expect(number.status == 404 && number.text.contains("Nomor tiket saja tidak dapat membukanya"))
    }

    @Test func `replies, closes, rates and goes on with what they wrote before`() async throws {
        let (cookie, ticket) = try await ask()
        func act(_ action: String, _ fields: [(String, String)]) async throws -> Browser.Page {
            let page = try await browser.get(ticket, cookie: cookie)
            let proof = [
                ("csrf", page.hidden("csrf")), ("key", page.hidden("key")), ("version", page.hidden("version")),
            ]
            return try await browser.post("\(ticket)/aksi/\(action)", proof + fields, cookie: cookie)
        }
        #expect(try await act("balas", [("message", "Sudah dicoba lagi.")]).status == 303)
        #expect(try await act("tutup", []).status == 303)
        #expect(try await act("nilai", [("rating", "5")]).status == 303)
        let page = try await browser.get(ticket, cookie: cookie)
        #expect(page.text.contains("Sudah dicoba lagi.") && page.text.contains("5 dari 5"))
        let number = String(ticket.dropFirst("/tiket/".count))
        let secret = try #require(try await link(ticket, cookie).split(separator: "/").last)
        // As the letter of its end has it, in a browser that knows nothing of it.
        let led = try await browser.get("/t/\(secret)?lanjutan=\(number)")
        #expect(led.location == "/tiket/baru?lanjutan=\(number)" && led.cookie("tangga_tamu") == cookie)
        let next = try await browser.get(led.location, cookie: cookie)
        #expect(next.text.contains("Lanjutan tiket #\(number)"))
        #expect(next.text.contains("value=\"Akun terkunci\"") && next.text.contains("value=\"sri@surel.example\""))
        let sent = try await browser.post(
            "/tiket/baru", question(next, ["lanjutan": number, "message": "Terkunci lagi."]), cookie: cookie)
        #expect(sent.status == 303 && sent.cookie("tangga_tamu") == cookie)
        let list = try await browser.get("/tiket", cookie: cookie).text
        #expect(list.components(separatedBy: "Akun terkunci").count == 3)
    }

    @Test func `reads times as they are where the ticket says that they are`() async throws {
        let guest = try await server.guest()
        let report = Report(
            workflow: "rapor-pendidikan", category: "keluhan/akses/tidak-bisa-masuk",
            fields: [
                "email": "andi@surel.example", "tipe-pengguna": "operator-sekolah", "akun": "andi@admin.sd.belajar.id",
                "nama-instansi": "SD Contoh Dua", "jenjang": "sd", "punya-npsn": "true", "npsn": "99900002",
                "letak": "indonesia",
                "provinsi": "73", "kabkota": "73.71",
            ])
        let number = try await guest.ask(report).expect(201).json["number"].integer()
        let opened = try await browser.get("/t/\(guest.token ?? "")")
        #expect(opened.location == "/tiket/\(number)")
        let page = try await browser.get(opened.location, cookie: opened.cookie("tangga_tamu"))
        #expect(page.text.contains(" WITA</time>"))
    }

    @Test func `has a link of their own for each question, however often the form is sent`() async throws {
        let (first, _) = try await ask()
        let page = try await browser.get(Self.asking, cookie: first)
        let fields = question(page, ["subject": "Pertanyaan lain"])
        let one = try await browser.post("/tiket/baru", fields, cookie: first)
        let other = try await browser.post("/tiket/baru", fields, cookie: first)
        #expect(one.location == other.location && one.cookie("tangga_tamu") == other.cookie("tangga_tamu"))
        #expect(one.cookie("tangga_tamu") != first)
        #expect(try await browser.get(String(one.location.dropLast(9)), cookie: first).status == 404)
    }

    @Test func `loses nothing that was typed, files included, and is told what is odd`() async throws {
        let page = try await browser.get(Self.asking)
        let file = (field: "attachments", name: "layar.txt", text: "Isi")
        let typed = question(page, ["subject": "", "fields.nik": "9099014501900001"])
        let again = try await browser.post("/tiket/baru", typed, files: [file], cookie: "")
        #expect(again.status == 422 && again.text.contains("value=\"sri@surel.example\""))
        #expect(again.text.contains("id=\"ganjil-fields.nik\""), "a warning only flags")
        let kept = again.hidden("berkas")
        #expect(kept.hasSuffix("|layar.txt"))
        let sent = try await browser.post(
            "/tiket/baru", question(again, ["fields.nik": "9099014501900001", "berkas": kept]))
        #expect(sent.status == 303)
        let cookie = sent.cookie("tangga_tamu")
        let receipt = try await browser.get(sent.location, cookie: cookie)
        #expect(receipt.text.contains("Mohon diperiksa lagi"))
        let ticket = try await browser.get(String(sent.location.dropLast("/diterima".count)), cookie: cookie)
        let href = try #require(ticket.text.firstMatch(of: /href="(\/berkas\/[^"]+)">layar.txt/)).1
        #expect(try await browser.get(String(href), cookie: cookie).text == "Isi")
        #expect(try await browser.get(String(href)).status == 303)
        let stranger = try await ask().cookie
        #expect(try await browser.get(String(href), cookie: stranger).status == 404)
    }

    @Test func `may send only so much, and keeps it where it was too much`() async throws {
        var last: Browser.Page?
        for count in 0...30 {
            let page = try await browser.get(Self.asking)
            last = try await browser.post("/tiket/baru", question(page, ["subject": "Nomor \(count)"]))
        }
        let refused = try #require(last)
        #expect(refused.status == 429 && refused.headers["retry-after"] != nil)
        #expect(refused.text.contains("value=\"Nomor 30\"") && refused.text.contains("Tulisan Anda masih ada"))
    }

    @Test func `may begin only so many files, and is told when to come back`() async throws {
        let (cookie, ticket) = try await ask()
        let page = try await browser.get(ticket, cookie: cookie)
        let fields = [("csrf", page.hidden("csrf")), ("nama", "layar.txt"), ("ukuran", "4")]
        var last = try await browser.post("/unggah", fields, cookie: cookie)
        for _ in 0..<60 where last.status != 429 {
            last = try await browser.post("/unggah", fields, cookie: cookie)
        }
        #expect(last.status == 429 && last.headers["retry-after"].flatMap { Int($0) } != nil)
    }

    @Test func `acts by their own forms alone, and leaves nothing behind`() async throws {
        let (cookie, ticket) = try await ask()
        let page = try await browser.get(ticket, cookie: cookie)
        let stranger = try await browser.get(Self.asking)
        func reply(_ proof: String, origin: String? = nil) async throws -> Int {
            let fields = [("csrf", proof), ("key", page.hidden("key")), ("version", page.hidden("version"))]
            return try await browser.post(
                "\(ticket)/aksi/balas", fields + [("message", "Halo")], cookie: cookie,
                headers: origin.map { ["Origin": $0] } ?? [:]
            ).status
        }
        #expect(try await reply("") == 401)
        #expect(try await reply(stranger.hidden("csrf")) == 404)
        #expect(try await reply(page.hidden("csrf"), origin: "http://evil.test") == 403)
        #expect(page.hidden("csrf") != (try await browser.get(ticket, cookie: cookie).hidden("csrf")))
        let left = try await browser.post("/keluar", [("csrf", page.hidden("csrf"))], cookie: cookie)
        #expect(left.status == 303 && left.cookie("tangga_tamu") == "tangga_tamu=")
        #expect(try await reply(page.hidden("csrf")) == 303, "a form that was open still counts")
    }

    @Test func `lies over a session, which is there again once they leave`() async throws {
        let (guest, ticket) = try await ask()
        let session = "tangga_session=\(try await server.signIn("dinas1").token ?? "")"
        let both = "\(session); \(guest)"
        let page = try await browser.get(ticket, cookie: both)
        #expect(page.status == 200 && page.text.contains("Lupakan tiket ini"))
        let inbox = try await browser.get("/kotak/dinas", cookie: both)
        #expect(inbox.status == 200 && inbox.text.contains("Dadan Suryana"))
        let left = try await browser.post("/keluar", [("csrf", page.hidden("csrf"))], cookie: both)
        let notice = left.cookie("tangga_kabar")
        let front = try await browser.get("/", cookie: "\(session); \(notice)")
        #expect(front.text.contains("Anda kembali memakai akun Anda") && front.text.contains("Dadan Suryana"))
        let signed = try await browser.post("/masuk", [("username", "dinas1"), ("password", "latihan")], cookie: guest)
        #expect(signed.headers["set-cookie"]?.contains("tangga_tamu=;") == true)
    }

    @Test func `leaves their secret in no line of the log`() async throws {
        let (cookie, ticket) = try await ask()
        let secret = String(try await link(ticket, cookie).split(separator: "/").last ?? "")
        _ = try await browser.get("/t/\(secret)")
        _ = try await browser.get("/t/\(secret)x")
        _ = try await browser.post("/lacak", [("tautan", secret)])
        await server.stop()
        let log = server.said
        #expect(log.count > 1_000, "at this level every request leaves lines")
        #expect(!log.contains(secret.prefix(40)))
    }
}

extension String {
    /// The banner's clock goes on between two pages.
    fileprivate var withoutPracticeTime: String {
        replacing(/<time datetime="[^"]*">[^<]*<\/time>/, with: "")
    }
}
