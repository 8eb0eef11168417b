import EventStore
import HTTPTypes
import Hummingbird
import NIOCore
import REST
import TestSupport
import Testing
import Workflow

@Suite struct `A guest` {
    @Test func `needs nothing to become one, and leaves nothing behind`() async throws {
        let house = try await House(takesGuests: true)
        let before = try await house.rows()
        let answer = try await house.arrive()
        #expect(answer.status == 201)
        #expect(answer.json["link"] == .string("/t/\(answer.token)"))
        #expect(answer.json["roles"] == ["guest"])
        #expect(try await house.rows() == before)
    }

    @Test func `sees the forms before anybody knows them`() async throws {
        let house = try await House(takesGuests: true)
        for token in [nil, try await house.guest()] {
            let list = try await house.get("/api/v1/workflows", as: token)
            #expect(list.items.map { $0["name"] } == ["bantuan-tamu", "dapodik-paud-dikmas"])
            let open = try await house.get("/api/v1/workflows/bantuan-tamu", as: token).json["intake"]?.items
            #expect(open?.map { $0["form"] } == ["laporan"])
            let closed = try await house.get("/api/v1/workflows/dapodik-paud-dikmas", as: token).json["intake"]?.items
            #expect(closed?.isEmpty == true)
        }
        #expect(try await house.get("/api/v1/workflows", as: "bukan-token").status == 401)
    }

