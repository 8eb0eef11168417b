import EventStore
import HTTPTypes
import REST
import Testing
import Workflow

@Suite struct `A server` {
    @Test func `says that it is alive, and whether it is ready`() async throws {
        let readiness = Readiness()
        let house = try await House(readiness: readiness)
        #expect(try await house.get("/healthz").status == 200)
        let early = try await house.get("/readyz")
        #expect(early.status == 503)
        #expect(early.headers[.retryAfter] != nil)
        readiness.set(true)
        #expect(try await house.get("/readyz").status == 200)
        house.database.failReads(with: .unavailable(.closed))
        #expect(try await house.get("/readyz").status == 503)
        #expect(try await house.get("/healthz").status == 200)
    }

    @Test func `tells its measures to this machine alone`() async throws {
        let house = try await House()
        try await house.open(as: house.signIn("sekolah1"))
        let page = try await house.get("/metrics")
        #expect(page.status == 200)
        let line = #"tangga_http_request_seconds_count{endpoint="/api/v1/tickets",status="201"} 1"#
        #expect(page.text.contains(line))
        #expect(page.text.contains("# TYPE tangga_http_request_seconds summary\n"))
        #expect(try await house.send(.get, "/metrics", peer: "198.51.100.7").status == 404)
        #expect(try await house.send(.get, "/metrics", peer: nil).status == 404)
        let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
        #expect(try await house.send(.get, "/metrics", [forwarded: "198.51.100.7"]).status == 404)
    }

    @Test(arguments: [EventStoreError.notStored(.diskFull), .unavailable(.busy)])
    func `that could not store says so, and when to try again`(error: EventStoreError) async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        house.database.failWrites(with: error)
        let answer = try await house.open(as: token)
        #expect(answer.status == 503)
        #expect(answer.type == "/problems/not-stored")
        #expect(answer.headers[.retryAfter] == "2")
        house.database.failWrites(with: nil)
        #expect(try await house.open(as: token).status == 201)
    }

    @Test func `that erred gives no details but a number to find them by`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        house.database.failWrites(with: .corrupt("the secret of page 7"))
        let answer = try await house.open(as: token)
        #expect(answer.status == 500)
        #expect(answer.json["instance"] == "urn:tangga:incident:request-1")
        #expect(!answer.text.contains("secret"))
        #expect(house.log.lines.contains { $0.hasPrefix("error") && $0.contains("request-1") })
    }

    @Test func `writes no password, token or message into its log`() async throws {
        let house = try await House()
        let token = try await house.signIn("sekolah1")
        try await house.post("/api/v1/sessions", .object(["username": "sekolah1", "password": "sandi-salah"]))
        try await house.post("/api/v1/tickets", .question(message: "kata-rahasia"), as: token)
        try await house.get("/api/v1/tickets?q=kata-rahasia", as: token)
        house.database.failWrites(with: .corrupt("x"))
        try await house.post("/api/v1/tickets", .question(message: "kata-rahasia"), as: token)
        let log = house.log.lines.joined(separator: "\n")
        for secret in [House.password, "sandi-salah", token, "kata-rahasia"] { #expect(!log.contains(secret)) }
        #expect(log.contains("/api/v1/tickets"))
    }
}

extension House {
    @discardableResult
    fileprivate func get(_ path: String, as token: String) async throws -> Answer {
        try await send(.get, path, as: token)
    }

    fileprivate func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields) async throws -> Answer {
        try await send(method, path, as: nil, headers)
    }
}
