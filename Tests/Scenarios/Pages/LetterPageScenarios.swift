import Foundation
import Testing

/// In practice mode: what would have been sent.
@Suite struct `The letters of practice mode` {
    private func cookie(_ server: Server, _ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    @Test func `are read on a page that the banner leads to, all of them, a page at a time`() async throws {
        let server = try await Server.start(DataCopy.practice())
        let (browser, school) = (Browser(server: server), try await server.signIn("sekolah1"))
        let number = try await school.opened("Surat <b>")
        let cookie = try await cookie(server, "dinas1")
        #expect(try await browser.get("/tiket", cookie: cookie).text.contains("<a href=\"/latihan/surat\">Surat yang"))
        #expect(try await !browser.get("/").text.contains("/latihan/surat"), "not to who could not read them")
        let mine = try await browser.get("/latihan/surat?tiket=\(number)", cookie: cookie)
        #expect(mine.status == 200 && mine.headers["content-encoding"] == nil)
        #expect(mine.text.contains("Dadan Suryana") && mine.text.contains("dadan.suryana@example.org"))
        #expect(mine.text.contains("<div class=\"words\">") && mine.text.contains("Tiket #\(number)"))
        var (path, seen): (String?, Int) = ("/latihan/surat", 0)
        var pages = 0
        while let next = path {
            let page = try await browser.get(next, cookie: cookie)
            seen += page.text.matches(of: /<li class="card">/).count
            pages += 1
            path = page.text.firstMatch(of: /href="([^"]+)" rel="next"/).map {
                $0.1.replacingOccurrences(of: "&amp;", with: "&")
            }
        }
        let all = try await school.get("/practice/outbox?limit=200").expect(200).json["items"].list().count
        #expect(seen == all || (all == 200 && seen > 200))
        #expect(pages > 1)
        #expect(try await browser.get("/latihan/surat?tiket=x", cookie: cookie).status == 404)
        #expect(try await browser.get("/latihan/surat").location.hasPrefix("/masuk"))
        let english = try await browser.get("/latihan/surat", cookie: "\(cookie); tangga_bahasa=en")
        #expect(english.text.contains("Letters to be sent"))
        #expect(english.text.contains("<div class=\"words\" lang=\"id\">"), "letters have their reader's language")
        #expect(!mine.text.contains("<div class=\"words\" lang"))
    }

    @Test func `are nowhere else`() async throws {
        let server = try await Server.start(DataCopy.empty(), arguments: [])
        let page = try await Browser(server: server).get("/latihan/surat")
        #expect(page.status == 404)
    }
}
