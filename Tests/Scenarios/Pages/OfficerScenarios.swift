import Foundation
import Testing

/// What those who see to tickets have at the pages, without a script.
@Suite struct `Officers at the pages` {
    let server: Server
    let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    private func act(
        _ action: String, on number: Int, _ fields: [(String, String)], from page: Browser.Page, _ cookie: String
    ) async throws -> Browser.Page {
        let hidden = ["csrf", "key", "version"].map { ($0, page.hidden($0)) }
        return try await browser.post("/tiket/\(number)/aksi/\(action)", hidden + fields, cookie: cookie)
    }

    // MARK: Assigning

    @Test func `choose whom to assign from a list of those who stand there`() async throws {
        let number = try await server.signIn("sekolah1").opened("Ditugaskan")
        try await server.signIn("dinas1").forward(number).expect(200)
        let cookie = try await cookie("pusat1")
        let page = try await browser.get("/tiket/\(number)", cookie: cookie)
        let list = try #require(page.text.firstMatch(of: /<select id="aksi-tugaskan-petugas".*?<\/select>/)).0
        let names = list.matches(of: /value="([a-z0-9]+)"/).map { String($0.1) }
        #expect(names == ["pusat2", "pusat1"] && list.contains("Bagus Wicaksana (pusat2)"))
        let nobody = try await act("tugaskan", on: number, [("assignee", "")], from: page, cookie)
        #expect(nobody.status == 422 && nobody.text.contains("id=\"aksi-tugaskan-petugas-salah\""))
        let stranger = try await act("tugaskan", on: number, [("assignee", "dinas1")], from: nobody, cookie)
        #expect(stranger.status == 422, "the list is an offer; the rules decide")
        let done = try await act("tugaskan", on: number, [("assignee", "pusat2")], from: stranger, cookie)
        #expect(done.status == 303)
        let after = try await browser.get("/tiket/\(number)", cookie: cookie)
        #expect(after.text.contains("<dt>Petugas</dt><dd>Bagus Wicaksana</dd>"))
        // Who does not assign is told of nobody's username.
        #expect(try await !browser.get("/tiket/\(number)", cookie: self.cookie("dinas1")).text.contains("(pusat2)"))
    }

    // MARK: Texts at hand

    @Test func `put a text at hand after what they typed, and nothing is sent or lost`() async throws {
        let number = try await server.signIn("sekolah1").opened("Perlu dijawab")
        let cookie = try await cookie("dinas1")
        let page = try await browser.get("/tiket/\(number)", cookie: cookie)
        #expect(page.text.contains("<option value=\"answer.mended\" data-text=\"Yth. Bapak/Ibu Rina Kusumawardani,"))
        #expect(page.text.contains("formaction=\"/tiket/\(number)/aksi/jawab#aksi-jawab\""))
        let typed = [("message", "Kata sendiri <b>"), ("canned", "answer.mended"), ("insert", "ya")]
        let filled = try await browser.post(
            "/tiket/\(number)/aksi/jawab", ["csrf", "key", "version"].map { ($0, page.hidden($0)) } + typed,
            files: [(field: "attachments", name: "panduan.txt", text: "Isi panduan")], cookie: cookie)
        #expect(filled.status == 200 && !filled.text.contains("role=\"alert\""))
        #expect(filled.text.contains("Kata sendiri &lt;b&gt;\n\nYth. Bapak/Ibu Rina Kusumawardani,\n\nSelamat "))
        #expect(filled.text.contains("Kendala pada tiket #\(number) sudah kami perbaiki."))
        #expect(filled.hidden("berkas").hasSuffix("|panduan.txt"))
        #expect(filled.text.components(separatedBy: "class=\"said").count == 2, "nothing was said yet")
        let sent = try await act(
            "jawab", on: number, [("message", "Sudah kami perbaiki."), ("berkas", filled.hidden("berkas"))],
            from: filled, cookie)
        #expect(sent.status == 303)
        let after = try await browser.get("/tiket/\(number)", cookie: cookie)
        #expect(after.text.contains(">panduan.txt</a>") && after.text.contains("Sudah kami perbaiki."))
    }