    @Test func `asks, is answered, and replies by the same routes as everybody`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        let opened = try await house.ask(as: guest)
        #expect(opened.status == 201)
        let mine = opened.headers[.location] ?? ""
        let dinas = try await house.signIn("dinas1")
        try await house.post(mine + "/actions/minta-data", .message("Mohon NPSN."), as: dinas)
        let replied = try await house.post(mine + "/actions/balas", .message("99900001."), as: guest)
        #expect(replied.status == 200)
        #expect(replied.json["awaiting"] == "holder")
        let said = try await house.get(mine + "/messages", as: guest)
        #expect(said.items.map { $0["kind"] } == ["question", "ask", "reply"])
        #expect(said.items.map { $0["isByRequester"] } == [true, false, true])
        #expect(try await house.get(mine + "/events", as: guest).items.count == 3)
        #expect(try await house.get(mine + "?at=2026-02-02T09:00:00Z", as: guest).status == 200)
        let closed = try await house.post(mine + "/actions/tutup", .object([]), as: guest)
        #expect(closed.json["closeReason"] == "requester")
        let rated = try await house.post(mine + "/actions/nilai", .object(["rating": 5]), as: guest)
        #expect(rated.json["rating"] == 5)
    }

    @Test func `is told of a locked action by the name on its button, and until when in their own time`() async throws {
        let locked = """
              cek: { title: { id: Tanyakan status, en: Ask }, does: inquire, by: requester, not-before: 5 days after opened }
              nilai:
            """
        let house = try await House(with: GuestWorkflow.text.replacing("  nilai:", with: locked))
        for (code, zone) in [("32.04", "WIB"), ("91.03", "WIT")] {
            let guest = try await house.guest()
            let mine =
                try await house.ask(as: guest, ["provinsi": String(code.prefix(2)), "kabkota": code])
                .headers[.location] ?? ""
            let refused = try await house.post(mine + "/actions/cek", .object([:]), as: guest)
            #expect(refused.status == 409 && refused.type == "/problems/not-before")
            guard case .string(let title)? = refused.json["title"] else { return #expect(Bool(false), "no title") }
            #expect(title.hasPrefix("Tindakan “Tanyakan status” baru dapat dilakukan mulai "))
            #expect(title.contains(" 2026 pukul ") && title.hasSuffix(" \(zone)."), "\(title)")
            let action = try await house.get(mine, as: guest).json["actions"]?.items.first { $0["name"] == "cek" }
            #expect(action?["why"] == .string(title))
        }
    }

    @Test func `is told at once what is odd about their answers, and is not told again`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        let odd = try await house.ask(as: guest, ["tipe": "sekolah", "npsn": "99999998"])
        #expect(odd.status == 201)
        let warning = odd.json["warnings"]?.items.first
        #expect(warning?["field"] == "fields.npsn")
        #expect(warning?["code"] == "unit-unknown")
        #expect(warning?["message"] == "NPSN ini belum ada di daftar satuan pendidikan.")
        #expect(try await house.get(odd.headers[.location] ?? "", as: guest).json["warnings"] == nil)
        let sound = try await house.ask(as: guest, ["tipe": "sekolah", "npsn": "99900001"])
        #expect(sound.status == 201 && sound.json["warnings"] == nil)
    }

    @Test func `is named to the staff, and called a guest where they gave no name`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        try await house.ask(as: guest, ["nama": "Wati Lestari"])
        try await house.ask(as: guest)
        let dinas = try await house.signIn("dinas1")
        let inbox = try await house.get("/api/v1/inboxes/dinas/tickets", as: dinas, [.acceptLanguage: "en"])
        #expect(inbox.items.map { $0["requester"]?["name"] } == ["Wati Lestari", "Guest"])
        #expect(inbox.items.map { $0["requester"]?["isGuest"] } == [true, true])
        let read = try await house.get("/api/v1/tickets/2", as: dinas)
        #expect(read.json["requester"]?["name"] == "Tamu")
        let events = try await house.get("/api/v1/tickets/2/events", as: dinas)
        #expect(events.items[0]["by"]?["person"]?["name"] == "Tamu")
        // An account is none, and says nothing about it.
        try await house.open(as: house.signIn("sekolah1"))
        #expect(try await house.get("/api/v1/tickets/3", as: dinas).json["requester"]?["isGuest"] == nil)
    }

    @Test func `of whom nobody knows where they are stands in a region not known yet`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        let answer = try await house.ask(as: guest, without: ["kabkota"])
        #expect(answer.json["requester"]?["place"]?["name"] == "Wilayah belum diketahui")
        #expect(answer.json["place"]?["name"] == "Indonesia")
    }

    @Test func `gets the link with their ticket, and nobody else does`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        let opened = try await house.ask(as: guest)
        let link = JSON.string("/t/\(guest)")
        #expect(opened.json["link"] == link)
        #expect(try await house.get("/api/v1/tickets/1", as: guest).json["link"] == link)
        #expect(try await house.get("/api/v1/me", as: guest).json["link"] == link)
        let dinas = try await house.signIn("dinas1")
        for path in [
            "/api/v1/tickets/1", "/api/v1/tickets", "/api/v1/tickets/1/messages", "/api/v1/tickets/1/events",
            "/api/v1/inboxes/dinas/tickets", "/api/v1/inboxes",
        ] {
            let answer = try await house.get(path, as: dinas)
            #expect(answer.status == 200)
            #expect(!answer.text.contains(guest), "\(path)")
        }
        let answered = try await house.post("/api/v1/tickets/1/actions/jawab", .message("Silakan."), as: dinas)
        #expect(!answered.text.contains(guest))
        try await house.open(as: house.signIn("sekolah1"))
        #expect(try await house.get("/api/v1/tickets/2", as: house.signIn("sekolah1")).json["link"] == nil)
    }

    @Test func `gets the same ticket and link again under the same key, and the key is theirs alone`() async throws {
        let house = try await House(takesGuests: true)
        let (guest, other) = (try await house.guest(), try await house.guest())
        let first = try await house.ask(as: guest, headers: .key("satu"))
        let again = try await house.ask(as: guest, headers: .key("satu"))
        #expect(again.bytes == first.bytes)
        #expect(again.headers[.idempotentReplayed] == "true")
        let different = try await house.ask(as: guest, ["nama": "Lain"], headers: .key("satu"))
        #expect(different.status == 422)
        #expect(different.type == "/problems/key-reused")
        #expect(try await house.ask(as: other, headers: .key("satu")).number == 2)
    }

    @Test func `reads a new report filled in once the old one is closed`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        try await house.ask(as: guest, ["nama": "Wati Lestari"])
        let early = try await house.get("/api/v1/tickets/1/follow-up", as: guest)
        #expect(early.status == 409)
        #expect(early.type == "/problems/still-open")
        #expect(try await house.get("/api/v1/tickets/1", as: guest).json["followUp"] == nil)
        let closed = try await house.post("/api/v1/tickets/1/actions/tutup", .object([]), as: guest)
        let path = try #require(closed.json["followUp"]?.text)
        let followUp = try await house.get(path, as: guest)
        try expectGolden(followUp, "follow-up")
        let body = JSON.object((followUp.json.members) + [.init("message", "Muncul lagi.")])
        let opened = try await house.post("/api/v1/tickets", body, as: guest)
        #expect(opened.status == 201)
        #expect(opened.json["follows"] == 1)
        let dinas = try await house.signIn("dinas1")
        #expect(try await house.get(path, as: dinas).status == 403)
        #expect(try await house.get("/api/v1/tickets/1", as: dinas).json["followUp"] == nil)
    }

    @Test func `sends files that are theirs alone`() async throws {
        let house = try await House(takesGuests: true)
        let (guest, other) = (try await house.guest(), try await house.guest())
        let sent = try await house.upload(as: guest)
        #expect(sent.status == 201)
        let id = sent.json["id"]?.text ?? ""
        let path = "/api/v1/attachments/\(id)"
        #expect(try await house.get(path, as: guest).status == 200)
        #expect(try await house.get(path, as: other).bytes == house.get("/api/v1/attachments/x", as: other).bytes)
        let stolen = try await house.ask(as: other, ["bukti": id], attachments: [id])
        #expect(stolen.status == 422)
        let own = try await house.ask(as: guest, ["bukti": id], attachments: [id])
        #expect(own.status == 201)
        for (who, status) in [(guest, 200), (other, 404), (try await house.signIn("dinas1"), 200)] {
            #expect(try await house.get(path, as: who).status == status)
        }
        #expect(try await house.get(path, as: house.signIn("sekolah1")).status == 404)
    }

    @Test func `is told what only people with an account can do`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        for answer in [
            try await house.send(.delete, "/api/v1/sessions/current", as: guest),
            try await house.post("/api/v1/practice/clock", .object(["advance": "1 days"]), as: guest),
            try await house.get("/api/v1/practice/guests", as: guest),
            try await house.open(as: guest),
        ] {
            #expect(answer.status == 403)
        }
        #expect(try await house.get("/api/v1/practice/clock", as: guest).status == 200)
        #expect(try await house.get("/api/v1/inboxes", as: guest).items.isEmpty)
        #expect(try await house.get("/api/v1/inboxes/dinas/tickets", as: guest).status == 404)
        let me = try await house.get("/api/v1/me", as: guest).json
        #expect(me["account"] == nil)
        #expect(me["roles"] == ["guest"])
    }

    @Test func `can be tried out in practice mode, by its link`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        try await house.ask(as: guest)
        let listed = try await house.get("/api/v1/practice/guests", as: house.signIn("sekolah2"))
        #expect(listed.items.map { $0["link"] } == [.string("/t/\(guest)")])
        #expect(try await house.get("/api/v1/practice/guests").status == 401)
        let real = try await House(isPractice: false, takesGuests: true)
        #expect(try await real.get("/api/v1/practice/guests", as: real.signIn("sekolah2")).status == 404)
    }
}

