import Foundation
import Testing

/// Lists that people keep under a name, without a script.
@Suite struct `Saved views` {
    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    private func keep(_ path: String, as name: String, _ cookie: String) async throws -> Browser.Page {
        let page = try await browser.get(path, cookie: cookie)
        let fields = [("csrf", page.hidden("csrf")), ("daftar", page.hidden("daftar")), ("name", name)]
        return try await browser.post("/tampilan", fields, cookie: cookie)
    }

    @Test func `are found in the head of their list, with a count where that is known, and can be removed`()
        async throws
    {
        let cookie = try await cookie("dinas1")
        let name = "<b>Giliran</b> \"\u{301} kami"
        let kept = try await keep("/kotak/dinas?giliran=kami", as: name, cookie)
        #expect(kept.status == 303 && kept.location == "/kotak/dinas?giliran=kami")
        _ = try await keep("/kotak/dinas?q=sinkron", as: "Sinkron", cookie)
        _ = try await keep("/tiket?status=selesai", as: "Yang selesai", cookie)
        let inbox = try await browser.get("/kotak/dinas", cookie: cookie)
        let list = try #require(inbox.text.firstMatch(of: /(?s)<nav class="tabs kept".*?<\/nav>/)).0
        #expect(list.contains("<a href=\"/kotak/dinas?giliran=kami\">&lt;b&gt;Giliran&lt;/b&gt; &quot;\u{301} kami"))
        let tab = try #require(inbox.text.firstMatch(of: /Giliran kami <span class="count">(\d+)</)).1
        #expect(list.contains("kami <span class=\"count\">\(tab)</span>") && !list.contains("Sinkron <span"))
        #expect(!list.contains("Yang selesai"))
        #expect(try await browser.get("/tiket", cookie: cookie).text.contains("<a href=\"/tiket?status=selesai\">Yang"))
        #expect(try await !browser.get("/kotak/dinas", cookie: self.cookie("dinas2")).text.contains("Sinkron</a>"))
        let id = try #require(
            inbox.text.firstMatch(of: /value="(\d+)">Hapus<span class="unseen">:<\/span><\/button> Sinkron</)
        ).1
        let removed = try await browser.post(
            "/tampilan/hapus", [("csrf", inbox.hidden("csrf")), ("ke", "/kotak/dinas"), ("hapus", String(id))],
            cookie: cookie)
        #expect(removed.status == 303 && removed.location == "/kotak/dinas")
        let after = try await browser.get("/kotak/dinas", cookie: cookie)
        #expect(after.text.contains("tabs kept") && !after.text.contains(">Sinkron<"))
    }

    @Test func `are asked for again where the name is none, with what was typed`() async throws {
        let cookie = try await cookie("pusat1")
        for path in ["/kotak/pusat?q=a", "/tiket?q=a"] {
            let long = try await keep(path, as: String(repeating: "b", count: 61), cookie)
            #expect(long.status == 422 && long.text.contains("id=\"tampilan-salah\"") && long.text.contains("bbb\""))
            #expect(
                long.hidden("daftar") == path && long.text.contains("<details class=\"keep\" id=\"tampilan\" open>"))
        }
        for number in 1...20 {
            #expect(try await keep("/tiket?q=\(number)", as: "Ke-\(number)", cookie).status == 303)
        }
        let more = try await keep("/tiket?q=a", as: "Satu lagi", cookie)
        #expect(more.status == 422 && more.text.contains("Paling banyak 20 tampilan"))
        let page = try await browser.get("/tiket?q=a", cookie: cookie)
        let strange = [("csrf", page.hidden("csrf")), ("daftar", "https://lain.example/"), ("name", "x")]
        #expect(try await browser.post("/tampilan", strange, cookie: cookie).status == 404)
        #expect(try await browser.get("/tiket", cookie: cookie).hidden("daftar") == "", "nothing is narrowed")
    }
}