    @Test func `who had a text put in are told of news all the same`() async throws {
        let school = try await server.signIn("sekolah1")
        let number = try await school.opened("Berubah sementara itu")
        let cookie = try await cookie("dinas1")
        let page = try await browser.get("/tiket/\(number)", cookie: cookie)
        try await school.act("balas", on: number, "Kabar baru").expect(200)
        let filled = try await act(
            "jawab", on: number, [("canned", "answer.plain"), ("insert", "ya")], from: page, cookie)
        let form = try #require(filled.text.firstMatch(of: /(?s)id="aksi-jawab".*?<\/form>/)).0
        #expect(filled.status == 200 && form.contains("name=\"version\" value=\"\(page.hidden("version"))\""))
        #expect(filled.hidden("version") != page.hidden("version"), "the other forms hold what is read now")
        let none = try await act("jawab", on: number, [("canned", "tiada"), ("insert", "ya")], from: page, cookie)
        #expect(none.status == 200 && none.text.contains("name=\"message\""))
    }

    @Test func `keep their words where the ticket was closed while they wrote`() async throws {
        let school = try await server.signIn("sekolah1")
        let number = try await school.opened("Sudah beres")
        let cookie = try await cookie("dinas1")
        let page = try await browser.get("/tiket/\(number)", cookie: cookie)
        try await school.act("tutup", on: number).expect(200)
        for extra in [[], [("canned", "answer.plain"), ("insert", "ya")]] {
            let late = try await act("jawab", on: number, [("message", "Sudah <ditulis>")] + extra, from: page, cookie)
            #expect(late.text.contains("id=\"tertinggal\"") && late.text.contains("\nSudah &lt;ditulis&gt;</textarea>"))
        }
    }

    // MARK: Several at once

    private func picks(_ page: Browser.Page) -> [String] {
        page.text.matches(of: /name="tiket" value="([0-9.]+)"/).map { String($0.1) }
    }

    @Test func `do one thing to several tickets, and are told of each`() async throws {
        let (school, cookie) = (try await server.signIn("sekolah1"), try await cookie("dinas1"))
        var numbers: [Int] = []
        for subject in ["Satu", "Dua", "Tiga"] { numbers.append(try await school.opened(subject)) }
        let inbox = try await browser.get("/kotak/dinas", cookie: cookie)
        let mine = picks(inbox).filter { pick in numbers.contains { pick.hasPrefix("\($0).") } }
        #expect(mine.count == 3)
        let ticked = mine.map { ("tiket", $0) }
        let choosing = try await browser.post(
            "/kotak/dinas/banyak", [("csrf", inbox.hidden("csrf"))] + ticked, cookie: cookie)
        #expect(choosing.status == 200 && picks(choosing) == mine)
        for action in ["jawab", "minta-data", "ambil", "catat", "teruskan"] {
            #expect(choosing.text.contains("name=\"action\" value=\"\(action)\""), "\(action)")
        }
        #expect(!choosing.text.contains("value=\"tugaskan\"") && !choosing.text.contains("value=\"tutup\""))
        try await school.act("balas", on: numbers[1], "Ada kabar").expect(200)
        let form = [("csrf", choosing.hidden("csrf")), ("key", choosing.hidden("key"))] + ticked
        let idle = try await browser.post("/kotak/dinas/banyak", form, cookie: cookie)
        #expect(idle.status == 422 && idle.text.contains("Pilih salah satu dari daftar."))
        let empty = try await browser.post("/kotak/dinas/banyak", form + [("action", "jawab")], cookie: cookie)
        #expect(empty.status == 422 && empty.text.contains("id=\"banyak-pesan-salah\"") && picks(empty) == mine)
        let answer = form + [("action", "jawab"), ("message", "Server sudah pulih.")]
        for _ in 0..<2 {
            // The same form counts once, and says the same.
            let result = try await browser.post("/kotak/dinas/banyak", answer, cookie: cookie)
            #expect(result.status == 200 && result.text.contains("Selesai untuk 2 dari 3 tiket."))
            #expect(result.text.contains("Tiket ini berubah sesudah Anda memilihnya."))
            #expect(result.text.contains("\nServer sudah pulih.</textarea>"), "for the ticket that did not get it")
        }
        for (number, count) in zip(numbers, [1, 0, 1]) {
            let page = try await browser.get("/tiket/\(number)", cookie: cookie)
            #expect(page.text.components(separatedBy: "Server sudah pulih.").count == count + 1)
        }
    }