/// LESSONS.md, attack cases 1, 5, 6, 15 and 17.
@Suite struct `A stranger` {
    @Test func `finds a guest's ticket to be not there, to the byte`() async throws {
        let house = try await House(takesGuests: true)
        try await house.ask(as: house.guest())
        let strangers = [
            try await house.guest(), try await house.signIn("sekolah1"), try await house.signIn("dinas2"),
            try await house.signIn("ult1"),
        ]
        for stranger in strangers {
            for rest in ["", "/messages", "/events", "/follow-up", "?at=2026-02-02T09:00:00Z"] {
                let theirs = try await house.get("/api/v1/tickets/1\(rest)", as: stranger)
                let missing = try await house.get("/api/v1/tickets/999999\(rest)", as: stranger)
                #expect(theirs.status == 404)
                #expect(theirs.bytes == missing.bytes)
                #expect(theirs.headers == missing.headers)
            }
            for action in ["balas", "tutup", "jawab", "nilai"] {
                let theirs = try await house.post("/api/v1/tickets/1/actions/\(action)", .message("x"), as: stranger)
                let missing = try await house.post("/api/v1/tickets/99/actions/\(action)", .message("x"), as: stranger)
                #expect(theirs.status == 404)
                #expect(theirs.bytes == missing.bytes)
            }
            for query in ["", "?q=masuk", "?q=%231", "?status=open"] {
                #expect(try await house.get("/api/v1/tickets\(query)", as: stranger).items.isEmpty)
            }
        }
    }

    @Test func `guest finds everybody else's ticket to be not there`() async throws {
        let house = try await House(takesGuests: true)
        try await house.open(as: house.signIn("sekolah1"))
        let guest = try await house.guest()
        let theirs = try await house.get("/api/v1/tickets/1", as: guest)
        #expect(theirs.status == 404)
        #expect(theirs.bytes == (try await house.get("/api/v1/tickets/999999", as: guest)).bytes)
    }

