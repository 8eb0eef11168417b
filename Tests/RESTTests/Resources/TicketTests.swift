import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `A ticket` {
    @Test func `is read as it is, by who may`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        let opened = try await house.open(as: token)
        #expect(opened.status == 201)
        #expect(opened.headers[.location] == "/api/v1/tickets/1")
        try expectGolden(opened, "ticket-opened")
        let read = try await house.get("/api/v1/tickets/1", as: token)
        #expect(read.bytes == opened.bytes)
        try expectGolden(try await house.get("/api/v1/tickets/1", as: house.signIn("dinas1")), "ticket-in-inbox")
    }

    @Test func `speaks the caller's language`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.open(as: token)
        for (language, label) in [("id", "Balas"), ("en-GB", "Reply"), ("fr", "Balas"), ("fr, en;q=0.5", "Reply")] {
            let answer = try await house.get("/api/v1/tickets/1", as: token, [.acceptLanguage: language])
            #expect(answer.json["actions"]?.items.first?["label"] == .string(label))
            #expect(answer.headers[.vary] == "Accept-Language")
        }
    }

    @Test func `that is somebody else's is answered to the byte like one that is not there`() async throws {
        let house = try await House()
        try await house.open(as: house.signIn("sekolah1"))
        for other in ["sekolah2", "dinas2", "pusat1", "ult1"] {
            let token = try await house.signIn(other)
            for rest in ["", "/messages", "/events", "?at=2026-02-02T09:00:00Z"] {
                let theirs = try await house.get("/api/v1/tickets/1\(rest)", as: token)
                let missing = try await house.get("/api/v1/tickets/999999\(rest)", as: token)
                #expect(theirs.status == 404)
                #expect(theirs.bytes == missing.bytes)
                #expect(theirs.headers == missing.headers)
            }
            let path = "/actions/jawab"
            let theirs = try await house.post("/api/v1/tickets/1\(path)", .message("x"), as: token)
            let missing = try await house.post("/api/v1/tickets/999999\(path)", .message("x"), as: token)
            #expect(theirs.status == 404)
            #expect(theirs.bytes == missing.bytes)
        }
    }

    @Test(arguments: ["0", "-1", "01", "1.0", "x", "%31%00", "%FF", "9223372036854775808", "1e3"])
    func `has a number and nothing like it`(number: String) async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.open(as: token)
        #expect(try await house.get("/api/v1/tickets/\(number)", as: token).status == 404)
    }

    @Test func `is shown as it was`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.open(as: token)
        try await house.post("/api/v1/practice/clock", .object(["advance": "3 days"]), as: token)
        let now = try await house.get("/api/v1/tickets/1", as: token)
        #expect(now.json["tier"] == "pusat")
        let then = try await house.get("/api/v1/tickets/1?at=2026-02-03T00:00:00%2B07:00", as: token)
        #expect(then.json["tier"] == "dinas")
        #expect(try await house.get("/api/v1/tickets/1?at=2026-02-01T00:00:00Z", as: token).status == 404)
        let malformed = try await house.get("/api/v1/tickets/1?at=yesterday", as: token)
        #expect(malformed.status == 422)
        #expect(malformed.fields == ["at"])
    }

    @Test func `tells its story`() async throws {
        let house = try await House()
        let (school, dinas) = (try await house.signIn("sekolah1"), try await house.signIn("dinas1"))
        try await house.open(as: school)
        try await house.post("/api/v1/tickets/1/actions/jawab", .message("Coba \"lagi\".\n"), as: dinas)
        try await house.post("/api/v1/tickets/1/actions/balas", .message("Masih gagal."), as: school)
        try await house.post("/api/v1/practice/clock", .object(["advance": "3 days"]), as: school)
        try await house.post("/api/v1/tickets/1/actions/tutup", .object([:]), as: school)
        try expectGolden(try await house.get("/api/v1/tickets/1", as: school), "ticket-closed")
        try expectGolden(try await house.get("/api/v1/tickets/1/messages", as: school), "messages")
        try expectGolden(try await house.get("/api/v1/tickets/1/events", as: school), "events")
    }

    @Test func `that is closed stays so, and can be followed`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.open(as: token)
        try await house.post("/api/v1/tickets/1/actions/tutup", .object([:]), as: token)
        let reply = try await house.post(
            "/api/v1/tickets/1/actions/balas", .message("x"), as: token, [.acceptLanguage: "en"])
        #expect(reply.status == 409)
        #expect(reply.json["title"] == "This ticket was closed by the requester.")
        guard case .object(let members) = JSON.question() else { return }
        let body = JSON.object(members + [JSON.Member("follows", 1)])
        #expect(try await house.post("/api/v1/tickets", body, as: token).json["follows"] == 1)
        let other = try await house.post("/api/v1/tickets", body, as: house.signIn("sekolah2"))
        #expect(other.status == 422)
        #expect(other.fields == ["follows"])
    }

    @Test func `is acted on by who may, when they may`() async throws {
        let house = try await House()
        let (school, dinas) = (try await house.signIn("sekolah1"), try await house.signIn("dinas1"))
        try await house.open(as: school)
        let path = "/api/v1/tickets/1/actions"
        #expect(try await house.post("\(path)/jawab", .message("x"), as: school).status == 403)
        #expect(try await house.post("\(path)/terbang", .message("x"), as: school).status == 404)
        let empty = try await house.post("\(path)/jawab", .object([:]), as: dinas)
        #expect(empty.status == 422)
        #expect(empty.fields == ["message"])
        #expect(try await house.post("\(path)/teruskan", .object([:]), as: dinas).fields == ["message"])
        #expect(try await house.post("\(path)/teruskan", .message("x"), as: dinas).status == 200)
        let late = try await house.post("\(path)/teruskan", .message("x"), as: dinas)
        #expect(late.status == 409)
        #expect(late.type == "/problems/not-now")
        try expectGolden(late, "problem-not-now")
    }

    @Test func `is opened through the ways in that are there`() async throws {
        let house = try await House()
        let answer = try await house.open(as: house.signIn("pusat1"))
        #expect(answer.status == 403)
        #expect(answer.type == "/problems/intake-closed")
        let walkIn = JSON.object([
            "workflow": "dapodik-paud-dikmas", "form": "kunjungan", "subject": "Datang langsung",
            "message": "Lupa sandi.",
            "onBehalfOf": "sekolah1",
        ])
        let filed = try await house.post("/api/v1/tickets", walkIn, as: house.signIn("ult1"))
        #expect(filed.status == 201)
        try expectGolden(filed, "ticket-walk-in")
    }

    @Test func `with blanks for words is told so, in both languages`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        for (language, name) in [("id", "problem-form-id"), ("en", "problem-form-en")] {
            let body = JSON.question(subject: " ", message: String(repeating: "a", count: 20_001))
            let answer = try await house.post("/api/v1/tickets", body, as: token, [.acceptLanguage: language])
            #expect(answer.status == 422)
            try expectGolden(answer, name)
        }
    }
}
