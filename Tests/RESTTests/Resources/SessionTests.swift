import Gateway
import HTTPTypes
import REST
import Testing
import Workflow

@testable import Helpdesk

@Suite struct `A session` {
    @Test func `begins with a token, a cookie and who it is`() async throws {
        let house = try await House()
        let answer = try await house.post(
            "/api/v1/sessions", .object(["username": "sekolah1", "password": "latihan"]))
        #expect(answer.status == 201)
        #expect(answer.json["expiresAt"] == "2026-02-02T21:00:00Z")
        #expect(answer.json["account"]?["username"] == "sekolah1")
        #expect(answer.json["account"]?["place"]?["name"] == "TK Tunas Harapan (latihan)")
        let cookie = answer.headers[.setCookie] ?? ""
        #expect(cookie.hasPrefix("tangga_session=\(answer.token); "))
        for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=43200"] { #expect(cookie.contains(part)) }
        #expect(!cookie.contains("Secure"))
        #expect(answer.headers[.cacheControl] == "no-store")
    }

    @Test func `asked for again under the same key is the same session, and another under another`() async throws {
        let house = try await House()
        let body = JSON.object(["username": "sekolah1", "password": "latihan"])
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        let first = try await house.post("/api/v1/sessions", body, [key: "masuk-1"])
        let again = try await house.post("/api/v1/sessions", body, [key: "masuk-1"])
        let other = try await house.post("/api/v1/sessions", body, [key: "masuk-2"])
        #expect([first, again, other].map(\.status) == [201, 201, 201])
        #expect(again.json == first.json)
        #expect(try again.headers[#require(HTTPField.Name("Idempotent-Replayed"))] == "true")
        #expect(other.token != first.token)
    }

    @Test func `is not had by the key alone`() async throws {
        let house = try await House()
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        let right = JSON.object(["username": "sekolah1", "password": "latihan"])
        let wrong = JSON.object(["username": "sekolah1", "password": "tebakan"])
        #expect(try await house.post("/api/v1/sessions", right, [key: "masuk-1"]).status == 201)
        #expect(try await house.post("/api/v1/sessions", wrong, [key: "masuk-1"]).status == 401)
    }

    @Test(arguments: ["sekolah1", "nobody", "", "\u{0}"])
    func `does not begin with a wrong password, whoever it is for`(username: String) async throws {
        let house = try await House()
        let answer = try await house.post(
            "/api/v1/sessions", .object(["username": .string(username), "password": "tebakan"]))
        #expect(answer.status == 401)
        #expect(answer.type == "/problems/wrong-credentials")
        #expect(answer.headers[.wwwAuthenticate] == #"Bearer realm="tangga""#)
        #expect(answer.headers[.setCookie] == nil)
    }

    @Test func `makes who guesses wait, and says how long`() async throws {
        let house = try await House()
        let guess = JSON.object(["username": "sekolah1", "password": "tebakan"])
        for _ in 1...5 { #expect(try await house.post("/api/v1/sessions", guess).status == 401) }
        let answer = try await house.post("/api/v1/sessions", guess)
        #expect(answer.status == 429)
        #expect(answer.headers[.retryAfter] == "1")
        #expect(answer.headers[try #require(HTTPField.Name("RateLimit-Reset"))] == "1")
    }

    @Test func `ends once, and its token is nobody's then`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        let ended = try await house.send(.delete, "/api/v1/sessions/current", as: token)
        #expect(ended.status == 204)
        #expect(ended.headers[.setCookie]?.contains("Max-Age=0") == true)
        let after = try await house.get("/api/v1/me", as: token)
        #expect(after.status == 401)
        #expect(after.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
    }

    @Test(arguments: [
        "", "Bearer", "Bearer x y", "Basic c2Vrb2xhaDE6bGF0aWhhbg==", "Bearer \(String(repeating: "A", count: 43))",
    ])
    func `is not what somebody makes up`(authorization: String) async throws {
        let house = try await House()
        let answer = try await house.get("/api/v1/me", [.authorization: authorization])
        #expect(answer.status == 401)
        #expect(answer.type == "/problems/no-identity")
    }

    @Test func `travels over https alone where we are told to, or the proxy came by https`() async throws {
        let always = try await House(settings: APISettings(hasSecureCookies: true))
        let behind = try await House(settings: APISettings(isBehindProxy: true))
        let body = JSON.object(["username": "sekolah1", "password": "latihan"])
        let proto = try #require(HTTPField.Name("X-Forwarded-Proto"))
        let answers = [
            try await always.post("/api/v1/sessions", body),
            try await behind.post("/api/v1/sessions", body, [proto: "https"]),
        ]
        for answer in answers { #expect(answer.headers[.setCookie]?.contains("Secure") == true) }
    }

    @Test func `says where its owner stands`() async throws {
        let house = try await House()
        try await house.open(as: house.signIn("sekolah1"))
        let me = try await house.get("/api/v1/me", as: house.signIn("dinas1")).json
        #expect(me["roles"] == ["operator-dinas"])
        #expect(me["place"] == .object(["code": "32.04", "level": "kabkota", "name": "Kabupaten Bandung"]))
        #expect(me["inboxes"]?.items.map { $0["tier"] } == ["dinas"])
        #expect(me["inboxes"]?.items.first?["open"] == 1)
        #expect(me["csrfToken"] == nil)
    }
}

extension House {
    fileprivate func post(_ path: String, _ json: JSON, _ headers: HTTPFields) async throws -> Answer {
        try await post(path, json, as: nil, headers)
    }

    fileprivate func get(_ path: String, _ headers: HTTPFields) async throws -> Answer {
        try await get(path, as: nil, headers)
    }
}