    @Test func `are offered only what all of them allow, and see no ticket of others`() async throws {
        let (school, cookie) = (try await server.signIn("sekolah1"), try await cookie("dinas1"))
        let numbers = [try await school.opened("Masih di sini"), try await school.opened("Sudah naik")]
        let other = try await server.signIn("sekolah2").opened("Bukan urusan dinas1")
        try await server.signIn("dinas1").forward(numbers[1]).expect(200)
        let proof = try await browser.get("/kotak/dinas", cookie: cookie).hidden("csrf")
        func send(_ numbers: [Int], _ fields: [(String, String)] = [], proof: String) async throws -> Browser.Page {
            let all = [("csrf", proof)] + numbers.map { ("tiket", "\($0).1") } + fields
            return try await browser.post("/kotak/dinas/banyak", all, cookie: cookie)
        }
        let mixed = try await send(numbers + [other], proof: proof)
        #expect(mixed.text.contains("Masih di sini") && !mixed.text.contains("Bukan urusan dinas1"))
        #expect(!mixed.text.contains("name=\"action\"") && mixed.text.contains("Tidak ada tindakan"))
        #expect(try await send([], proof: proof).text.contains("Belum ada tiket yang dicentang"))
        let foreign = try await send([other], [("action", "catat"), ("message", "Intip")], proof: proof)
        #expect(foreign.text.contains("Selesai untuk 0 dari 1 tiket.") && !foreign.text.contains("Bukan urusan"))
        let needless = try await send([numbers[0]], [("action", "ambil"), ("message", "Sisa")], proof: proof)
        #expect(needless.status == 422 && needless.text.contains("\nSisa</textarea>"))
        #expect(needless.text.contains("Tindakan ini tanpa pesan"))
        #expect(try await send(numbers, proof: "salah").status == 403)
    }

    @Test func `take no more than fifty at once`() async throws {
        let cookie = try await cookie("dinas1")
        let proof = try await browser.get("/kotak/dinas", cookie: cookie).hidden("csrf")
        let many = (1...60).map { ("tiket", "\(900_000 + $0).1") }
        let result = try await browser.post(
            "/kotak/dinas/banyak", [("csrf", proof), ("action", "ambil")] + many, cookie: cookie)
        #expect(result.text.contains("Selesai untuk 0 dari 60 tiket."))
        #expect(result.text.components(separatedBy: "Paling banyak 50 tiket sekaligus").count == 11)
    }

    // MARK: Keys

    @Test func `find the keys explained, signed in or not, and with no script`() async throws {
        let page = try await browser.get("/bantuan/pintasan")
        #expect(page.status == 200 && page.text.contains("<noscript>") && page.text.contains("<kbd>j</kbd>"))
        let english = try await browser.get("/bantuan/pintasan", cookie: "tangga_bahasa=en")
        #expect(english.text.contains("Keyboard shortcuts"))
        let number = try await server.signIn("sekolah1").opened("Dengan tombol")
        let cookie = try await cookie("dinas1")
        let ticket = try await browser.get("/tiket/\(number)", cookie: cookie)
        #expect(ticket.text.contains("id=\"aksi-jawab\" data-key=\"r\""))
        #expect(ticket.text.contains("id=\"aksi-catat\" data-key=\"n\""))
        #expect(try await browser.get("/kotak/dinas", cookie: cookie).text.contains("href=\"/bantuan/pintasan\""))
    }

    // MARK: The requester

    @Test func `see what the same requester asked before, as far as it is theirs`() async throws {
        let school = try await server.signIn("sekolah3")
        var numbers: [Int] = []
        for subject in ["Pertama", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh"] {
            numbers.append(try await school.opened("\(subject) dari Yosina"))
        }
        let (last, cookie) = (numbers[6], try await cookie("pusat1"))
        let page = try await browser.get("/tiket/\(last)", cookie: cookie)
        let card = try #require(page.text.firstMatch(of: /(?s)id="sebelumnya".*?<\/section>/)).0
        let shown = card.matches(of: /href="\/tiket\/([0-9]+)"/).compactMap { Int($0.1) }
        #expect(shown == numbers[1...5].reversed())
        let all = try await browser.get("/tiket?penanya=\(last)", cookie: cookie)
        #expect(all.text.contains("<h1>Tiket Yosina Wambrau</h1>") && all.text.contains("Pertama dari Yosina"))
        #expect(!all.text.contains("Rina Kusumawardani"))
        #expect(all.text.contains("href=\"/tiket?status=selesai&amp;penanya=\(last)\""))
        #expect(try await browser.get("/tiket?penanya=\(last)", cookie: self.cookie("dinas1")).status == 404)
        #expect(try await browser.get("/tiket?penanya=x", cookie: cookie).status == 404)
        let own = try await browser.get("/tiket/\(last)", cookie: self.cookie("sekolah3"))
        #expect(own.status == 200 && !own.text.contains("id=\"sebelumnya\""), "it is their own list")
    }
}