    @Test func `is not let in with a token that was tampered with`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        for forged in ["g", String(guest.dropLast()), guest + "A", String(guest.dropFirst()), "G" + guest.dropFirst()] {
            #expect(try await house.get("/api/v1/tickets", as: forged).status == 401)
        }
        // A cookie is for sessions: a page must not be able to make a browser send a guest's secret.
        #expect(try await house.get("/api/v1/tickets", [.cookie: "tangga_session=\(guest)"]).status == 401)
    }

    @Test func `can't flood us with questions in other people's names`() async throws {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        for _ in 0..<5 { #expect(try await house.ask(as: guest, headers: [:]).status == 201) }
        // What is refused costs nothing, and says what is wrong with it.
        #expect(try await house.ask(as: guest).expectTooMany() >= 1)
        // A retry of what was stored is answered.
        let other = try await house.guest()
        for number in 0..<5 {
            for _ in 0..<2 { #expect(try await house.ask(as: other, headers: .key("\(number)")).status == 201) }
        }
        #expect(try await house.ask(as: other, headers: .key("0")).status == 201)
        #expect(try await house.ask(as: other, headers: .key("baru")).status == 429)
        // Twenty more of this network, by whatever guests.
        for _ in 0..<20 { #expect(try await house.ask(as: house.guest()).status == 201) }
        #expect(try await house.ask(as: house.guest()).status == 429)
        #expect(try await house.open(as: house.signIn("sekolah1")).status == 201)
    }

    @Test func `who sends the same request many times at once gets one ticket, and is never told that it is too much`()
        async throws
    {
        let house = try await House(takesGuests: true)
        let guest = try await house.guest()
        for _ in 0..<4 { #expect(try await house.ask(as: guest).status == 201) }
        house.database.holdWrites()
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for _ in 0..<40 { group.addTask { try await house.ask(as: guest, headers: .key("lima")) } }
            for _ in 0..<10_000 { await Task.yield() }
            house.database.letWritesGo()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers.map(\.status)) == [201])
        #expect(Set(answers.map(\.bytes)).count == 1)
        #expect(answers.count { $0.headers[.idempotentReplayed] == nil } == 1)
        #expect(try await house.ask(as: guest, headers: .key("enam")).status == 429)
        #expect(try await house.ask(as: guest, headers: .key("lima")).status == 201)
    }

    @Test func `can't become guests without end`() async throws {
        let house = try await House(takesGuests: true)
        for _ in 0..<60 { #expect(try await house.arrive().status == 201) }
        #expect(try await house.arrive().expectTooMany() == 60)
        #expect(try await house.arrive(from: "203.0.113.7").status == 201)
        let page = try await house.send(.post, "/api/v1/guests", as: nil, [.origin: "https://jahat.example"])
        #expect(page.status == 403)
    }
}

extension Answer {
    /// A 429 with everything that says when to come back.
    fileprivate func expectTooMany() -> Int {
        #expect(status == 429)
        #expect(type == "/problems/too-many-guests")
        #expect(headers[.rateLimitRemaining] == "0")
        #expect(headers[.rateLimitReset] == headers[.retryAfter])
        return headers[.retryAfter].flatMap { Int($0) } ?? 0
    }
}

extension HTTPField.Name {
    fileprivate static let rateLimitRemaining = HTTPField.Name("RateLimit-Remaining") ?? .retryAfter
    fileprivate static let rateLimitReset = HTTPField.Name("RateLimit-Reset") ?? .retryAfter
    fileprivate static let idempotentReplayed = HTTPField.Name("Idempotent-Replayed") ?? .retryAfter
}

extension HTTPFields {
    fileprivate static func key(_ key: String) -> HTTPFields {
        HTTPField.Name("Idempotency-Key").map { [$0: key] } ?? [:]
    }
}

extension House {
    @discardableResult
    fileprivate func arrive(from peer: String = "198.51.100.1") async throws -> Answer {
        try await send(.post, "/api/v1/guests", peer: peer)
    }

    fileprivate func guest() async throws -> String { try await arrive().token }

    @discardableResult
    fileprivate func ask(
        as token: String, _ fields: [String: String] = [:], without missing: Set<String> = [],
        attachments: [String] = [], headers: HTTPFields = [:]
    ) async throws -> Answer {
        let answers = ["email": "wati@contoh.test", "tipe": "lain", "kabkota": "32.04"].merging(fields) { $1 }
            .filter { !missing.contains($0.key) }
        return try await post(
            "/api/v1/tickets",
            .object([
                "workflow": "bantuan-tamu", "form": "laporan", "category": "masuk", "subject": "Tidak bisa masuk",
                "message": "Mohon petunjuknya.",
                "fields": .object(answers.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }),
                "attachments": .array(attachments.map(JSON.string)),
            ]), as: token, headers)
    }

    fileprivate func upload(as token: String) async throws -> Answer {
        try await send(
            .post, "/api/v1/attachments?name=bukti.pdf", as: token, [.contentType: "application/octet-stream"],
            body: RequestBody(buffer: ByteBuffer(bytes: SampleFile.pdf)))
    }

    fileprivate func get(_ path: String, _ headers: HTTPFields) async throws -> Answer {
        try await get(path, as: nil, headers)
    }

    /// Of all tables together.
    fileprivate func rows() async throws -> Int {
        try await database.read { connection in
            let tables = try connection.all("SELECT name FROM sqlite_schema WHERE type = 'table'", []) {
                try $0.text(0)
            }
            return try tables.reduce(0) { sum, table in
                sum + (try connection.first("SELECT count(*) FROM \"\(table)\"", []) { try $0.int(0) } ?? 0)
            }
        }
    }
}
