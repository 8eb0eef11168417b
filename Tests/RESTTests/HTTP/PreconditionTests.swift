import HTTPTypes
import REST
import Testing

@Suite struct `A ticket's version` {
    @Test func `is its entity tag, and saves sending what the caller has`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        let opened = try await house.open(as: token)
        #expect(opened.headers[.eTag] == "\"1\"")
        for tag in ["\"1\"", "W/\"1\"", "\"9\", \"1\"", "*"] {
            let answer = try await house.get("/api/v1/tickets/1", as: token, [.ifNoneMatch: tag])
            #expect(answer.status == 304)
            #expect(answer.bytes.isEmpty)
            #expect(answer.headers[.eTag] == "\"1\"")
        }
        #expect(try await house.get("/api/v1/tickets/1", as: token, [.ifNoneMatch: "\"2\""]).status == 200)
    }

    @Test(arguments: [
        ("\"1\"", 200), ("*", 200), ("\"2\"", 412), ("W/\"1\"", 412), ("\"x\"", 412), ("1", 400), ("", 400),
    ])
    func `must be the one that an action names`(tag: String, status: Int) async throws {
        let house = try await House()
        try await house.open(as: house.signIn("sekolah1"))
        let answer = try await house.post(
            "/api/v1/tickets/1/actions/jawab", .message("Coba lagi."), as: house.signIn("dinas1"), [.ifMatch: tag])
        #expect(answer.status == status)
        #expect(status != 200 || answer.headers[.eTag] == "\"2\"")
    }

    @Test func `is told to nobody who may not see the ticket`() async throws {
        let house = try await House()
        try await house.open(as: house.signIn("sekolah1"))
        let other = try await house.signIn("dinas2")
        let path = "/api/v1/tickets/1/actions/jawab"
        let answer = try await house.post(path, .message("x"), as: other, [.ifMatch: "\"9\""])
        #expect(answer.status == 404)
        #expect(answer.headers[.eTag] == nil)
    }
}

@Suite struct `An idempotency key` {
    private static let name = HTTPField.Name("Idempotency-Key")
    private static let replayed = HTTPField.Name("Idempotent-Replayed")

    private func key(_ text: String) throws -> HTTPFields { [try #require(Self.name): text] }

    @Test func `makes a repeated question one ticket`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        let first = try await house.open(as: token, key("k-1"))
        let second = try await house.open(as: token, key("k-1"))
        #expect(first.bytes == second.bytes)
        #expect([first.status, second.status] == [201, 201])
        #expect(first.headers[try #require(Self.replayed)] == nil)
        #expect(second.headers[try #require(Self.replayed)] == "true")
        #expect(try await house.get("/api/v1/tickets", as: token).items.count == 1)
    }

    @Test func `makes a repeated action one message`() async throws {
        let house = try await House()
        try await house.open(as: house.signIn("sekolah1"))
        let token = try await house.signIn("dinas1")
        let path = "/api/v1/tickets/1/actions/jawab"
        let first = try await house.post(path, .message("Sudah."), as: token, key("k"))
        let second = try await house.post(path, .message("Sudah."), as: token, key("k"))
        #expect(first.bytes == second.bytes)
        #expect(try await house.get("/api/v1/tickets/1/messages", as: token).items.count == 2)
    }

    @Test func `is refused for another body`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.open(as: token, key("k"))
        let answer = try await house.open(as: token, subject: "Lain", key("k"))
        #expect(answer.status == 422)
        #expect(answer.type == "/problems/key-reused")
    }

    @Test func `is each caller's own`() async throws {
        let house = try await House()
        let first = try await house.open(as: house.signIn("sekolah1"), key("k"))
        let second = try await house.open(as: house.signIn("sekolah2"), key("k"))
        #expect(first.number != second.number)
    }

    @Test(arguments: ["", "two words", String(repeating: "k", count: 201), "é"])
    func `is 1 to 200 visible ASCII characters`(text: String) async throws {
        let house = try await House()
        let answer = try await house.open(as: house.signIn("sekolah1"), key(text))
        #expect(answer.status == 400)
        #expect(answer.type == "/problems/malformed-header")
    }
}
