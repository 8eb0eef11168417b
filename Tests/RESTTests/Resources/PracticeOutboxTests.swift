import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `The practice outbox` {
    @Test func `shows what would have been sent, the newest first`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.open(as: token)
        #expect(try await house.get("/api/v1/practice/outbox", as: token).json["items"]?.items.count == 2)
        let dinas = try await house.signIn("dinas1")
        try await house.post("/api/v1/tickets/1/actions/jawab", .message("Kata kunci saya: rahasia"), as: dinas)
        let page = try await house.get("/api/v1/practice/outbox", as: token)
        #expect(page.status == 200)
        let letters = page.json["items"]?.items ?? []
        #expect(letters.map { $0["notice"]?.text } == ["answered", "arrived", "received"])
        #expect(letters.map { $0["to"]?["name"]?.text } == ["Nama sekolah1", "Nama dinas1", "Nama sekolah1"])
        #expect(letters.allSatisfy { $0["state"] == "undeliverable" && $0["to"]?["address"] == nil })
        #expect(letters[0]["dueAt"] == "2026-02-02T09:00:00Z")
        #expect(letters[0]["subject"] == "Tiket #1 telah dijawab")
        #expect(letters.allSatisfy { $0["body"]?.text?.contains("rahasia") == false })
    }

    @Test func `has pages, and can be asked for one ticket`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        for _ in 1...3 { try await house.open(as: token) }
        let first = try await house.get("/api/v1/practice/outbox?limit=4", as: token)
        let cursor = try #require(first.json["next"]?.text)
        let second = try await house.get("/api/v1/practice/outbox?limit=4&cursor=\(cursor)", as: token)
        let numbers = [first, second].flatMap { $0.json["items"]?.items ?? [] }.compactMap { $0["ticket"] }
        #expect(numbers == [3, 3, 2, 2, 1, 1])
        #expect(second.json["next"] == .null)
        let ofTwo = try await house.get("/api/v1/practice/outbox?ticket=2", as: token)
        #expect(ofTwo.json["items"]?.items.map { $0["ticket"] } == [2, 2])
        #expect(try await house.get("/api/v1/practice/outbox?ticket=99", as: token).json["items"]?.items == [])
        #expect(try await house.get("/api/v1/practice/outbox?ticket=2&cursor=\(cursor)", as: token).status == 400)
        #expect(try await house.get("/api/v1/practice/outbox?ticket=dua", as: token).status == 422)
    }

    @Test func `shows each letter at its own moment once time was moved on`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.open(as: token)
        try await house.post("/api/v1/practice/clock", .object(["advance": "4 days"]), as: token)
        let letters = try await house.get("/api/v1/practice/outbox?ticket=1", as: token).json["items"]?.items ?? []
        #expect(letters.map { $0["notice"]?.text } == ["arrived", "forwarded", "arrived", "received"])
        #expect(letters.first?["dueAt"] == "2026-02-05T09:00:00Z")
        #expect(letters.first?["state"] == "undeliverable")
    }

    @Test func `is not there where nobody practises, and not for strangers`() async throws {
        let real = try await House(isPractice: false)
        #expect(try await real.get("/api/v1/practice/outbox", as: real.signIn("sekolah1")).status == 404)
        #expect(try await House().get("/api/v1/practice/outbox").status == 401)
    }
}
