import Foundation
import Testing

/// What the pages give the script that keeps what is typed, and sends it where the line may be lost.
@Suite struct `What is typed` {
    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    private let asking = "/tiket/baru?layanan=dapodik-paud-dikmas&formulir=pertanyaan"

    private func who(_ page: Browser.Page) -> String? {
        page.text.firstMatch(of: /<html lang="id" data-who="([0-9a-f]{16})">/).map { String($0.1) }
    }

    @Test func `is kept for one account, at every sign-in the same, and for nobody who has none`() async throws {
        let first = try await browser.get(asking, cookie: cookie("sekolah1"))
        let again = try await browser.get("/tiket", cookie: cookie("sekolah1"))
        let other = try await browser.get("/tiket", cookie: cookie("sekolah2"))
        #expect(who(first) != nil && who(first) == who(again) && who(other) != who(first))
        let guest = try await browser.get("/tiket/baru?layanan=akun-pembelajaran&formulir=kementerian&kategori=lainnya")
        #expect(guest.status == 200 && who(guest) == nil && guest.text.contains("data-draft=\""))
    }

    @Test func `has a name of its own for each form`() async throws {
        let cookie = try await cookie("sekolah1")
        let ask = try await browser.get(asking, cookie: cookie)
        #expect(ask.text.contains("data-draft=\"\(asking.replacingOccurrences(of: "&", with: "&amp;"))\""))
        let number = try await server.signIn("sekolah1").opened("Draf")
        let ticket = try await browser.get("/tiket/\(number)", cookie: cookie)
        #expect(ticket.text.contains("data-draft=\"/tiket/\(number)/aksi/balas\""))
        #expect(ticket.text.contains("data-drafts=\"/tiket/\(number)/aksi/\""))
        let events = try await server.signIn("sekolah1").events(of: number)
        let past = try await browser.get("/tiket/\(number)?at=\(events[0]["at"].text())", cookie: cookie)
        #expect(past.status == 200 && !past.text.contains("data-drafts"), "in the past nothing is missing")
    }

    @Test func `goes on where the script that sent it is told to`() async throws {
        let cookie = try await cookie("sekolah1")
        let page = try await browser.get(asking, cookie: cookie)
        let fields =
            ["csrf", "key", "layanan", "formulir"].map { ($0, page.hidden($0)) }
            + [("subject", "Dari skrip"), ("message", "Isi")]
        let script = ["X-Tangga-Script": "1"]
        let sent = try await browser.post("/tiket/baru", fields, cookie: cookie, headers: script)
        #expect(sent.status == 204 && sent.location.hasSuffix("/diterima"))
        let native = try await browser.post("/tiket/baru", fields, cookie: cookie)
        #expect(
            native.status == 303 && native.location == sent.location, "the same form counts once")
        let wrong = try await browser.post("/tiket/baru", Array(fields.dropLast()), cookie: cookie, headers: script)
        #expect(wrong.status == 422 && wrong.text.contains("value=\"Dari skrip\""))
    }

    @Test func `is found again on the page that it was typed on, after a new sign-in`() async throws {
        let number = try await server.signIn("sekolah1").opened("Sesi")
        let cookie = try await cookie("sekolah1")
        let page = try await browser.get("/tiket/\(number)", cookie: cookie)
        let fields = ["csrf", "key", "version"].map { ($0, page.hidden($0)) } + [("message", "Belum terkirim")]
        func send(from referrer: String) async throws -> Browser.Page {
            try await browser.post(
                "/tiket/\(number)/aksi/balas", fields, cookie: "tangga_session=basi", headers: ["Referer": referrer])
        }
        let ended = try await send(from: "\(server.url.absoluteString)/tiket/\(number)?at=1#aksi-balas")
        #expect(ended.status == 401 && ended.text.contains("Belum terkirim"))
        #expect(ended.text.contains("href=\"/masuk?ke=%2Ftiket%2F\(number)%3Fat%3D1\""))
        let strange = try await send(from: "https://lain.example/tiket/\(number)")
        #expect(strange.text.contains("href=\"/masuk?ke=%2Ftiket\""))
    }
}
