import HTTPTypes
import REST
import Testing

@Suite struct `An address` {
    @Test(arguments: ["/", "/api", "/api/v2/tickets", "/api/v1/tickets/1/actions", "/api/v1/nothing", "/etc/passwd"])
    func `that is not there is not found`(path: String) async throws {
        let answer = try await House().get(path)
        #expect(answer.status == 404)
        #expect(answer.type == "/problems/not-found")
        #expect(answer.headers[.contentType] == "application/problem+json")
    }

    @Test func `says which methods it takes`() async throws {
        let house = try await House()
        let cases: [(HTTPRequest.Method, String, String)] = [
            (.put, "/api/v1/tickets", "GET, HEAD, POST"), (.get, "/api/v1/sessions", "POST"),
            (.delete, "/api/v1/tickets/7", "GET, HEAD"), (.options, "/healthz", "GET, HEAD"),
            (.get, "/api/v1/tickets/7/actions/jawab", "POST"),
        ]
        for (method, path, allowed) in cases {
            let answer = try await house.send(method, path)
            #expect(answer.status == 405)
            #expect(answer.headers[.allow] == allowed)
        }
    }

    @Test func `keeps its answers from being shown, guessed at or kept`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        for path in ["/api/v1/me", "/api/v1/tickets/9", "/api/v1/nothing", "/healthz"] {
            let headers = try await house.get(path, as: token).headers
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.cacheControl] == "no-store")
            #expect(headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
        }
    }

    @Test func `is for those alone who have signed in`() async throws {
        let house = try await House()
        let open = [
            "/api/v1/openapi.json", "/api/v1/sessions", "/api/v1/guests", "/api/v1/workflows", "/api/v1/workflows/{id}",
            "/api/v1/workflows/{id}/forms/{form}",
            "/healthz", "/readyz", "/metrics", "get /api/v1/comments",
        ]
        for (method, path) in house.routes
        where !open.contains(path) && !open.contains("\(method.lowercased()) \(path)") {
            let target = path.replacing("{number}", with: "1").replacing("{action}", with: "jawab")
            let verb = try #require(HTTPRequest.Method(rawValue: method.uppercased()))
            let answer = try await house.send(verb, target)
            #expect(answer.status == 401, "\(method) \(path)")
            #expect(answer.headers[.wwwAuthenticate] == #"Bearer realm="tangga""#)
        }
    }
}
