import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `A browser with a session cookie` {
    static let csrfToken = HTTPField.Name("X-CSRF-Token")

    /// The cookie, and the CSRF token that belongs to it.
    private func browser(in house: House) async throws -> (cookie: HTTPFields, csrf: HTTPFields) {
        let cookie: HTTPFields = [.cookie: "theme=dark; tangga_session=\(try await house.signIn("sekolah1"))"]
        let me = try await house.get("/api/v1/me", as: nil, cookie)
        var csrf = cookie
        csrf[try #require(Self.csrfToken)] = try #require(me.json["csrfToken"]?.text)
        return (cookie, csrf)
    }

    @Test func `may read`() async throws {
        let house = try await House()
        let (cookie, _) = try await browser(in: house)
        #expect(try await house.get("/api/v1/tickets", as: nil, cookie).status == 200)
        #expect(try await house.send(.head, "/api/v1/tickets", as: nil, cookie).status == 200)
    }

    @Test func `changes nothing without the CSRF token`() async throws {
        let house = try await House()
        var (cookie, _) = try await browser(in: house)
        for token in [nil, "", "guess", String(repeating: "A", count: 43)] {
            cookie[try #require(Self.csrfToken)] = token
            let answer = try await house.post("/api/v1/tickets", .question(), as: nil, cookie)
            #expect(answer.status == 403)
            #expect(answer.type == "/problems/missing-csrf-token")
            #expect(try await house.send(.delete, "/api/v1/sessions/current", as: nil, cookie).status == 403)
        }
    }

    @Test func `changes something with it`() async throws {
        let house = try await House()
        let (_, csrf) = try await browser(in: house)
        #expect(try await house.post("/api/v1/tickets", .question(), as: nil, csrf).status == 201)
        #expect(try await house.send(.delete, "/api/v1/sessions/current", as: nil, csrf).status == 204)
    }

    @Test func `needs the token of its own session`() async throws {
        let house = try await House()
        let (_, other) = try await browser(in: house)
        var (mine, _) = try await browser(in: house)
        let name = try #require(Self.csrfToken)
        mine[name] = other[name]
        #expect(try await house.post("/api/v1/tickets", .question(), as: nil, mine).status == 403)
    }

    @Test(arguments: [("http://helpdesk.test", 201), ("https://evil.test", 403), ("null", 403)])
    func `changes something from our own pages alone`(origin: String, status: Int) async throws {
        let house = try await House()
        var (_, csrf) = try await browser(in: house)
        csrf[.origin] = origin
        #expect(try await house.post("/api/v1/tickets", .question(), as: nil, csrf).status == status)
        let body = JSON.object(["username": "sekolah1", "password": "latihan"])
        #expect(try await house.post("/api/v1/sessions", body, as: nil, [.origin: origin]).status == status)
    }

    @Test func `needs no CSRF token where a bearer token says who calls`() async throws {
        let house = try await House()
        let (cookie, _) = try await browser(in: house)
        let token = try await house.signIn("sekolah1")
        #expect(try await house.post("/api/v1/tickets", .question(), as: token, cookie).status == 201)
    }
}
